import { useState } from 'react';
import { APPOINTMENT_PURPOSE } from '../../../shared/codes';
import type { BoardAppointment } from '../../../shared/contract/appointments';
import type { LocalDate } from '../../../shared/time';
import { useSession } from '../../app/session';
import {
  Banner,
  type Choice,
  ComboBoxField,
  DateField,
  FormDialog,
  FormRow,
  SelectField,
  TextField,
  TimeField,
  useForm,
  useNotify,
} from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, useVaultQuery, type Draft } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { usePeopleSearch } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import { useFailed } from '../support/use-failed';
import { useWorkerChoices } from '../support/use-staff';
import {
  AppointmentFormSchema,
  NEW_APPOINTMENT,
  appointmentProblems,
  emptyAppointment,
  formOfAppointment,
  toAppointment,
  type AppointmentForm,
} from './appointment-form';

export interface AppointmentDialogProps {
  /** The appointment to move. */
  readonly appointment?: BoardAppointment | undefined;
  /** Its id alone, when a kept form goes on that knows the rest. */
  readonly movedId?: string | undefined;
  /** Whom it is for, with who usually meets them and the day a contact is planned for. */
  readonly person?: Choice | undefined;
  readonly workerId?: string | null | undefined;
  readonly date?: LocalDate | null | undefined;
  /** What was typed stays for the next time the dialog opens, and is kept over a lock. */
  readonly onClose: () => void;
}

/** The fields of the vault's input, where the two differ; whom a moved one is for is on no field. */
const MOVED_FIELDS = { startAt: 'date' } as const;
const NEW_FIELDS = { ...MOVED_FIELDS, clientId: 'person' } as const;

/** Makes or moves an appointment. What overlaps is said while it is typed, and stands in nobody's way. */
export function AppointmentDialog(props: AppointmentDialogProps) {
  const subject = props.appointment?.id ?? props.movedId ?? props.person?.id ?? NEW_APPOINTMENT;
  const draft = useDraft('appointment', subject, AppointmentFormSchema);
  // A form to move an appointment in which nothing was typed before a lock has nothing to go on with.
  const knowsWhich = props.movedId === undefined || props.appointment !== undefined || draft.found !== null;
  return draft.status === 'loading' || !knowsWhich ? null : (
    <AppointmentDialogForm {...props} draft={draft} />
  );
}

interface DialogFormProps extends AppointmentDialogProps {
  readonly draft: Draft<AppointmentForm>;
}

function AppointmentDialogForm({ appointment, person, workerId, date, onClose, draft }: DialogFormProps) {
  const { t } = useTranslation(['appointments', 'common']);
  const { user, today } = useSession();
  const format = useFormat();
  const { timeZone } = format;
  const notify = useNotify();
  const failed = useFailed();
  const personName = usePersonName();
  const plan = useCommand('appointment.plan');
  const move = useCommand('appointment.move');
  const workers = useWorkerChoices();
  const purposes = useCodeChoices(APPOINTMENT_PURPOSE);
  const searchPeople = usePeopleSearch();
  const [blank] = useState(() =>
    appointment === undefined
      ? emptyAppointment({
          person: person ?? null,
          workerId: workerId ?? (user.role === 'peer_worker' ? user.id : null),
          date: date ?? today,
        })
      : formOfAppointment(
          appointment,
          { id: appointment.clientId, label: personName(appointment) },
          timeZone,
        ),
  );
  const form = useForm<AppointmentForm>({
    initialValues: draft.found ?? blank,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(appointmentProblems(values)).map(([field, problem]) => [field, t(`form.${problem}`)]),
      ),
  });
  const { values } = form;
  useKeepForm(draft, values, blank);

  const save = async (typed: AppointmentForm) => {
    const input = toAppointment(typed, timeZone);
    if (input === null) return;
    const { clientId: _person, ...moved } = input;
    const result =
      typed.moved === null
        ? await plan.run(input, { operationId: draft.operationId })
        : await move.run(
            { ...moved, appointmentId: typed.moved.id, expectedRevision: typed.moved.revision },
            { operationId: draft.operationId },
          );
    if (!result.ok) {
      failed(form, result.error, typed.moved === null ? NEW_FIELDS : MOVED_FIELDS);
      return;
    }
    notify({
      tone: 'success',
      message: t(typed.moved === null ? 'form.saved' : 'form.moved', {
        name: typed.person?.label ?? '',
        when: format.dateTime(input.startAt),
      }),
    });
    form.reset(blank);
    await draft.discard();
    onClose();
  };

  const title =
    values.moved === null ? t('form.title') : t('form.moveTitle', { name: values.person?.label ?? '' });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t(values.moved === null ? 'form.save' : 'form.saveMove')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      {values.moved === null && (
        <ComboBoxField
          label={t('form.person')}
          hint={t('form.personHint')}
          width="wide"
          minimumLength={2}
          search={searchPeople}
          autoFocus={person === undefined}
          {...form.field('person')}
        />
      )}
      <FormRow>
        <DateField
          label={t('form.date')}
          minimum={today}
          autoFocus={person !== undefined || values.moved !== null}
          {...form.field('date')}
        />
        <TimeField label={t('form.time')} {...form.field('time')} />
        <TextField label={t('form.minutes')} width="narrow" inputMode="numeric" {...form.field('minutes')} />
      </FormRow>
      <FormRow>
        <SelectField label={t('form.worker')} choices={workers} {...form.field('workerId')} />
        <SelectField label={t('form.purpose')} choices={purposes} {...form.field('purpose')} />
      </FormRow>
      <Overlaps values={values} />
    </FormDialog>
  );
}

/** What the worker or the person has at the time already. */
function Overlaps({ values }: { readonly values: AppointmentForm }) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const input = toAppointment(values, format.timeZone);
  const { value } = useVaultQuery(
    'appointment.findOverlaps',
    input === null
      ? null
      : {
          clientId: input.clientId,
          workerId: input.workerId,
          startAt: input.startAt,
          minutes: input.minutes,
          exceptId: values.moved?.id ?? null,
        },
    { entities: ['appointment', 'groupSession', 'groupSeries'] },
  );
  if (value === undefined || value.overlaps.length === 0) return null;
  return (
    <Banner tone="warning">
      <ul>
        {value.overlaps.map((overlap) => (
          <li key={`${overlap.whose}/${String(overlap.startAt)}/${overlap.groupName ?? ''}`}>
            {t(`overlap.${overlap.whose}${overlap.groupName === null ? '' : 'Group'}`, {
              group: overlap.groupName ?? '',
              from: format.time(overlap.startAt),
              to: format.time(overlap.endAt),
            })}
          </li>
        ))}
      </ul>
      {t('overlap.stillPossible')}
    </Banner>
  );
}
