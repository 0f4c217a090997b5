import { FormDialog, SelectField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useFailed } from '../support/use-failed';
import { useStaff, useWorkerChoices } from '../support/use-staff';
import type { LeftBehind } from './left-behind-card';

interface Values {
  readonly toWorkerId: string | null;
}

/** Everybody a colleague leaves behind goes to one other; single people can be given to others in their charts. */
export function HandOverDialog({
  colleague,
  onClose,
}: {
  readonly colleague: LeftBehind;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('today');
  const failed = useFailed();
  const notify = useNotify();
  const staff = useStaff();
  const choices = useWorkerChoices();
  const command = useCommand('client.handOver');
  const form = useForm<Values>({
    initialValues: { toWorkerId: null },
    validate: ({ toWorkerId }) => (toWorkerId === null ? { toWorkerId: t('leftBehind.toMissing') } : {}),
  });
  const title = t('leftBehind.dialogTitle', { name: colleague.workerName });
  const handOver = async ({ toWorkerId }: Values) => {
    if (toWorkerId === null) return;
    const result = await command.run({ fromWorkerId: colleague.workerId, toWorkerId });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    const name = staff.find(({ id }) => id === toWorkerId)?.displayName ?? '';
    notify({ tone: 'success', message: t('leftBehind.done', { count: result.value.movedCount, name }) });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('leftBehind.handOver')}
      isSubmitting={form.isSubmitting}
      {...form.bind(handOver)}
    >
      <p>{t('leftBehind.explain', { count: colleague.clientCount })}</p>
      <SelectField label={t('leftBehind.to')} choices={choices} {...form.field('toWorkerId')} />
    </FormDialog>
  );
}
