import { expect, test } from 'vitest';

import { ResourceChecker } from '../../../../electron/vault/exchange/fhir/checks';
import { relatedPersonOf } from '../../../../electron/vault/exchange/fhir/related-person';
import { RELATIONSHIP } from '../../../../shared/codes';
import type { RelatedPerson, Row } from '../../../../shared/model';
import { relatedPersonValues } from '../../../support/record-values';
import { CLIENT_ID, base } from './support/fhir-records';
import { fhirProblems } from './support/fhir-validators';

function validated(values: Partial<Row<typeof RelatedPerson>>): ReturnType<typeof relatedPersonOf> {
  const resource = relatedPersonOf({ ...base(), ...relatedPersonValues(CLIENT_ID, values) });
  expect(fhirProblems(resource), JSON.stringify(resource)).toEqual([]);
  new ResourceChecker(() => true).check('test', resource);
  return resource;
}

test('people around somebody of every relationship are valid FHIR, by the codes of HL7 where it has them', () => {
  for (const relationship of RELATIONSHIP.slugs) {
    const codings = validated({ relationship, isEmergencyContact: false }).relationship?.[0]?.coding;
    const standard = RELATIONSHIP.codes[relationship].fhir;
    expect(codings?.map(({ code }) => code)).toEqual([
      ...(standard === undefined ? [] : [standard]),
      relationship,
    ]);
  }
  expect(validated({})).toMatchObject({
    active: true,
    patient: { reference: `Patient/${CLIENT_ID}` },
    relationship: [{ coding: [{ code: 'C' }] }, { coding: [{ code: 'SIB' }, { code: 'sibling' }] }],
    name: [{ text: 'Rosa Núñez' }],
    telecom: [{ system: 'phone', value: '+15055550117' }],
    communication: [{ language: { coding: [{ code: 'es' }, { code: 'es' }] } }],
  });
  const bare = validated({ phone: null, language: null, relationship: null, isEmergencyContact: false });
  for (const part of ['telecom', 'communication', 'relationship']) expect(bare).not.toHaveProperty(part);
});

test('who was entered by mistake, or is no contact any more, goes along as not active', () => {
  expect(validated({ isActive: false, errorReason: 'Another person' }).active).toBe(false);
});
