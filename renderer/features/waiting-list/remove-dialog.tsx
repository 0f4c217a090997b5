import { WAITING_OUTCOME } from '../../../shared/codes';
import type { ParsedInput } from '../../../shared/contract';
import { WaitingListEntry } from '../../../shared/model';
import { REMOVAL_OUTCOMES } from '../../../shared/rules/waiting-list';
import { FormDialog, SelectField, TextField, useForm, useNotify } from '../../components';
import { useErrorMessage } from '../../app/error-message';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { usePersonName } from '../support/person-label';
import type { WaitingDialogProps } from './dialog-props';
import { useFailed } from '../support/use-failed';

type Outcome = ParsedInput<'waiting.remove'>['outcome'];

interface Values {
  readonly outcome: Outcome | null;
  readonly reason: string;
}

/** Takes somebody off the list who took no place, with how and why; the message offers the way back. */
export function RemoveDialog({ person, onClose }: WaitingDialogProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const label = useLabel();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const failed = useFailed();
  const remove = useCommand('waiting.remove');
  const reopen = useCommand('waiting.reopen').run;
  const name = usePersonName()(person);
  const title = t('remove.title', { name });
  const form = useForm<Values>({
    initialValues: { outcome: null, reason: '' },
    validate: ({ outcome, reason }) => ({
      ...(outcome === null ? { outcome: t('remove.outcomeMissing') } : {}),
      ...(reason.trim() === '' ? { reason: t('remove.reasonMissing') } : {}),
    }),
  });

  const putBack = async (entryId: string, expectedRevision: number) => {
    const result = await reopen({ entryId, expectedRevision });
    notify(
      result.ok
        ? { tone: 'success', message: t('remove.putBack', { name }) }
        : { tone: 'danger', message: errorMessage(result.error), staysOpen: true },
    );
  };

  const save = async ({ outcome, reason }: Values) => {
    if (outcome === null) return;
    const { entryId, revision } = person;
    const result = await remove.run({ entryId, expectedRevision: revision, outcome, reason: reason.trim() });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({
      tone: 'success',
      message: t('remove.done', { name }),
      action: { label: t('common:undo'), onPress: () => void putBack(entryId, result.value.revision) },
    });
    onClose();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('remove.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <SelectField
        label={t('remove.outcome')}
        choices={REMOVAL_OUTCOMES.map((id) => ({ id, label: label(WAITING_OUTCOME.codes[id]) }))}
        autoFocus
        {...form.field('outcome')}
      />
      <TextField
        label={t('remove.reason')}
        maxLength={WaitingListEntry.fields.outcomeReason.maxLength}
        {...form.field('reason')}
      />
    </FormDialog>
  );
}
