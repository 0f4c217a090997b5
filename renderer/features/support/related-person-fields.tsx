import { PERSON_LANGUAGE, RELATIONSHIP } from '../../../shared/codes';
import type { ReactNode } from 'react';
import { RelatedPerson } from '../../../shared/model';
import { SelectField, TextField } from '../../components';
import { useTranslation } from '../../i18n';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from './code-choices';
import type { RelatedPersonForm } from './related-person-form';
import './fields.css';

export interface RelatedPersonFieldsProps {
  readonly person: RelatedPersonForm;
  readonly onChange: (person: RelatedPersonForm) => void;
  /** The fields' names in the form, so that their problems are found. */
  readonly nameOf: (field: 'name' | 'phone') => string;
  readonly errorOf?: (name: string) => string | undefined;
  readonly onLeave?: (name: string) => void;
  readonly autoFocus?: boolean | undefined;
  /** What they are for the person, between who they are and the remark. */
  readonly children?: ReactNode;
}

/** Who somebody around a person is and how to reach them. */
export function RelatedPersonFields({
  person,
  onChange,
  nameOf,
  errorOf = () => undefined,
  onLeave = () => undefined,
  autoFocus = false,
  children,
}: RelatedPersonFieldsProps) {
  const { t } = useTranslation('people');
  const relationships = withNoChoice(useCodeChoices(RELATIONSHIP), t('form.notAsked'));
  const languages = withNoChoice(useCodeChoices(PERSON_LANGUAGE), t('form.notAsked'));
  const { fields } = RelatedPerson;
  const text = (field: 'name' | 'phone') => ({
    name: nameOf(field),
    value: person[field],
    onChange: (value: string) => onChange({ ...person, [field]: value }),
    onBlur: () => onLeave(nameOf(field)),
    errorMessage: errorOf(nameOf(field)),
    maxLength: fields[field].maxLength,
  });
  return (
    <>
      <div className="contact-fields__row">
        <TextField label={t('form.name')} width="full" autoFocus={autoFocus} {...text('name')} />
        <SelectField
          label={t('form.relationship')}
          choices={relationships}
          value={person.relationship ?? NO_CHOICE}
          onChange={(choice) => onChange({ ...person, relationship: chosenCode(choice) })}
        />
      </div>
      <div className="contact-fields__row">
        <TextField label={t('form.phone')} inputMode="tel" width="full" isOptional {...text('phone')} />
        <SelectField
          label={t('form.language')}
          choices={languages}
          value={person.language ?? NO_CHOICE}
          onChange={(choice) => onChange({ ...person, language: chosenCode(choice) })}
        />
      </div>
      {children}
      <TextField
        label={t('form.remark')}
        hint={t('form.remarkHint')}
        isOptional
        width="wide"
        value={person.remark}
        onChange={(remark) => onChange({ ...person, remark })}
        maxLength={fields.remark.maxLength}
      />
    </>
  );
}
