import { expect, it } from 'vitest';

import { Client } from '../../../../shared/model';
import { getRecord } from '../../../../electron/vault/store/records';
import { Clinic } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';

const DAY = 86_400_000;

it('the notice at 90 % of the slots begins the day it is reached, by whatever way, and stays until the state was told', () => {
  // Monday noon, the day after the clocks went forward.
  const clinic = new Clinic({ at: '2026-03-09T18:00:00Z' });
  const frontDesk = clinic.staff('front_desk');
  const supervisor = clinic.staff('supervisor');
  const { reader } = clinic.database.store;
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  const people = Array.from({ length: 8 }, () => clinic.client({ status: 'active' }));
  const status = () => frontDesk.call('capacity.status', {});
  supervisor.call('capacity.set', { treatmentSlots: 10 });
  expect(status()).toEqual({ treatmentSlots: 10, activeCount: 8, notice: null });
  const { entryId } = supervisor.call('waiting.addNew', {
    firstName: 'Nell',
    lastName: 'Ortega',
    firstContactOn: clinic.today,
    requestedAt: clinic.clock.now(),
  });
  supervisor.call('waiting.admit', {
    entryId,
    expectedRevision: 1,
    admission: {
      workerId: supervisor.user.id,
      legalFirstName: null,
      legalLastName: null,
      birthDate: '1990-05-04',
      birthDateIsEstimated: false,
      referralSource: 'self',
      participationConsentOn: clinic.today,
      noticeGivenOn: clinic.today,
      noticeLanguage: 'es',
    },
  });
  expect(status()).toMatchObject({
    activeCount: 9,
    notice: { reachedOn: '2026-03-09', reportDueOn: '2026-03-16', reportedOn: null, endedOn: null },
  });
  // Room again doesn't take the duty to tell the state away.
  clinic.clock.pass(DAY);
  const leaving = people[0]?.id ?? '';
  frontDesk.call('client.update', {
    clientId: leaving,
    expectedRevision: getRecord(reader, Client, leaving)?.revision ?? 0,
    changes: { status: 'discharged' },
  });
  const { notice } = status();
  expect(notice).toMatchObject({ reachedOn: '2026-03-09', endedOn: '2026-03-10' });
  const report = (reportedOn: string) =>
    supervisor.call('capacity.markReported', {
      noticeId: notice?.noticeId ?? '',
      expectedRevision: notice?.revision ?? 0,
      reportedOn,
    });
  expect(problemsOf(() => report('2026-03-11'))).toEqual(['reportedOn in_future']);
  expect(problemsOf(() => report('2026-03-08'))).toEqual(['reportedOn reported_before_reached']);
  expect(report('2026-03-10').notice).toBeNull();
  // Fewer slots are as good as more people.
  expect(supervisor.call('capacity.set', { treatmentSlots: 8 }).notice).toMatchObject({
    reachedOn: '2026-03-10',
  });
  expect(supervisor.call('capacity.set', { treatmentSlots: null })).toMatchObject({ treatmentSlots: null });
});
