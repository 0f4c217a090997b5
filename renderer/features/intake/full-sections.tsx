import { ABOUT_FIELDS, HEALTH_FIELDS, SITUATION_FIELDS } from '../../../shared/contract/admission';
import { Client } from '../../../shared/model';
import { CheckboxField, FormRow, FormSection, TextField, type FormState } from '../../components';
import { useTranslation } from '../../i18n';
import { AnswerFields, SubstanceFields } from '../support/answer-fields';
import { hasAnswers, type AnswersForm, type Questions } from '../support/answers-form';
import type { AddressForm, IntakeForm } from './intake-form';

interface SectionProps {
  readonly form: FormState<IntakeForm>;
}

/** Where post may find the person; every part may stay blank. */
export function AddressSection({ form }: SectionProps) {
  const { t } = useTranslation(['intake', 'chart']);
  const { address } = form.values;
  const part = (name: Exclude<keyof AddressForm, 'noFixedAddress'>) => ({
    name,
    isOptional: true,
    value: address[name],
    onChange: (value: string) => form.set('address', { ...address, [name]: value }),
  });
  return (
    <FormSection title={t('chart:details.address')}>
      <CheckboxField
        label={t('chart:details.noFixedAddress')}
        isSelected={address.noFixedAddress}
        onChange={(noFixedAddress) => form.set('address', { ...address, noFixedAddress })}
      />
      {!address.noFixedAddress && (
        <TextField label={t('chart:details.line')} width="wide" maxLength={200} {...part('line')} />
      )}
      <FormRow>
        <TextField label={t('chart:details.city')} maxLength={100} {...part('city')} />
        <TextField label={t('chart:details.state')} width="narrow" maxLength={40} {...part('state')} />
        <TextField
          label={t('chart:details.postalCode')}
          width="narrow"
          inputMode="numeric"
          maxLength={20}
          {...part('postalCode')}
        />
        <TextField
          label={t('chart:details.county')}
          maxLength={Client.fields.county.maxLength}
          {...part('county')}
        />
      </FormRow>
    </FormSection>
  );
}

export function AboutSection({ form }: SectionProps) {
  const { t } = useTranslation('intake');
  return (
    <FormSection title={t('full.steps.about')} hint={t('full.hint')}>
      <AnswerFields
        questions={ABOUT_FIELDS}
        prefix="about"
        form={form.values.about}
        onChange={(answers) => form.set('about', answers)}
      />
    </FormSection>
  );
}

export function SituationSection({ form }: SectionProps) {
  const { t } = useTranslation('intake');
  return (
    <FormSection title={t('full.steps.situation')} hint={t('full.hint')}>
      <AnswerFields
        questions={SITUATION_FIELDS}
        prefix="situation"
        form={form.values.situation}
        onChange={(answers) => form.set('situation', answers)}
      />
    </FormSection>
  );
}

export function HealthSection({ form }: SectionProps) {
  const { t } = useTranslation('intake');
  return (
    <HealthQuestions
      hint={t('full.healthHint')}
      form={form.values.health ?? {}}
      prefix="health"
      onChange={(answers) => form.set('health', hasAnswers(answers) ? answers : null)}
    />
  );
}

const SUBSTANCE_QUESTION = /[123]$/;

/** The questions that stand beside those about the three substances. */
const OTHER_HEALTH_FIELDS: Questions = Object.fromEntries(
  Object.entries(HEALTH_FIELDS).filter(([name]) => !SUBSTANCE_QUESTION.test(name)),
);

export interface HealthQuestionsProps {
  readonly hint?: string;
  readonly form: AnswersForm;
  readonly onChange: (form: AnswersForm) => void;
  readonly prefix: string;
  readonly takesFocus?: boolean;
}

/** Substances first, then what else is asked about health and the law. */
export function HealthQuestions({ hint, takesFocus, ...answers }: HealthQuestionsProps) {
  const { t } = useTranslation('intake');
  return (
    <>
      <FormSection title={t('full.substancesTitle')} hint={hint}>
        <SubstanceFields questions={HEALTH_FIELDS} takesFocus={takesFocus} {...answers} />
      </FormSection>
      <FormSection title={t('full.otherHealth')}>
        <AnswerFields questions={OTHER_HEALTH_FIELDS} {...answers} />
      </FormSection>
    </>
  );
}
