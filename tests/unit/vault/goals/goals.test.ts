import { describe, expect, it } from 'vitest';

import { Goal } from '../../../../shared/model';
import { getRecord } from '../../../../electron/vault/store/records';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

const GOAL = {
  words: ' A place of my own by spring ',
  lifeArea: 'housing',
  baseline: '  ',
  startedOn: '2026-03-02',
  targetOn: '2026-06-01',
  status: 'active',
} as const;

function setting() {
  const clinic = new Clinic({ at: '2026-03-09T17:00:00Z' });
  const worker = clinic.staff('peer_worker');
  const supervisor = clinic.staff('supervisor');
  const client = clinic.client({ assignedWorkerId: worker.user.id });
  const add = (values: Partial<CallInput<'goal.add'>> = {}) =>
    worker.call('goal.add', { clientId: client.id, ...GOAL, ...values }).goalId;
  const goals = (clientId: string = client.id, seat: StaffSeat = worker) =>
    seat.call('client.open', { clientId }).goals;
  const { status: _status, ...text } = GOAL;
  const change = (goalId: string, values: Partial<CallInput<'goal.change'>> = {}) =>
    worker.call('goal.change', {
      clientId: client.id,
      goalId,
      expectedRevision: 1,
      ...text,
      achievement: null,
      ...values,
    });
  const step = (goalId: string, values: Partial<CallInput<'goal.setStatus'>> = {}) =>
    worker.call('goal.setStatus', {
      clientId: client.id,
      goalId,
      expectedRevision: 1,
      status: 'completed',
      on: '2026-03-09',
      reason: null,
      ...values,
    });
  const listed = (seat: StaffSeat, descending = true) =>
    seat
      .call('client.list', {
        filter: { text: '', statuses: [], workerIds: [] },
        sort: [{ column: 'openGoals', descending }],
        offset: 0,
        limit: 50,
      })
      .rows.map(({ clientId, openGoals }) => ({ clientId, openGoals }));
  const { reader } = clinic.database.store;
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  return { clinic, worker, supervisor, client, add, goals, change, step, listed, reader, problemsOf };
}

