import type { CodeableConcept, RelatedPerson as FhirRelatedPerson } from '@medplum/fhirtypes';

import { PERSON_LANGUAGE, RELATIONSHIP } from '../../../../shared/codes';
import type { RelatedPerson, Row } from '../../../../shared/model/index';
import { element, ownConcept, ownExtension, referenceTo } from './elements';
import { labelledMeta } from './labels';

/** HL7 v2 table 0131, which RelatedPerson takes beside RoleCode. */
const EMERGENCY_CONTACT: CodeableConcept = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/v2-0131',
      code: 'C',
      display: 'Emergency Contact',
    },
  ],
  text: 'Emergency contact',
};

/**
 * Somebody around a person. Whether they may be told that the person comes here isn't said: it follows from the consents of
 * the day somebody wants to tell them, not from those of the day the file was written.
 */
export function relatedPersonOf(person: Row<typeof RelatedPerson>): FhirRelatedPerson {
  const { relationship, phone, language, remark } = person;
  return element<FhirRelatedPerson>({
    resourceType: 'RelatedPerson',
    id: person.id,
    meta: labelledMeta(),
    extension: [
      ownExtension('is-support', { valueBoolean: person.isSupport }),
      ...(remark === null ? [] : [ownExtension('remark', { valueString: remark })]),
    ],
    active: person.isActive,
    patient: referenceTo('Patient', person.clientId),
    relationship: [
      ...(person.isEmergencyContact ? [EMERGENCY_CONTACT] : []),
      ...(relationship === null ? [] : [ownConcept(RELATIONSHIP, relationship)]),
    ],
    name: [{ text: person.name }],
    telecom: phone === null ? [] : [{ system: 'phone', value: phone }],
    communication: language === null ? [] : [{ language: ownConcept(PERSON_LANGUAGE, language) }],
  });
}
