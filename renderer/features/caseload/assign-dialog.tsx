import { useErrorMessage } from '../../app/error-message';
import { FormDialog, SelectField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useFailed } from '../support/use-failed';
import { isWorker, useStaff, useWorkerChoices } from '../support/use-staff';

interface Values {
  readonly worker: string | null;
}

export interface BatchDialogProps {
  readonly clientIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Stands for "nobody assigned" among the ids of workers. */
const NOBODY = 'nobody';

/** Gives everybody selected a peer worker, or takes theirs away; Undo gives each the one they had. */
export function AssignDialog({ clientIds, onClose, onDone }: BatchDialogProps) {
  const { t } = useTranslation(['caseload', 'common']);
  const failed = useFailed();
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const staff = useStaff();
  const choices = [...useWorkerChoices(), { id: NOBODY, label: t('filters.nobody') }];
  const command = useCommand('client.assignMany');
  const undo = useCommand('client.assignMany');
  const form = useForm<Values>({
    initialValues: { worker: null },
    validate: ({ worker }) => (worker === null ? { worker: t('batch.workerMissing') } : {}),
  });
  const title = t('batch.assignTitle', { count: clientIds.length });

  const takeBack = async (changed: readonly { clientId: string; previousWorkerId: string | null }[]) => {
    const assignments = changed.map(({ clientId, previousWorkerId }) => ({
      clientId,
      workerId: previousWorkerId,
    }));
    const result = await undo.run({ assignments });
    notify(
      result.ok
        ? { tone: 'success', message: t('batch.takenBack', { count: changed.length }) }
        : { tone: 'danger', message: errorMessage(result.error), staysOpen: true },
    );
  };

  const assign = async ({ worker }: Values) => {
    if (worker === null) return;
    const workerId = worker === NOBODY ? null : worker;
    const result = await command.run({ assignments: clientIds.map((clientId) => ({ clientId, workerId })) });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    const { changed } = result.value;
    // People of a colleague who left can't be given back to them.
    const isReversible = changed.every(
      ({ previousWorkerId }) =>
        previousWorkerId === null ||
        staff.some((member) => member.id === previousWorkerId && isWorker(member)),
    );
    const name = staff.find(({ id }) => id === workerId)?.displayName;
    notify({
      tone: 'success',
      message:
        name === undefined
          ? t('batch.unassigned', { count: changed.length })
          : t('batch.assigned', { count: changed.length, name }),
      action:
        isReversible && changed.length > 0
          ? { label: t('common:undo'), onPress: () => void takeBack(changed) }
          : undefined,
    });
    onClose();
    onDone();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('batch.assignSubmit')}
      isSubmitting={form.isSubmitting}
      {...form.bind(assign)}
    >
      <p>{t('batch.assignText')}</p>
      <SelectField label={t('filters.worker')} choices={choices} {...form.field('worker')} />
    </FormDialog>
  );
}
