import { useMemo, useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { StreakView } from '../../../shared/contract/recovery';
import { RecoveryStreak } from '../../../shared/model';
import { streakProblems, timesToKeepClearOf } from '../../../shared/rules/recovery';
import { useSession } from '../../app/session';
import { CheckboxField, DateField, TextArea, useForm, type FieldErrors } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { KeptFormDialog, type KeptFormProps } from '../support/kept-form-dialog';
import { formOfStreak, newStreak, type StreakDraft, type RecoveryDraft } from './recovery-draft';
import { StaleBanner } from './stale-banner';

export interface StreakDialogProps extends KeptFormProps<RecoveryDraft> {
  readonly chart: ClientChart;
  readonly start: StreakDraft;
  /** The time as the vault has it now, when one is corrected. */
  readonly streak: StreakView | undefined;
  /** The person's other times. */
  readonly others: readonly StreakView[];
}

type Form = StreakDraft['form'];

/** Writes down since when somebody counts, or corrects it; or a time before that. */
export function StreakDialog({ chart, draft, start, streak, others, ...doors }: StreakDialogProps) {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const problemText = useProblemText();
  const { today } = useSession();
  const add = useCommand('streak.add');
  const change = useCommand('streak.change');
  const name = usePersonName()(chart);
  const [isOverAtStart] = useState(start.form.isOver);
  // What the change is based on: another one saved meanwhile is shown beside it, never written over unseen.
  const [ground, setGround] = useState(start.changes?.revision ?? 0);
  const form = useForm<Form>({
    initialValues: start.form,
    validate: ({ startedOn, isOver, endedOn }): FieldErrors<Form> => {
      if (startedOn === null) return { startedOn: t('form.startMissing') };
      if (isOver && endedOn === null) return { endedOn: t('form.endMissing') };
      const dates = { startedOn, endedOn: isOver ? endedOn : null };
      const isMoved = startedOn !== streak?.startedOn || dates.endedOn !== streak.endedOn;
      const mattering = streak === undefined ? others : timesToKeepClearOf(streak, others);
      const person = { others: mattering, today, birthDate: chart.birthDate };
      const problems = isMoved ? streakProblems(dates, person) : [];
      return Object.fromEntries(
        problems.map(({ path, code }) => [isOver ? path : 'startedOn', problemText(code)]),
      );
    },
  });
  const { values } = form;
  const streakId = streak?.id;
  const draftOf = useMemo(() => {
    const changes = streakId === undefined ? null : { streakId, revision: ground };
    return (typed: Form): StreakDraft => ({ about: 'streak', changes, form: typed });
  }, [streakId, ground]);
  const [saved] = useState(() =>
    streak === undefined ? newStreak(isOverAtStart).form : formOfStreak(streak),
  );
  const kept = useMemo(() => draftOf(values), [draftOf, values]);
  const blank = useMemo(() => draftOf(saved), [draftOf, saved]);

  const run = ({ startedOn, isOver, endedOn, basis }: Form) => {
    const facts = {
      clientId: chart.id,
      // `validate` asks for it.
      startedOn: startedOn ?? today,
      endedOn: isOver ? endedOn : null,
      basis: textOrNull(basis),
    };
    const options = { operationId: draft.operationId };
    return streak === undefined
      ? add.run(facts, options)
      : change.run({ ...facts, streakId: streak.id, expectedRevision: ground }, options);
  };
  const isStale = streak !== undefined && streak.revision !== ground;
  const date = (day: Form['startedOn']) => (day === null ? '' : format.date(day));
  const theirs = streak === undefined ? values : formOfStreak(streak);
  return (
    <KeptFormDialog
      {...doors}
      draft={draft}
      title={streak === undefined ? t('form.addTitle', { name }) : t('form.changeTitle')}
      submitLabel={t('form.save')}
      form={form}
      kept={kept}
      blank={blank}
      isStale={isStale}
      // A time that isn't over has no field for its last day.
      fieldOf={values.isOver ? {} : { endedOn: 'startedOn' }}
      run={run}
      done={() => t(streak === undefined ? 'form.added' : 'form.changed')}
    >
      {isStale && (
        <StaleBanner
          lines={[
            { name: t('form.startedOn'), theirs: date(theirs.startedOn), yours: date(values.startedOn) },
            {
              name: t('form.endedOn'),
              theirs: date(theirs.endedOn),
              yours: values.isOver ? date(values.endedOn) : '',
            },
            { name: t('form.basis'), theirs: theirs.basis, yours: values.basis },
          ]}
          onKeep={() => setGround(streak.revision)}
          onTake={() => {
            form.assign(theirs);
            setGround(streak.revision);
          }}
        />
      )}
      <DateField
        label={t('form.startedOn')}
        hint={t('form.startedHint')}
        maximum={today}
        {...form.field('startedOn')}
      />
      {/* One that is new was chosen as an earlier time or the one counted now. */}
      {streak !== undefined && (
        <CheckboxField label={t('form.isOver')} hint={t('form.isOverHint')} {...form.checkbox('isOver')} />
      )}
      {values.isOver && (
        <DateField label={t('form.endedOn')} hint={false} maximum={today} {...form.field('endedOn')} />
      )}
      <TextArea
        label={t('form.basis')}
        hint={t('form.basisHint')}
        rows={2}
        width="full"
        isOptional
        characterLimit={RecoveryStreak.fields.basis.maxLength}
        {...form.field('basis')}
      />
    </KeptFormDialog>
  );
}
