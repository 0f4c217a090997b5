import { useMemo, useState } from 'react';
import { GOAL_ACHIEVEMENT, GOAL_STATUS, LIFE_AREA } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import type { GoalView } from '../../../shared/contract/goals';
import { Goal } from '../../../shared/model';
import { FIRST_GOAL_STATUSES, OPEN_GOAL_ACHIEVEMENTS, goalProblems } from '../../../shared/rules/goals';
import { useSession } from '../../app/session';
import {
  Banner,
  Button,
  DateField,
  FormDialog,
  FormRow,
  SelectField,
  TextArea,
  useForm,
  useNotify,
  type FieldErrors,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useKeepForm, type Draft } from '../../vault';
import { BothVersions } from '../support/both-versions';
import { NO_CHOICE, useCodeChoices } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import {
  emptyGoal,
  formOfGoal,
  goalText,
  openAchievement,
  type GoalDraft,
  type GoalForm,
  type WrittenGoal,
} from './goal-form';

export interface GoalDialogProps {
  readonly chart: ClientChart;
  readonly draft: Draft<GoalDraft>;
  /** What the form begins with: a blank one, one on the chart, or what was being typed before. */
  readonly start: WrittenGoal;
  /** The goal as the vault has it now, when one is changed. */
  readonly goal: GoalView | undefined;
  /** Closes without throwing anything away. */
  readonly onLeave: (left: WrittenGoal) => void;
  readonly onDone: () => void;
}

