import type { MethodInput, MethodNameOf } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';
import type { InstantMs, LocalDate } from '../../../../shared/time';

type FrontDeskMethod = Extract<
  MethodNameOf<'vault'>,
  `appointment.${string}` | `caller.${string}` | `callerMessage.${string}`
>;

const id = newIdentifier();
const operationId = newIdentifier();
const at = 1_773_154_800_000 as InstantMs;
const day = '2026-03-10' as LocalDate;
const appointment = { workerId: id, startAt: at, minutes: 45, purpose: 'one_to_one' } as const;

/** One input for every method of appointments and calls that its schema accepts; one without doesn't compile. */
export const FRONT_DESK_INPUTS: { readonly [Name in FrontDeskMethod]: MethodInput<Name> } = {
  'appointment.day': { day },
  'appointment.findOverlaps': { clientId: id, exceptId: null, workerId: id, startAt: at, minutes: 45 },
  'appointment.plan': { operationId, clientId: id, ...appointment },
  'appointment.move': { operationId, appointmentId: id, expectedRevision: 1, ...appointment },
  'appointment.cancel': { operationId, appointmentId: id, expectedRevision: 1, reason: 'person_asked' },
  'appointment.mark': { operationId, appointmentId: id, expectedRevision: 1, status: 'arrived' },
  'appointment.walkIn': { operationId, clientId: id, workerId: id },
  'appointment.newWalkIn': { operationId, firstName: 'Nell', lastName: null, workerId: id },
  'caller.takeMessage': {
    operationId,
    askedFor: 'Nell Ng',
    callerName: 'Dr. Ortega',
    callerOrganization: null,
    callerPhone: '575 555 0100',
    message: null,
  },
  'caller.checkConsent': { askedFor: 'Nell Ng', callerName: 'Dr. Ortega', callerOrganization: null },
  'callerMessage.list': {},
  'callerMessage.finish': { operationId, messageId: id, isFinished: true },
};
