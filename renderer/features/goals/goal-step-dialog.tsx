import { useMemo, useState } from 'react';
import { GOAL_STATUS } from '../../../shared/codes';
import type { GoalView } from '../../../shared/contract/goals';
import { Goal } from '../../../shared/model';
import { goalStepProblems, needsGoalReason } from '../../../shared/rules/goals';
import { useSession } from '../../app/session';
import { Banner, Button, DateField, TextArea, useForm } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand, type Draft } from '../../vault';
import { KeptFormDialog } from '../support/kept-form-dialog';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import type { GoalDraft, GoalStepDraft } from './goal-form';
import { isAskedStep } from './goal-steps';

export interface GoalStepDialogProps {
  readonly clientId: string;
  readonly draft: Draft<GoalDraft>;
  readonly start: GoalStepDraft;
  /** The goal as the vault has it now. */
  readonly goal: GoalView;
  /** Closes without throwing anything away. */
  readonly onLeave: (left: GoalStepDraft) => void;
  readonly onDone: () => void;
}

/** Says what became of a goal, on which day, and why. */
export function GoalStepDialog({ clientId, draft, start, goal, onLeave, onDone }: GoalStepDialogProps) {
  const { t } = useTranslation(['goals', 'common']);
  const label = useLabel();
  const problemText = useProblemText();
  const command = useCommand('goal.setStatus');
  const { today } = useSession();
  const { status } = start;
  const [ground, setGround] = useState(start.revision);
  const hasDay = status !== 'entered_in_error';
  const form = useForm<GoalStepDraft['form']>({
    initialValues: start.form,
    validate: ({ on, reason }) => ({
      ...(on === null ? { on: t('ask.dayMissing') } : {}),
      ...Object.fromEntries(
        goalStepProblems(goal, { status, on: on ?? today, reason }, today).map(({ path, code }) => [
          path,
          problemText(code),
        ]),
      ),
    }),
  });
  const { values } = form;
  const kept = useMemo<GoalStepDraft>(
    () => ({ about: 'step', goalId: goal.id, revision: ground, status, form: values }),
    [goal.id, ground, status, values],
  );
  const blank = useMemo<GoalStepDraft>(
    () => ({ about: 'step', goalId: goal.id, revision: ground, status, form: { on: today, reason: '' } }),
    [goal.id, ground, status, today],
  );
  const isStale = goal.revision !== ground;
  if (!isAskedStep(status)) return null;
  const title = t(`ask.${status}`);

  const run = async ({ on, reason }: GoalStepDraft['form']) =>
    on === null
      ? null
      : command.run(
          { clientId, goalId: goal.id, expectedRevision: ground, status, on, reason: textOrNull(reason) },
          { operationId: draft.operationId },
        );

  return (
    <KeptFormDialog
      draft={draft}
      onLeave={onLeave}
      onDone={onDone}
      title={title}
      submitLabel={t(`ask.${status}Confirm`)}
      form={form}
      kept={kept}
      blank={blank}
      isStale={isStale}
      isDanger={status === 'entered_in_error'}
      run={run}
      done={() => t(`done.${status}`)}
    >
      <blockquote className="goals__quote">{goal.words}</blockquote>
      <p className="text-muted">{t(`ask.${status}Text`)}</p>
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('stale.title')}
          actions={<Button onPress={() => setGround(goal.revision)}>{t('stale.goOn')}</Button>}
        >
          {t('stale.stepText', { words: goal.words, status: label(GOAL_STATUS.codes[goal.status]) })}
        </Banner>
      )}
      {hasDay && <DateField label={t('ask.on')} hint={false} {...form.field('on')} />}
      <TextArea
        label={t(status === 'completed' ? 'ask.helped' : 'ask.reason')}
        {...(status === 'completed' ? {} : { hint: t('ask.reasonHint') })}
        rows={2}
        width="full"
        isOptional={!needsGoalReason(status)}
        characterLimit={Goal.fields.statusReason.maxLength}
        autoFocus
        {...form.field('reason')}
      />
    </KeptFormDialog>
  );
}
