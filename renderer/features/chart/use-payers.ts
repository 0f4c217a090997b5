import type { ClientChart, EncounterSummary } from '../../../shared/contract/clients';
import { newestRules, usualPayer } from '../../../shared/rules/payer-rules';
import type { Choice } from '../../components';
import { useVaultQuery } from '../../vault';

type PayerCode = NonNullable<EncounterSummary['payerCode']>;

/** Whom a contact can count for, and whom it does when nobody says: the payer of the person's last contact. */
export function usePayers(chart: ClientChart): {
  readonly choices: readonly Choice[];
  readonly expected: PayerCode | null;
} {
  const rules = useVaultQuery('payer.list', {}, { entities: ['payerRule'] }).value?.rules ?? [];
  const usual = usualPayer(rules);
  const last = chart.encounters?.find(({ payerCode, status }) => payerCode !== null && status === 'done');
  return {
    choices: newestRules(rules)
      .filter(({ isOffered }) => isOffered)
      .map(({ code, name }) => ({ id: code, label: name })),
    expected: last?.payerCode ?? usual,
  };
}