/** Writes down what somebody wants for themselves, or changes it. */
export function GoalDialog({ chart, draft, start, goal, onLeave, onDone }: GoalDialogProps) {
  const { t } = useTranslation(['goals', 'chart', 'common']);
  const label = useLabel();
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const add = useCommand('goal.add');
  const change = useCommand('goal.change');
  const { today } = useSession();
  const name = usePersonName()(chart);
  const areas = useCodeChoices(LIFE_AREA);
  const [saved] = useState(() => (goal === undefined ? emptyGoal(today).form : formOfGoal(goal)));
  // What the change is based on: another one saved meanwhile is shown beside it, never written over unseen.
  const [ground, setGround] = useState(start.changes?.revision ?? 0);
  const form = useForm<GoalForm>({
    initialValues: start.form,
    validate: (values): FieldErrors<GoalForm> => ({
      ...(values.words.trim() === '' ? { words: t('form.wordsMissing') } : {}),
      ...(values.lifeArea === null ? { lifeArea: t('form.lifeAreaMissing') } : {}),
      ...(values.startedOn === null
        ? { startedOn: t('form.startMissing') }
        : Object.fromEntries(
            goalProblems(
              { ...values, startedOn: values.startedOn, status: goal?.status ?? values.status },
              today,
            ).map(({ path, code }) => [path, problemText(code)]),
          )),
    }),
  });
  const { values } = form;
  const changes = useMemo(
    () => (goal === undefined ? null : { goalId: goal.id, revision: ground }),
    [goal, ground],
  );
  useKeepForm<GoalDraft>(
    draft,
    useMemo(() => ({ about: 'goal', changes, form: values }), [changes, values]),
    useMemo(() => ({ about: 'goal', changes, form: saved }), [changes, saved]),
  );
  const isStale = goal !== undefined && goal.revision !== ground;
  const title = goal === undefined ? t('form.addTitle', { name }) : t('form.editTitle');

  const store = (valid: GoalForm) => {
    const text = goalText(valid);
    if (text === null) return null;
    const options = { operationId: draft.operationId };
    return goal === undefined
      ? add.run({ clientId: chart.id, ...text, status: valid.status }, options)
      : change.run(
          {
            clientId: chart.id,
            goalId: goal.id,
            expectedRevision: ground,
            ...text,
            achievement: openAchievement(valid),
          },
          options,
        );
  };
  const save = async (valid: GoalForm) => {
    const result = await store(valid);
    if (result === null) return;
    if (result.ok) {
      notify({ message: t(goal === undefined ? 'form.added' : 'form.saved'), tone: 'success' });
      await draft.discard();
      onDone();
      return;
    }
    // Both versions come up as soon as the newer one is here.
    if (result.error.code === 'STALE_EDIT') return;
    failed(form, result.error);
  };
  const discard = () => {
    void draft.discard();
    onDone();
  };
  const hasTyped = JSON.stringify(values) !== JSON.stringify(saved);

  const statuses = FIRST_GOAL_STATUSES.map((id) => ({ id, label: label(GOAL_STATUS.codes[id]) }));
  const said = [
    { id: NO_CHOICE, label: t('form.notAsked') },
    ...OPEN_GOAL_ACHIEVEMENTS.map((id) => ({ id, label: label(GOAL_ACHIEVEMENT.codes[id]) })),
  ];
  return (
    <FormDialog
      title={title}
      onClose={() => onLeave({ about: 'goal', changes, form: values })}
      size="wide"
      submitLabel={t('form.save')}
      isSubmitting={form.isSubmitting}
      isSubmitDisabled={isStale}
      actions={
        hasTyped && (
          <Button variant="quiet" onPress={discard}>
            {t('common:discard')}
          </Button>
        )
      }
      {...form.bind(save)}
    >
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('stale.title')}
          actions={
            <>
              <Button onPress={() => setGround(goal.revision)}>{t('chart:correct.keepMine')}</Button>
              <Button
                variant="quiet"
                onPress={() => {
                  form.assign(formOfGoal(goal));
                  setGround(goal.revision);
                }}
              >
                {t('chart:correct.takeTheirs')}
              </Button>
            </>
          }
        >
          <p>{t('stale.text')}</p>
          <ComparedGoal goal={goal} yours={values} />
        </Banner>
      )}
      <TextArea
        label={t('form.words')}
        hint={t('form.wordsHint')}
        rows={2}
        width="full"
        characterLimit={Goal.fields.words.maxLength}
        autoFocus
        {...form.field('words')}
      />
      <FormRow>
        <SelectField label={t('form.lifeArea')} choices={areas} {...form.field('lifeArea')} />
        {goal === undefined ? (
          <SelectField label={t('form.status')} choices={statuses} {...form.field('status')} />
        ) : (
          <SelectField
            label={t('form.achievement')}
            hint={t('form.achievementHint')}
            isOptional
            choices={said}
            value={openAchievement(values) ?? NO_CHOICE}
            onChange={(id) =>
              form.set('achievement', OPEN_GOAL_ACHIEVEMENTS.find((open) => open === id) ?? null)
            }
          />
        )}
      </FormRow>
      <FormRow>
        <DateField label={t('form.startedOn')} hint={false} {...form.field('startedOn')} />
        <DateField
          label={t('form.targetOn')}
          hint={t('form.targetHint')}
          isOptional
          {...form.field('targetOn')}
        />
      </FormRow>
      <TextArea
        label={t(goal === undefined ? 'form.baseline' : 'form.baselineOf')}
        hint={t('form.baselineHint')}
        rows={2}
        width="full"
        isOptional
        characterLimit={Goal.fields.baseline.maxLength}
        {...form.field('baseline')}
      />
    </FormDialog>
  );
}

function ComparedGoal({ goal, yours }: { readonly goal: GoalView; readonly yours: GoalForm }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const label = useLabel();
  const theirs = formOfGoal(goal);
  const lines: readonly (readonly [string, (form: GoalForm) => string])[] = [
    [t('form.words'), ({ words }) => words],
    [t('form.lifeArea'), ({ lifeArea }) => (lifeArea === null ? '' : label(LIFE_AREA.codes[lifeArea]))],
    [
      t('form.achievement'),
      ({ achievement }) =>
        achievement === null ? t('form.notAsked') : label(GOAL_ACHIEVEMENT.codes[achievement]),
    ],
    [t('form.startedOn'), ({ startedOn }) => (startedOn === null ? '' : format.date(startedOn))],
    [t('form.targetOn'), ({ targetOn }) => (targetOn === null ? '' : format.date(targetOn))],
    [t('form.baselineOf'), ({ baseline }) => baseline],
  ];
  return (
    <BothVersions
      lines={lines.map(([name, textOf]) => ({ name, theirs: textOf(theirs), yours: textOf(yours) }))}
    />
  );
}
