import { expect, test } from 'vitest';

import { appointmentOf } from '../../../../electron/vault/exchange/fhir/appointment';
import { ResourceChecker } from '../../../../electron/vault/exchange/fhir/checks';
import { encounterOf } from '../../../../electron/vault/exchange/fhir/encounter';
import { APPOINTMENT_CANCEL_REASON, APPOINTMENT_PURPOSE, APPOINTMENT_STATUS } from '../../../../shared/codes';
import type { Appointment, Row } from '../../../../shared/model';
import { encounterValues } from '../../../support/record-values';
import { CLIENT_ID, NOW, TODAY, WORKER_ID, base, context } from './support/fhir-records';
import { fhirProblems } from './support/fhir-validators';

const planned: Row<typeof Appointment> = {
  ...base(),
  clientId: CLIENT_ID,
  workerId: WORKER_ID,
  heldOn: TODAY,
  startAt: NOW,
  minutes: 45,
  purpose: 'one_to_one',
  status: 'planned',
  arrivedAt: null,
  beganAt: null,
  encounterId: null,
  cancelReason: null,
  isWalkIn: false,
};

function validated(values: Partial<Row<typeof Appointment>>): ReturnType<typeof appointmentOf> {
  const resource = appointmentOf({ ...planned, ...values }, context);
  expect(fhirProblems(resource), JSON.stringify(resource)).toEqual([]);
  new ResourceChecker(() => true).check('test', resource);
  return resource;
}

test('appointments of every state, purpose and reason are valid FHIR, with whom and when', () => {
  for (const status of APPOINTMENT_STATUS.slugs) {
    expect(validated({ status, arrivedAt: NOW })).toMatchObject({
      status: APPOINTMENT_STATUS.codes[status].fhir,
      start: '2026-03-10T09:00:00.000-06:00',
      end: '2026-03-10T09:45:00.000-06:00',
      minutesDuration: 45,
      participant: [
        { actor: { reference: `Patient/${CLIENT_ID}` } },
        { actor: { reference: `Practitioner/${WORKER_ID}` } },
      ],
    });
  }
  for (const purpose of APPOINTMENT_PURPOSE.slugs) validated({ purpose });
  for (const cancelReason of APPOINTMENT_CANCEL_REASON.slugs)
    validated({ status: 'cancelled', cancelReason });
});

test('the contact points to the appointment it was, unless that stays here', () => {
  const encounter = { ...base(), ...encounterValues({ clientId: CLIENT_ID, workerId: WORKER_ID }) };
  const kept = { ...planned, encounterId: encounter.id };
  expect(encounterOf(encounter, [kept], context).appointment).toEqual([
    { reference: `Appointment/${kept.id}` },
  ]);
  const without = { ...context, has: () => false };
  expect(encounterOf(encounter, [kept], without).appointment).toBeUndefined();
});
