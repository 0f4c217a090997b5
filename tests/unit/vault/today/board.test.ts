import { describe, expect, it } from 'vitest';

import { Draft, Encounter } from '../../../../shared/model';
import { insertRecord } from '../../../../electron/vault/store/records';
import { addDays } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import { WEEKDAYS, weekdayOf, weeklyRule } from '../../../../shared/rules/schedule';

function siteAtWork() {
  const clinic = new Clinic();
  const worker = clinic.staff('peer_worker', { displayName: 'Pat Peer' });
  const other = clinic.staff('peer_worker');
  const add = (legalFirstName: string, values: Parameters<Clinic['client']>[0] = {}): string =>
    clinic.client({ legalFirstName, legalLastName: null, chartNumber: `LC-${legalFirstName}`, ...values }).id;
  const mine = { assignedWorkerId: worker.user.id };
  const people = {
    ana: add('Ana', mine),
    beto: add('Beto', mine),
    cruz: add('Cruz', mine),
    delia: add('Delia', { assignedWorkerId: other.user.id }),
    eva: add('Eva'),
    left: add('Left', { ...mine, status: 'discharged' }),
  };
  const meet = (
    clientId: string,
    daysAgo: number,
    values: Partial<Parameters<typeof encounterValues>[0]> & { kind?: 'no_show' } = {},
  ) =>
    clinic.write((writer, change) =>
      insertRecord(writer, change, Encounter, {
        ...encounterValues({ clientId, workerId: worker.user.id }),
        serviceDate: addDays(clinic.today, -daysAgo),
        ...values,
      }),
    );
  return { clinic, worker, other, people, meet };
}

describe('the today screen', () => {
  it('counts what there is', () => {
    const { worker, people, meet } = siteAtWork();
    meet(people.ana, 0);
    meet(people.ana, 0);
    meet(people.delia, 0);
    meet(people.beto, 0, { kind: 'no_show' });
    const board = worker.call('today.board', {});
    expect(board).toMatchObject({
      today: '2026-03-09',
      activeClientCount: 5,
      myCaseloadCount: 3,
      unassignedCount: 1,
      arrivalsToday: 2,
      notesToWrite: 3,
      notesToSign: 0,
      drafts: [],
    });
    expect(board.unsentChangeCount).toBeGreaterThan(0);
  });

  it('names whom nobody reached this week, longest first, never reached before all', () => {
    const { worker, other, people, meet } = siteAtWork();
    meet(people.ana, 6);
    meet(people.beto, 30);
    expect(worker.call('today.board', {}).needsContact).toEqual([
      {
        clientId: people.cruz,
        displayName: 'Cruz',
        needs: [{ code: 'never_reached', on: null, days: null }],
      },
      {
        clientId: people.beto,
        displayName: 'Beto',
        needs: [{ code: 'long_without_contact', on: '2026-02-07', days: 30 }],
      },
    ]);
    meet(people.cruz, 7);
    expect(
      worker.call('today.board', {}).needsContact?.map((row) => [row.displayName, row.needs[0]?.days]),
    ).toEqual([
      ['Beto', 30],
      ['Cruz', 7],
    ]);
    expect(other.call('today.board', {}).needsContact?.map((row) => row.displayName)).toEqual(['Delia']);
  });

  it('shows the groups with who came', () => {
    const { clinic, worker, people } = siteAtWork();
    const { groupId } = worker.call('group.create', {
      name: 'Morning circle',
      topic: 'coping',
      facilitatorId: worker.user.id,
      placeOfService: 'non_residential',
      place: null,
      usualStartTime: '08:00',
      usualMinutes: 60,
      capacity: null,
      memberIds: [people.ana, people.beto],
    });
    const groups = () => worker.call('today.board', {}).groups;
    const group = {
      groupId,
      name: 'Morning circle',
      facilitatorName: 'Pat Peer',
      facilitatorInitials: 'MI',
      usualStartTime: '08:00',
      memberCount: 2,
    };
    expect(groups()).toEqual([{ ...group, sessionStatus: null, presentCount: 0 }]);
    const session = worker.call('session.open', { groupId, heldOn: clinic.today });
    worker.call('session.saveAttendance', {
      sessionId: session.id,
      expectedRevision: session.revision,
      startAt: session.startAt,
      endAt: session.endAt,
      guestCount: 0,
      marks: [
        { clientId: people.ana, mark: 'present', inAt: null, outAt: null },
        { clientId: people.beto, mark: 'excused', inAt: null, outAt: null },
      ],
    });
    expect(groups()).toEqual([{ ...group, sessionStatus: 'held', presentCount: 1 }]);
  });

  it('leaves out groups that meet on other days, until one meets today all the same', () => {
    const { clinic, worker } = siteAtWork();
    const group = (name: string, scheduleRule: string | null) =>
      worker.call('group.create', {
        name,
        topic: 'coping',
        facilitatorId: worker.user.id,
        placeOfService: 'non_residential',
        place: null,
        usualStartTime: '08:00',
        usualMinutes: 60,
        capacity: null,
        memberIds: [],
        scheduleRule,
        scheduleStartsOn: scheduleRule === null ? null : '2026-03-02',
      }).groupId;
    const weekday = weekdayOf(clinic.today);
    const others = WEEKDAYS.filter((day) => day !== weekday);
    group('A, without days', null);
    group('B, today', weeklyRule([weekday], 1));
    const elsewhen = group('C, on other days', weeklyRule(others, 1));
    const names = () => worker.call('today.board', {}).groups.map(({ name }) => name);
    expect(names()).toEqual(['A, without days', 'B, today']);
    worker.call('session.open', { groupId: elsewhen, heldOn: clinic.today });
    expect(names()).toEqual(['A, without days', 'B, today', 'C, on other days']);
  });

  it('lists the own drafts, newest first', () => {
    const { clinic, worker, other } = siteAtWork();
    const draft = (ownerId: string, subject: string) =>
      clinic.write((writer, change) =>
        insertRecord(writer, change, Draft, {
          ownerId,
          kind: 'intake',
          subject,
          content: {},
          savedAt: change.now,
        }),
      );
    draft(worker.user.id, 'new');
    clinic.clock.pass(1000);
    draft(worker.user.id, 'other');
    draft(other.user.id, 'new');
    expect(worker.call('today.board', {}).drafts.map((row) => row.subject)).toEqual(['other', 'new']);
  });

  it('R-ROL-01, R-ROL-04 leaves out what a role may not read', () => {
    const { clinic, people, meet } = siteAtWork();
    meet(people.ana, 0);
    const clinical = {
      notesToWrite: null,
      notesToSign: null,
      notesReturned: null,
      followUps: null,
      needsContact: null,
      myCaseloadCount: null,
    };
    expect(clinic.staff('front_desk').call('today.board', {})).toMatchObject({
      ...clinical,
      unassignedCount: 1,
    });
    expect(clinic.staff('administrator').call('today.board', {})).toMatchObject({
      ...clinical,
      unassignedCount: null,
    });
  });

  it('R-ROL-05 doesn’t count restricted charts for those who can’t know of them', () => {
    const { clinic, worker } = siteAtWork();
    clinic.client({ legalFirstName: 'Hidden', isRestricted: true, assignedWorkerId: worker.user.id });
    expect(clinic.staff('front_desk').call('today.board', {}).activeClientCount).toBe(5);
    expect(worker.call('today.board', {})).toMatchObject({ activeClientCount: 6, myCaseloadCount: 4 });
    expect(clinic.staff('supervisor').call('today.board', {}).activeClientCount).toBe(6);
  });
});
