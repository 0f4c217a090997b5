import type {
  Address,
  ContactPoint,
  Extension,
  HumanName,
  Identifier,
  Patient,
  PatientCommunication,
  PatientLink,
} from '@medplum/fhirtypes';

import { GENDER_IDENTITY, PERSON_LANGUAGE, SEX_AT_BIRTH } from '../../../../shared/codes';
import type { Client, ContactMethod, Row } from '../../../../shared/model/index';
import { element, referenceTo, standardCoding } from './elements';
import type { FhirContext } from './elements';
import { labelledMeta } from './labels';
import { demographicExtensions } from './patient-extensions';

const US_CORE_PATIENT = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient';
const IDENTIFIER_TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203';

type Gender = NonNullable<Patient['gender']>;
const GENDERS: readonly Gender[] = ['male', 'female', 'other', 'unknown'];

/** A person (US Core Patient) with the ways to reach them. */
export function patientOf(
  client: Row<typeof Client>,
  contacts: readonly Row<typeof ContactMethod>[],
  context: FhirContext,
): Patient {
  return element<Patient>({
    resourceType: 'Patient',
    id: client.id,
    meta: labelledMeta(US_CORE_PATIENT),
    extension: [...(isNameless(client) ? [nameAbsent(client)] : []), ...demographicExtensions(client)],
    identifier: identifiers(client, context),
    active: client.status !== 'merged' && client.status !== 'deceased',
    name: names(client),
    telecom: contacts.filter((contact) => contact.isActive).map(contactPoint),
    gender: gender(client),
    birthDate: client.birthDate,
    deceasedDateTime: client.deceasedOn,
    deceasedBoolean: client.deceasedOn === null && client.status === 'deceased' ? true : undefined,
    address: client.address === null ? [] : addresses(client.address, client.county),
    communication: communication(client),
    generalPractitioner:
      client.assignedWorkerId === null ? [] : [referenceTo('Practitioner', client.assignedWorkerId)],
    managingOrganization: referenceTo('Organization', context.site.id),
    link: mergeLinks(client, context),
  });
}

function identifiers(client: Row<typeof Client>, context: FhirContext): Identifier[] {
  const chart: Identifier = {
    use: 'official',
    type: { coding: [{ system: IDENTIFIER_TYPES, code: 'MR', display: 'Medical record number' }] },
    system: `urn:uuid:${context.site.id}`,
    value: client.chartNumber,
    assigner: referenceTo('Organization', context.site.id),
  };
  const medicaid: Identifier[] =
    client.medicaidId === null
      ? []
      : [
          {
            type: {
              coding: [{ system: IDENTIFIER_TYPES, code: 'MA', display: 'Patient Medicaid number' }],
            },
            system: 'urn:waystation:medicaid',
            value: client.medicaidId,
          },
        ];
  const external = client.externalIdentifiers.map(({ system, value }): Identifier => ({
    use: 'secondary',
    system,
    value,
  }));
  return [chart, ...medicaid, ...external];
}

/** Legal name first; a name that is withheld says so instead of being left out (us-core-6). */
function names(client: Row<typeof Client>): HumanName[] {
  const given = [client.legalFirstName, client.legalMiddleName].filter((part) => part !== null);
  const all: HumanName[] = [];
  if (given.length > 0 || client.legalLastName !== null) {
    all.push(
      element<HumanName>({
        use: 'official',
        family: client.legalLastName,
        given,
        suffix: client.legalSuffix === null ? [] : [client.legalSuffix],
      }),
    );
  } else {
    all.push({ use: 'official', extension: [nameAbsent(client)] });
  }
  if (client.preferredName !== null) all.push({ use: 'usual', given: [client.preferredName] });
  // An alias is one text, which may be a first name, a last name or both; given is where readers look for it.
  for (const alias of client.aliases) all.push({ use: 'nickname', given: [alias] });
  return all;
}

function isNameless(client: Row<typeof Client>): boolean {
  const known = [client.legalFirstName, client.legalMiddleName, client.legalLastName, client.preferredName];
  return known.every((part) => part === null) && client.aliases.length === 0;
}

function nameAbsent(client: Row<typeof Client>): Extension {
  return {
    url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
    valueCode: client.nameWithheld ? 'masked' : 'unknown',
  };
}

/** What the person calls their gender, else their sex at birth, as the four codes FHIR has. */
function gender(client: Row<typeof Client>): Gender {
  const code =
    client.genderIdentity === null
      ? client.sexAtBirth === null
        ? undefined
        : SEX_AT_BIRTH.codes[client.sexAtBirth].fhir
      : GENDER_IDENTITY.codes[client.genderIdentity].fhir;
  return GENDERS.find((known) => known === code) ?? 'unknown';
}

/**
 * A way to reach the person. FHIR has no place for what is safe, so each permission goes along as an extension, and
 * a reader that doesn't know them must not call: `use` stays out.
 */
function contactPoint(contact: Row<typeof ContactMethod>): ContactPoint {
  const permissions = [
    ['ok-to-call', contact.okToCall],
    ['ok-to-leave-voicemail', contact.okToLeaveVoicemail],
    ['ok-to-text', contact.okToText],
    ['ok-to-email', contact.okToEmail],
    ['ok-to-identify-program', contact.okToIdentifyProgram],
  ] as const;
  return element<ContactPoint>({
    extension: permissions.map(([name, isOk]) => ({
      url: `urn:waystation:extension:${name}`,
      valueBoolean: isOk,
    })),
    system: contact.kind,
    value: contact.value,
  });
}

function addresses(address: NonNullable<Row<typeof Client>['address']>, county: string | null): Address[] {
  const parts = element<Address>({
    line: address.line === null || address.line === '' ? [] : [address.line],
    city: blankToNull(address.city),
    district: county,
    state: blankToNull(address.state),
    postalCode: blankToNull(address.postalCode),
  });
  if (address.noFixedAddress) return [{ ...parts, text: 'No fixed address' }];
  return Object.keys(parts).length === 0 ? [] : [parts];
}

function blankToNull(text: string | null): string | null {
  return text === '' ? null : text;
}

function communication(client: Row<typeof Client>): PatientCommunication[] {
  if (client.language === null) return [];
  const coding = standardCoding(PERSON_LANGUAGE, client.language, PERSON_LANGUAGE.codes[client.language].en);
  return [
    element<PatientCommunication>({
      language: element({
        coding: coding === undefined ? [] : [coding],
        text: PERSON_LANGUAGE.codes[client.language].en,
      }),
      preferred: true,
    }),
  ];
}

/** A merged record points to the one that goes on, when that one is in the bundle (R-INT-07: both ids stay in exports). */
function mergeLinks(client: Row<typeof Client>, context: FhirContext): PatientLink[] {
  if (client.mergedInto === null || !context.has('Patient', client.mergedInto)) return [];
  return [{ other: referenceTo('Patient', client.mergedInto), type: 'replaced-by' }];
}
