import { useCallback } from 'react';
import type { CaseloadRow } from '../../../shared/contract/clients';
import { useFormat, useTranslation } from '../../i18n';

type Need = CaseloadRow['needs'][number];

/** Says why somebody should be in touch with a person, in a few words. */
export function useNeedText(): (need: Need) => string {
  const { t } = useTranslation('caseload');
  const format = useFormat();
  return useCallback(
    ({ code, days, on }) => {
      if (code === 'never_reached' || code === 'planned_today') return t(`needs.${code}`);
      const date = on === null ? '' : format.date(on, 'short');
      return t(`needs.${code}`, { count: days ?? 0, date });
    },
    [t, format],
  );
}
