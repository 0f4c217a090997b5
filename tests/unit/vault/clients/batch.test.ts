import { describe, expect, it } from 'vitest';

import { getRecord, insertRecord } from '../../../../electron/vault/store/records';
import { Client, Note } from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import { newIdentifier } from '../../../../shared/identifiers';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { encounterValues, noteValues } from '../../../support/record-values';
import { Encounter } from '../../../../shared/model';
import { failureOf } from '../../../support/temporary-store';

function site() {
  const clinic = new Clinic();
  const worker = clinic.staff('peer_worker', { displayName: 'Rosa' });
  const other = clinic.staff('peer_worker', { displayName: 'Beto' });
  const supervisor = clinic.staff('supervisor');
  const add = (values: Parameters<Clinic['client']>[0] = {}) =>
    clinic.client({ assignedWorkerId: worker.user.id, ...values });
  const now = (id: string) => getRecord(clinic.database.store.reader, Client, id);
  return { clinic, worker, other, supervisor, add, now };
}

function counts(seat: StaffSeat) {
  return seat
    .call('client.countByWorker', { filter: { text: '', statuses: [], workerIds: [] } })
    .groups.map(({ workerName, clientCount }) => [workerName, clientCount]);
}

describe('giving many people a worker', () => {
  it('moves all of them, logs each chart, and says what was before', () => {
    const { other, supervisor, worker, add, now } = site();
    const people = Array.from({ length: 40 }, () => add());
    const there = add({ assignedWorkerId: other.user.id });
    const assignments = [...people, there].map(({ id }) => ({ clientId: id, workerId: other.user.id }));
    const { changed } = supervisor.call('client.assignMany', { assignments });
    expect(changed).toEqual(people.map(({ id }) => ({ clientId: id, previousWorkerId: worker.user.id })));
    expect(supervisor.audited.map(({ clientId }) => clientId)).toEqual(people.map(({ id }) => id));
    expect(people.map(({ id }) => now(id)?.assignedWorkerId)).toEqual(people.map(() => other.user.id));
    expect(counts(supervisor)).toEqual([['Beto', 41]]);

    const back = changed.map(({ clientId, previousWorkerId }) => ({ clientId, workerId: previousWorkerId }));
    supervisor.call('client.assignMany', { assignments: back });
    expect(counts(supervisor)).toEqual([
      ['Beto', 1],
      ['Rosa', 40],
    ]);
  });

  it('changes nobody when one can’t be', () => {
    const { supervisor, other, clinic, add, now } = site();
    const person = add();
    const merged = add({ status: 'merged', mergedInto: person.id });
    const assignments = [person, merged].map(({ id }) => ({ clientId: id, workerId: other.user.id }));
    const failure = failureOf(() => supervisor.call('client.assignMany', { assignments }));
    expect(failure).toMatchObject({
      code: 'RULE_BROKEN',
      details: { problems: [{ path: 'assignments[1]', code: 'client_is_merged' }] },
    });
    expect(now(person.id)?.assignedWorkerId).toBe(person.assignedWorkerId);

    const desk = clinic.staff('front_desk');
    const toDesk = [{ clientId: person.id, workerId: desk.user.id }];
    expect(failureOf(() => supervisor.call('client.assignMany', { assignments: toDesk }))).toMatchObject({
      details: { problems: [{ path: 'assignments[0].workerId', code: 'not_a_worker' }] },
    });
    const twice = [person, person].map(({ id }) => ({ clientId: id, workerId: null }));
    expect(failureOf(() => supervisor.call('client.assignMany', { assignments: twice }))).toMatchObject({
      details: { problems: [{ code: 'person_listed_twice' }] },
    });
    // R-ROL-05: for the front desk a restricted chart doesn't exist.
    const hidden = add({ isRestricted: true });
    const withHidden = [person, hidden].map(({ id }) => ({ clientId: id, workerId: null }));
    expect(failureOf(() => desk.call('client.assignMany', { assignments: withHidden }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(counts(desk)).toEqual([['Rosa', 1]]);
    expect(counts(supervisor)).toEqual([['Rosa', 2]]);
  });
});

describe('planning the next contact with many people', () => {
  it('is for those on the caseload, or for nobody (R-ROL-02)', () => {
    const { worker, other, clinic, add, now } = site();
    const [mine, theirs] = [add(), add({ assignedWorkerId: other.user.id })];
    const day = addDays(clinic.today, 7);
    const plans = [mine, theirs].map(({ id }) => ({ clientId: id, nextContactOn: day }));
    expect(failureOf(() => worker.call('client.planContacts', { plans }))).toMatchObject({
      code: 'RULE_BROKEN',
      details: { problems: [{ path: 'plans[1]', code: 'not_on_caseload' }] },
    });
    expect(now(mine.id)?.nextContactOn).toBeNull();
    expect(worker.call('client.planContacts', { plans: plans.slice(0, 1) })).toEqual({
      changed: [{ clientId: mine.id, previousOn: null }],
    });
    expect(
      worker.call('client.planContacts', { plans: [{ clientId: mine.id, nextContactOn: null }] }),
    ).toEqual({
      changed: [{ clientId: mine.id, previousOn: day }],
    });
  });

  it.each([
    ['yesterday', -1, 'in_past'],
    ['in three years', 1_095, 'too_far_ahead'],
  ] as const)('is not %s', (_, days, code) => {
    const { supervisor, clinic, add } = site();
    const plans = [{ clientId: add().id, nextContactOn: addDays(clinic.today, days) }];
    expect(failureOf(() => supervisor.call('client.planContacts', { plans }))).toMatchObject({
      details: { problems: [{ path: 'plans[0]', code }] },
    });
  });

  it('is not with somebody who left', () => {
    const { supervisor, clinic, add } = site();
    const plans = [{ clientId: add({ status: 'discharged' }).id, nextContactOn: clinic.today }];
    expect(failureOf(() => supervisor.call('client.planContacts', { plans }))).toMatchObject({
      details: { problems: [{ code: 'status_not_allowed' }] },
    });
  });
});

describe('open notes in the list', () => {
  it('are a peer worker’s own, all for a supervisor, and no business of the front desk', () => {
    const { clinic, worker, other, supervisor, add } = site();
    const person = add();
    clinic.write((writer, change) => {
      for (const author of [worker, other]) {
        const ids = { clientId: person.id, workerId: author.user.id };
        const encounter = insertRecord(writer, change, Encounter, encounterValues(ids));
        const note = noteValues({ clientId: person.id, encounterId: encounter.id, authorId: author.user.id });
        insertRecord(writer, change, Note, note);
      }
    });
    const count = (seat: StaffSeat) =>
      seat.call('client.list', {
        filter: { text: '', statuses: [], workerIds: [] },
        sort: [],
        offset: 0,
        limit: 10,
      }).rows[0]?.openNoteCount;
    expect(count(worker)).toBe(1);
    expect(count(supervisor)).toBe(2);
    expect(count(clinic.staff('front_desk'))).toBeNull();
  });
});

describe('saved views', () => {
  const VIEW = { screen: 'caseload', name: 'Late', value: { isGrouped: true } } as const;
  const namesFor = (seat: StaffSeat) =>
    seat.call('savedView.list', { screen: 'caseload' }).views.map((view) => [view.name, view.isOwn]);

  it('are the caller’s own, or everybody’s', () => {
    const { worker, other, supervisor } = site();
    worker.call('savedView.save', { ...VIEW, id: null, isShared: false });
    const { id } = worker.call('savedView.save', { ...VIEW, id: null, name: 'Shared', isShared: true });
    expect(namesFor(worker)).toEqual([
      ['Late', true],
      ['Shared', true],
    ]);
    expect(namesFor(other)).toEqual([['Shared', false]]);
    expect(other.call('savedView.list', { screen: 'groups' }).views).toEqual([]);

    const rename = { ...VIEW, id, name: 'Mine now', isShared: false };
    expect(failureOf(() => other.call('savedView.save', rename))).toMatchObject({ code: 'NOT_FOUND' });
    expect(failureOf(() => other.call('savedView.remove', { id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    supervisor.call('savedView.remove', { id });
    expect(namesFor(other)).toEqual([]);
    expect(namesFor(worker)).toEqual([['Late', true]]);
    expect(failureOf(() => worker.call('savedView.remove', { id: newIdentifier() }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
