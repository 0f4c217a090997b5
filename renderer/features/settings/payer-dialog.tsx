import { useState } from 'react';
import { ENCOUNTER_KIND, UNIT_AGGREGATE, UNIT_RULE } from '../../../shared/codes';
import { PayerRule as PayerRuleRecord } from '../../../shared/model';
import { useSession } from '../../app/session';
import {
  CheckboxField,
  DateField,
  FormDialog,
  FormRow,
  FormSection,
  RadioGroup,
  TextField,
  useForm,
  useNotify,
} from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { useFailed } from '../support/use-failed';
import {
  NEW_PAYER,
  PAID_KINDS,
  PayerFormSchema,
  kindField,
  payerForm,
  payerProblems,
  toRule,
  type PayerForm,
  type PayerRule,
} from './payer-form';

export interface PayerDialogProps {
  /** What the form begins with. */
  readonly rule: PayerRule;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** A payer's rule from a day on. Saving never changes an earlier version; what is typed outlives a lock and Esc. */
export function PayerDialog(props: PayerDialogProps) {
  const draft = useDraft('payerRule', props.isNew ? NEW_PAYER : props.rule.code, PayerFormSchema);
  return draft.status === 'loading' ? null : <PayerDialogForm {...props} draft={draft} />;
}

interface PayerDialogFormProps extends PayerDialogProps {
  readonly draft: Draft<PayerForm>;
}

function PayerDialogForm({ rule, isNew, onClose, draft }: PayerDialogFormProps) {
  const { t } = useTranslation('settings');
  const label = useLabel();
  const { today } = useSession();
  const failed = useFailed();
  const notify = useNotify();
  const command = useCommand('payer.saveRule');
  const unitRules = useCodeChoices(UNIT_RULE);
  const aggregates = useCodeChoices(UNIT_AGGREGATE);
  const [blank] = useState(() => payerForm(rule, today));
  const form = useForm<PayerForm>({
    initialValues: draft.found ?? blank,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(payerProblems(values)).map(([field, problem]) => [field, t(`payers.${problem}`)]),
      ),
  });
  const { values } = form;
  useKeepForm(draft, values, blank);
  const save = async (valid: PayerForm) => {
    const input = toRule(valid);
    if (input === null) return;
    const result = await command.run({ code: isNew ? null : rule.code, ...input });
    if (result.ok) {
      await draft.discard();
      notify({ tone: 'success', message: t('payers.saved') });
      onClose();
      return;
    }
    failed(form, result.error);
  };
  const title = isNew ? t('payers.add') : t('payers.changeOf', { name: rule.name });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t('payers.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <FormRow>
        <TextField
          label={t('payers.name')}
          maxLength={PayerRuleRecord.fields.name.maxLength}
          autoFocus
          {...form.field('name')}
        />
        <DateField label={t('payers.validFrom')} hint={false} {...form.field('validFrom')} />
      </FormRow>
      <RadioGroup label={t('payers.unitRule')} choices={unitRules} {...form.field('unitRule')} />
      <RadioGroup
        label={t('payers.aggregate')}
        hint={t('payers.aggregateHint')}
        choices={aggregates}
        {...form.field('aggregate')}
      />
      <FormSection title={t('payers.limits')} hint={t('payers.limitsHint')}>
        <FormRow>
          <TextField
            label={t('payers.maxUnitsPerDay')}
            isOptional
            inputMode="numeric"
            {...form.field('maxUnitsPerDay')}
          />
          <TextField
            label={t('payers.maxGroupSize')}
            isOptional
            inputMode="numeric"
            {...form.field('maxGroupSize')}
          />
          <TextField
            label={t('payers.maxPeoplePerFacilitator')}
            isOptional
            inputMode="numeric"
            {...form.field('maxPeoplePerFacilitator')}
          />
        </FormRow>
      </FormSection>
      <FormSection title={t('payers.services')} hint={t('payers.servicesHint')}>
        <div className="payer-services">
          <span className="payer-services__head">{t('payers.kind')}</span>
          <span className="payer-services__head">{t('payers.code')}</span>
          <span className="payer-services__head">{t('payers.modifiers')}</span>
          {PAID_KINDS.map((kind) => {
            const name = label(ENCOUNTER_KIND.codes[kind]);
            return (
              <div key={kind} className="payer-services__row">
                <span>{name}</span>
                <TextField
                  label={t('payers.codeOf', { kind: name })}
                  isLabelHidden
                  name={kindField('codes', kind)}
                  maxLength={8}
                  value={values.codes[kind] ?? ''}
                  onChange={(code) => form.set('codes', { ...values.codes, [kind]: code })}
                />
                <TextField
                  label={t('payers.modifiersOf', { kind: name })}
                  isLabelHidden
                  name={kindField('modifiers', kind)}
                  maxLength={16}
                  value={values.modifiers[kind] ?? ''}
                  onChange={(text) => form.set('modifiers', { ...values.modifiers, [kind]: text })}
                />
              </div>
            );
          })}
        </div>
        <FormRow>
          <TextField
            label={t('payers.videoModifiers')}
            isOptional
            maxLength={16}
            {...form.field('videoModifiers')}
          />
          <TextField
            label={t('payers.audioModifiers')}
            isOptional
            maxLength={16}
            {...form.field('audioModifiers')}
          />
        </FormRow>
      </FormSection>
      <CheckboxField label={t('payers.isUsual')} {...form.checkbox('isUsual')} />
      <CheckboxField label={t('payers.isOffered')} {...form.checkbox('isOffered')} />
    </FormDialog>
  );
}
