import { useCallback } from 'react';
import type { ClinicError } from '../../../shared/errors';
import { RULE_CODES, type RuleCode } from '../../../shared/rules/problem';
import { useTranslation } from '../../i18n';

/** Whether this version has a sentence for the code. */
export function isRuleCode(code: string): code is RuleCode {
  return RULE_CODES.some((known) => known === code);
}

/** The plain sentence for a rule's code; something general for a code this version doesn't know. */
export function useProblemText(): (code: string) => string {
  const { t } = useTranslation('problems');
  return useCallback((code) => (isRuleCode(code) ? t(code) : t('other')), [t]);
}

/** The problems the vault names with an error, by path in the input. The first of each path counts. */
export function problemsByPath(error: ClinicError): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, code } of error.details?.problems ?? []) {
    if (!found.has(path)) found.set(path, code);
  }
  return found;
}
