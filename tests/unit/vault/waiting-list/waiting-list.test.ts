import { describe, expect, it } from 'vitest';

import {
  AdmissionHealth,
  Client,
  Episode,
  InterimService,
  NamedStaff,
  WaitingListEntry,
} from '../../../../shared/model';
import { namedStaffIdentifier } from '../../../../shared/identifiers';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { localDateAt } from '../../../../shared/time';
import type { InstantMs } from '../../../../shared/time';
import { CLINIC_ZONE, Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function setting() {
  // Monday noon, the day after the clocks went forward.
  const clinic = new Clinic({ at: '2026-03-09T18:00:00Z' });
  const frontDesk = clinic.staff('front_desk');
  const worker = clinic.staff('peer_worker');
  const supervisor = clinic.staff('supervisor');
  const { reader } = clinic.database.store;
  const add = (firstName: string, seat: StaffSeat = worker, hoursAgo = 1) =>
    seat.call('waiting.addNew', {
      firstName,
      lastName: null,
      firstContactOn: localDateAt((clinic.clock.now() - hoursAgo * HOUR) as InstantMs, CLINIC_ZONE),
      requestedAt: clinic.clock.now() - hoursAgo * HOUR,
    });
  const list = (seat: StaffSeat = supervisor) => seat.call('waiting.list', {}).people;
  const one = (entryId: string, seat: StaffSeat = supervisor) => {
    const found = list(seat).find((person) => person.entryId === entryId);
    if (found === undefined) throw new Error('Not on the list');
    return found;
  };
  const answer = (
    entryId: string,
    pregnancy: 'pregnant' | 'not_pregnant' | 'declined',
    injection: 'yes' | 'no' | 'declined' | 'unknown',
  ) =>
    supervisor.call('waiting.saveAnswers', {
      entryId,
      expectedRevision: one(entryId).revision,
      pregnancy,
      injection,
    });
  const admission = {
    workerId: worker.user.id,
    legalFirstName: null,
    legalLastName: 'Ortega',
    birthDate: '1990-05-04',
    birthDateIsEstimated: false,
    referralSource: 'self',
    participationConsentOn: '2026-03-09',
    noticeGivenOn: '2026-03-09',
    noticeLanguage: 'es',
  } as const;
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  return { clinic, frontDesk, worker, supervisor, reader, add, list, one, answer, admission, problemsOf };
}

describe('the order of the waiting list (45 CFR 96.131)', () => {
  it('is pregnant and injecting, pregnant, injecting, then whoever asked first', () => {
    const { add, answer, list } = setting();
    const names = ['Nobody asked', 'Injects', 'Longest', 'Both', 'Pregnant'];
    const ids = Object.fromEntries(
      names.map((name, index) => [name, add(name, undefined, name === 'Longest' ? 10 : 5 - index).entryId]),
    );
    answer(ids['Injects'] ?? '', 'not_pregnant', 'yes');
    answer(ids['Both'] ?? '', 'pregnant', 'yes');
    answer(ids['Pregnant'] ?? '', 'pregnant', 'no');
    answer(ids['Longest'] ?? '', 'declined', 'unknown');
    const people = list();
    expect(people.map(({ displayName }) => displayName)).toEqual([
      'Both',
      'Pregnant',
      'Injects',
      'Longest',
      'Nobody asked',
    ]);
    // Declined and not known make nobody a priority, but they are answers (R-INT-10).
    expect(people.map(({ priorityClass, isAsked }) => [priorityClass, isAsked])).toEqual([
      ['pregnant_injecting', true],
      ['pregnant', true],
      ['injecting', true],
      [null, true],
      [null, false],
    ]);
  });

  it('knows what an intake on the chart says already', () => {
    const { clinic, supervisor, one, worker } = setting();
    const client = clinic.client({ status: 'inquiry', assignedWorkerId: worker.user.id });
    const blank = Object.fromEntries(
      Object.keys(AdmissionHealth.fields)
        .filter((name) => name !== 'clientId' && name !== 'episodeId')
        .map((name) => [name, null]),
    );
    worker.call('admission.saveHealth', {
      clientId: client.id,
      expectedRevision: null,
      answers: {
        ...blank,
        substance1: 'heroin',
        route1: 'injection',
        frequency1: 'unknown',
        noFirstUseAge1: 'unknown',
      } as never,
    });
    const { entryId } = supervisor.call('waiting.add', {
      clientId: client.id,
      firstContactOn: '2026-03-01',
      requestedAt: clinic.clock.now(),
    });
    expect(one(entryId)).toMatchObject({ priorityClass: 'injecting', isPriority: true });
  });
});

describe('who learns what makes somebody a priority (R-ROL-01, R-ROL-02)', () => {
  it('isn’t the front desk, which has the order and the clocks', () => {
    const { frontDesk, add, answer, one, worker } = setting();
    const { entryId } = add('Nell', frontDesk);
    answer(entryId, 'pregnant', 'yes');
    worker.call('waiting.list', {});
    const seen = one(entryId, frontDesk);
    expect(seen).toMatchObject({
      isPriority: true,
      priorityClass: null,
      answers: null,
      interimKinds: null,
      mayChange: true,
    });
    expect(seen.clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'interim_48_hours running',
      'admission_14_days running',
    ]);
  });

  it('is a peer worker who took the call or opened the chart, and no other', () => {
    const { clinic, supervisor, worker, add, answer, one } = setting();
    const { entryId, clientId } = add('Nell');
    answer(entryId, 'pregnant', 'no');
    expect(one(entryId, worker)).toMatchObject({ priorityClass: 'pregnant', mayChange: true });
    const colleague = clinic.staff('peer_worker');
    expect(one(entryId, colleague)).toMatchObject({
      isPriority: true,
      priorityClass: null,
      answers: null,
      mayChange: false,
    });
    colleague.call('client.openWithReason', { clientId, reason: 'safety', details: null });
    expect(one(entryId, colleague)).toMatchObject({ priorityClass: 'pregnant', mayChange: true });
    expect(one(entryId, supervisor).answers).toEqual({ pregnancy: 'pregnant', injection: 'no' });
  });

  it('is nobody where the chart is restricted and they aren’t named (R-ROL-05)', () => {
    const { clinic, frontDesk, worker, supervisor, add, list, one } = setting();
    const { entryId, clientId } = add('Relative', supervisor);
    clinic.write((writer, change) => {
      updateRecord(writer, change, Client, clientId, { isRestricted: true }, { expectedRevision: 'newest' });
    });
    expect(list(frontDesk)).toEqual([]);
    expect(list(worker)).toEqual([]);
    expect(one(entryId)).toMatchObject({ displayName: 'Relative' });
    clinic.write((writer, change) =>
      insertRecord(
        writer,
        change,
        NamedStaff,
        { clientId, userId: worker.user.id, isActive: true },
        { id: namedStaffIdentifier(clientId, worker.user.id) },
      ),
    );
    expect(one(entryId, worker)).toMatchObject({ mayChange: true });
  });
});

