import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { attendanceIdentifier } from '../../../../shared/identifiers';
import { Attendance, Client, Episode, GroupSeries, GroupSession, User } from '../../../../shared/model';
import { getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import type { LocalDate } from '../../../../shared/time';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';
import { heldGroup, mark, problemsOf } from './held-group';

const HOUR = 3_600_000;

describe('what a roll call refuses', () => {
  it('R-GRP-01 a session that hasn’t begun; one that still sits may be marked', () => {
    const { people, session, save, encounterOf } = heldGroup();
    const later = { startAt: session.endAt + 1, endAt: session.endAt + HOUR };
    expect(problemsOf(() => save([mark(people[0], 'present')], later))).toEqual([
      'startAt session_not_started',
    ]);
    save([mark(people[0], 'present')], { startAt: session.endAt, endAt: session.endAt + HOUR });
    expect(encounterOf(people[0])?.minutes).toBe(60);
  });

  it('R-ENC-01 a session that ends before it starts, lasts too long, or is on another day', () => {
    const { people, session, save } = heldGroup();
    const refuse = (values: Partial<CallInput<'session.saveAttendance'>>) =>
      problemsOf(() => save([mark(people[0], 'present')], values));
    expect(refuse({ endAt: session.startAt })).toContain('endAt end_not_after_start');
    expect(refuse({ endAt: session.startAt + 12 * HOUR + 1 })).toEqual(['endAt longer_than_twelve_hours']);
    expect(refuse({ startAt: session.startAt - 24 * HOUR, endAt: session.endAt - 24 * HOUR })).toEqual([
      'startAt not_on_this_date',
    ]);
  });

  it('R-GRP-01 people before their admission and after their discharge', () => {
    const { clinic, people, save } = heldGroup();
    const episode = (clientId: string, openedOn: string, closedOn: string | null) =>
      clinic.write((writer, change) =>
        insertRecord(writer, change, Episode, {
          clientId,
          openedOn: openedOn as LocalDate,
          closedOn: closedOn as LocalDate | null,
          referralSource: null,
        }),
      );
    const [ana, beto, cruz] = people;
    episode(ana, '2026-03-10', null);
    episode(beto, '2025-01-01', '2026-03-08');
    episode(cruz, '2025-01-01', '2026-03-09');
    expect(
      problemsOf(() => save([mark(ana, 'present'), mark(beto, 'present'), mark(cruz, 'present')])),
    ).toEqual(['marks[0].clientId before_admission', 'marks[1].clientId after_discharge']);
  });

  it('R-GRP-02 one person twice', () => {
    const { people, save } = heldGroup();
    expect(problemsOf(() => save([mark(people[0], 'present'), mark(people[0], 'no_show')]))).toEqual([
      'marks[1].clientId person_listed_twice',
    ]);
  });

  it('R-GRP-03 times that can’t be', () => {
    const { clinic, people, save } = heldGroup();
    const [ana, beto, cruz] = people;
    expect(
      problemsOf(() =>
        save([
          mark(ana, 'late'),
          mark(beto, 'left_early', null, clinic.at('09:01')),
          mark(cruz, 'no_show', clinic.at('08:10')),
        ]),
      ),
    ).toEqual([
      'marks[0].inAt in_time_missing',
      'marks[1].outAt outside_session',
      'marks[2].mark absent_with_times',
    ]);
  });

  it('R-ROL-05 somebody the caller can’t know of, and leaves their earlier mark alone', () => {
    const { clinic, people, session, save } = heldGroup();
    const supervisor = clinic.staff('supervisor');
    const hidden = clinic.client({
      legalFirstName: 'Hidden',
      isRestricted: true,
      chartNumber: 'LC-000020',
    }).id;
    save([mark(people[0], 'present'), mark(hidden, 'present')], {}, supervisor);
    expect(problemsOf(() => save([mark(people[0], 'present'), mark(hidden, 'no_show')]))).toEqual([
      'marks[1].clientId client_not_found',
    ]);
    const output = save([mark(people[0], 'no_show')]);
    expect(output.session.roster.map((row) => row.clientId)).not.toContain(hidden);
    const kept = getRecord(
      clinic.database.store.reader,
      Attendance,
      attendanceIdentifier(session.id, hidden),
    );
    expect(kept?.mark).toBe('present');
  });

  it('somebody whose chart was joined to another meanwhile; the mark they had stays', () => {
    const { clinic, worker, people, groupId, save, encounterOf } = heldGroup();
    const [ana, beto] = people;
    save([mark(ana, 'present'), mark(beto, 'present')]);
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Client,
        beto,
        { status: 'merged', mergedInto: ana },
        { expectedRevision: 'newest' },
      ),
    );
    const { roster } = worker.call('session.open', { groupId, heldOn: clinic.today });
    expect(roster.map(({ clientId }) => clientId)).not.toContain(beto);
    expect(problemsOf(() => save([mark(ana, 'present'), mark(beto, 'no_show')]))).toEqual([
      'marks[1].clientId client_not_found',
    ]);
    save([mark(ana, 'late', clinic.at('08:10'))]);
    expect([encounterOf(ana)?.minutes, encounterOf(beto)?.status]).toEqual([50, 'done']);
  });

  it('a session that was cancelled', () => {
    const { clinic, people, session, save } = heldGroup();
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        GroupSession,
        session.id,
        { status: 'cancelled' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(problemsOf(() => save([mark(people[0], 'present')], { expectedRevision: 2 }))).toEqual([
      'sessionId session_cancelled',
    ]);
  });

  it('writes nothing at all when one line is wrong', () => {
    const { clinic, people, save, session } = heldGroup();
    failureOf(() => save([mark(people[0], 'present'), mark(people[1], 'late')]));
    const { reader } = clinic.database.store;
    expect(reader.value(sqlFragment`SELECT count(*) FROM attendance`, z.int())).toBe(0);
    expect(reader.value(sqlFragment`SELECT count(*) FROM encounter`, z.int())).toBe(0);
    expect(getRecord(reader, GroupSession, session.id)?.status).toBe('planned');
  });
});

