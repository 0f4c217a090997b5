import type { MethodInput, MethodNameOf } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';
import type { InstantMs, LocalDate } from '../../../../shared/time';

type FrontDeskMethod = Extract<
  MethodNameOf<'vault'>,
  | `appointment.${string}`
  | `caller.${string}`
  | `callerMessage.${string}`
  | `waiting.${string}`
  | `capacity.${string}`
  | `relatedPerson.${string}`
>;

const id = newIdentifier();
const operationId = newIdentifier();
const at = 1_773_154_800_000 as InstantMs;
const day = '2026-03-10' as LocalDate;
const asked = { firstContactOn: day, requestedAt: at };
const waiting = { operationId, entryId: id, expectedRevision: 1 };
const appointment = { workerId: id, startAt: at, minutes: 45, purpose: 'one_to_one' } as const;

/** One input for every method of appointments, calls, the waiting list and the people around somebody that its schema accepts; one without doesn't compile. */
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
  'waiting.list': {},
  'waiting.counts': {},
  'waiting.add': { operationId, clientId: id, ...asked },
  'waiting.addNew': { operationId, firstName: 'Nell', lastName: 'Ng', ...asked },
  'waiting.saveAnswers': { ...waiting, pregnancy: 'pregnant', injection: 'no' },
  'waiting.offer': { ...waiting, offeredFor: day },
  'waiting.recordInterim': { operationId, entryId: id, kinds: ['hiv_tb_counseling'], givenAt: at },
  'waiting.takeBackInterim': { operationId, entryId: id, serviceIds: [id] },
  'waiting.admit': {
    ...waiting,
    admission: {
      workerId: id,
      legalFirstName: null,
      legalLastName: 'Ng',
      birthDate: '1990-05-04',
      birthDateIsEstimated: false,
      referralSource: 'self',
      participationConsentOn: day,
      noticeGivenOn: day,
      noticeLanguage: 'en',
    },
  },
  'waiting.remove': { ...waiting, outcome: 'declined', reason: 'Wants to stay with family' },
  'waiting.reopen': waiting,
  'capacity.status': {},
  'capacity.set': { operationId, treatmentSlots: 40 },
  'capacity.markReported': { operationId, noticeId: id, expectedRevision: 1, reportedOn: day },
  'relatedPerson.save': {
    operationId,
    clientId: id,
    person: {
      name: 'Rosa Ng',
      relationship: 'sibling',
      phone: '505 555 0117',
      language: null,
      isEmergencyContact: true,
      isSupport: false,
      remark: null,
      consentId: null,
    },
  },
  'relatedPerson.remove': {
    operationId,
    clientId: id,
    relatedPersonId: id,
    expectedRevision: 1,
    why: 'mistake',
    reason: 'Another Nell’s sister',
  },
  'callerMessage.finish': { operationId, messageId: id, isFinished: true },
};
