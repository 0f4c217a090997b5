import type { RecipientView } from '../../../shared/contract/exchange';
import { useErrorMessage } from '../../app/error-message';
import { ConfirmDialog } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';

export interface VerifyOfficeDialogProps {
  readonly recipient: RecipientView;
  readonly onClose: () => void;
}

/** Comparing the fingerprint by phone or in person, so that a swapped key is noticed (R-EXP-07). */
export function VerifyOfficeDialog({ recipient, onClose }: VerifyOfficeDialogProps) {
  const { t } = useTranslation('settings');
  const errorMessage = useErrorMessage();
  const command = useCommand('recipient.verify');
  const confirm = async () => {
    const result = await command.run({ recipientId: recipient.id, fingerprint: recipient.fingerprint });
    if (result.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={t('office.verification.title', { name: recipient.name })}
      isOpen
      isDanger={false}
      confirmLabel={t('office.verification.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      isPending={command.isRunning}
      errorMessage={command.error === null ? undefined : errorMessage(command.error)}
    >
      <p>{t('office.verification.explain')}</p>
      <p className="stack stack--tight">
        <span className="text-muted text-small">{t('office.verification.fingerprint')}</span>
        <code className="settings__secret">{recipient.fingerprint}</code>
      </p>
    </ConfirmDialog>
  );
}