describe('the counts', () => {
  it('are those of the list the same person sees, and show nobody', () => {
    const { clinic, frontDesk, worker, supervisor, add, answer, list } = setting();
    answer(add('Alma', worker, 60).entryId, 'pregnant', 'no');
    add('Bo');
    const { clientId } = add('Relative', supervisor);
    clinic.write((writer, change) => {
      updateRecord(writer, change, Client, clientId, { isRestricted: true }, { expectedRevision: 'newest' });
    });
    for (const seat of [frontDesk, worker, supervisor]) {
      const before = seat.audited.length;
      const counts = seat.call('waiting.counts', {});
      expect(seat.audited).toHaveLength(before);
      const people = list(seat);
      expect(counts.waiting).toBe(people.length);
      expect(counts.notAsked).toBe(people.filter(({ isAsked }) => !isAsked).length);
      expect(counts.clocks).toEqual(
        people.flatMap(({ clocks }) =>
          clocks.map(({ kind, runsOutAt, state }) => ({ kind, runsOutAt, state })),
        ),
      );
    }
    expect(supervisor.call('waiting.counts', {})).toMatchObject({ waiting: 3, notAsked: 2 });
    expect(worker.call('waiting.counts', {})).toMatchObject({ waiting: 2, notAsked: 1 });
  });
});

