import { useMemo, useState } from 'react';
import { SUPPORT_PHASE } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import type { RecoveryView } from '../../../shared/contract/recovery';
import { useSession } from '../../app/session';
import { DateField, RadioGroup, useForm, type FieldErrors } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { KeptFormDialog, type KeptFormProps } from '../support/kept-form-dialog';
import { newPhase, type PhaseDraft, type RecoveryDraft } from './recovery-draft';
import { StaleBanner } from './stale-banner';

export interface PhaseDialogProps extends KeptFormProps<RecoveryDraft> {
  readonly chart: ClientChart;
  readonly start: PhaseDraft;
  /** As the vault has it now. */
  readonly support: RecoveryView['support'];
}

type Form = PhaseDraft['form'];

/** Says in which phase of support somebody is, and since when. */
export function PhaseDialog({ chart, draft, start, support, ...doors }: PhaseDialogProps) {
  const { t } = useTranslation('recovery');
  const label = useLabel();
  const format = useFormat();
  const problemText = useProblemText();
  const { today } = useSession();
  const command = useCommand('phase.set');
  const phases = withNoChoice(useCodeChoices(SUPPORT_PHASE), t('phaseForm.none'));
  const name = usePersonName()(chart);
  const [ground, setGround] = useState(start.revision);
  const form = useForm<Form>({
    initialValues: start.form,
    validate: ({ since }): FieldErrors<Form> => {
      if (since === null) return { since: t('phaseForm.dayMissing') };
      return since > today ? { since: problemText('in_future') } : {};
    },
  });
  const { values } = form;
  const kept = useMemo<PhaseDraft>(
    () => ({ about: 'phase', revision: ground, form: values }),
    [ground, values],
  );
  const [fresh] = useState(() => newPhase(support, today).form);
  const blank = useMemo<PhaseDraft>(
    () => ({ about: 'phase', revision: ground, form: fresh }),
    [ground, fresh],
  );
  const run = ({ phase, since }: Form) =>
    command.run(
      // `validate` asks for the day.
      { clientId: chart.id, expectedRevision: ground, phase, since: since ?? today },
      { operationId: draft.operationId },
    );
  const now = support?.revision ?? null;
  const isStale = now !== ground;
  const phaseText = (phase: Form['phase']) =>
    phase === null ? t('phaseForm.none') : label(SUPPORT_PHASE.codes[phase]);
  const date = (day: Form['since']) => (day === null ? '' : format.date(day));
  return (
    <KeptFormDialog
      {...doors}
      draft={draft}
      title={t('phaseForm.title', { name })}
      submitLabel={t('phaseForm.save')}
      form={form}
      kept={kept}
      blank={blank}
      isStale={isStale}
      run={run}
      done={() => t('phaseForm.done')}
    >
      {isStale && (
        <StaleBanner
          lines={[
            {
              name: t('phaseForm.phase'),
              theirs: phaseText(support?.phase ?? null),
              yours: phaseText(values.phase),
            },
            { name: t('phaseForm.since'), theirs: date(support?.since ?? null), yours: date(values.since) },
          ]}
          onKeep={() => setGround(now)}
          onTake={() => {
            form.assign({ phase: support?.phase ?? null, since: support?.since ?? today });
            setGround(now);
          }}
        />
      )}
      <RadioGroup
        label={t('phaseForm.phase')}
        name="phase"
        choices={phases}
        value={values.phase ?? NO_CHOICE}
        onChange={(choice) => form.set('phase', chosenCode(choice))}
      />
      <DateField label={t('phaseForm.since')} hint={false} maximum={today} {...form.field('since')} />
    </KeptFormDialog>
  );
}
