import type { StaffMember } from '../../../shared/contract/site';
import { FormDialog, PassphraseField, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useFailed } from '../support/use-failed';
import type { OneTimePassphrase } from './one-time-passphrase-dialog';

interface ResetPassphraseDialogProps {
  readonly member: StaffMember;
  readonly onClose: () => void;
  readonly onReset: (given: OneTimePassphrase) => void;
}

/** A colleague forgot their passphrase: a one-time one, for which the helper proves who they are. */
export function ResetPassphraseDialog({ member, onClose, onReset }: ResetPassphraseDialogProps) {
  const { t } = useTranslation('staff');
  const failed = useFailed();
  const command = useCommand('user.resetPassphrase');
  const form = useForm({
    initialValues: { ownPassphrase: '' },
    validate: ({ ownPassphrase }) =>
      ownPassphrase === '' ? { ownPassphrase: t('reset.ownPassphraseMissing') } : {},
  });
  const title = t('reset.title', { name: member.displayName });
  const reset = async ({ ownPassphrase }: { readonly ownPassphrase: string }) => {
    const result = await command.run({ userId: member.id, ownPassphrase });
    if (result.ok) {
      const { user, oneTimePassphrase } = result.value;
      onReset({ name: user.displayName, signInName: user.signInName, passphrase: oneTimePassphrase });
    } else if (result.error.code === 'WRONG_PASSPHRASE') {
      form.fail({ ownPassphrase: t('reset.wrongOwnPassphrase') });
    } else {
      failed(form, result.error);
    }
  };
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('reset.submit')}
      isSubmitting={form.isSubmitting}
      {...form.bind(reset)}
    >
      <p>{t('reset.explain', { name: member.displayName })}</p>
      <p>{t('reset.safe')}</p>
      <PassphraseField label={t('reset.ownPassphrase')} autoFocus {...form.field('ownPassphrase')} />
    </FormDialog>
  );
}
