import { useMemo, useState } from 'react';
import { GOAL_STATUS } from '../../../shared/codes';
import type { GoalView } from '../../../shared/contract/goals';
import { Goal } from '../../../shared/model';
import { goalStepProblems, needsGoalReason } from '../../../shared/rules/goals';
import { useSession } from '../../app/session';
import { Banner, Button, DateField, FormDialog, TextArea, useForm, useNotify } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand, useKeepForm, type Draft } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { useFailed } from '../support/use-failed';
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
  const notify = useNotify();
  const failed = useFailed();
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
  useKeepForm<GoalDraft>(draft, kept, blank);
  const isStale = goal.revision !== ground;
  if (!isAskedStep(status)) return null;
  const title = t(`ask.${status}`);

  const save = async ({ on, reason }: GoalStepDraft['form']) => {
    if (on === null) return;
    const result = await command.run(
      { clientId, goalId: goal.id, expectedRevision: ground, status, on, reason: textOrNull(reason) },
      { operationId: draft.operationId },
    );
    if (result.ok) {
      notify({ message: t(`done.${status}`), tone: 'success' });
      await draft.discard();
      onDone();
      return;
    }
    // The newer words come up as soon as they are here.
    if (result.error.code === 'STALE_EDIT') return;
    failed(form, result.error);
  };
  const discard = () => {
    void draft.discard();
    onDone();
  };

  return (
    <FormDialog
      title={title}
      onClose={() => onLeave(kept)}
      submitLabel={t(`ask.${status}Confirm`)}
      isSubmitting={form.isSubmitting}
      isSubmitDisabled={isStale}
      isDanger={status === 'entered_in_error'}
      actions={
        values.reason !== '' && (
          <Button variant="quiet" onPress={discard}>
            {t('common:discard')}
          </Button>
        )
      }
      {...form.bind(save)}
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
    </FormDialog>
  );
}
