import type { CodeableConcept, Encounter as FhirEncounter } from '@medplum/fhirtypes';

import { ENCOUNTER_KIND, MODALITY, PLACE_OF_SERVICE } from '../../../../shared/codes';
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

type Kind = Row<typeof Encounter>['kind'];

const STATUSES: Readonly<Record<Row<typeof Encounter>['status'], FhirEncounter['status']>> = {
  done: 'finished',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

/** Nobody was met: no service code, and the contact counts as cancelled (FHIR has no encounter that didn't happen). */
const NOT_MET: ReadonlySet<Kind> = new Set<Kind>(['no_show', 'outreach_attempt']);

const CLASS_NAMES: Readonly<Record<string, string>> = {
  AMB: 'ambulatory',
  VR: 'virtual',
  FLD: 'field',
  EMER: 'emergency',
};

/** Self-help and peer services, per 15 minutes (domain §1.4). Says what it was; whether it can be billed is not said. */
const PEER_SERVICE: CodeableConcept = {
  coding: [
    {
      system: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
      code: 'H0038',
      display: 'Self-help/peer services, per 15 minutes',
    },
  ],
};

/**
 * A contact with a person.
 * @param appointments those it was kept for
 */
export function encounterOf(
  encounter: Row<typeof Encounter>,
  appointments: readonly Row<typeof Appointment>[],
  context: FhirContext,
): FhirEncounter {
  const isMet = !NOT_MET.has(encounter.kind);
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
    ],
    status:
      encounter.kind === 'no_show' && encounter.status === 'done' ? 'cancelled' : STATUSES[encounter.status],
    class: standardCoding(ENCOUNTER_KIND, encounter.kind, CLASS_NAMES[encounterClass ?? '']) ?? {},
    type: [
      {
        coding: [ownCoding(ENCOUNTER_KIND, encounter.kind)],
        text: ENCOUNTER_KIND.codes[encounter.kind].en,
      },
      ...(isMet ? [PEER_SERVICE] : []),
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
