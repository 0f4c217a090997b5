import { describe, expect, it } from 'vitest';
import {
  PayerFormSchema,
  kindField,
  payerForm,
  payerProblems,
  toRule,
  type PayerRule,
} from '../../../../../renderer/features/settings/payer-form';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import { FIRST_PAYER_RULE } from '../../../../../shared/rules/payer-rules';
import type { LocalDate } from '../../../../../shared/time';

const TODAY = '2026-03-05' as LocalDate;
const FIRST = CONTRACT['payer.list'].output.shape.rules.element.parse(FIRST_PAYER_RULE) satisfies PayerRule;

describe('a payer’s rule as a form', () => {
  it('comes back as it was, from today on, in a form the vault takes', () => {
    const rule = toRule(payerForm(FIRST, TODAY));
    const { code: _code, version: _version, ...values } = FIRST;
    expect(rule).toEqual({ ...values, validFrom: TODAY });
    const input = { operationId: newIdentifier(), code: 'usual', ...rule };
    expect(CONTRACT['payer.saveRule'].input.safeParse(input).success).toBe(true);
  });

  it('is kept over a lock exactly as it was typed, whatever is missing', () => {
    const typed = {
      ...payerForm(FIRST, TODAY),
      name: '',
      validFrom: null,
      maxGroupSize: 'twelve',
      codes: { group: ' h00' },
    };
    expect(PayerFormSchema.parse(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it('takes codes and modifiers as people type them', () => {
    const form = payerForm(FIRST, TODAY);
    const rule = toRule({
      ...form,
      codes: { group: ' h0038 ' },
      modifiers: { group: 'hq, hf' },
      maxUnitsPerDay: '16',
    });
    expect(rule).toMatchObject({
      services: [{ kind: 'group', code: 'H0038', modifiers: ['HQ', 'HF'] }],
      maxUnitsPerDay: 16,
    });
  });

  it('names what is wrong, at its field', () => {
    const form = payerForm(FIRST, TODAY);
    const wrong = {
      ...form,
      name: ' ',
      validFrom: null,
      maxGroupSize: 'many',
      codes: { individual: 'H-38' },
      modifiers: { group: 'HQ', individual: 'HQQ' },
      videoModifiers: 'A B',
    };
    expect(payerProblems(wrong)).toEqual({
      name: 'nameMissing',
      validFrom: 'dateMissing',
      maxGroupSize: 'numberWrong',
      [kindField('codes', 'group')]: 'codeMissing',
      [kindField('codes', 'individual')]: 'codeWrong',
      [kindField('modifiers', 'individual')]: 'modifiersWrong',
      videoModifiers: 'modifiersWrong',
    });
    expect(toRule(wrong)).toBeNull();
  });
});
