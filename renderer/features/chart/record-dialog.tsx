import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useSession } from '../../app/session';
import { CheckboxField, FormDialog, useForm, useNotify } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { usePersonName } from '../support/person-label';
import { useFailed } from '../support/use-failed';
import { ContactTimer } from './contact-timer';
import { useStartNote } from './note-action';
import { RecordFields } from './record-fields';
import { useContactReasons } from './use-contact-reasons';
import { usePayers } from './use-payers';
import { RecordFormSchema } from './record-draft';
import {
  emptyRecord,
  fieldOfRecordPath,
  recordOfAppointment,
  recordProblems,
  toNewContact,
  withTimerStarted,
  withTimerStopped,
  type RecordForm,
} from './record-form';

export interface RecordDialogProps {
  readonly chart: ClientChart;
  readonly isOpen: boolean;
  /** What was typed stays for the next time the dialog opens, and is kept over a lock. */
  readonly onClose: () => void;
}

/** Records a talk, a call, an attempt; its note can follow at once. */
export function RecordDialog(props: RecordDialogProps) {
  const draft = useDraft('encounter', props.chart.id, RecordFormSchema);
  return draft.status === 'loading' ? null : <RecordDialogForm {...props} draft={draft} />;
}

interface RecordDialogFormProps extends RecordDialogProps {
  readonly draft: Draft<RecordForm>;
}

function RecordDialogForm({ chart, isOpen, onClose, draft }: RecordDialogFormProps) {
  const { t } = useTranslation('chart');
  const { today, user } = useSession();
  const { timeZone } = useFormat();
  const { clock } = useClock();
  const payers = usePayers(chart);
  const notify = useNotify();
  const failed = useFailed();
  const record = useCommand('encounter.record');
  const { start } = useStartNote();
  const name = usePersonName()(chart);
  const [blank] = useState(() => {
    // Whom the worker meets just now; else whoever waits for them.
    const own = chart.appointments.filter(
      ({ workerId, status }) => workerId === user.id && status !== 'planned',
    );
    const appointment = own.find(({ status }) => status === 'in_session') ?? own[0];
    return appointment === undefined ? emptyRecord(today) : recordOfAppointment(appointment, today, timeZone);
  });
  // Saving ends a contact that is still being timed.
  const stopped = (values: RecordForm) => withTimerStopped(values, clock.now(), timeZone);
  const form = useForm<RecordForm>({
    initialValues: draft.found ?? blank,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(recordProblems(stopped(values))).map(([field, problem]) => [
          field,
          t(`recordForm.${problem}`),
        ]),
      ),
  });
  const { values } = form;
  const reasons = useContactReasons();
  useKeepForm(draft, values, blank);

  const save = async (typed: RecordForm) => {
    const valid = stopped(typed);
    if (valid !== typed) form.assign(valid);
    const input = toNewContact(valid, timeZone);
    if (input === null) return;
    const result = await record.run(
      { clientId: chart.id, ...input, ...reasons.given },
      { operationId: draft.operationId },
    );
    if (!result.ok) {
      reasons.ask(result.error);
      failed(form, result.error, fieldOfRecordPath);
      return;
    }
    form.reset(emptyRecord(today));
    reasons.clear();
    await draft.discard();
    onClose();
    if (valid.writesNote) await start(result.value.encounterId);
    else notify({ message: t('recordForm.saved'), tone: 'success' });
  };

  return (
    <FormDialog
      title={t('recordForm.title', { name })}
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      submitLabel={t('recordForm.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <RecordFields
        form={form}
        payers={payers}
        payerOtherwise={payers.expectedOn(values.date ?? today)}
        reasons={reasons}
        timer={
          <ContactTimer
            form={values}
            onStart={() => form.assign(withTimerStarted(values, clock.now(), timeZone))}
            onStop={() => form.assign(stopped(values))}
          />
        }
      />
      <CheckboxField label={t('recordForm.writesNote')} {...form.checkbox('writesNote')} />
    </FormDialog>
  );
}
