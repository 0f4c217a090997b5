import type { StreakView } from '../../../shared/contract/recovery';
import { daysInRecovery } from '../../../shared/rules/milestones';
import { milestonesOfStreak } from '../../../shared/rules/recovery';
import { useSession } from '../../app/session';
import { Button, MenuButton } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useMilestoneText } from '../support/milestone-text';
import { useWhat } from './use-what';

export interface EarlierTimesCardProps {
  readonly streaks: readonly StreakView[];
  /** Absent where nothing can be changed. */
  readonly actionsOf:
    ((streak: StreakView) => { readonly onChange: () => void; readonly onTakeBack: () => void }) | undefined;
}

/** Times in recovery that are over, with what was reached in them: none of it goes away (R-MIL-01). */
export function EarlierTimesCard({ streaks, actionsOf }: EarlierTimesCardProps) {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const what = useWhat();
  const milestoneText = useMilestoneText();
  const { today } = useSession();
  if (streaks.length === 0) return null;
  return (
    <Card title={t('earlierTitle')} hint={t('earlierText')}>
      <ul className="card-list">
        {streaks.map((streak) => {
          const actions = actionsOf?.(streak);
          const days = { from: format.date(streak.startedOn), to: format.date(streak.endedOn ?? today) };
          const reached = milestonesOfStreak(streak, today).at(-1);
          const facts = [
            t('days', { count: daysInRecovery(streak.startedOn, streak.endedOn ?? today) }),
            ...(reached === undefined ? [] : [t('reachedList', { milestones: milestoneText(reached) })]),
          ];
          return (
            <li key={streak.id}>
              <span className="card-list__main card-list__main--stacked">
                <span className="card-list__title">{what.streak(streak)}</span>
                <span className="card-list__detail figures">{facts.join(' · ')}</span>
                {streak.basis !== null && (
                  <span className="card-list__detail recovery__words">
                    {t('means', { words: streak.basis })}
                  </span>
                )}
              </span>
              {actions !== undefined && (
                <span className="row">
                  <Button size="small" aria-label={t('changeOf', days)} onPress={actions.onChange}>
                    {t('change')}
                  </Button>
                  <MenuButton
                    label={t('moreOf', days)}
                    isIconOnly
                    size="small"
                    entries={[{ id: 'takeBack', label: t('takeBack'), isDanger: true }]}
                    onAction={actions.onTakeBack}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
