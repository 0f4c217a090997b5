import { useMemo, useState } from 'react';
import { MILESTONE_KIND } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { Milestone } from '../../../shared/model';
import { milestoneProblems } from '../../../shared/rules/recovery';
import { useSession } from '../../app/session';
import { DateField, SelectField, TextArea, useForm, type FieldErrors } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { KeptFormDialog, type KeptFormProps } from '../support/kept-form-dialog';
import { newMilestone, type MilestoneDraft, type RecoveryDraft } from './recovery-draft';

export interface MilestoneDialogProps extends KeptFormProps<RecoveryDraft> {
  readonly chart: ClientChart;
  readonly start: MilestoneDraft;
}

type Form = MilestoneDraft['form'];

/** Writes down something in a person's life worth celebrating. */
export function MilestoneDialog({ chart, draft, start, ...doors }: MilestoneDialogProps) {
  const { t } = useTranslation('recovery');
  const problemText = useProblemText();
  const { today } = useSession();
  const command = useCommand('milestone.add');
  const kinds = useCodeChoices(MILESTONE_KIND);
  const name = usePersonName()(chart);
  const form = useForm<Form>({
    initialValues: start.form,
    validate: ({ kind, reachedOn, words }): FieldErrors<Form> => {
      if (kind === null) return { kind: t('milestoneForm.kindMissing') };
      if (reachedOn === null) return { reachedOn: t('milestoneForm.dayMissing') };
      const problems = milestoneProblems({ kind, reachedOn, words }, today);
      return Object.fromEntries(problems.map(({ path, code }) => [path, problemText(code)]));
    },
  });
  const { values } = form;
  const kept = useMemo<MilestoneDraft>(() => ({ about: 'milestone', form: values }), [values]);
  const [blank] = useState(() => newMilestone(today));
  const run = ({ kind, reachedOn, words }: Form) =>
    command.run(
      {
        clientId: chart.id,
        // `validate` asks for both.
        kind: kind ?? 'own_words',
        reachedOn: reachedOn ?? today,
        words: textOrNull(words),
      },
      { operationId: draft.operationId },
    );
  return (
    <KeptFormDialog
      {...doors}
      draft={draft}
      title={t('milestoneForm.title', { name })}
      submitLabel={t('milestoneForm.save')}
      form={form}
      kept={kept}
      blank={blank}
      run={run}
      done={() => t('milestoneForm.done')}
    >
      <SelectField label={t('milestoneForm.kind')} choices={kinds} {...form.field('kind')} />
      <DateField
        label={t('milestoneForm.reachedOn')}
        hint={false}
        maximum={today}
        {...form.field('reachedOn')}
      />
      <TextArea
        label={t('milestoneForm.words')}
        rows={2}
        width="full"
        isOptional={values.kind !== 'own_words'}
        characterLimit={Milestone.fields.words.maxLength}
        {...form.field('words')}
      />
    </KeptFormDialog>
  );
}
