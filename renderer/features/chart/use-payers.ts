import type { ClientChart, EncounterSummary } from '../../../shared/contract/clients';
import { coverageOn } from '../../../shared/rules/coverage';
import { newestRules, usualPayer } from '../../../shared/rules/payer-rules';
import type { LocalDate } from '../../../shared/time';
import type { Choice } from '../../components';
import { useVaultQuery } from '../../vault';

type PayerCode = NonNullable<EncounterSummary['payerCode']>;

export interface Payers {
  /** Those the site offers. */
  readonly choices: readonly Choice[];
  /** The name of any payer there ever was. */
  nameOf(code: PayerCode): string;
  /** Whom contacts count for when nobody says: the site's usual payer. */
  readonly usual: PayerCode;
  /** Who pays for a contact of the day when nobody says: as the vault finds it. */
  expectedOn(day: LocalDate): PayerCode;
}

/** The payers of the site, and who pays for a person. */
export function usePayers(chart: Pick<ClientChart, 'coverages' | 'encounters'>): Payers {
  const rules = useVaultQuery('payer.list', {}, { entities: ['payerRule'] }).value?.rules ?? [];
  const newest = newestRules(rules);
  const usual = usualPayer(rules);
  return {
    choices: newest.filter(({ isOffered }) => isOffered).map(({ code, name }) => ({ id: code, label: name })),
    nameOf: (code) => newest.find((rule) => rule.code === code)?.name ?? code,
    usual,
    expectedOn: (day) => {
      if (chart.coverages.length > 0) return coverageOn(chart.coverages, day)?.payerCode ?? usual;
      const last = chart.encounters?.find(({ payerCode, status }) => payerCode !== null && status === 'done');
      return last?.payerCode ?? usual;
    },
  };
}
