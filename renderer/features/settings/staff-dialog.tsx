import { CREDENTIAL_TYPE, ROLE } from '../../../shared/codes';
import type { StaffMember } from '../../../shared/contract/site';
import { User } from '../../../shared/model';
import { credentialProblems } from '../../../shared/rules/credentials';
import type { ClinicError } from '../../../shared/errors';
import type { LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import {
  DateField,
  type FieldErrors,
  FormDialog,
  FormRow,
  RadioGroup,
  SelectField,
  TextField,
  useForm,
} from '../../components';
import { languageNames, languages, useLabel, useTranslation, type Language } from '../../i18n';
import { useCommand } from '../../vault';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { useFailed } from '../support/use-failed';
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
  readonly credentialIssuedOn: LocalDate | null;
  readonly credentialExpiresOn: LocalDate | null;
}

function formOf(member: StaffMember | null, language: Language): StaffForm {
  return {
    displayName: member?.displayName ?? '',
    signInName: member?.signInName ?? '',
    initials: member?.initials ?? '',
    role: member?.role ?? null,
    language,
    credentialType: member?.credentialType ?? NO_CHOICE,
    credentialNumber: member?.credentialNumber ?? '',
    credentialIssuedOn: member?.credentialIssuedOn ?? null,
    credentialExpiresOn: member?.credentialExpiresOn ?? null,
  };
}

/** What both commands take; a credential that was taken away leaves no number or date behind. */
function valuesOf(role: RoleSlug, form: StaffForm) {
  const credentialType = chosenCode(form.credentialType);
  const hasCredential = credentialType !== null;
  return {
    displayName: form.displayName.trim(),
    signInName: form.signInName.trim().toLowerCase(),
    initials: form.initials.trim(),
    role,
    credentialType,
    credentialNumber: hasCredential ? textOrNull(form.credentialNumber) : null,
    credentialIssuedOn: hasCredential ? form.credentialIssuedOn : null,
    credentialExpiresOn: hasCredential ? form.credentialExpiresOn : null,
  };
}

export interface StaffDialogProps {
  /** `null` for somebody new. */
  readonly member: StaffMember | null;
  readonly onClose: () => void;
  readonly onAdded: (given: OneTimePassphrase) => void;
}

/** An account: who they are, what they do here, their credential. */
export function StaffDialog({ member, onClose, onAdded }: StaffDialogProps) {
  const { t } = useTranslation('staff');
  const label = useLabel();
  const failed = useFailed();
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const { site, user } = useSession();
  const create = useCommand('user.create');
  const update = useCommand('user.update');
  const form = useForm<StaffForm>({
    initialValues: formOf(member, site.language),
    validate: (values) => {
      const errors: FieldErrors<StaffForm> = {};
      const { fields } = User;
      if (!fields.displayName.schema.safeParse(values.displayName.trim()).success)
        errors.displayName = t('form.displayNameMissing');
      if (!fields.signInName.schema.safeParse(values.signInName.trim().toLowerCase()).success)
        errors.signInName = t('form.signInNameWrong');
      if (!fields.initials.schema.safeParse(values.initials.trim()).success)
        errors.initials = t('form.initialsMissing');
      if (values.role === null) errors.role = t('form.roleMissing');
      const [dates] = values.credentialType === NO_CHOICE ? [] : credentialProblems(values);
      if (dates !== undefined) errors.credentialExpiresOn = problemText(dates.code);
      return errors;
    },
  });

  const explain = (error: ClinicError) => {
    if (error.code === 'SIGN_IN_NAME_TAKEN') form.fail({ signInName: errorMessage(error) });
    // A rule about the account as a whole keeps its role: the own one, or the last administrator's.
    else failed(form, error, { userId: 'role' });
  };
  const save = async ({ role, ...rest }: StaffForm) => {
    if (role === null) return;
    const values = valuesOf(role, { role, ...rest });
    if (member === null) {
      const result = await create.run({ ...values, language: rest.language });
      if (!result.ok) explain(result.error);
      else {
        const { user: added, oneTimePassphrase } = result.value;
        onAdded({ name: added.displayName, signInName: added.signInName, passphrase: oneTimePassphrase });
      }
      return;
    }
    const result = await update.run({ userId: member.id, expectedRevision: member.revision, ...values });
    if (result.ok) onClose();
    else explain(result.error);
  };

  const title = member === null ? t('form.addTitle') : t('form.editTitle', { name: member.displayName });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={member === null ? t('form.add') : t('form.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <TextField
        label={t('form.displayName')}
        hint={t('form.displayNameHint')}
        maxLength={User.fields.displayName.maxLength}
        autoFocus
        {...form.field('displayName')}
      />
      <FormRow>
        <TextField
          label={t('form.signInName')}
          hint={t('form.signInNameHint')}
          maxLength={40}
          {...form.field('signInName')}
        />
        <TextField
          label={t('form.initials')}
          maxLength={User.fields.initials.maxLength}
          width="narrow"
          {...form.field('initials')}
        />
      </FormRow>
      <RadioGroup
        label={t('form.role')}
        hint={member?.id === user.id ? t('form.ownRole') : undefined}
        isDisabled={member?.id === user.id}
        choices={ROLE.slugs.map((id) => ({
          id,
          label: label(ROLE.codes[id]),
          description: t(`form.roles.${id}`),
        }))}
        {...form.field('role')}
      />
      {member === null && (
        <SelectField
          label={t('form.language')}
          choices={languages.map((id) => ({ id, label: languageNames[id] }))}
          {...form.field('language')}
        />
      )}
      <CredentialFields form={form} />
    </FormDialog>
  );
}

function CredentialFields({ form }: { readonly form: ReturnType<typeof useForm<StaffForm>> }) {
  const { t } = useTranslation('staff');
  const choices = useCodeChoices(CREDENTIAL_TYPE);
  return (
    <>
      <FormRow>
        <SelectField
          label={t('form.credentialType')}
          isOptional
          choices={withNoChoice(choices, t('form.noCredential'))}
          {...form.field('credentialType')}
        />
        {form.values.credentialType !== NO_CHOICE && (
          <TextField
            label={t('form.credentialNumber')}
            isOptional
            maxLength={User.fields.credentialNumber.maxLength}
            width="narrow"
            {...form.field('credentialNumber')}
          />
        )}
      </FormRow>
      {form.values.credentialType !== NO_CHOICE && (
        <FormRow>
          <DateField label={t('form.credentialIssuedOn')} isOptional {...form.field('credentialIssuedOn')} />
          <DateField
            label={t('form.credentialExpiresOn')}
            isOptional
            {...form.field('credentialExpiresOn')}
          />
        </FormRow>
      )}
    </>
  );
}
