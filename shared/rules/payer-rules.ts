import type { BaseRow, PayerRule, Row } from '../model';
import type { LocalDate } from '../time';

/** A version of how a payer counts, as the site saved it or as the product brings it. */
export type PayerRuleVersion = Omit<Row<typeof PayerRule>, keyof BaseRow>;

/**
 * What every site begins with, as version 0: one to one and group by H0038 (domain §1.4). Only full units are counted,
 * each contact by itself, which never counts more than any payer would; the site puts in its payer's own rule.
 */
export const FIRST_PAYER_RULE: PayerRuleVersion = {
  code: 'usual',
  version: 0,
  name: 'Medicaid',
  validFrom: '2000-01-01' as LocalDate,
  unitRule: 'full_unit',
  aggregate: 'per_encounter',
  maxUnitsPerDay: null,
  maxGroupSize: null,
  maxPeoplePerFacilitator: null,
  services: [
    { kind: 'individual', code: 'H0038', modifiers: [] },
    { kind: 'group', code: 'H0038', modifiers: ['HQ'] },
    { kind: 'phone', code: 'H0038', modifiers: [] },
    { kind: 'video', code: 'H0038', modifiers: [] },
    { kind: 'crisis', code: 'H0038', modifiers: [] },
    { kind: 'navigation', code: 'H0038', modifiers: [] },
    { kind: 'check_in', code: 'H0038', modifiers: [] },
    { kind: 'drop_in', code: 'H0038', modifiers: [] },
  ],
  videoModifiers: ['95'],
  audioModifiers: ['93'],
  isUsual: true,
  isOffered: true,
};

/** The newest version of each payer's rule by when it was saved, in that order. */
export function newestRules(rules: readonly PayerRuleVersion[]): readonly PayerRuleVersion[] {
  const newest = new Map<string, PayerRuleVersion>();
  for (const rule of rules) {
    newest.delete(rule.code);
    newest.set(rule.code, rule);
  }
  return [...newest.values()];
}

/** The payer contacts count for when nobody named one: the one made usual last. */
export function usualPayer(rules: readonly PayerRuleVersion[]): string {
  return newestRules(rules).findLast(({ isUsual }) => isUsual)?.code ?? FIRST_PAYER_RULE.code;
}

/**
 * The rule a payer's contacts of a day are counted by: the one that began last by then, and of one day's the newest.
 * Before the first there is none.
 * @param rules all versions, in the order they were saved
 */
export function ruleOn(
  rules: readonly PayerRuleVersion[],
  payerCode: string,
  on: LocalDate,
): PayerRuleVersion | null {
  let found: PayerRuleVersion | null = null;
  for (const rule of rules) {
    if (rule.code !== payerCode || rule.validFrom > on) continue;
    if (found === null || rule.validFrom >= found.validFrom) found = rule;
  }
  return found;
}

/** The rule of a contact: the version it was signed under, else the one of its day (R-ENC-03). */
export function ruleOfContact(
  rules: readonly PayerRuleVersion[],
  contact: {
    readonly payerCode: string | null;
    readonly payerRuleVersion: number | null;
    readonly serviceDate: LocalDate;
  },
): PayerRuleVersion | null {
  const code = contact.payerCode ?? usualPayer(rules);
  if (contact.payerRuleVersion === null) return ruleOn(rules, code, contact.serviceDate);
  return (
    rules.find((rule) => rule.code === code && rule.version === contact.payerRuleVersion) ??
    ruleOn(rules, code, contact.serviceDate)
  );
}
