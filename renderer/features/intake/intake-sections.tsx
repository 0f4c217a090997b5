import { Plus, Trash2 } from 'lucide-react';
import { PERSON_LANGUAGE, PRONOUNS, REFERRAL_SOURCE } from '../../../shared/codes';
import { Client } from '../../../shared/model';
import type { LocalDate } from '../../../shared/time';
import {
  Button,
  CheckboxField,
  DateField,
  FormRow,
  FormSection,
  SelectField,
  TextField,
  type FormState,
} from '../../components';
import { useTranslation } from '../../i18n';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { emptyContact } from '../support/contact-form';
import { ContactFields } from '../support/contact-fields';
import { useWorkerChoices } from '../support/use-staff';
import { contactField, type IntakeForm } from './intake-form';

/** What a section needs of the form around it. */
export interface IntakeSectionProps {
  readonly form: FormState<IntakeForm>;
  readonly today: LocalDate;
  /** What is wrong with a field the person has left, in words. */
  readonly leftError: (field: string) => string | undefined;
  readonly leave: (field: string) => void;
}

type TextName = {
  [Name in keyof IntakeForm]: IntakeForm[Name] extends string ? Name : never;
}[keyof IntakeForm];

/** `name`, value and messages of a line of text. */
function textProps({ form, leftError, leave }: IntakeSectionProps, field: TextName) {
  return {
    ...form.field(field),
    errorMessage: form.errors[field] ?? leftError(field),
    onBlur: () => leave(field),
  };
}

export function NameSection({ takesFocus, ...props }: IntakeSectionProps & { readonly takesFocus: boolean }) {
  const { t } = useTranslation('intake');
  const { form } = props;
  const pronouns = withNoChoice(useCodeChoices(PRONOUNS), t('pronounsNotAsked'));
  const { values } = form;
  return (
    <FormSection title={t('sections.name')}>
      <TextField
        label={t('preferredName')}
        hint={t('preferredNameHint')}
        isOptional={!values.nameWithheld}
        maxLength={Client.fields.preferredName.maxLength}
        autoFocus={takesFocus}
        {...textProps(props, 'preferredName')}
      />
      {!values.nameWithheld && (
        <div className="name-row">
          <TextField
            label={t('legalFirstName')}
            maxLength={Client.fields.legalFirstName.maxLength}
            width="full"
            {...textProps(props, 'legalFirstName')}
          />
          <TextField
            label={t('legalMiddleName')}
            isOptional
            maxLength={Client.fields.legalMiddleName.maxLength}
            width="full"
            {...textProps(props, 'legalMiddleName')}
          />
          <TextField
            label={t('legalLastName')}
            maxLength={Client.fields.legalLastName.maxLength}
            width="full"
            {...textProps(props, 'legalLastName')}
          />
        </div>
      )}
      <CheckboxField
        label={t('nameWithheld')}
        hint={values.nameWithheld ? t('nameWithheldHint') : undefined}
        {...form.checkbox('nameWithheld')}
      />
      <TextField
        label={t('aliases')}
        hint={t('aliasesHint')}
        isOptional
        width="wide"
        maxLength={1000}
        {...textProps(props, 'aliases')}
      />
      <FormRow>
        <SelectField
          label={t('pronouns')}
          name="pronouns"
          choices={pronouns}
          value={values.pronouns ?? NO_CHOICE}
          onChange={(choice) => form.set('pronouns', chosenCode(choice))}
        />
        {values.pronouns === 'other' ? (
          <TextField
            label={t('pronounsText')}
            maxLength={Client.fields.pronounsText.maxLength}
            {...textProps(props, 'pronounsText')}
          />
        ) : (
          <span />
        )}
      </FormRow>
    </FormSection>
  );
}

export function BirthSection(props: IntakeSectionProps) {
  const { t } = useTranslation('intake');
  const { form, today } = props;
  const languages = withNoChoice(useCodeChoices(PERSON_LANGUAGE), t('languageNotAsked'));
  return (
    <FormSection title={t('sections.birth')}>
      <DateField label={t('birthDate')} purpose="birth" maximum={today} {...form.field('birthDate')} />
      <CheckboxField label={t('birthDateIsEstimated')} {...form.checkbox('birthDateIsEstimated')} />
      <SelectField
        label={t('language')}
        name="language"
        choices={languages}
        value={form.values.language ?? NO_CHOICE}
        onChange={(choice) => form.set('language', chosenCode(choice))}
      />
    </FormSection>
  );
}

const MOST_CONTACTS = 10;

