import { useMemo, useState } from 'react';
import type { StreakView } from '../../../shared/contract/recovery';
import { RecoveryStreak } from '../../../shared/model';
import { daysInRecovery } from '../../../shared/rules/milestones';
import { beginAnewProblems } from '../../../shared/rules/recovery';
import { useSession } from '../../app/session';
import { DateField, RadioGroup, TextArea, useForm, type FieldErrors } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { KeptFormDialog, type KeptFormProps } from '../support/kept-form-dialog';
import { newBeginning, type BeginAnewDraft, type RecoveryDraft } from './recovery-draft';
import { ChangedBanner } from './stale-banner';

export interface BeginAnewDialogProps extends KeptFormProps<RecoveryDraft> {
  readonly clientId: string;
  readonly start: BeginAnewDraft;
  /** The time that is counted now. */
  readonly streak: StreakView;
}

type Form = BeginAnewDraft['form'];

/** After a return to use: the count ends, and another begins if the person wants one (R-MIL-01). */
export function BeginAnewDialog({ clientId, draft, start, streak, ...doors }: BeginAnewDialogProps) {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const problemText = useProblemText();
  const { today } = useSession();
  const command = useCommand('streak.beginAnew');
  const [ground, setGround] = useState(start.revision);
  const form = useForm<Form>({
    initialValues: start.form,
    validate: ({ endedOn, wish, startedOn }): FieldErrors<Form> => {
      if (endedOn === null) return { endedOn: t('form.startMissing') };
      if (wish === null) return { wish: t('begin.wishMissing') };
      if (wish === 'count' && startedOn === null) return { startedOn: t('form.startMissing') };
      const days = { endedOn, startedOn: wish === 'count' ? startedOn : null };
      return Object.fromEntries(
        beginAnewProblems(streak, days, today).map(({ path, code }) => [path, problemText(code)]),
      );
    },
  });
  const { values } = form;
  const { id } = streak;
  const kept = useMemo<BeginAnewDraft>(
    () => ({ about: 'anew', streakId: id, revision: ground, form: values }),
    [id, ground, values],
  );
  const [fresh] = useState(() => newBeginning(streak, today).form);
  const blank = useMemo<BeginAnewDraft>(
    () => ({ about: 'anew', streakId: id, revision: ground, form: fresh }),
    [id, ground, fresh],
  );
  const run = ({ endedOn, wish, startedOn, basis }: Form) =>
    command.run(
      {
        clientId,
        streakId: id,
        expectedRevision: ground,
        // `validate` asks for it.
        endedOn: endedOn ?? today,
        startedOn: wish === 'count' ? startedOn : null,
        basis: wish === 'count' ? textOrNull(basis) : null,
      },
      { operationId: draft.operationId },
    );
  const isStale = streak.revision !== ground;
  const reached = daysInRecovery(streak.startedOn, values.endedOn ?? today);
  return (
    <KeptFormDialog
      {...doors}
      draft={draft}
      title={t('begin.title')}
      submitLabel={t('begin.save')}
      form={form}
      kept={kept}
      blank={blank}
      isStale={isStale}
      run={run}
      done={({ wish }) => t(wish === 'count' ? 'begin.done' : 'begin.rested')}
    >
      <p>{t('begin.text', { days: t('days', { count: reached }) })}</p>
      {isStale && (
        <ChangedBanner
          now={t('since', { date: format.date(streak.startedOn) })}
          onGoOn={() => setGround(streak.revision)}
        />
      )}
      <DateField
        label={t('begin.endedOn')}
        hint={t('begin.endedHint')}
        maximum={today}
        {...form.field('endedOn')}
      />
      <RadioGroup
        label={t('begin.wish')}
        name="wish"
        choices={[
          { id: 'count', label: t('begin.count') },
          { id: 'rest', label: t('begin.rest') },
        ]}
        value={values.wish}
        onChange={(wish) => form.set('wish', wish)}
      />
      {values.wish === 'count' && (
        <>
          <DateField label={t('begin.startedOn')} hint={false} maximum={today} {...form.field('startedOn')} />
          <TextArea
            label={t('form.basis')}
            hint={t('form.basisHint')}
            rows={2}
            width="full"
            isOptional
            characterLimit={RecoveryStreak.fields.basis.maxLength}
            {...form.field('basis')}
          />
        </>
      )}
    </KeptFormDialog>
  );
}
