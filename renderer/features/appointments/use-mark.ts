import { useCallback } from 'react';
import type { ParsedInput } from '../../../shared/contract';
import type { BoardAppointment } from '../../../shared/contract/appointments';
import { useErrorMessage } from '../../app/error-message';
import { useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { usePersonName } from '../support/person-label';
import { useRefusalText } from '../support/use-refusal-text';

/** What an appointment is marked as. */
export type Mark = ParsedInput<'appointment.mark'>['status'];

/** Where Undo leads: the state before. A cancelled one is planned again. */
function stateBefore(status: BoardAppointment['status']): Mark {
  return status === 'cancelled' ? 'planned' : status;
}

/** Marks appointments of the board, says it, and offers the way back. */
export function useMark(): {
  /** Answers whether the vault did it. */
  readonly mark: (appointment: BoardAppointment, status: Mark) => Promise<boolean>;
  /** Takes a cancelling back. */
  readonly reopen: (appointmentId: string, revision: number) => Promise<void>;
} {
  const { t } = useTranslation(['appointments', 'common']);
  const notify = useNotify();
  const refusalText = useRefusalText();
  const errorMessage = useErrorMessage();
  const personName = usePersonName();
  const { run } = useCommand('appointment.mark');
  const undo = useCommand('appointment.mark').run;

  const takeBack = useCallback(
    async (appointmentId: string, expectedRevision: number, status: Mark) => {
      const result = await undo({ appointmentId, expectedRevision, status });
      notify(
        result.ok
          ? { tone: 'success', message: t('marked.takenBack') }
          : { tone: 'danger', message: errorMessage(result.error), staysOpen: true },
      );
    },
    [undo, notify, t, errorMessage],
  );

  const mark = async (appointment: BoardAppointment, status: Mark): Promise<boolean> => {
    const { id, revision } = appointment;
    const result = await run({ appointmentId: id, expectedRevision: revision, status });
    if (!result.ok) {
      notify({ tone: 'danger', message: refusalText(result.error), staysOpen: true });
      return false;
    }
    notify({
      tone: 'success',
      message: t(`marked.${status}`, { name: personName(appointment), worker: appointment.workerName }),
      action: {
        label: t('common:undo'),
        onPress: () => void takeBack(id, result.value.revision, stateBefore(appointment.status)),
      },
    });
    return true;
  };
  return { mark, reopen: (appointmentId, revision) => takeBack(appointmentId, revision, 'planned') };
}
