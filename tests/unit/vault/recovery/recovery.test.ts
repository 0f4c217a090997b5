import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { milestonesOfStreak, presentStreak, totalDaysInRecovery } from '../../../../shared/rules/recovery';
import { Client, RecoveryStreak } from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { getRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';
import { heldGroup } from '../groups/held-group';

const TODAY = '2026-03-09';

function setting() {
  const clinic = new Clinic({ at: `${TODAY}T17:00:00Z` });
  const worker = clinic.staff('peer_worker');
  const supervisor = clinic.staff('supervisor');
  const client = clinic.client({ assignedWorkerId: worker.user.id, birthDate: null });
  const add = (values: Partial<CallInput<'streak.add'>> = {}) =>
    worker.call('streak.add', {
      clientId: client.id,
      startedOn: '2025-12-09',
      endedOn: null,
      basis: ' Sober, on my medication ',
      ...values,
    }).streakId;
  const change = (streakId: string, values: Partial<CallInput<'streak.change'>> = {}) =>
    worker.call('streak.change', {
      clientId: client.id,
      streakId,
      expectedRevision: 1,
      startedOn: '2025-12-10',
      endedOn: null,
      basis: null,
      ...values,
    });
  const anew = (streakId: string, values: Partial<CallInput<'streak.beginAnew'>> = {}) =>
    worker.call('streak.beginAnew', {
      clientId: client.id,
      streakId,
      expectedRevision: 1,
      endedOn: '2026-03-07',
      startedOn: '2026-03-08',
      basis: null,
      ...values,
    });
  const recovery = (seat: StaffSeat = worker, clientId: string = client.id) =>
    seat.call('client.open', { clientId }).recovery;
  const listed = (seat: StaffSeat, input: Partial<CallInput<'client.list'>> = {}, phases: string[] = []) =>
    seat
      .call('client.list', {
        filter: { text: '', statuses: [], workerIds: [], phases: phases as 'stepping_down'[] },
        sort: [],
        offset: 0,
        limit: 50,
        ...input,
      })
      .rows.map(({ clientId, daysInRecovery, phase }) => ({ clientId, daysInRecovery, phase }));
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  const { reader } = clinic.database.store;
  return { clinic, worker, supervisor, client, add, change, anew, recovery, listed, problemsOf, reader };
}

describe('a time in recovery (streak.add, streak.change)', () => {
  it('is on the chart and in the caseload, from the day the person chose', () => {
    const { worker, client, add, recovery, listed } = setting();
    expect(recovery()).toEqual({ streaks: [], milestones: [], support: null });
    expect(listed(worker)).toEqual([{ clientId: client.id, daysInRecovery: null, phase: null }]);
    const id = add();
    expect(worker.audited).toEqual([{ clientId: client.id, recordId: id }]);
    expect(recovery()?.streaks).toEqual([
      { id, revision: 1, startedOn: '2025-12-09', endedOn: null, basis: 'Sober, on my medication' },
    ]);
    expect(listed(worker)).toMatchObject([{ daysInRecovery: 90 }]);
  });

  it('changes on its newest version alone, and keeps to the days that can be', () => {
    const { add, change, recovery, problemsOf, clinic, client } = setting();
    const id = add();
    expect(change(id)).toEqual({ revision: 2 });
    const stale = failureOf(() => change(id, { startedOn: '2025-12-11' }));
    expect([stale.code, stale.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
    expect(recovery()?.streaks).toMatchObject([{ startedOn: '2025-12-10', basis: null }]);
    expect(problemsOf(() => change(id, { expectedRevision: 2, startedOn: '2026-03-10' }))).toEqual([
      'startedOn in_future',
    ]);
    expect(problemsOf(() => add({ startedOn: '2026-01-01' }))).toEqual(['endedOn recovery_counted']);
    expect(problemsOf(() => add({ startedOn: '2025-01-01', endedOn: '2025-12-31' }))).toEqual([
      'startedOn recovery_overlaps',
    ]);
    const other = clinic.client({ chartNumber: 'LC-000009', assignedWorkerId: client.assignedWorkerId }).id;
    expect(failureOf(() => change(id, { clientId: other, expectedRevision: 2 })).code).toBe('NOT_FOUND');
    const joined = clinic.client({ status: 'merged', chartNumber: 'LC-000010' }).id;
    expect(problemsOf(() => add({ clientId: joined }))).toEqual(['clientId client_is_merged']);
  });

  it('leaves the chart when it was a mistake, and stays on record', () => {
    const { worker, client, add, recovery, listed, problemsOf, reader } = setting();
    const streakId = add();
    const take = (reason: string | null) =>
      worker.call('streak.markInError', { clientId: client.id, streakId, expectedRevision: 1, reason });
    expect(problemsOf(() => take('  '))).toEqual(['reason reason_missing']);
    take('Wrong chart');
    expect(recovery()?.streaks).toEqual([]);
    expect(listed(worker)).toMatchObject([{ daysInRecovery: null }]);
    expect(getRecord(reader, RecoveryStreak, streakId)).toMatchObject({
      startedOn: '2025-12-09',
      errorReason: 'Wrong chart',
    });
    expect(failureOf(() => take('Again')).code).toBe('NOT_FOUND');
    // Then nothing stands in the way of the right one.
    add({ startedOn: '2026-03-01' });
  });
});

describe('beginning anew (streak.beginAnew)', () => {
  it('takes nothing away that was reached, and counts all days together (R-MIL-01)', () => {
    const { add, anew, recovery, listed, worker, reader } = setting();
    const id = add({ startedOn: '2025-11-01' });
    const before = recovery()?.streaks[0];
    const next = anew(id).streakId;
    const [present, earlier] = recovery()?.streaks ?? [];
    expect(present).toMatchObject({ id: next, startedOn: '2026-03-08', endedOn: null });
    expect(earlier).toMatchObject({ id, startedOn: '2025-11-01', endedOn: '2026-03-07' });
    if (before === undefined || earlier === undefined || present === undefined)
      throw new Error('Both are there');
    const reached = milestonesOfStreak(earlier, present.startedOn);
    expect(reached.map(({ count }) => count)).toEqual([1, 7, 30, 60, 90]);
    expect(reached).toEqual(milestonesOfStreak(before, earlier.endedOn ?? present.startedOn));
    expect(totalDaysInRecovery([present, earlier], TODAY as typeof present.startedOn)).toBe(126 + 1);
    expect(listed(worker)).toMatchObject([{ daysInRecovery: 1 }]);
    const count = sql`SELECT count(*) FROM recovery_streak WHERE error_reason IS NULL`;
    expect(reader.value(count, z.int())).toBe(2);
  });

  it('counts nothing more unless the person wants to, and can go on later', () => {
    const { add, anew, recovery, listed, worker } = setting();
    const id = add();
    expect(anew(id, { startedOn: null })).toEqual({ streakId: null });
    expect(presentStreak(recovery()?.streaks ?? [])).toBeNull();
    expect(listed(worker)).toMatchObject([{ daysInRecovery: null }]);
    add({ startedOn: '2026-03-07' });
    expect(listed(worker)).toMatchObject([{ daysInRecovery: 2 }]);
  });

  it('is refused on days that can’t be, on an older version, and for a time that is over', () => {
    const { add, anew, change, recovery, problemsOf } = setting();
    const id = add();
    expect(problemsOf(() => anew(id, { startedOn: '2026-03-06' }))).toEqual(['startedOn recovery_overlaps']);
    expect(problemsOf(() => anew(id, { endedOn: '2025-12-08', startedOn: null }))).toEqual([
      'endedOn ends_before_starts',
    ]);
    change(id);
    expect(failureOf(() => anew(id)).code).toBe('STALE_EDIT');
    expect(recovery()?.streaks).toHaveLength(1);
    anew(id, { expectedRevision: 2, startedOn: null });
    expect(problemsOf(() => anew(id, { expectedRevision: 3 }))).toEqual(['streakId recovery_ended']);
  });
});

describe('milestones in life (milestone.add, milestone.markInError)', () => {
  it('are on the chart, the newest first, and can be taken back with a reason', () => {
    const { worker, client, recovery, problemsOf } = setting();
    const add = (values: Partial<CallInput<'milestone.add'>>) =>
      worker.call('milestone.add', {
        clientId: client.id,
        kind: 'job',
        reachedOn: '2026-02-01',
        words: null,
        ...values,
      }).milestoneId;
    add({});
    const milestoneId = add({ kind: 'own_words', reachedOn: TODAY, words: ' Ran five kilometers ' });
    expect(recovery()?.milestones).toMatchObject([
      { id: milestoneId, kind: 'own_words', words: 'Ran five kilometers' },
      { kind: 'job', words: null },
    ]);
    expect(problemsOf(() => add({ kind: 'own_words' }))).toEqual(['words milestone_words_missing']);
    expect(problemsOf(() => add({ reachedOn: '2026-03-10' }))).toEqual(['reachedOn in_future']);
    const taken = { clientId: client.id, milestoneId, reason: 'Somebody else’s' };
    const stale = () => worker.call('milestone.markInError', { ...taken, expectedRevision: 2 });
    expect(failureOf(stale).code).toBe('STALE_EDIT');
    worker.call('milestone.markInError', { ...taken, expectedRevision: 1 });
    expect(recovery()?.milestones).toMatchObject([{ kind: 'job' }]);
  });
});

describe('the phase of support (phase.set)', () => {
  it('is one a person, written over on its newest version alone, and filters and sorts the caseload', () => {
    const { clinic, worker, client, recovery, listed } = setting();
    const set = (values: Partial<CallInput<'phase.set'>> = {}) =>
      worker.call('phase.set', {
        clientId: client.id,
        expectedRevision: null,
        phase: 'working_on_goals',
        since: '2026-01-05',
        ...values,
      });
    expect(set()).toEqual({ revision: 1 });
    expect(failureOf(() => set({ phase: 'stepping_down' })).code).toBe('STALE_EDIT');
    set({ phase: 'stepping_down', expectedRevision: 1, since: TODAY });
    expect(recovery()?.support).toEqual({ revision: 2, phase: 'stepping_down', since: TODAY });
    const other = clinic.client({ chartNumber: 'LC-000009', assignedWorkerId: worker.user.id }).id;
    set({ clientId: other, phase: 'getting_to_know' });
    const sort = [{ column: 'phase', descending: false }] as const;
    expect(listed(worker, { sort: [...sort] }).map(({ phase }) => phase)).toEqual([
      'getting_to_know',
      'stepping_down',
    ]);
    expect(listed(worker, {}, ['stepping_down'])).toMatchObject([{ clientId: client.id }]);
    expect(listed(worker, {}, ['keeping_in_touch'])).toEqual([]);
    expect(failureOf(() => set({ expectedRevision: 2, since: '2026-03-10' })).code).toBe('RULE_BROKEN');
    set({ phase: null, expectedRevision: 2, since: TODAY });
    expect(listed(worker, { sort: [{ column: 'phase', descending: true }] })).toMatchObject([
      { phase: 'getting_to_know' },
      { phase: null },
    ]);
  });
});

describe('who may know', () => {
  it('leaves the front desk without dates, phases, and orders or filters that would tell', () => {
    const { clinic, worker, client, add, recovery, listed } = setting();
    const second = clinic.client({ chartNumber: 'LC-000011', legalLastName: 'Aab' }).id;
    add();
    worker.call('phase.set', {
      clientId: client.id,
      expectedRevision: null,
      phase: 'stepping_down',
      since: TODAY,
    });
    const frontDesk = clinic.staff('front_desk');
    expect(recovery(frontDesk)).toBeNull();
    const orders = (['daysInRecovery', 'phase'] as const).flatMap((column) =>
      [true, false].map((descending) => listed(frontDesk, { sort: [{ column, descending }] })),
    );
    for (const order of orders) expect(order).toEqual(listed(frontDesk));
    expect(listed(frontDesk, {}, ['keeping_in_touch'])).toEqual(listed(frontDesk));
    expect(listed(frontDesk).map(({ clientId }) => clientId)).toContain(second);
    expect(new Set(listed(frontDesk).map(({ daysInRecovery }) => daysInRecovery))).toEqual(new Set([null]));
    const filter = { text: '', statuses: [], workerIds: [], phases: ['keeping_in_touch' as const] };
    expect(frontDesk.call('client.countByWorker', { filter }).groups).toHaveLength(2);
    expect(worker.call('client.countByWorker', { filter }).groups).toEqual([]);
    expect(frontDesk.call('today.board', {}).milestones).toBeNull();
  });

  it('sorts by days: most first going down, whoever counts none last', () => {
    const { clinic, worker, client, add, listed } = setting();
    const longer = clinic.client({ chartNumber: 'LC-000012', assignedWorkerId: worker.user.id }).id;
    clinic.client({ chartNumber: 'LC-000013', assignedWorkerId: worker.user.id });
    add();
    add({ clientId: longer, startedOn: '1969-07-20' });
    const sort = (descending: boolean) => [{ column: 'daysInRecovery' as const, descending }];
    const down = listed(worker, { sort: sort(true) }).map(({ daysInRecovery }) => daysInRecovery);
    expect(down).toEqual([20_686, 90, null]);
    expect(listed(worker, { sort: sort(false) }).map(({ clientId }) => clientId)).toEqual([
      expect.any(String),
      client.id,
      longer,
    ]);
  });
});

describe('what Today says of milestones', () => {
  it('is whom of the own, active people one can congratulate: today, these days, lately', () => {
    const { clinic, worker, supervisor, client, add } = setting();
    const person = (chartNumber: string, values: Parameters<Clinic['client']>[0] = {}) =>
      clinic.client({ chartNumber, status: 'active', assignedWorkerId: worker.user.id, ...values }).id;
    clinic.write((writer) => writer.run(sql`UPDATE client SET status = 'active' WHERE id = ${client.id}`));
    const soon = person('LC-000021');
    const later = person('LC-000022');
    const gone = person('LC-000023', { status: 'discharged' });
    const lately = person('LC-000024');
    const theirs = person('LC-000025', { assignedWorkerId: supervisor.user.id });
    const today = person('LC-000026');
    add({ clientId: today });
    add({ clientId: soon, startedOn: '2025-09-12' });
    add({ clientId: later, startedOn: '2025-09-17' });
    add({ clientId: gone });
    supervisor.call('streak.add', { clientId: theirs, startedOn: '2025-12-09', endedOn: null, basis: null });
    for (const reachedOn of ['2026-03-02', '2026-03-01']) {
      worker.call('milestone.add', { clientId: lately, kind: 'job', reachedOn, words: null });
    }
    expect(
      worker.call('today.board', {}).milestones?.map(({ clientId, on, what }) => ({ clientId, on, what })),
    ).toEqual([
      { clientId: today, on: TODAY, what: { about: 'recovery', unit: 'days', count: 90 } },
      { clientId: soon, on: '2026-03-12', what: { about: 'recovery', unit: 'months', count: 6 } },
      { clientId: lately, on: '2026-03-02', what: { about: 'life', kind: 'job', words: null } },
    ]);
    expect(supervisor.call('today.board', {}).milestones).toMatchObject([{ clientId: theirs }]);
  });
});

describe('the roll call', () => {
  it('says what somebody reaches that day to whoever leads it, their own worker and supervisors', () => {
    const { clinic, worker, people, groupId } = heldGroup();
    const [ana] = people;
    const own = clinic.staff('peer_worker');
    const colleague = clinic.staff('peer_worker');
    const supervisor = clinic.staff('supervisor');
    clinic.write((writer, change) => {
      const patch = { assignedWorkerId: own.user.id };
      updateRecord(writer, change, Client, ana, patch, { expectedRevision: 'newest' });
    });
    const startedOn = addDays(clinic.today, -30);
    own.call('streak.add', { clientId: ana, startedOn, endedOn: null, basis: null });
    const said = (seat: StaffSeat, heldOn: LocalDate = clinic.today) =>
      seat
        .call('session.open', { groupId, heldOn })
        .roster.filter(({ recoveryMilestone }) => recoveryMilestone !== null)
        .map(({ clientId, recoveryMilestone }) => ({ clientId, recoveryMilestone }));
    const reached = [{ clientId: ana, recoveryMilestone: { unit: 'days', count: 30 } }];
    expect(said(worker)).toEqual(reached);
    expect(said(own)).toEqual(reached);
    expect(said(supervisor)).toEqual(reached);
    expect(said(colleague)).toEqual([]);
    clinic.clock.pass(86_400_000);
    // The day after nobody is served by whoever led the group.
    expect(said(worker, addDays(clinic.today, -1))).toEqual([]);
    expect(said(own, addDays(clinic.today, -1))).toEqual(reached);
  });
});

describe('recovery of joined charts', () => {
  it('is one on the chart that is kept, and parts again', () => {
    const { clinic, worker, supervisor, client, add, recovery, listed, change } = setting();
    const second = clinic.client({ chartNumber: 'LC-000031', assignedWorkerId: worker.user.id });
    add({ startedOn: '2025-12-09' });
    const other = add({ clientId: second.id, startedOn: '2026-03-01' });
    const support = { clientId: second.id, expectedRevision: null, since: TODAY } as const;
    worker.call('phase.set', { ...support, phase: 'keeping_in_touch' });
    supervisor.call('client.merge', {
      clientId: client.id,
      expectedRevision: 1,
      joinedClientId: second.id,
      joinedRevision: 1,
      reason: 'Same person',
    });
    expect(recovery()).toMatchObject({ support: { phase: 'keeping_in_touch' } });
    expect(recovery()?.streaks).toHaveLength(2);
    const row = { clientId: client.id, daysInRecovery: 8, phase: 'keeping_in_touch' };
    expect(listed(worker)).toEqual([row]);
    // Two are counted: better words for one are no new overlap, and one of them can be ended.
    change(other, { startedOn: '2026-03-01', basis: 'In my words' });
    change(other, { expectedRevision: 2, startedOn: '2026-03-01', endedOn: '2026-03-02' });
    expect(listed(worker)).toMatchObject([{ daysInRecovery: 90 }]);
    supervisor.call('client.separate', { clientId: second.id, reason: 'Two people' });
    expect(listed(worker)).toEqual([
      { clientId: client.id, daysInRecovery: 90, phase: null },
      { clientId: second.id, daysInRecovery: null, phase: 'keeping_in_touch' },
    ]);
  });
});
