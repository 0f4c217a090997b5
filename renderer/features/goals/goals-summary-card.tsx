import { LIFE_AREA } from '../../../shared/codes';
import type { GoalView } from '../../../shared/contract/goals';
import { isOpenGoal } from '../../../shared/rules/goals';
import { Button } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';

const SHOWN_GOALS = 4;

export interface GoalsSummaryCardProps {
  readonly goals: readonly GoalView[];
  readonly onShow: () => void;
}

/** What the person works on now, in one look. */
export function GoalsSummaryCard({ goals, onShow }: GoalsSummaryCardProps) {
  const { t } = useTranslation(['goals', 'chart']);
  const label = useLabel();
  const open = goals.filter(isOpenGoal);
  return (
    <Card
      title={t('title')}
      actions={
        <Button size="small" aria-label={t('chart:summary.allGoals')} onPress={onShow}>
          {t('chart:summary.all')}
        </Button>
      }
    >
      {open.length === 0 ? (
        <p className="text-muted">{t(goals.length === 0 ? 'none' : 'noneOpen')}</p>
      ) : (
        <ul className="card-list">
          {open.slice(0, SHOWN_GOALS).map((goal) => (
            <li key={goal.id}>
              <span className="card-list__main card-list__main--stacked">
                <span className="card-list__title">{goal.words}</span>
                <span className="card-list__detail">{label(LIFE_AREA.codes[goal.lifeArea])}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
