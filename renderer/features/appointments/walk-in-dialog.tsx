import { useState } from 'react';
import { useSession } from '../../app/session';
import { FormDialog, SelectField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { splitName } from '../support/split-name';
import { useFailed } from '../support/use-failed';
import { useWorkerChoices } from '../support/use-staff';

/** Who came: somebody known, or a name nobody knows yet. */
export type WalkIn =
  | { readonly clientId: string; readonly name: string; readonly workerId: string | null }
  | { readonly clientId: null; readonly name: string; readonly workerId: null };

interface WalkInDialogProps {
  readonly walkIn: WalkIn;
  readonly onClose: () => void;
}

interface Values {
  readonly workerId: string | null;
}

/** Hands somebody who came without an appointment to a worker; their own worker is chosen already, so Enter is enough. */
export function WalkInDialog({ walkIn, onClose }: WalkInDialogProps) {
  const { t } = useTranslation(['appointments', 'common']);
  const { user } = useSession();
  const notify = useNotify();
  const failed = useFailed();
  const known = useCommand('appointment.walkIn');
  const unknown = useCommand('appointment.newWalkIn');
  const workers = useWorkerChoices();
  const [initialValues] = useState<Values>(() => ({
    workerId: walkIn.workerId ?? (user.role === 'peer_worker' ? user.id : null),
  }));
  const form = useForm<Values>({
    initialValues,
    validate: ({ workerId }) =>
      workers.some(({ id }) => id === workerId) ? {} : { workerId: t('form.workerMissing') },
  });
  const title = t('walkIn.title', { name: walkIn.name });

  const save = async ({ workerId }: Values) => {
    if (workerId === null) return;
    const result =
      walkIn.clientId === null
        ? await unknown.run({ ...splitName(walkIn.name), workerId })
        : await known.run({ clientId: walkIn.clientId, workerId });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    const worker = workers.find(({ id }) => id === workerId)?.label ?? '';
    notify({ tone: 'success', message: t('walkIn.done', { name: walkIn.name, worker }) });
    onClose();
  };

  // With the worker known, Enter on the button is the second of two keys; else the list of workers comes first.
  const isReady = initialValues.workerId !== null;
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('walkIn.save')}
      isSubmitting={form.isSubmitting}
      startsOnSubmit={isReady}
      {...form.bind(save)}
    >
      <p>{t(walkIn.clientId === null ? 'walkIn.newText' : 'walkIn.text')}</p>
      <SelectField
        label={t('walkIn.worker')}
        choices={workers}
        autoFocus={!isReady}
        {...form.field('workerId')}
      />
    </FormDialog>
  );
}
