import { expect, it } from 'vitest';

import { encounterOf } from '../../../../electron/vault/exchange/fhir/encounter';
import type { SignedLine } from '../../../../electron/vault/records/payers/signed-lines';
import { UNIT_HOLD } from '../../../../shared/codes';
import type { Encounter, Row } from '../../../../shared/model';
import { encounterValues } from '../../../support/record-values';
import { CLIENT_ID, WORKER_ID, base, context } from './support/fhir-records';
import { fhirProblems } from './support/fhir-validators';

function encounter(values: Partial<Row<typeof Encounter>> = {}): Row<typeof Encounter> {
  return { ...base(), ...encounterValues({ clientId: CLIENT_ID, workerId: WORKER_ID }), ...values };
}

const LINE: SignedLine = {
  code: 'H0038',
  modifiers: ['HQ', '95'],
  units: 4,
  holds: [...UNIT_HOLD.slugs],
  payerCode: 'usual',
  payerName: 'Medicaid',
};

it('a contact whose note is signed tells units, code, modifiers, payer and what to check, and is valid', () => {
  const signed = encounterOf(encounter(), [], context, LINE);
  expect(fhirProblems(signed)).toEqual([]);
  expect(signed.type?.[1]).toMatchObject({
    coding: [{ code: 'H0038' }],
    extension: [{ valueCode: 'HQ' }, { valueCode: '95' }],
  });
  const values = (name: string) =>
    signed.extension
      ?.filter(({ url }) => url === `urn:waystation:extension:${name}`)
      .map(({ valueUnsignedInt, valueCoding }) => valueUnsignedInt ?? valueCoding?.code);
  expect([values('units'), values('payer'), values('unit-hold')]).toEqual([
    [4],
    ['usual'],
    [...UNIT_HOLD.slugs],
  ]);
});

it('until it is signed it has no payer’s code and no units (R-ENC-03)', () => {
  const unsigned = encounterOf(encounter(), [], context);
  expect(fhirProblems(unsigned)).toEqual([]);
  expect(JSON.stringify(unsigned)).not.toMatch(/H0038|extension:units|extension:payer/);
});

it('what the payer doesn’t pay for has a payer and nothing to bill', () => {
  const line = { ...LINE, code: null, modifiers: [], units: 0, holds: [] };
  const unpaid = encounterOf(encounter({ kind: 'family' }), [], context, line);
  expect(fhirProblems(unpaid)).toEqual([]);
  expect(unpaid.type).toHaveLength(1);
  expect(JSON.stringify(unpaid)).not.toContain('extension:units');
});
