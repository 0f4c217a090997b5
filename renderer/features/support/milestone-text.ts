import { useCallback } from 'react';
import type { MilestoneStep } from '../../../shared/rules/milestones';
import { useTranslation } from '../../i18n';

/** Says a step of time in recovery: "90 days", "18 months", and "24 hours" for the first day. */
export function useMilestoneText(): (step: MilestoneStep) => string {
  const { t } = useTranslation('recovery');
  return useCallback(
    ({ unit, count }) => (unit === 'days' && count === 1 ? t('step.first') : t(`step.${unit}`, { count })),
    [t],
  );
}
