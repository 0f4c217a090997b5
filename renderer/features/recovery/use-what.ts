import { MILESTONE_KIND } from '../../../shared/codes';
import type { MilestoneView, StreakView } from '../../../shared/contract/recovery';
import { useFormat, useLabel, useTranslation } from '../../i18n';

/** Says in a few words what a line of the tab is about. */
export function useWhat(): {
  readonly streak: (streak: StreakView) => string;
  readonly milestone: (milestone: Pick<MilestoneView, 'kind' | 'words'>) => string;
} {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const label = useLabel();
  return {
    streak: ({ startedOn, endedOn }) =>
      endedOn === null
        ? t('since', { date: format.date(startedOn) })
        : t('earlierOf', { from: format.date(startedOn), to: format.date(endedOn) }),
    // Their own words say it better than "something else".
    milestone: ({ kind, words }) =>
      kind === 'own_words' && words !== null ? words : label(MILESTONE_KIND.codes[kind]),
  };
}