export function ReachSection({ form, leftError, leave }: IntakeSectionProps) {
  const { t } = useTranslation(['intake', 'contacts']);
  const { contacts } = form.values;
  const errors: Readonly<Record<string, string | undefined>> = form.errors;
  return (
    <FormSection title={t('sections.reach')} hint={t('sections.reachHint')}>
      {contacts.map((contact, index) => {
        const name = contactField(contact.key);
        return (
          <div
            key={contact.key}
            className="intake__contact"
            role="group"
            aria-label={t('contacts:number', { number: index + 1 })}
          >
            <ContactFields
              contact={contact}
              valueName={name}
              valueError={errors[name] ?? leftError(name)}
              onValueBlur={() => leave(name)}
              onChange={(changed) =>
                form.set(
                  'contacts',
                  contacts.map((other) => (other.key === changed.key ? changed : other)),
                )
              }
            />
            <div>
              <Button
                variant="quiet"
                size="small"
                icon={Trash2}
                onPress={() =>
                  form.set(
                    'contacts',
                    contacts.filter((other) => other.key !== contact.key),
                  )
                }
              >
                {t('contacts:remove')}
              </Button>
            </div>
          </div>
        );
      })}
      {contacts.length < MOST_CONTACTS && (
        <div>
          <Button icon={Plus} onPress={() => form.set('contacts', [...contacts, emptyContact()])}>
            {contacts.length === 0 ? t('contacts:add') : t('contacts:addAnother')}
          </Button>
        </div>
      )}
    </FormSection>
  );
}

export function CameSection({ form, today }: IntakeSectionProps) {
  const { t } = useTranslation('intake');
  const sources = useCodeChoices(REFERRAL_SOURCE);
  return (
    <FormSection title={t('sections.came')}>
      <SelectField label={t('referralSource')} choices={sources} {...form.field('referralSource')} />
      <DateField
        label={t('firstContactOn')}
        hint={false}
        purpose="past"
        maximum={today}
        {...form.field('firstContactOn')}
      />
    </FormSection>
  );
}

export function AgreementSection({ form, today }: IntakeSectionProps) {
  const { t } = useTranslation('intake');
  const languages = useCodeChoices(PERSON_LANGUAGE);
  const { hasAgreed, participationConsentOn, hasNotice, noticeGivenOn, language, noticeLanguage } =
    form.values;
  return (
    <FormSection title={t('sections.agreement')}>
      <CheckboxField
        label={t('participation')}
        name={hasAgreed ? undefined : 'participationConsentOn'}
        isSelected={hasAgreed}
        onChange={(isSelected) =>
          form.assign({
            hasAgreed: isSelected,
            participationConsentOn: isSelected ? (participationConsentOn ?? today) : participationConsentOn,
          })
        }
      />
      {hasAgreed && (
        <div className="intake__indented">
          <DateField
            label={t('participationOn')}
            hint={false}
            purpose="past"
            maximum={today}
            {...form.field('participationConsentOn')}
          />
        </div>
      )}
      <CheckboxField
        label={t('notice')}
        hint={t('noticeHint')}
        name={hasNotice ? undefined : 'noticeGivenOn'}
        isSelected={hasNotice}
        onChange={(isSelected) =>
          form.assign({
            hasNotice: isSelected,
            noticeGivenOn: isSelected ? (noticeGivenOn ?? today) : noticeGivenOn,
            // Most people read the notice in the language they prefer.
            noticeLanguage: isSelected ? (noticeLanguage ?? language) : noticeLanguage,
          })
        }
      />
      {hasNotice && (
        <div className="intake__indented">
          <FormRow>
            <DateField
              label={t('noticeOn')}
              hint={false}
              purpose="past"
              maximum={today}
              {...form.field('noticeGivenOn')}
            />
            <SelectField label={t('noticeLanguage')} choices={languages} {...form.field('noticeLanguage')} />
          </FormRow>
        </div>
      )}
    </FormSection>
  );
}

export function WorkerSection({ form }: IntakeSectionProps) {
  const { t } = useTranslation('intake');
  const workers = withNoChoice(useWorkerChoices(), t('assignLater'));
  return (
    <FormSection title={t('sections.worker')}>
      <SelectField
        label={t('assignedWorker')}
        hint={t('assignedWorkerHint')}
        name="assignedWorkerId"
        choices={workers}
        value={form.values.assignedWorkerId ?? NO_CHOICE}
        onChange={(choice) => form.set('assignedWorkerId', chosenCode(choice))}
      />
    </FormSection>
  );
}
