import { Award, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { GOAL_ACHIEVEMENT, GOAL_STATUS, LIFE_AREA } from '../../../shared/codes';
import type { GoalView } from '../../../shared/contract/goals';
import type { NoteSummary } from '../../../shared/contract/notes';
import { isOpenGoal, nextGoalStatuses, type GoalStatus } from '../../../shared/rules/goals';
import { useNavigate } from '../../app/navigation';
import { Button, Chip, Icon, LinkButton, MenuButton } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { isTakenUpAgain, menuSteps } from './goal-steps';

export interface GoalItemProps {
  readonly goal: GoalView;
  /** Notes that say they worked on it, the newest first. */
  readonly notes: readonly NoteSummary[];
  /** Absent where nothing can be changed. */
  readonly onEdit: (() => void) | undefined;
  readonly onStep: ((status: GoalStatus) => void) | undefined;
}

/** One goal: its words, where it stands, what can be done with it, and the notes about it. */
export function GoalItem({ goal, notes, onEdit, onStep }: GoalItemProps) {
  const { t } = useTranslation(['goals', 'common']);
  const label = useLabel();
  const { words } = goal;
  const isOpen = isOpenGoal(goal);
  const isAchieved = goal.status === 'completed';
  const step = (next: GoalStatus) => t(isTakenUpAgain(goal, next) ? 'step.again' : `step.${next}`);
  return (
    <li className="goals__item">
      <div className="card-list__main card-list__main--stacked">
        <span className="goals__words">
          {isAchieved && <Icon icon={Award} className="goals__award" />}
          {words}
        </span>
        <span className="row">
          <Chip text={label(LIFE_AREA.codes[goal.lifeArea])} tone="accent" />
          {isOpen && goal.status !== 'active' && (
            <Chip
              text={label(GOAL_STATUS.codes[goal.status])}
              tone={goal.status === 'on_hold' ? 'warning' : 'neutral'}
            />
          )}
          {!isOpen && !isAchieved && <Chip text={label(GOAL_STATUS.codes[goal.status])} />}
          {isOpen && goal.achievement !== null && (
            <Chip text={label(GOAL_ACHIEVEMENT.codes[goal.achievement])} />
          )}
        </span>
        <GoalFacts goal={goal} />
        <NotesAboutGoal notes={notes} />
      </div>
      {onStep !== undefined && (
        <span className="row">
          {nextGoalStatuses(goal.status).includes('completed') && (
            <Button
              size="small"
              icon={Award}
              aria-label={t('achieveOf', { words })}
              onPress={() => onStep('completed')}
            >
              {t('achieve')}
            </Button>
          )}
          {isOpen && (
            <Button size="small" aria-label={t('editOf', { words })} onPress={onEdit}>
              {t('edit')}
            </Button>
          )}
          <MenuButton
            label={t('actionsOf', { words })}
            isIconOnly
            size="small"
            entries={menuSteps(goal).map((id) => ({
              id,
              label: step(id),
              isDanger: id === 'entered_in_error',
            }))}
            onAction={onStep}
          />
        </span>
      )}
    </li>
  );
}

function GoalFacts({ goal }: { readonly goal: GoalView }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const isOpen = isOpenGoal(goal);
  const facts = [
    goal.achievedOn !== null ? t('wellDone', { date: format.date(goal.achievedOn) }) : null,
    isOpen
      ? t(goal.status === 'active' || goal.status === 'on_hold' ? 'since' : 'from', {
          date: format.date(goal.startedOn),
        })
      : null,
    isOpen && goal.targetOn !== null ? t('by', { date: format.date(goal.targetOn) }) : null,
    !isOpen && goal.achievedOn === null ? t('since', { date: format.date(goal.statusOn) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className="card-list__detail">{facts.join(' · ')}</span>
      {goal.baseline !== null && (
        <span className="card-list__detail">{t('stood', { text: goal.baseline })}</span>
      )}
      {goal.statusReason !== null && (
        <span className="card-list__detail">
          {t(goal.status === 'completed' ? 'helped' : 'reason', { text: goal.statusReason })}
        </span>
      )}
    </>
  );
}

function NotesAboutGoal({ notes }: { readonly notes: readonly NoteSummary[] }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const navigate = useNavigate();
  const [isShown, setShown] = useState(false);
  if (notes.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={NotebookPen}
        aria-expanded={isShown}
        onPress={() => setShown(!isShown)}
      >
        {t('notes', { count: notes.length })}
      </Button>
      {isShown && (
        <ul className="goals__notes">
          {notes.map((note) => (
            <li key={note.id}>
              <LinkButton onPress={() => navigate({ name: 'note', noteId: note.id })}>
                {t('noteOf', { date: format.date(note.serviceDate) })}
              </LinkButton>{' '}
              <span className="text-muted text-small">{note.authorName}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