describe('a group whose facilitator has left', () => {
  const leave = ({ clinic }: ReturnType<typeof heldGroup>, userId: string) =>
    clinic.write((writer, change) =>
      updateRecord(writer, change, User, userId, { isActive: false }, { expectedRevision: 'newest' }),
    );

  it('R-ROL-07 goes on: whoever opens the next day leads it, and the days before stay theirs', () => {
    const group = heldGroup();
    const { clinic, worker, groupId, session, save, people } = group;
    save([mark(people[0], 'present')]);
    leave(group, worker.user.id);
    clinic.clock.pass(24 * HOUR);
    const colleague = clinic.staff('peer_worker');
    const next = colleague.call('session.open', { groupId, heldOn: clinic.today });
    expect(next.facilitatorId).toBe(colleague.user.id);
    const before = getRecord(clinic.database.store.reader, GroupSession, session.id);
    expect(before?.facilitatorId).toBe(worker.user.id);
  });

  it('is led by the co-facilitator when there is one, and a co-facilitator who left leads nothing', () => {
    const group = heldGroup();
    const { clinic, worker, groupId } = group;
    const second = clinic.staff('peer_worker');
    const supervisor = clinic.staff('supervisor');
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        GroupSeries,
        groupId,
        { coFacilitatorId: second.user.id },
        { expectedRevision: 'newest' },
      ),
    );
    clinic.clock.pass(24 * HOUR);
    const both = supervisor.call('session.open', { groupId, heldOn: clinic.today });
    expect([both.facilitatorId, both.facilitatorCount]).toEqual([worker.user.id, 2]);
    leave(group, worker.user.id);
    clinic.clock.pass(24 * HOUR);
    const one = supervisor.call('session.open', { groupId, heldOn: clinic.today });
    expect([one.facilitatorId, one.facilitatorCount]).toEqual([second.user.id, 1]);
  });

  it('can’t be set up with somebody who left, at the field', () => {
    const group = heldGroup();
    const { clinic, worker } = group;
    leave(group, worker.user.id);
    const create = (values: Partial<CallInput<'group.create'>>) => () =>
      clinic.staff('supervisor').call('group.create', {
        name: 'Evening circle',
        topic: 'coping',
        facilitatorId: clinic.staff('peer_worker').user.id,
        placeOfService: 'office',
        place: null,
        usualStartTime: '18:00',
        usualMinutes: 60,
        capacity: null,
        memberIds: [],
        ...values,
      });
    expect(problemsOf(create({ facilitatorId: worker.user.id }))).toEqual(['facilitatorId not_a_worker']);
    expect(problemsOf(create({ coFacilitatorId: worker.user.id }))).toEqual(['coFacilitatorId not_a_worker']);
  });
});
