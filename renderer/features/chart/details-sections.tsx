import { CLIENT_STATUS, PERSON_LANGUAGE, PRONOUNS, YES_NO_ANSWER } from '../../../shared/codes';
import type { LocalDate } from '../../../shared/time';
import {
  CheckboxField,
  DateField,
  FormRow,
  FormSection,
  SelectField,
  TextField,
  type FormState,
} from '../../components';
import { ABOUT_FIELDS } from '../../../shared/contract/admission';
import { Client } from '../../../shared/model';
import { useLabel, useTranslation } from '../../i18n';
import { AnswerFields } from '../support/answer-fields';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { useWorkerChoices } from '../support/use-staff';
import { CHANGEABLE_STATUSES, DetailsFormSchema, type DetailsForm } from './details-form';

interface SectionProps {
  readonly form: FormState<DetailsForm>;
}

/** The name of every field on screen. */
export function useDetailLabels(): Readonly<Record<keyof DetailsForm, string>> {
  const { t } = useTranslation('chart');
  const words = useLabel();
  return {
    preferredName: t('details.preferredName'),
    legalFirstName: t('details.legalFirstName'),
    legalMiddleName: t('details.legalMiddleName'),
    legalLastName: t('details.legalLastName'),
    aliases: t('details.aliases'),
    pronouns: t('details.pronouns'),
    pronounsText: t('details.pronounsText'),
    birthDate: t('details.birthDate'),
    birthDateIsEstimated: t('details.birthDateIsEstimated'),
    language: t('details.language'),
    interpreterNeeded: t('details.interpreterNeeded'),
    sexAtBirth: words(Client.fields.sexAtBirth.label),
    genderIdentity: words(Client.fields.genderIdentity.label),
    race: words(Client.fields.race.label),
    ethnicity: words(Client.fields.ethnicity.label),
    tribalAffiliation: words(Client.fields.tribalAffiliation.label),
    veteran: words(Client.fields.veteran.label),
    noFixedAddress: t('details.noFixedAddress'),
    line: t('details.line'),
    city: t('details.city'),
    state: t('details.state'),
    postalCode: t('details.postalCode'),
    county: t('details.county'),
    status: t('details.status'),
    assignedWorkerId: t('details.worker'),
  };
}

export interface IdentitySectionProps extends SectionProps {
  readonly today: LocalDate;
  readonly isNameWithheld: boolean;
}

export function IdentitySection({ form, today, isNameWithheld }: IdentitySectionProps) {
  const { t } = useTranslation('chart');
  const labels = useDetailLabels();
  const notAsked = t('details.notAsked');
  const pronouns = withNoChoice(useCodeChoices(PRONOUNS), notAsked);
  const languages = withNoChoice(useCodeChoices(PERSON_LANGUAGE), notAsked);
  const answers = withNoChoice(useCodeChoices(YES_NO_ANSWER), notAsked);
  const { values } = form;
  return (
    <FormSection
      title={t('details.identity')}
      hint={isNameWithheld ? t('details.legalNameWithheld') : t('details.identityHint')}
    >
      <TextField
        label={labels.preferredName}
        isOptional
        maxLength={Client.fields.preferredName.maxLength}
        autoFocus
        {...form.field('preferredName')}
      />
      <div className="name-row">
        <TextField
          label={labels.legalFirstName}
          isOptional={isNameWithheld}
          maxLength={Client.fields.legalFirstName.maxLength}
          width="full"
          {...form.field('legalFirstName')}
        />
        <TextField
          label={labels.legalMiddleName}
          isOptional
          maxLength={Client.fields.legalMiddleName.maxLength}
          width="full"
          {...form.field('legalMiddleName')}
        />
        <TextField
          label={labels.legalLastName}
          isOptional={isNameWithheld}
          maxLength={Client.fields.legalLastName.maxLength}
          width="full"
          {...form.field('legalLastName')}
        />
      </div>
      <TextField
        label={labels.aliases}
        hint={t('details.aliasesHint')}
        isOptional
        width="wide"
        maxLength={1000}
        {...form.field('aliases')}
      />
      <FormRow>
        <SelectField
          label={labels.pronouns}
          name="pronouns"
          choices={pronouns}
          value={values.pronouns ?? NO_CHOICE}
          onChange={(choice) => form.set('pronouns', chosenCode(choice))}
        />
        {values.pronouns === 'other' ? (
          <TextField
            label={labels.pronounsText}
            maxLength={Client.fields.pronounsText.maxLength}
            {...form.field('pronounsText')}
          />
        ) : (
          <span />
        )}
      </FormRow>
      <DateField label={labels.birthDate} purpose="birth" maximum={today} {...form.field('birthDate')} />
      <CheckboxField label={labels.birthDateIsEstimated} {...form.checkbox('birthDateIsEstimated')} />
      <FormRow>
        <SelectField
          label={labels.language}
          name="language"
          choices={languages}
          value={values.language ?? NO_CHOICE}
          onChange={(choice) => form.set('language', chosenCode(choice))}
        />
        <SelectField
          label={labels.interpreterNeeded}
          name="interpreterNeeded"
          choices={answers}
          value={values.interpreterNeeded ?? NO_CHOICE}
          onChange={(choice) => form.set('interpreterNeeded', chosenCode(choice))}
        />
      </FormRow>
    </FormSection>
  );
}

