import { useState } from 'react';
import type { StaffMember } from '../../../shared/contract/site';
import { Button, ConfirmDialog, Dialog } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useRefusalText } from '../support/use-refusal-text';

interface CloseAccountDialogProps {
  readonly member: StaffMember;
  readonly onClose: () => void;
}

/** Somebody stops working here: what goes, what stays, and then whom they leave behind. */
export function CloseAccountDialog({ member, onClose }: CloseAccountDialogProps) {
  const { t } = useTranslation('staff');
  const refusalText = useRefusalText();
  const command = useCommand('user.deactivate');
  const [assignedCount, setAssignedCount] = useState(0);
  const name = member.displayName;
  const confirm = async () => {
    const result = await command.run({ userId: member.id });
    if (!result.ok) return;
    if (result.value.assignedCount === 0) onClose();
    else setAssignedCount(result.value.assignedCount);
  };
  if (assignedCount > 0) {
    return (
      <Dialog
        title={t('close.doneTitle', { name })}
        isOpen
        onClose={onClose}
        footer={
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('close.understood')}
          </Button>
        }
      >
        <p>{t('close.leftBehind', { count: assignedCount })}</p>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={t('close.question', { name })}
      isOpen
      confirmLabel={t('close.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      isPending={command.isRunning}
      errorMessage={command.error === null ? undefined : refusalText(command.error)}
    >
      <p>{t('close.consequence', { name })}</p>
      <p>{t('close.stays')}</p>
    </ConfirmDialog>
  );
}
