import { LEGAL_BASIS } from '../../../shared/codes';
import type { RecipientView } from '../../../shared/contract/exchange';
import { Recipient } from '../../../shared/model';
import type { LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import {
  Banner,
  CheckboxField,
  DateField,
  type FieldErrors,
  FormDialog,
  FormRow,
  RadioGroup,
  TextArea,
  TextField,
  useForm,
} from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { textOrNull } from '../support/text-or-null';

interface OfficeForm {
  readonly name: string;
  readonly address: string;
  readonly publicKey: string;
  readonly legalBasis: (typeof LEGAL_BASIS.slugs)[number];
  readonly agreementReference: string;
  readonly agreementSignedOn: LocalDate | null;
  readonly agreementExpiresOn: LocalDate | null;
  readonly isActive: boolean;
}

/** A new office starts with the safest basis: each person's consent (domain §3.1). */
const NEW_OFFICE: OfficeForm = {
  name: '',
  address: '',
  publicKey: '',
  legalBasis: 'consent',
  agreementReference: '',
  agreementSignedOn: null,
  agreementExpiresOn: null,
  isActive: true,
};

export interface OfficeDialogProps {
  /** `null` for a new one. */
  readonly recipient: RecipientView | null;
  readonly onClose: () => void;
  readonly onSaved: (recipient: RecipientView) => void;
}

/** Name, key and legal basis of a central office. */
export function OfficeDialog({ recipient, onClose, onSaved }: OfficeDialogProps) {
  const { t } = useTranslation('settings');
  const label = useLabel();
  const errorMessage = useErrorMessage();
  const command = useCommand('recipient.save');
  const form = useForm<OfficeForm>({
    initialValues:
      recipient === null
        ? NEW_OFFICE
        : {
            name: recipient.name,
            address: recipient.address ?? '',
            publicKey: recipient.publicKey,
            legalBasis: recipient.legalBasis,
            agreementReference: recipient.agreementReference ?? '',
            agreementSignedOn: recipient.agreementSignedOn,
            agreementExpiresOn: recipient.agreementExpiresOn,
            isActive: recipient.isActive,
          },
    validate: (values) => {
      const errors: FieldErrors<OfficeForm> = {};
      if (values.name.trim() === '') errors.name = t('office.form.nameMissing');
      if (values.publicKey.trim() === '') errors.publicKey = t('office.form.publicKeyMissing');
      if (values.legalBasis === 'qso') {
        if (values.agreementReference.trim() === '')
          errors.agreementReference = t('office.form.agreementMissing');
        if (values.agreementSignedOn === null)
          errors.agreementSignedOn = t('office.form.agreementDateMissing');
      }
      return errors;
    },
  });
  const isQso = form.values.legalBasis === 'qso';
  const changesKey =
    recipient !== null &&
    recipient.verifiedAt !== null &&
    form.values.publicKey.trim() !== recipient.publicKey;

  const save = async (values: OfficeForm) => {
    const result = await command.run({
      ...(recipient === null ? {} : { recipientId: recipient.id, expectedRevision: recipient.revision }),
      name: values.name.trim(),
      address: textOrNull(values.address),
      legalBasis: values.legalBasis,
      agreementReference: isQso ? textOrNull(values.agreementReference) : null,
      agreementSignedOn: isQso ? values.agreementSignedOn : null,
      agreementExpiresOn: isQso ? values.agreementExpiresOn : null,
      publicKey: values.publicKey.trim(),
      isActive: values.isActive,
    });
    if (result.ok) onSaved(result.value.recipient);
    else if (result.error.code === 'RECIPIENT_KEY_INVALID')
      form.fail({ publicKey: errorMessage(result.error) });
    else form.fail({}, errorMessage(result.error));
  };

  const title = t(recipient === null ? 'office.form.addTitle' : 'office.form.editTitle');
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t('office.form.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <TextField
        label={t('office.form.name')}
        maxLength={Recipient.fields.name.maxLength}
        autoFocus
        {...form.field('name')}
      />
      <TextField
        label={t('office.form.address')}
        hint={t('office.form.addressHint')}
        isOptional
        maxLength={Recipient.fields.address.maxLength}
        width="wide"
        {...form.field('address')}
      />
      <TextArea
        label={t('office.form.publicKey')}
        hint={t('office.form.publicKeyHint')}
        characterLimit={Recipient.fields.publicKey.maxLength}
        rows={2}
        {...form.field('publicKey')}
      />
      {changesKey && <Banner tone="warning">{t('office.form.changedKey')}</Banner>}
      <RadioGroup
        label={t('office.form.basis')}
        hint={t('office.form.basisHint')}
        choices={LEGAL_BASIS.slugs.map((id) => ({
          id,
          label: label(LEGAL_BASIS.codes[id]),
          description: t(`office.form.basisExplained.${id}`),
        }))}
        {...form.field('legalBasis')}
      />
      {isQso && (
        <FormRow>
          <TextField
            label={t('office.form.agreementReference')}
            maxLength={Recipient.fields.agreementReference.maxLength}
            {...form.field('agreementReference')}
          />
          <DateField label={t('office.form.agreementSignedOn')} {...form.field('agreementSignedOn')} />
          <DateField
            label={t('office.form.agreementExpiresOn')}
            isOptional
            {...form.field('agreementExpiresOn')}
          />
        </FormRow>
      )}
      {recipient !== null && (
        <CheckboxField label={t('office.form.isActive')} {...form.checkbox('isActive')} />
      )}
    </FormDialog>
  );
}