describe('putting somebody on the list (waiting.add)', () => {
  it('keeps when they first called and when they asked, and marks the chart', () => {
    const { clinic, frontDesk, reader, one } = setting();
    const client = clinic.client({ status: 'inquiry' });
    const requestedAt = clinic.clock.now() - 2 * HOUR;
    const { entryId } = frontDesk.call('waiting.add', {
      clientId: client.id,
      firstContactOn: '2026-03-02',
      requestedAt,
    });
    expect(frontDesk.audited).toEqual([{ clientId: client.id, recordId: entryId }]);
    expect(getRecord(reader, Client, client.id)?.status).toBe('waitlist');
    expect(one(entryId)).toMatchObject({ firstContactOn: '2026-03-02', requestedAt, daysWaited: 0 });
  });

  it('is refused for whoever is in treatment, has died or waits already, and for a day that hasn’t come', () => {
    const { clinic, frontDesk, add, problemsOf } = setting();
    const asked = { firstContactOn: clinic.today, requestedAt: clinic.clock.now() };
    const tryTo = (clientId: string, values = {}) =>
      problemsOf(() => frontDesk.call('waiting.add', { clientId, ...asked, ...values }));
    expect(tryTo(clinic.client({ status: 'active' }).id)).toEqual(['clientId in_treatment']);
    expect(tryTo(clinic.client({ status: 'deceased' }).id)).toEqual(['clientId person_has_left']);
    expect(tryTo(add('Nell').clientId)).toEqual(['clientId already_waiting']);
    const { id } = clinic.client({ status: 'inquiry' });
    expect(tryTo(id, { requestedAt: asked.requestedAt + DAY })).toEqual(['requestedAt in_future']);
    expect(tryTo(id, { firstContactOn: '2026-03-10' })).toEqual(['firstContactOn in_future']);
    expect(tryTo(id, { requestedAt: asked.requestedAt - 3 * DAY })).toEqual([
      'requestedAt before_first_contact',
    ]);
  });

  it('shows people whose status says they wait and who have no place', () => {
    const { clinic, supervisor, frontDesk } = setting();
    const client = clinic.client({ status: 'waitlist', firstContactOn: null });
    const without = () => supervisor.call('waiting.list', {}).withoutPlace.map(({ clientId }) => clientId);
    expect(without()).toEqual([client.id]);
    frontDesk.call('waiting.add', {
      clientId: client.id,
      firstContactOn: clinic.today,
      requestedAt: clinic.clock.now(),
    });
    expect(without()).toEqual([]);
  });
});

