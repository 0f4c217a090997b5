import { Plus, Sprout } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { GoalView } from '../../../shared/contract/goals';
import { isOpenGoal, type GoalStatus } from '../../../shared/rules/goals';
import { useMayCall, useSession } from '../../app/session';
import { Button, EmptyState, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft } from '../../vault';
import { Card } from '../support/card';
import { useRefusalText } from '../support/use-refusal-text';
import { GoalDialog } from './goal-dialog';
import { GoalDraftSchema, emptyGoal, writtenGoal, type GoalDraft } from './goal-form';
import { GoalItem } from './goal-item';
import { GoalStepDialog } from './goal-step-dialog';
import { isAskedStep } from './goal-steps';
import './goals.css';

export interface GoalsTabProps {
  readonly chart: ClientChart;
  readonly goals: readonly GoalView[];
}

/** What the person wants for themselves: open goals first, what was achieved, what was put aside. */
export function GoalsTab({ chart, goals }: GoalsTabProps) {
  const { t } = useTranslation('goals');
  const { today } = useSession();
  const notify = useNotify();
  const refusalText = useRefusalText();
  const command = useCommand('goal.setStatus');
  const mayEdit = useMayCall()('goal.change') && chart.joinedInto === null;
  const draft = useDraft('goal', chart.id, GoalDraftSchema);
  const [editing, setEditing] = useState<GoalDraft | 'closed' | null>(null);
  /** What was left without saving: the same form goes on with it. */
  const [left, setLeft] = useState<GoalDraft | null>(null);
  // What was begun comes up by itself after a lock.
  const shown = editing === 'closed' ? null : (editing ?? draft.found);
  const shownGoal = shown === null ? undefined : goals.find(({ id }) => id === goalIdOf(shown));

  const leave = (form: GoalDraft) => {
    setLeft(form);
    setEditing('closed');
  };
  const done = () => {
    setLeft(null);
    setEditing('closed');
  };
  const write = (goal?: GoalView) => {
    const goesOn = left?.about === 'goal' && left.changes?.goalId === goal?.id;
    setEditing(goesOn ? left : goal === undefined ? emptyGoal(today) : writtenGoal(goal));
  };
  const takeStep = async (goal: GoalView, status: GoalStatus) => {
    if (isAskedStep(status)) {
      const goesOn = left?.about === 'step' && left.goalId === goal.id && left.status === status;
      const fresh = { on: today, reason: '' };
      const step = { about: 'step', goalId: goal.id, revision: goal.revision, status, form: fresh } as const;
      setEditing(goesOn ? left : step);
      return;
    }
    const result = await command.run({
      clientId: chart.id,
      goalId: goal.id,
      expectedRevision: goal.revision,
      status,
      on: today,
      reason: null,
    });
    if (result.ok) {
      notify({ message: t(`done.${status}`), tone: 'success' });
      return;
    }
    notify({ tone: 'danger', message: refusalText(result.error) });
  };

  const open = goals.filter(isOpenGoal);
  const achieved = goals.filter(({ status }) => status === 'completed');
  const aside = goals.filter((goal) => !isOpenGoal(goal) && goal.status !== 'completed');
  const items = (shownGoals: readonly GoalView[]) => (
    <ul className="card-list">
      {shownGoals.map((goal) => (
        <GoalItem
          key={goal.id}
          goal={goal}
          notes={(chart.notes ?? []).filter(
            ({ goalIds, status }) => goalIds.includes(goal.id) && (status === 'signed' || status === 'draft'),
          )}
          onEdit={mayEdit ? () => write(goal) : undefined}
          onStep={mayEdit ? (status) => void takeStep(goal, status) : undefined}
        />
      ))}
    </ul>
  );
  const addButton = mayEdit && (
    <Button icon={Plus} onPress={() => write()}>
      {t('add')}
    </Button>
  );
  return (
    <div className="chart__single">
      {goals.length === 0 ? (
        <EmptyState icon={Sprout} title={t('none')}>
          <p>{t('noneText')}</p>
          {addButton}
        </EmptyState>
      ) : (
        <Card title={t('title')} actions={addButton}>
          {open.length === 0 ? <p className="text-muted">{t('noneOpen')}</p> : items(open)}
        </Card>
      )}
      {achieved.length > 0 && <Card title={t('achievedTitle')}>{items(achieved)}</Card>}
      {aside.length > 0 && <Card title={t('asideTitle')}>{items(aside)}</Card>}
      {mayEdit && draft.status === 'ready' && shown?.about === 'goal' && isStillThere(shown, shownGoal) && (
        <GoalDialog
          key={goalIdOf(shown) ?? 'new'}
          chart={chart}
          draft={draft}
          start={shown}
          goal={shownGoal}
          onLeave={leave}
          onDone={done}
        />
      )}
      {mayEdit && draft.status === 'ready' && shown?.about === 'step' && shownGoal !== undefined && (
        <GoalStepDialog
          key={`${shown.goalId}/${shown.status}`}
          clientId={chart.id}
          draft={draft}
          start={shown}
          goal={shownGoal}
          onLeave={leave}
          onDone={done}
        />
      )}
    </div>
  );
}

function goalIdOf(draft: GoalDraft): string | undefined {
  return draft.about === 'step' ? draft.goalId : draft.changes?.goalId;
}

/** A goal somebody else took back while one typed has no form any more. */
function isStillThere(draft: Extract<GoalDraft, { about: 'goal' }>, goal: GoalView | undefined): boolean {
  return draft.changes === null || goal !== undefined;
}
