import { APPOINTMENT_CANCEL_REASON } from '../../../shared/codes';
import type { BoardAppointment } from '../../../shared/contract/appointments';
import { useErrorMessage } from '../../app/error-message';
import { FormDialog, SelectField, useForm, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { usePersonName } from '../support/person-label';

type Reason = NonNullable<BoardAppointment['cancelReason']>;

interface CancelDialogProps {
  readonly appointment: BoardAppointment;
  readonly onClose: () => void;
  /** Takes the cancelling back. */
  readonly onUndo: (appointmentId: string, revision: number) => void;
}

/** Cancels an appointment, with one of the reasons the front desk may know. */
export function CancelDialog({ appointment, onClose, onUndo }: CancelDialogProps) {
  const { t } = useTranslation(['appointments', 'common']);
  const format = useFormat();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const cancel = useCommand('appointment.cancel');
  const reasons = useCodeChoices(APPOINTMENT_CANCEL_REASON);
  const name = usePersonName()(appointment);
  const form = useForm<{ readonly reason: Reason | null }>({
    initialValues: { reason: null },
    validate: ({ reason }) => (reason === null ? { reason: t('cancel.reasonMissing') } : {}),
  });
  const title = t('cancel.title', { name });

  const save = async ({ reason }: { readonly reason: Reason | null }) => {
    if (reason === null) return;
    const { id, revision } = appointment;
    const result = await cancel.run({ appointmentId: id, expectedRevision: revision, reason });
    if (!result.ok) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    notify({
      tone: 'success',
      message: t('cancel.done', { name }),
      action: { label: t('common:undo'), onPress: () => onUndo(id, result.value.revision) },
    });
    onClose();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('cancel.save')}
      isSubmitting={form.isSubmitting}
      cancelLabel={t('cancel.keep')}
      {...form.bind(save)}
    >
      <p>
        {t('cancel.text', { when: format.dateTime(appointment.startAt), worker: appointment.workerName })}
      </p>
      <SelectField label={t('cancel.reason')} choices={reasons} autoFocus {...form.field('reason')} />
    </FormDialog>
  );
}
