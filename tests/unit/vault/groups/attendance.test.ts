import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ATTENDANCE_MARK } from '../../../../shared/codes';
import { attendanceIdentifier, groupSessionIdentifier } from '../../../../shared/identifiers';
import { Attendance, GroupSession, Note } from '../../../../shared/model';
import { minutesInRoom, wasThere } from '../../../../shared/rules/attendance';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { addDays } from '../../../../shared/time';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import { noteValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';
import { heldGroup, mark, problemsOf } from './held-group';

const HOUR = 3_600_000;

describe('opening a session', () => {
  it('makes it from the group’s usual time and place, once', () => {
    const { clinic, worker, groupId, session, people } = heldGroup();
    expect(session).toMatchObject({
      startAt: clinic.at('08:00'),
      endAt: clinic.at('09:00'),
      status: 'planned',
      savedAt: null,
      facilitatorName: 'Pat Peer',
    });
    expect(session.roster.map((row) => [row.clientId, row.isMember, row.mark, row.cameLastTime])).toEqual(
      people.map((id) => [id, true, null, false]),
    );
    expect(worker.call('session.open', { groupId, heldOn: clinic.today })).toEqual(session);
    expect(findRecords(clinic.database.store.reader, GroupSession, sqlFragment`1`)).toHaveLength(1);
  });

  it('has the one id that every computer makes for the group and the day', () => {
    const { clinic, groupId, session } = heldGroup();
    expect(session.id).toBe(groupSessionIdentifier(groupId, clinic.today));
    expect(groupSessionIdentifier('0195f0a0-0000-7000-8000-00000000a001', '2026-03-09')).toBe(
      groupSessionIdentifier('0195f0a0-0000-7000-8000-00000000a001', '2026-03-09'),
    );
  });

  it('R-GRP-01 is never one of a later day', () => {
    const { clinic, worker, groupId } = heldGroup();
    const heldOn = addDays(clinic.today, 1);
    expect(problemsOf(() => worker.call('session.open', { groupId, heldOn }))).toEqual(['heldOn in_future']);
    expect(worker.call('session.open', { groupId, heldOn: addDays(clinic.today, -40) }).status).toBe(
      'planned',
    );
  });

  it('keeps the wall-clock time on the night the clock changes', () => {
    const { clinic, worker, groupId } = heldGroup();
    const winter = worker.call('session.open', { groupId, heldOn: '2026-03-07' });
    expect(winter.startAt).toBe(clinic.at('08:00', '2026-03-07' as LocalDate));
    expect(winter.endAt - winter.startAt).toBe(HOUR);
  });
});

describe('saving a roll call (R-GRP-05)', () => {
  it('R-GRP-05 makes one attendance each and one contact for everybody who was there', () => {
    const { clinic, worker, people, session, save, encounterOf } = heldGroup();
    const [ana, beto, cruz, delia] = people;
    const output = save(
      [
        mark(ana, 'present'),
        mark(beto, 'late', clinic.at('08:20')),
        mark(cruz, 'no_show'),
        mark(delia, 'excused'),
      ],
      { guestCount: 2 },
    );
    expect(output).toMatchObject({
      presentCount: 2,
      encounterCount: 2,
      session: { status: 'held', guestCount: 2, savedAt: clinic.clock.now() },
    });
    expect(encounterOf(ana)).toMatchObject({
      kind: 'group',
      modality: 'in_person',
      status: 'done',
      workerId: worker.user.id,
      serviceDate: '2026-03-09',
      startAt: clinic.at('08:00'),
      minutes: 60,
      groupSessionId: session.id,
    });
    expect(encounterOf(cruz)).toBeUndefined();
    expect(encounterOf(delia)).toBeUndefined();
    const rows = findRecords(clinic.database.store.reader, Attendance, sql`session_id = ${session.id}`);
    expect(rows.map((row) => row.id).sort()).toEqual(
      people.map((id) => attendanceIdentifier(session.id, id)).sort(),
    );
    expect(worker.audited).toEqual([
      { recordId: session.id },
      ...people.map((clientId) => ({ clientId, recordId: session.id })),
    ]);
  });

  it('R-GRP-03 counts each person’s own minutes', () => {
    const { clinic, people, save, encounterOf } = heldGroup();
    const [ana, beto, cruz] = people;
    save([
      mark(ana, 'late', clinic.at('08:20')),
      mark(beto, 'left_early', null, clinic.at('08:45')),
      mark(cruz, 'late', clinic.at('08:10'), clinic.at('08:40')),
    ]);
    expect([ana, beto, cruz].map((id) => encounterOf(id)?.minutes)).toEqual([40, 45, 30]);
  });

  it('R-GRP-03, R-GRP-05 holds for any roll call that has no problem', () => {
    const { clinic, people, session, save, encounterOf } = heldGroup();
    const offset = fc.integer({ min: 1, max: 59 });
    const anyLine = fc.oneof(
      fc
        .constantFrom(...ATTENDANCE_MARK.slugs.filter((slug) => slug !== 'late' && slug !== 'left_early'))
        .map((slug) => [slug, null, null] as const),
      offset.map((minutes) => ['late', minutes, null] as const),
      offset.map((minutes) => ['left_early', null, minutes] as const),
    );
    const instant = (minutes: number | null) =>
      minutes === null ? null : session.startAt + minutes * 60_000;
    fc.assert(
      fc.property(fc.tuple(anyLine, anyLine, anyLine, anyLine), (lines) => {
        const marks = lines.map(([value, inMinute, outMinute], index) =>
          mark(people[index] ?? '', value, instant(inMinute), instant(outMinute)),
        );
        const output = save(marks);
        const there = marks.filter((line) => wasThere(line.mark));
        expect(output.presentCount).toBe(there.length);
        expect(output.encounterCount).toBe(there.length);
        for (const line of marks) {
          const encounter = encounterOf(line.clientId);
          const isDone = encounter?.status === 'done';
          expect(isDone).toBe(wasThere(line.mark));
          if (isDone) {
            const timed = {
              mark: line.mark,
              inAt: line.inAt as InstantMs | null,
              outAt: line.outAt as InstantMs | null,
            };
            expect(encounter.minutes).toBe(minutesInRoom(timed, session));
          }
        }
        expect(output.session.roster.map((row) => row.mark)).toEqual(marks.map((line) => line.mark));
      }),
      { numRuns: 25 },
    );
    expect(clinic.database.store.reader.value(sqlFragment`SELECT count(*) FROM attendance`, z.int())).toBe(4);
  });

  it('takes somebody who just came in', () => {
    const { clinic, people, save, worker, groupId } = heldGroup();
    const visitor = clinic.client({
      legalFirstName: 'Visitor',
      legalLastName: null,
      chartNumber: 'LC-000010',
    }).id;
    const output = save([...people, visitor].map((id) => mark(id, 'present')));
    expect(output.presentCount).toBe(5);
    expect(output.session.roster.find((row) => row.clientId === visitor)).toMatchObject({
      isMember: false,
      mark: 'present',
    });
    clinic.clock.pass(7 * 24 * HOUR);
    const next = worker.call('session.open', { groupId, heldOn: clinic.today });
    expect(next.roster).toHaveLength(4);
    expect(next.roster.every((row) => row.cameLastTime)).toBe(true);
  });

  it('is saved once when the call is repeated by a retry: the revision tells', () => {
    const { people, save } = heldGroup();
    save([mark(people[0], 'present')]);
    const refused = failureOf(() => save([mark(people[0], 'present')], { expectedRevision: 1 }));
    expect([refused.code, refused.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
  });

  it('makes whoever takes the roll for a colleague a co-facilitator, who may then write the notes', () => {
    const { clinic, people, session, save, encounterOf } = heldGroup();
    const colleague = clinic.staff('peer_worker');
    save([mark(people[0], 'present')], {}, colleague);
    expect(getRecord(clinic.database.store.reader, GroupSession, session.id)?.coFacilitatorId).toBe(
      colleague.user.id,
    );
    const encounterId = encounterOf(people[0])?.id ?? '';
    expect(colleague.call('note.start', { encounterId, formatCode: 'pirp' }).noteId).toBeTruthy();
  });
});

describe('correcting a roll call', () => {
  it('cancels the contact of somebody who wasn’t there after all, and brings it back', () => {
    const { people, save, encounterOf, clinic } = heldGroup();
    const [ana] = people;
    save([mark(ana, 'present')]);
    const before = encounterOf(ana);
    expect(save([mark(ana, 'no_show')])).toMatchObject({ presentCount: 0, encounterCount: 0 });
    expect(encounterOf(ana)).toMatchObject({
      id: before?.id,
      status: 'cancelled',
      createdAt: before?.createdAt,
    });
    save([mark(ana, 'late', clinic.at('08:30'))]);
    expect(encounterOf(ana)).toMatchObject({ status: 'done', minutes: 30, revision: 3 });
  });

  it('refuses to change a contact whose note is signed, and then changes nothing', () => {
    const { clinic, worker, people, save, encounterOf } = heldGroup();
    const [ana, beto] = people;
    save([mark(ana, 'present'), mark(beto, 'present')]);
    const encounterId = encounterOf(ana)?.id ?? '';
    clinic.write((writer, change) => {
      const draft = insertRecord(
        writer,
        change,
        Note,
        noteValues({ clientId: ana, encounterId, authorId: worker.user.id }),
      );
      const signed = { status: 'signed', signedAt: change.now, signatureHash: '0'.repeat(64) } as const;
      updateRecord(writer, change, Note, draft.id, signed, { expectedRevision: 'newest' });
    });
    expect(problemsOf(() => save([mark(beto, 'no_show'), mark(ana, 'no_show')]))).toEqual([
      'marks[1].mark note_already_signed',
    ]);
    expect(problemsOf(() => save([mark(ana, 'late', clinic.at('08:30')), mark(beto, 'present')]))).toEqual([
      'marks[0].mark note_already_signed',
    ]);
    expect(encounterOf(beto)?.status).toBe('done');
    expect(encounterOf(ana)).toMatchObject({ status: 'done', minutes: 60 });
    expect(save([mark(ana, 'present'), mark(beto, 'no_show')]).encounterCount).toBe(1);
  });

  it('doesn’t take a mark back by leaving the person out', () => {
    const { people, save, encounterOf } = heldGroup();
    const [ana, beto] = people;
    save([mark(ana, 'present'), mark(beto, 'present')]);
    expect(problemsOf(() => save([mark(ana, 'present')]))).toEqual([`marks.${beto} mark_missing`]);
    expect(encounterOf(beto)?.status).toBe('done');
  });

  it('follows a session that took longer', () => {
    const { people, session, save, encounterOf } = heldGroup();
    save([mark(people[0], 'present')]);
    save([mark(people[0], 'present')], { endAt: session.endAt + HOUR / 2 });
    expect(encounterOf(people[0])?.minutes).toBe(90);
  });
});
