import type { StaffMember } from '../../../shared/contract/site';
import { ConfirmDialog } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useRefusalText } from '../support/use-refusal-text';
import type { OneTimePassphrase } from './one-time-passphrase-dialog';

interface ReopenAccountDialogProps {
  readonly member: StaffMember;
  readonly onClose: () => void;
  readonly onReopened: (given: OneTimePassphrase) => void;
}

/** Somebody comes back: the same account, with a one-time passphrase. */
export function ReopenAccountDialog({ member, onClose, onReopened }: ReopenAccountDialogProps) {
  const { t } = useTranslation('staff');
  const refusalText = useRefusalText();
  const command = useCommand('user.reactivate');
  const confirm = async () => {
    const result = await command.run({ userId: member.id });
    if (!result.ok) return;
    const { user, oneTimePassphrase } = result.value;
    onReopened({ name: user.displayName, signInName: user.signInName, passphrase: oneTimePassphrase });
  };
  return (
    <ConfirmDialog
      title={t('reopen.question', { name: member.displayName })}
      isOpen
      isDanger={false}
      confirmLabel={t('reopen.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      isPending={command.isRunning}
      errorMessage={command.error === null ? undefined : refusalText(command.error)}
    >
      <p>{t('reopen.consequence')}</p>
    </ConfirmDialog>
  );
}
