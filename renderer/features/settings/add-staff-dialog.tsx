import { CREDENTIAL_TYPE, ROLE } from '../../../shared/codes';
import { User } from '../../../shared/model';
import type { LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import {
  Button,
  DateField,
  Dialog,
  Form,
  FormActions,
  FormRow,
  RadioGroup,
  SelectField,
  TextField,
  useForm,
  type FieldErrors,
} from '../../components';
import { languageNames, languages, useLabel, useTranslation, type Language } from '../../i18n';
import { useCommand } from '../../vault';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { textOrNull } from '../support/text-or-null';
import type { OneTimePassphrase } from './one-time-passphrase-dialog';

type RoleSlug = (typeof ROLE.slugs)[number];
type CredentialSlug = (typeof CREDENTIAL_TYPE.slugs)[number];

interface StaffForm {
  readonly displayName: string;
  readonly signInName: string;
  readonly initials: string;
  readonly role: RoleSlug | null;
  readonly language: Language;
  readonly credentialType: CredentialSlug | typeof NO_CHOICE;
  readonly credentialNumber: string;
  readonly credentialExpiresOn: LocalDate | null;
}

export interface AddStaffDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (given: OneTimePassphrase) => void;
}

/** A new account: who they are, what they do here, their credential. */
export function AddStaffDialog({ onClose, onAdded }: AddStaffDialogProps) {
  const { t } = useTranslation('settings');
  const label = useLabel();
  const errorMessage = useErrorMessage();
  const { site } = useSession();
  const command = useCommand('user.create');
  const credentialChoices = useCodeChoices(CREDENTIAL_TYPE);
  const form = useForm<StaffForm>({
    initialValues: {
      displayName: '',
      signInName: '',
      initials: '',
      role: null,
      language: site.language,
      credentialType: NO_CHOICE,
      credentialNumber: '',
      credentialExpiresOn: null,
    },
    validate: (values) => {
      const errors: FieldErrors<StaffForm> = {};
      const { fields } = User;
      if (!fields.displayName.schema.safeParse(values.displayName.trim()).success)
        errors.displayName = t('staff.form.displayNameMissing');
      if (!fields.signInName.schema.safeParse(values.signInName.trim()).success)
        errors.signInName = t('staff.form.signInNameWrong');
      if (!fields.initials.schema.safeParse(values.initials.trim()).success)
        errors.initials = t('staff.form.initialsMissing');
      if (values.role === null) errors.role = t('staff.form.roleMissing');
      return errors;
    },
  });

  const save = async ({ role, ...values }: StaffForm) => {
    if (role === null) return;
    const result = await command.run({
      displayName: values.displayName.trim(),
      signInName: values.signInName.trim(),
      initials: values.initials.trim(),
      role,
      language: values.language,
      credentialType: chosenCode(values.credentialType),
      credentialNumber: textOrNull(values.credentialNumber),
      credentialExpiresOn: values.credentialExpiresOn,
    });
    if (result.ok) {
      const { user, oneTimePassphrase } = result.value;
      onAdded({ name: user.displayName, signInName: user.signInName, passphrase: oneTimePassphrase });
    } else if (result.error.code === 'SIGN_IN_NAME_TAKEN') {
      form.fail({ signInName: errorMessage(result.error) });
    } else {
      form.fail({}, errorMessage(result.error));
    }
  };

  return (
    <Dialog title={t('staff.form.title')} isOpen onClose={onClose} size="wide">
      <Form aria-label={t('staff.form.title')} {...form.bind(save)}>
        <TextField
          label={t('staff.form.displayName')}
          hint={t('staff.form.displayNameHint')}
          maxLength={120}
          autoFocus
          {...form.field('displayName')}
        />
        <FormRow>
          <TextField
            label={t('staff.form.signInName')}
            hint={t('staff.form.signInNameHint')}
            maxLength={40}
            {...form.field('signInName')}
          />
          <TextField
            label={t('staff.form.initials')}
            maxLength={4}
            width="narrow"
            {...form.field('initials')}
          />
        </FormRow>
        <RadioGroup
          label={t('staff.form.role')}
          choices={ROLE.slugs.map((id) => ({
            id,
            label: label(ROLE.codes[id]),
            description: t(`staff.form.roles.${id}`),
          }))}
          {...form.field('role')}
        />
        <SelectField
          label={t('staff.form.language')}
          choices={languages.map((id) => ({ id, label: languageNames[id] }))}
          {...form.field('language')}
        />
        <FormRow>
          <SelectField
            label={t('staff.form.credentialType')}
            isOptional
            choices={withNoChoice(credentialChoices, t('staff.form.noCredential'))}
            {...form.field('credentialType')}
          />
          {form.values.credentialType !== NO_CHOICE && (
            <>
              <TextField
                label={t('staff.form.credentialNumber')}
                isOptional
                maxLength={40}
                width="narrow"
                {...form.field('credentialNumber')}
              />
              <DateField
                label={t('staff.form.credentialExpiresOn')}
                isOptional
                {...form.field('credentialExpiresOn')}
              />
            </>
          )}
        </FormRow>
        <FormActions>
          <Button variant="primary" type="submit" isPending={form.isSubmitting}>
            {t('staff.form.save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