const { interpreterNeeded: _besideLanguage, ...ABOUT_QUESTIONS } = ABOUT_FIELDS;

const AboutFormSchema = DetailsFormSchema.pick({
  sexAtBirth: true,
  genderIdentity: true,
  race: true,
  ethnicity: true,
  tribalAffiliation: true,
  veteran: true,
});

/** What the full intake asks about the person themselves. */
export function AboutSection({ form }: SectionProps) {
  const { t } = useTranslation('intake');
  const { sexAtBirth, genderIdentity, race, ethnicity, tribalAffiliation, veteran } = form.values;
  const answers = { sexAtBirth, genderIdentity, race, ethnicity, tribalAffiliation, veteran };
  return (
    <FormSection title={t('full.steps.about')} hint={t('full.hint')}>
      <AnswerFields
        questions={ABOUT_QUESTIONS}
        form={answers}
        onChange={(changed) => {
          const parsed = AboutFormSchema.safeParse({
            ...answers,
            ...changed,
            tribalAffiliation: changed['tribalAffiliation'] ?? '',
          });
          if (parsed.success) form.assign(parsed.data);
        }}
      />
    </FormSection>
  );
}

export function AddressSection({ form }: SectionProps) {
  const { t } = useTranslation('chart');
  const labels = useDetailLabels();
  return (
    <FormSection title={t('details.address')}>
      <CheckboxField label={labels.noFixedAddress} {...form.checkbox('noFixedAddress')} />
      {!form.values.noFixedAddress && (
        <TextField label={labels.line} isOptional width="wide" maxLength={200} {...form.field('line')} />
      )}
      <FormRow>
        <TextField label={labels.city} isOptional maxLength={100} {...form.field('city')} />
        <TextField label={labels.state} isOptional width="narrow" maxLength={40} {...form.field('state')} />
        <TextField
          label={labels.postalCode}
          isOptional
          width="narrow"
          inputMode="numeric"
          maxLength={20}
          {...form.field('postalCode')}
        />
        <TextField
          label={labels.county}
          isOptional
          maxLength={Client.fields.county.maxLength}
          {...form.field('county')}
        />
      </FormRow>
    </FormSection>
  );
}

export function ServiceSection({ form }: SectionProps) {
  const { t } = useTranslation('chart');
  const labels = useDetailLabels();
  const statuses = useCodeChoices(CLIENT_STATUS).filter(
    ({ id }) => id === form.values.status || CHANGEABLE_STATUSES.some((status) => status === id),
  );
  const workers = withNoChoice(useWorkerChoices(), t('details.nobody'));
  return (
    <FormSection title={t('details.service')}>
      <FormRow>
        <SelectField label={labels.status} choices={statuses} {...form.field('status')} />
        <SelectField
          label={labels.assignedWorkerId}
          name="assignedWorkerId"
          choices={workers}
          value={form.values.assignedWorkerId ?? NO_CHOICE}
          onChange={(choice) => form.set('assignedWorkerId', chosenCode(choice))}
        />
      </FormRow>
    </FormSection>
  );
}
