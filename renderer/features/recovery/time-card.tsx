import { Plus } from 'lucide-react';
import type { StreakView } from '../../../shared/contract/recovery';
import { daysInRecovery, nextMilestone } from '../../../shared/rules/milestones';
import { milestonesOfStreak, totalDaysInRecovery } from '../../../shared/rules/recovery';
import { useSession } from '../../app/session';
import { Button, MenuButton } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useMilestoneText } from '../support/milestone-text';

export interface TimeCardProps {
  /** The time the person counts now. */
  readonly streak: StreakView | null;
  /** All of them. */
  readonly streaks: readonly StreakView[];
  /** Absent where nothing can be changed. */
  readonly onAdd: (() => void) | undefined;
  readonly onAddEarlier: (() => void) | undefined;
  readonly onAnew: (() => void) | undefined;
  readonly actions: { readonly onChange: () => void; readonly onTakeBack: () => void } | undefined;
}

/** The time in recovery somebody counts now, with what was reached in it and what comes next. */
export function TimeCard({ streak, streaks, onAdd, onAddEarlier, onAnew, actions }: TimeCardProps) {
  const { t } = useTranslation('recovery');
  if (streak === null) {
    return (
      <Card
        title={t('title')}
        actions={
          <>
            {onAdd !== undefined && (
              <Button icon={Plus} onPress={onAdd}>
                {t('add')}
              </Button>
            )}
            {onAddEarlier !== undefined && <Button onPress={onAddEarlier}>{t('addEarlier')}</Button>}
          </>
        }
      >
        <p className="text-muted">{t(streaks.length === 0 ? 'none' : 'notCounting')}</p>
        <Total streaks={streaks} />
      </Card>
    );
  }
  return (
    <Card
      title={t('title')}
      actions={
        actions !== undefined && (
          <>
            <Button onPress={actions.onChange}>{t('change')}</Button>
            {onAnew !== undefined && <Button onPress={onAnew}>{t('anew')}</Button>}
            <MenuButton
              label={t('more')}
              isIconOnly
              entries={[
                { id: 'earlier', label: t('addEarlier') },
                { id: 'takeBack', label: t('takeBack'), isDanger: true },
              ]}
              onAction={(id) => (id === 'earlier' ? onAddEarlier?.() : actions.onTakeBack())}
            />
          </>
        )
      }
    >
      <Counted streak={streak} streaks={streaks} />
    </Card>
  );
}

interface CountedProps {
  readonly streak: StreakView;
  readonly streaks: readonly StreakView[];
}

function Counted({ streak, streaks }: CountedProps) {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const milestoneText = useMilestoneText();
  const { today } = useSession();
  const { startedOn, basis } = streak;
  const days = daysInRecovery(startedOn, today);
  const next = nextMilestone(startedOn, today);
  const reached = [...milestonesOfStreak(streak, today)].reverse();
  return (
    <>
      <p className="recovery__count figures">
        <span className="recovery__days">{days === 0 ? t('dayOne') : t('days', { count: days })}</span>{' '}
        <span className="text-muted">{t('since', { date: format.date(startedOn) })}</span>
      </p>
      <Total streaks={streaks} />
      {basis !== null && <p className="recovery__words">{t('means', { words: basis })}</p>}
      {next !== null && (
        <p className="text-muted">
          {t('next', { milestone: milestoneText(next), date: format.date(next.on) })}
        </p>
      )}
      {reached.length > 0 && (
        <>
          <h3 className="recovery__heading">{t('reached')}</h3>
          <ul className="recovery__reached">
            {reached.map((milestone) => (
              <li key={milestone.on}>
                {milestoneText(milestone)}{' '}
                <span className="text-muted text-small">{format.date(milestone.on)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** All times together, once there is more than the present one. */
function Total({ streaks }: { readonly streaks: readonly StreakView[] }) {
  const { t } = useTranslation('recovery');
  const { today } = useSession();
  const hasEarlier = streaks.some(({ endedOn }) => endedOn !== null);
  if (!hasEarlier) return null;
  return <p>{t('total', { count: totalDaysInRecovery(streaks, today) })}</p>;
}
