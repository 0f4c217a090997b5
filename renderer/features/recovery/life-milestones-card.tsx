import { Plus } from 'lucide-react';
import type { MilestoneView } from '../../../shared/contract/recovery';
import { Button, MenuButton } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useWhat } from './use-what';

export interface LifeMilestonesCardProps {
  readonly milestones: readonly MilestoneView[];
  /** Absent where nothing can be changed. */
  readonly onAdd: (() => void) | undefined;
  readonly onTakeBack: ((milestone: MilestoneView) => void) | undefined;
}

/** What somebody is glad about that isn't counted in days, the newest first. */
export function LifeMilestonesCard({ milestones, onAdd, onTakeBack }: LifeMilestonesCardProps) {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const what = useWhat();
  return (
    <Card
      title={t('milestones.title')}
      actions={
        onAdd !== undefined && (
          <Button icon={Plus} onPress={onAdd}>
            {t('milestones.add')}
          </Button>
        )
      }
    >
      {milestones.length === 0 ? (
        <p className="text-muted">{t('milestones.none')}</p>
      ) : (
        <ul className="card-list">
          {milestones.map((milestone) => (
            <li key={milestone.id}>
              <span className="card-list__main card-list__main--stacked">
                <span className="card-list__title recovery__words">{what.milestone(milestone)}</span>
                <span className="card-list__detail">{format.date(milestone.reachedOn)}</span>
                {milestone.kind !== 'own_words' && milestone.words !== null && (
                  <span className="card-list__detail recovery__words">{milestone.words}</span>
                )}
              </span>
              {onTakeBack !== undefined && (
                <MenuButton
                  label={t('milestones.moreOf', { what: what.milestone(milestone) })}
                  isIconOnly
                  size="small"
                  entries={[{ id: 'takeBack', label: t('takeBack'), isDanger: true }]}
                  onAction={() => onTakeBack(milestone)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
