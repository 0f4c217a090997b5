import { describe, expect, it } from 'vitest';

import { GroupMember } from '../../../../shared/model';
import { findRecords } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

const DAY = 86_400_000;

function groupInput(
  facilitator: StaffSeat,
  values: Partial<CallInput<'group.create'>> = {},
): CallInput<'group.create'> {
  return {
    name: 'Morning circle',
    topic: 'coping',
    facilitatorId: facilitator.user.id,
    placeOfService: 'non_residential',
    place: 'Blue room',
    usualStartTime: '08:00',
    usualMinutes: 60,
    capacity: 12,
    memberIds: [],
    ...values,
  };
}

describe('groups', () => {
  it('are listed in the order of the day, with members and today’s session', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker', { displayName: 'Pat Peer' });
    const people = ['Ana', 'Beto'].map(
      (name) => clinic.client({ legalFirstName: name, legalLastName: 'Baca' }).id,
    );
    worker.call('group.create', groupInput(worker, { name: 'Evening', usualStartTime: '18:30' }));
    const { groupId } = worker.call(
      'group.create',
      groupInput(worker, { memberIds: [...people, ...people] }),
    );
    const list = () => worker.call('group.list', {}).groups;
    expect(list()).toMatchObject([
      {
        id: groupId,
        name: 'Morning circle',
        facilitatorName: 'Pat Peer',
        memberCount: 2,
        todaySessionId: null,
        lastHeldOn: null,
      },
      { name: 'Evening', memberCount: 0 },
    ]);
    const session = worker.call('session.open', { groupId, heldOn: clinic.today });
    expect(list()[0]).toMatchObject({
      todaySessionId: session.id,
      todaySessionStatus: 'planned',
      lastHeldOn: null,
    });
  });

  it('are led by somebody who meets people, with people who are there', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const desk = clinic.staff('front_desk');
    const create = (values: Partial<CallInput<'group.create'>>) =>
      failureOf(() => worker.call('group.create', groupInput(worker, values))).details?.problems;
    expect(create({ facilitatorId: desk.user.id })).toEqual([
      { path: 'facilitatorId', code: 'not_a_worker' },
    ]);
    const merged = clinic.client({ status: 'merged' }).id;
    const known = clinic.client().id;
    expect(create({ memberIds: [known, merged] })).toEqual([
      { path: 'memberIds[1]', code: 'client_not_found' },
    ]);
  });
});

describe('who is on a group’s list', () => {
  function group() {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const [ana, beto, cruz] = ['Ana', 'Beto', 'Cruz'].map(
      (legalFirstName) => clinic.client({ legalFirstName, legalLastName: null }).id,
    ) as [string, string, string];
    const { groupId } = worker.call('group.create', groupInput(worker, { memberIds: [beto, ana] }));
    const members = (seat = worker): string[] =>
      seat.call('group.members', { groupId }).members.map((member) => member.displayName);
    const set = (memberIds: string[], seat = worker): number =>
      seat.call('group.setMembers', { groupId, memberIds }).memberCount;
    return { clinic, worker, groupId, ana, beto, cruz, members, set };
  }

  it('is by name, and changes from today on, keeping history', () => {
    const { clinic, groupId, ana, beto, cruz, members, set } = group();
    expect(members()).toEqual(['Ana', 'Beto']);
    clinic.clock.pass(DAY);
    expect(set([beto, cruz])).toBe(2);
    expect(members()).toEqual(['Beto', 'Cruz']);
    const rows = findRecords(
      clinic.database.store.reader,
      GroupMember,
      sql`series_id = ${groupId} ORDER BY created_at, id`,
    );
    expect(rows.map((row) => [row.clientId, row.joinedOn, row.leftOn])).toEqual(
      expect.arrayContaining([
        [ana, '2026-03-09', '2026-03-10'],
        [beto, '2026-03-09', null],
        [cruz, '2026-03-10', null],
      ]),
    );
    clinic.clock.pass(DAY);
    expect(set([ana, beto, cruz])).toBe(3);
    expect(rows).toHaveLength(3);
  });

  it('holds the people of a group that is put in late from the day it began', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const memberIds = [clinic.client({ legalFirstName: 'Ana' }).id];
    const rosterOf = (scheduleStartsOn: LocalDate, heldOn: LocalDate) => {
      const series = groupInput(worker, {
        memberIds,
        scheduleRule: 'FREQ=WEEKLY;BYDAY=MO',
        scheduleStartsOn,
      });
      const { groupId } = worker.call('group.create', series);
      return worker.call('session.open', { groupId, heldOn }).roster.length;
    };
    const { today } = clinic;
    expect(rosterOf(addDays(today, -7), addDays(today, -7))).toBe(1);
    expect(rosterOf(addDays(today, -7), addDays(today, -8))).toBe(0);
    expect(rosterOf(addDays(today, 7), today)).toBe(1);
  });

  it('still has yesterday’s people on yesterday’s roll', () => {
    const { clinic, worker, groupId, ana, beto, cruz, set } = group();
    const yesterday = clinic.today;
    clinic.clock.pass(DAY);
    set([beto, cruz]);
    const roster = worker
      .call('session.open', { groupId, heldOn: yesterday })
      .roster.map((row) => row.clientId);
    expect(roster).toEqual([ana, beto]);
  });

  it('R-ROL-05 keeps a restricted person on it whom the caller can’t see, and shows them to nobody else', () => {
    const { clinic, groupId, worker, ana, members, set } = group();
    const supervisor = clinic.staff('supervisor');
    const hidden = clinic.client({ legalFirstName: 'Hidden', legalLastName: null, isRestricted: true }).id;
    const current = worker.call('group.members', { groupId }).members.map((member) => member.clientId);
    set([...current, hidden], supervisor);
    expect(members()).toEqual(['Ana', 'Beto']);
    expect(members(supervisor)).toEqual(['Ana', 'Beto', 'Hidden']);
    expect(worker.call('session.open', { groupId, heldOn: clinic.today }).roster).toHaveLength(2);
    set([ana]);
    expect(members(supervisor)).toEqual(['Ana', 'Hidden']);
    expect(failureOf(() => set([ana, hidden])).details?.problems).toEqual([
      { path: 'memberIds[1]', code: 'client_not_found' },
    ]);
  });
});