describe('a goal (goal.add, goal.change)', () => {
  it('is on the chart in the person’s words, the one begun last first', () => {
    const { worker, client, add, goals } = setting();
    const older = add({ startedOn: '2026-01-05', words: 'Call my daughter every week' });
    const id = add();
    expect(worker.audited).toEqual([{ clientId: client.id, recordId: id }]);
    expect(goals()?.map((goal) => goal.id)).toEqual([id, older]);
    expect(goals()?.[0]).toEqual({
      id,
      revision: 1,
      words: 'A place of my own by spring',
      lifeArea: 'housing',
      baseline: null,
      startedOn: '2026-03-02',
      targetOn: '2026-06-01',
      status: 'active',
      statusOn: '2026-03-02',
      statusReason: null,
      achievement: null,
      achievedOn: null,
    });
  });

  it('changes on its newest version alone', () => {
    const { add, change, goals } = setting();
    const id = add();
    expect(change(id, { words: 'A room of my own', achievement: 'improving' })).toEqual({ revision: 2 });
    const stale = failureOf(() => change(id, { words: 'Something else' }));
    expect([stale.code, stale.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
    expect(goals()).toMatchObject([{ words: 'A room of my own', achievement: 'improving' }]);
  });

  it('refuses what can’t be, another person’s goal, and a chart that was joined to another', () => {
    const { clinic, worker, add, change, step, problemsOf } = setting();
    expect(problemsOf(() => add({ words: '   ' }))).toEqual(['words goal_words_missing']);
    expect(problemsOf(() => add({ startedOn: '2026-03-10', targetOn: null }))).toEqual([
      'startedOn in_future',
    ]);
    expect(problemsOf(() => add({ targetOn: '2026-03-01' }))).toEqual(['targetOn target_before_start']);
    const id = add();
    const other = clinic.client({ chartNumber: 'LC-000009', assignedWorkerId: worker.user.id }).id;
    expect(failureOf(() => change(id, { clientId: other })).code).toBe('NOT_FOUND');
    expect(failureOf(() => step(id, { clientId: other })).code).toBe('NOT_FOUND');
    const joined = clinic.client({ status: 'merged', chartNumber: 'LC-000010' }).id;
    expect(problemsOf(() => add({ clientId: joined }))).toEqual(['clientId client_is_merged']);
  });

  it('is nobody’s business at the front desk: not on the chart, not in the caseload, not in its order', () => {
    const { clinic, client, add, goals, listed, worker } = setting();
    const second = clinic.client({ chartNumber: 'LC-000011', legalLastName: 'Aab' }).id;
    add();
    const frontDesk = clinic.staff('front_desk');
    expect(goals(client.id, frontDesk)).toBeNull();
    expect(goals(client.id, worker)).toHaveLength(1);
    expect(listed(worker).map(({ openGoals }) => openGoals)).toEqual([1, 0]);
    const upwards = listed(frontDesk, false);
    expect(upwards).toEqual(listed(frontDesk, true));
    expect(new Set(upwards.map(({ openGoals }) => openGoals))).toEqual(new Set([null]));
    expect(upwards.map(({ clientId }) => clientId)).toContain(second);
  });
});

describe('what becomes of a goal (goal.setStatus)', () => {
  it('is achieved with its day, can be taken up again, and stays open for nobody to change meanwhile', () => {
    const { client, worker, add, change, step, goals, problemsOf } = setting();
    const id = add();
    expect(step(id, { on: '2026-03-05' })).toEqual({ revision: 2 });
    expect(worker.audited).toEqual([{ clientId: client.id, recordId: id }]);
    expect(goals()).toMatchObject([
      { status: 'completed', statusOn: '2026-03-05', achievedOn: '2026-03-05', achievement: 'achieved' },
    ]);
    expect(problemsOf(() => change(id, { expectedRevision: 2 }))).toEqual(['goalId goal_closed']);
    step(id, { status: 'active', expectedRevision: 2 });
    expect(goals()).toMatchObject([{ status: 'active', achievedOn: null, achievement: 'in_progress' }]);
  });

  it('takes only the steps there are, with a reason where somebody will ask for one', () => {
    const { add, step, goals, problemsOf } = setting();
    const id = add();
    expect(problemsOf(() => step(id, { status: 'rejected', reason: 'no' }))).toEqual([
      'status step_not_possible',
    ]);
    expect(problemsOf(() => step(id, { status: 'cancelled' }))).toEqual(['reason reason_missing']);
    step(id, { status: 'on_hold', reason: 'The list is closed until May.' });
    expect(failureOf(() => step(id, { status: 'active' })).code).toBe('STALE_EDIT');
    expect(goals()).toMatchObject([{ status: 'on_hold', statusReason: 'The list is closed until May.' }]);
  });

  it('leaves the chart when it was a mistake, and stays on record', () => {
    const { add, step, goals, listed, worker, reader } = setting();
    const id = add();
    expect(listed(worker)).toMatchObject([{ openGoals: 1 }]);
    step(id, { status: 'entered_in_error', reason: 'Wrong chart' });
    expect(goals()).toEqual([]);
    expect(listed(worker)).toMatchObject([{ openGoals: 0 }]);
    expect(getRecord(reader, Goal, id)).toMatchObject({ statusReason: 'Wrong chart' });
    expect(failureOf(() => step(id, { status: 'active', expectedRevision: 2 })).code).toBe('RULE_BROKEN');
  });
});

describe('goals of joined charts', () => {
  it('are on the chart that is kept, can be changed there, count there, and part again', () => {
    const { clinic, worker, supervisor, client, add, goals, step, listed } = setting();
    const second = clinic.client({ chartNumber: 'LC-000012', assignedWorkerId: worker.user.id });
    const id = add({ clientId: second.id });
    add();
    supervisor.call('client.merge', {
      clientId: client.id,
      expectedRevision: 1,
      joinedClientId: second.id,
      joinedRevision: 1,
      reason: 'Same person',
    });
    expect(goals()).toHaveLength(2);
    expect(listed(worker)).toMatchObject([{ clientId: client.id, openGoals: 2 }]);
    step(id);
    expect(listed(worker)).toMatchObject([{ clientId: client.id, openGoals: 1 }]);
    supervisor.call('client.separate', { clientId: second.id, reason: 'Two people' });
    expect(listed(worker)).toEqual([
      { clientId: client.id, openGoals: 1 },
      { clientId: second.id, openGoals: 0 },
    ]);
  });
});
