import { useState } from 'react';
import { z } from 'zod';
import { COSIGN_RULE } from '../../../shared/codes';
import type { CosignPolicyView } from '../../../shared/contract/supervision';
import { LocalDateSchema } from '../../../shared/time';
import { DateField, FormDialog, RadioGroup, TextField, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';

const PolicySchema = z.object({
  rule: COSIGN_RULE.schema,
  samplePercent: z.string().max(40),
  untilOn: LocalDateSchema.nullable(),
});
type Policy = z.infer<typeof PolicySchema>;

export interface PolicyDialogProps {
  readonly policy: CosignPolicyView;
  readonly onClose: () => void;
}

/** How the notes of a worker are co-signed from now on. What is typed outlives a lock and Esc. */
export function PolicyDialog(props: PolicyDialogProps) {
  const draft = useDraft('cosignPolicy', props.policy.workerId, PolicySchema);
  return draft.status === 'loading' ? null : <PolicyForm {...props} draft={draft} />;
}

interface PolicyFormProps extends PolicyDialogProps {
  readonly draft: Draft<Policy>;
}

function PolicyForm({ policy, onClose, draft }: PolicyFormProps) {
  const { t } = useTranslation('notes');
  const failed = useFailed();
  const problemText = useProblemText();
  const choices = useCodeChoices(COSIGN_RULE);
  const command = useCommand('cosignPolicy.set');
  const [saved] = useState<Policy>({
    rule: policy.rule,
    samplePercent: policy.samplePercent?.toString() ?? '',
    untilOn: policy.untilOn,
  });
  const form = useForm<Policy>({
    initialValues: draft.found ?? saved,
    validate: ({ rule, samplePercent, untilOn }) => ({
      ...(rule === 'sample' && !/^(?:[1-9]\d?|100)$/.test(samplePercent.trim())
        ? { samplePercent: problemText('share_missing') }
        : {}),
      ...(rule === 'until_date' && untilOn === null ? { untilOn: problemText('until_missing') } : {}),
    }),
  });
  useKeepForm(draft, form.values, saved);
  const { rule } = form.values;
  const save = async (values: Policy) => {
    const result = await command.run({
      workerId: policy.workerId,
      rule: values.rule,
      samplePercent: values.rule === 'sample' ? Number(values.samplePercent) : null,
      untilOn: values.rule === 'until_date' ? values.untilOn : null,
    });
    if (result.ok) {
      await draft.discard();
      onClose();
      return;
    }
    failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('policy.dialog', { name: policy.workerName })}
      onClose={onClose}
      submitLabel={t('policy.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <RadioGroup
        label={t('policy.rule')}
        name="rule"
        choices={choices}
        value={rule}
        onChange={(chosen) => form.set('rule', chosen)}
      />
      {rule === 'sample' && (
        <TextField
          label={t('policy.percent')}
          inputMode="numeric"
          width="narrow"
          {...form.field('samplePercent')}
        />
      )}
      {rule === 'until_date' && <DateField label={t('policy.untilOn')} {...form.field('untilOn')} />}
    </FormDialog>
  );
}