describe('interim services', () => {
  it('stop the 48 hours and lengthen the 14 days, until they are taken back', () => {
    const { clinic, worker, add, answer, one, problemsOf, reader } = setting();
    const { entryId, clientId } = add('Nell');
    answer(entryId, 'not_pregnant', 'yes');
    const states = () => one(entryId).clocks.map(({ kind, state }) => `${kind} ${state}`);
    const record = (givenAt: number) =>
      worker.call('waiting.recordInterim', {
        entryId,
        kinds: ['hiv_tb_counseling', 'hiv_tb_referral', 'hiv_tb_counseling'],
        givenAt,
      });
    expect(problemsOf(() => record(clinic.clock.now() + HOUR))).toEqual(['givenAt in_future']);
    expect(problemsOf(() => record(clinic.clock.now() - 3 * DAY))).toEqual(['givenAt before_request']);
    const { serviceIds } = record(clinic.clock.now());
    expect(worker.audited).toEqual(serviceIds.map((recordId) => ({ clientId, recordId })));
    expect(one(entryId)).toMatchObject({
      interimKinds: ['hiv_tb_counseling', 'hiv_tb_referral'],
      interimGivenAt: clinic.clock.now(),
    });
    expect(states()).toEqual(['interim_48_hours met', 'admission_120_days running']);
    worker.call('waiting.takeBackInterim', { entryId, serviceIds });
    expect(states()).toEqual(['interim_48_hours running', 'admission_14_days running']);
    expect(findRecords(reader, InterimService, sql`entry_id = ${entryId}`)).toHaveLength(2);
  });

  it('of another person can’t be taken back', () => {
    const { clinic, worker, add } = setting();
    const { entryId } = add('Nell');
    const other = add('Sam').entryId;
    const { serviceIds } = worker.call('waiting.recordInterim', {
      entryId,
      kinds: ['prenatal_referral'],
      givenAt: clinic.clock.now(),
    });
    expect(failureOf(() => worker.call('waiting.takeBackInterim', { entryId: other, serviceIds })).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('taking a place', () => {
  it('needs what an admission needs, fills only what the chart lacks, and begins an episode (R-INT-02)', () => {
    const { clinic, worker, add, answer, one, admission, problemsOf, reader } = setting();
    const { entryId, clientId } = add('Nell');
    answer(entryId, 'pregnant', 'declined');
    const offered = worker.call('waiting.offer', {
      entryId,
      expectedRevision: one(entryId).revision,
      offeredFor: '2026-03-10',
    });
    expect(one(entryId)).toMatchObject({ offeredFor: '2026-03-10', offeredAt: clinic.clock.now() });
    const admit = (values: Partial<typeof admission> | Record<string, unknown>, seat = worker) =>
      seat.call('waiting.admit', {
        entryId,
        expectedRevision: offered.revision,
        admission: { ...admission, ...values },
      });
    expect(problemsOf(() => admit({ birthDate: null, noticeGivenOn: null }))).toEqual([
      'admission.birthDate birth_date_missing',
      'admission.noticeGivenOn notice_missing',
    ]);
    expect(problemsOf(() => admit({ participationConsentOn: '2026-03-08' }))).toEqual([
      'admission.participationConsentOn before_first_contact',
    ]);
    admit({ legalFirstName: 'Somebody else' });
    expect(getRecord(reader, Client, clientId)).toMatchObject({
      status: 'active',
      assignedWorkerId: worker.user.id,
      legalFirstName: 'Nell',
      legalLastName: 'Ortega',
      firstContactOn: clinic.today,
      noticeVersion: expect.any(String) as string,
    });
    expect(findRecords(reader, Episode, sql`client_id = ${clientId}`)).toMatchObject([
      { openedOn: '2026-03-09', closedOn: null },
    ]);
    // Asked once: the answers stand on the chart.
    expect(worker.call('client.open', { clientId })).toMatchObject({
      priority: 'pregnant',
      admission: { health: { answers: { pregnancy: 'pregnant', injectedLast30Days: 'declined' } } },
    });
    expect(getRecord(reader, WaitingListEntry, entryId)).toMatchObject({
      outcome: 'admitted',
      closedAt: clinic.clock.now(),
    });
    expect(failureOf(() => admit({})).code).toBe('STALE_EDIT');
  });

  it('by a change of status on the chart takes them off the list as well', () => {
    const { frontDesk, add, list, reader } = setting();
    const { entryId, clientId } = add('Nell');
    frontDesk.call('client.update', {
      clientId,
      expectedRevision: getRecord(reader, Client, clientId)?.revision ?? 0,
      changes: { status: 'active' },
    });
    expect(list()).toEqual([]);
    expect(getRecord(reader, WaitingListEntry, entryId)?.outcome).toBe('admitted');
  });

  it('is declined with a reason, and taken back with the clocks going on', () => {
    const { clinic, frontDesk, add, one, list, problemsOf, reader } = setting();
    const { entryId, clientId } = add('Nell', frontDesk, 5);
    const remove = (reason: string) =>
      frontDesk.call('waiting.remove', {
        entryId,
        expectedRevision: one(entryId).revision,
        outcome: 'declined',
        reason,
      });
    expect(problemsOf(() => remove(' '))).toEqual(['reason reason_missing']);
    const { revision } = remove('Stays with family');
    expect(frontDesk.audited).toEqual([{ clientId, recordId: entryId, reason: 'Stays with family' }]);
    expect(list()).toEqual([]);
    expect(getRecord(reader, Client, clientId)?.status).toBe('inquiry');
    clinic.clock.pass(DAY);
    frontDesk.call('waiting.reopen', { entryId, expectedRevision: revision });
    expect(one(entryId)).toMatchObject({ daysWaited: 1 });
    expect(getRecord(reader, Client, clientId)?.status).toBe('waitlist');
  });

  it('under two charts that were joined is one place', () => {
    const { clinic, supervisor, add, list, one, admission, worker } = setting();
    const first = add('Nell', worker, 30);
    const second = add('Nell', worker, 2);
    const revisionOf = (id: string) => getRecord(clinic.database.store.reader, Client, id)?.revision ?? 0;
    supervisor.call('client.merge', {
      clientId: second.clientId,
      joinedClientId: first.clientId,
      expectedRevision: revisionOf(second.clientId),
      joinedRevision: revisionOf(first.clientId),
      reason: 'Same person',
    });
    expect(list()).toMatchObject([{ entryId: first.entryId, clientId: second.clientId }]);
    supervisor.call('waiting.admit', {
      entryId: first.entryId,
      expectedRevision: one(first.entryId).revision,
      admission,
    });
    expect(list()).toEqual([]);
  });
});
