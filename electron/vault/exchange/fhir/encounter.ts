import type { CodeableConcept, Coding, Encounter as FhirEncounter, Extension } from '@medplum/fhirtypes';

import { ENCOUNTER_KIND, MODALITY, PLACE_OF_SERVICE, UNIT_HOLD } from '../../../../shared/codes';
import type { Appointment, Encounter, Row } from '../../../../shared/model/index';
import {
  element,
  ownCoding,
  ownConcept,
  ownExtension,
  period,
  referenceTo,
  standardCoding,
} from './elements';
import type { FhirContext } from './elements';
import { labelledMeta } from './labels';
import type { SignedLine } from '../../records/payers/signed-lines';

const STATUSES: Readonly<Record<Row<typeof Encounter>['status'], FhirEncounter['status']>> = {
  done: 'finished',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

const CLASS_NAMES: Readonly<Record<string, string>> = {
  AMB: 'ambulatory',
  VR: 'virtual',
  FLD: 'field',
  EMER: 'emergency',
};

const HCPCS = 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
/** Self-help and peer services, per 15 minutes (domain §1.4). */
const PEER_SERVICE = { code: 'H0038', display: 'Self-help/peer services, per 15 minutes' };

/** What the payer calls the contact, with its modifiers; nothing for what it doesn't pay for. */
function serviceOf({ code, modifiers }: SignedLine): CodeableConcept[] {
  if (code === null) return [];
  const display = code === PEER_SERVICE.code ? PEER_SERVICE.display : undefined;
  const coding = element<Coding>({ system: HCPCS, code, display });
  const extension = modifiers.map((modifier) => ownExtension('service-modifier', { valueCode: modifier }));
  return [element<CodeableConcept>({ extension, coding: [coding] })];
}

/** How many units for whom, and what somebody should check before they are billed. */
function unitsOf(line: SignedLine): Extension[] {
  const { units, payerCode, payerName, holds } = line;
  return [
    ownExtension('payer', {
      valueCoding: { system: 'urn:waystation:payer', code: payerCode, display: payerName },
    }),
    ...(line.code === null ? [] : [ownExtension('units', { valueUnsignedInt: units })]),
    ...holds.map((hold) => ownExtension('unit-hold', { valueCoding: ownCoding(UNIT_HOLD, hold) })),
  ];
}

/**
 * A contact with a person.
 * @param appointments those it was kept for
 * @param line what it counts as, once its note is signed: until then no payer's code and no units are told (R-ENC-03)
 */
export function encounterOf(
  encounter: Row<typeof Encounter>,
  appointments: readonly Row<typeof Appointment>[],
  context: FhirContext,
  line?: SignedLine,
): FhirEncounter {
  const heldIn = period(encounter.startAt, encounter.endAt, context.site);
  const encounterClass = ENCOUNTER_KIND.codes[encounter.kind].fhir;
  return element<FhirEncounter>({
    resourceType: 'Encounter',
    id: encounter.id,
    meta: labelledMeta(),
    extension: [
      ownExtension('modality', { valueCoding: ownCoding(MODALITY, encounter.modality) }),
      ownExtension('place-of-service', {
        valueCodeableConcept: ownConcept(PLACE_OF_SERVICE, encounter.placeOfService),
      }),
      ownExtension('excluded-minutes', { valueUnsignedInt: encounter.excludedMinutes }),
      ...(line === undefined ? [] : unitsOf(line)),
    ],
    status:
      encounter.kind === 'no_show' && encounter.status === 'done' ? 'cancelled' : STATUSES[encounter.status],
    class: standardCoding(ENCOUNTER_KIND, encounter.kind, CLASS_NAMES[encounterClass ?? '']) ?? {},
    type: [
      {
        coding: [ownCoding(ENCOUNTER_KIND, encounter.kind)],
        text: ENCOUNTER_KIND.codes[encounter.kind].en,
      },
      ...(line === undefined ? [] : serviceOf(line)),
    ],
    subject: referenceTo('Patient', encounter.clientId),
    participant: [
      {
        individual: referenceTo('Practitioner', encounter.workerId),
        period: heldIn,
      },
    ],
    appointment: [encounter.groupSessionId, ...appointments.map(({ id }) => id)].flatMap((id) =>
      id !== null && context.has('Appointment', id) ? [referenceTo('Appointment', id)] : [],
    ),
    period: heldIn,
    length: {
      value: encounter.minutes,
      unit: 'minute',
      system: 'http://unitsofmeasure.org',
      code: 'min',
    },
    // A kind of place, not a place of its own in the file: its name is enough to read.
    location: [{ location: { display: PLACE_OF_SERVICE.codes[encounter.placeOfService].en } }],
    serviceProvider: referenceTo('Organization', context.site.id),
  });
}
