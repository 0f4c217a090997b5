import { useState } from 'react';
import { ENCOUNTER_KIND, MODALITY, PLACE_OF_SERVICE } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { isUnusuallyLong } from '../../../shared/rules/encounter-time';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import {
  Banner,
  Button,
  CheckboxField,
  DateField,
  Dialog,
  Form,
  FormActions,
  FormRow,
  FormSection,
  SelectField,
  TextField,
  TimeField,
  useForm,
  useNotify,
} from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { problemsByPath, useProblemText } from '../support/problem-text';
import { ContactTimer } from './contact-timer';
import { useStartNote } from './note-action';
import { usePayers } from './use-payers';
import { RecordFormSchema } from './record-draft';
import {
  emptyRecord,
  fieldOfRecordPath,
  isTimerRunning,
  minutesOverClockChange,
  recordOfAppointment,
  recordProblems,
  toNewContact,
  withEnd,
  withKind,
  withMinutes,
  withStart,
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
  const { t } = useTranslation(['chart', 'common']);
  const { today, user } = useSession();
  const format = useFormat();
  const { timeZone } = format;
  const { clock } = useClock();
  const payers = usePayers(chart);
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const record = useCommand('encounter.record');
  const { start } = useStartNote();
  const name = usePersonName()(chart);
  const kinds = useCodeChoices(ENCOUNTER_KIND).filter(({ id }) => id !== 'group');
  const modalities = useCodeChoices(MODALITY);
  const places = useCodeChoices(PLACE_OF_SERVICE);
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
  // Asked for only once the vault says that two contacts overlap (R-ENC-05).
  const [overlapReason, setOverlapReason] = useState<string | null>(null);
  useKeepForm(draft, values, blank);
  const contact = toNewContact(values, timeZone);
  const passedMinutes = minutesOverClockChange(values, timeZone);

  const save = async (typed: RecordForm) => {
    const valid = stopped(typed);
    if (valid !== typed) form.assign(valid);
    const input = toNewContact(valid, timeZone);
    if (input === null) return;
    const reason = overlapReason?.trim() ?? '';
    const result = await record.run(
      { clientId: chart.id, ...input, overlapReason: reason === '' ? null : reason },
      { operationId: draft.operationId },
    );
    if (!result.ok) {
      const found = [...problemsByPath(result.error).values()];
      if (found.some((code) => code === 'overlaps_worker' || code === 'overlaps_person'))
        setOverlapReason(overlapReason ?? '');
      const problems = [...problemsByPath(result.error)].map(
        ([path, code]) => [fieldOfRecordPath(path), problemText(code)] as const,
      );
      form.fail(Object.fromEntries(problems), problems.length === 0 ? errorMessage(result.error) : undefined);
      return;
    }
    form.reset(emptyRecord(today));
    setOverlapReason(null);
    await draft.discard();
    onClose();
    if (valid.writesNote) await start(result.value.encounterId);
    else notify({ message: t('recordForm.saved'), tone: 'success' });
  };

  return (
    <Dialog title={t('recordForm.title', { name })} isOpen={isOpen} onClose={onClose} size="wide">
      <Form {...form.bind(save)} aria-label={t('recordForm.title', { name })}>
        <FormRow>
          <SelectField
            label={t('recordForm.kind')}
            choices={kinds}
            autoFocus
            name="kind"
            value={values.kind}
            onChange={(kind) => form.assign(withKind(values, kind))}
          />
          <SelectField label={t('recordForm.modality')} choices={modalities} {...form.field('modality')} />
        </FormRow>
        <FormSection
          title={t('contacts.time')}
          hint={isTimerRunning(values) ? undefined : t('recordForm.timesHint')}
        >
          <ContactTimer
            form={values}
            onStart={() => form.assign(withTimerStarted(values, clock.now(), timeZone))}
            onStop={() => form.assign(stopped(values))}
          />
          <div className="time-row">
            <DateField
              label={t('recordForm.date')}
              purpose="past"
              maximum={today}
              hint={false}
              {...form.field('date')}
            />
            <TimeField
              label={t('recordForm.start')}
              hint={false}
              name="startTime"
              value={values.startTime}
              onChange={(time) => form.assign(withStart(values, time))}
            />
            <TextField
              label={t('recordForm.minutes')}
              width="narrow"
              inputMode="numeric"
              name="minutes"
              value={values.minutes}
              onChange={(minutes) => form.assign(withMinutes(values, minutes))}
            />
            <TimeField
              label={t('recordForm.end')}
              hint={false}
              name="endTime"
              value={values.endTime}
              onChange={(time) => form.assign(withEnd(values, time))}
            />
          </div>
        </FormSection>
        {overlapReason !== null && (
          <TextField
            label={t('recordForm.overlapReason')}
            hint={t('recordForm.overlapReasonHint')}
            width="wide"
            maxLength={500}
            value={overlapReason}
            onChange={setOverlapReason}
          />
        )}
        {passedMinutes !== null && (
          <Banner tone="info">
            {t('recordForm.clockChanged', { duration: format.duration(passedMinutes) })}
          </Banner>
        )}
        {contact !== null && isUnusuallyLong(contact) && (
          <Banner tone="warning">{t('recordForm.long')}</Banner>
        )}
        <FormRow>
          <SelectField label={t('recordForm.place')} choices={places} {...form.field('placeOfService')} />
          <TextField
            label={t('recordForm.excluded')}
            hint={t('recordForm.excludedHint')}
            isOptional
            inputMode="numeric"
            {...form.field('excludedMinutes')}
          />
        </FormRow>
        {payers.choices.length > 1 && (
          <SelectField
            label={t('recordForm.payer')}
            choices={payers.choices}
            name="payerCode"
            value={values.payerCode ?? payers.expected}
            onChange={(payerCode) => form.assign({ ...values, payerCode })}
          />
        )}
        <CheckboxField label={t('recordForm.writesNote')} {...form.checkbox('writesNote')} />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {t('recordForm.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('common:cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
