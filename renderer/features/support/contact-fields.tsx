import { CONTACT_KIND, CONTACT_OWNER } from '../../../shared/codes';
import { ContactMethod } from '../../../shared/model';
import { CheckboxGroup, FormRow, SelectField, TextField } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { PERMISSIONS_OF_KIND, isBlankContact, toContactInput, type ContactForm } from './contact-form';
import { SafetyLine, useSafetyText } from './safe-contact-line';
import './fields.css';

export interface ContactFieldsProps {
  readonly contact: ContactForm;
  readonly onChange: (contact: ContactForm) => void;
  /** The field's name in the form, so that its problem is found. */
  readonly valueName: string;
  readonly valueError?: string | undefined;
  readonly onValueBlur?: (() => void) | undefined;
}

/** One way to reach somebody: what it is, whose it is, and what they said is OK, with the line the team will see. */
export function ContactFields({ contact, onChange, valueName, valueError, onValueBlur }: ContactFieldsProps) {
  const { t } = useTranslation('contacts');
  const label = useLabel();
  const permissions = PERMISSIONS_OF_KIND[contact.kind];
  const safety = useSafetyText()({ ...toContactInput(contact), unsafeUntil: null });
  const set = <Key extends keyof ContactForm>(key: Key, value: ContactForm[Key]) =>
    onChange({ ...contact, [key]: value });

  return (
    <div className="stack">
      <div className="contact-fields__row">
        <SelectField
          label={t('kind')}
          width="narrow"
          choices={CONTACT_KIND.slugs.map((id) => ({ id, label: label(CONTACT_KIND.codes[id]) }))}
          value={contact.kind}
          onChange={(kind) => set('kind', kind)}
        />
        <TextField
          label={t(contact.kind)}
          name={valueName}
          inputMode={contact.kind === 'email' ? 'email' : 'tel'}
          value={contact.value}
          onChange={(value) => set('value', value)}
          onBlur={onValueBlur}
          errorMessage={valueError}
          maxLength={ContactMethod.fields.value.maxLength}
        />
        <SelectField
          label={t('owner')}
          width="narrow"
          choices={CONTACT_OWNER.slugs.map((id) => ({ id, label: label(CONTACT_OWNER.codes[id]) }))}
          value={contact.owner}
          onChange={(owner) => set('owner', owner)}
        />
      </div>
      <CheckboxGroup
        label={t('allowed')}
        hint={t('allowedHint')}
        layout="row"
        choices={permissions.map((id) => ({
          id,
          label: t(id),
          isDisabled: id === 'okToLeaveVoicemail' && !contact.okToCall,
        }))}
        value={permissions.filter((permission) => contact[permission])}
        onChange={(chosen) =>
          onChange({
            ...contact,
            ...Object.fromEntries(permissions.map((permission) => [permission, chosen.includes(permission)])),
            okToLeaveVoicemail: chosen.includes('okToLeaveVoicemail') && chosen.includes('okToCall'),
          })
        }
      />
      <FormRow>
        <TextField
          label={t('safeHours')}
          hint={t('safeHoursHint')}
          isOptional
          value={contact.safeHours}
          onChange={(value) => set('safeHours', value)}
          maxLength={ContactMethod.fields.safeHours.maxLength}
        />
        <TextField
          label={t('announceAs')}
          hint={t('announceAsHint')}
          isOptional
          value={contact.announceAs}
          onChange={(value) => set('announceAs', value)}
          maxLength={ContactMethod.fields.announceAs.maxLength}
        />
      </FormRow>
      {!isBlankContact(contact) && (
        <p className="stack stack--tight">
          <span className="text-muted text-small">{t('preview')}</span>
          <SafetyLine {...safety} label={t('safety')} />
        </p>
      )}
    </div>
  );
}
