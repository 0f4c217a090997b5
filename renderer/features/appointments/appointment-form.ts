import { z } from 'zod';
import type { ParsedInput } from '../../../shared/contract';
import type { BoardAppointment } from '../../../shared/contract/appointments';
import { Appointment } from '../../../shared/model';
import {
  LocalDateSchema,
  instantOf,
  localDateAt,
  localTimeAt,
  type LocalDate,
  type TimeZoneName,
} from '../../../shared/time';
import type { Choice } from '../../components';
import { wholeNumber } from '../groups/group-form';

/** The subject of the draft of an appointment that isn't about anybody yet. */
export const NEW_APPOINTMENT = 'new';

/** The tab of a chart, and the part of Today, that opens with the form for an appointment in front. */
export const APPOINTMENT_TAB = 'appointment';

const USUAL_MINUTES = '45';
const LEAST_MINUTES = 5;
const MOST_MINUTES = 720;

/** An appointment as its form holds it. */
export interface AppointmentForm {
  readonly person: Choice | null;
  readonly workerId: string | null;
  readonly date: LocalDate | null;
  readonly time: string | null;
  readonly minutes: string;
  readonly purpose: ParsedInput<'appointment.plan'>['purpose'] | null;
  /** The appointment that is moved, as the person last saw it; `null` for a new one. */
  readonly moved: { readonly id: string; readonly revision: number } | null;
}

/** An appointment being made or moved, as it is kept. */
export const AppointmentFormSchema: z.ZodType<AppointmentForm> = z.object({
  person: z.object({ id: z.uuid(), label: z.string(), description: z.string().optional() }).nullable(),
  workerId: z.uuid().nullable(),
  date: LocalDateSchema.nullable(),
  time: z.string().max(5).nullable(),
  minutes: z.string().max(40),
  purpose: Appointment.fields.purpose.schema.nullable(),
  moved: z.object({ id: z.uuid(), revision: z.int() }).nullable(),
});

/** A form with nothing typed yet. */
export function emptyAppointment(
  given: Partial<Pick<AppointmentForm, 'person' | 'workerId' | 'date'>>,
): AppointmentForm {
  return {
    person: null,
    workerId: null,
    date: null,
    time: null,
    minutes: USUAL_MINUTES,
    purpose: 'one_to_one',
    moved: null,
    ...given,
  };
}

/** The form of an appointment that is moved. */
export function formOfAppointment(
  appointment: BoardAppointment,
  person: Choice,
  timeZone: TimeZoneName,
): AppointmentForm {
  return {
    person,
    workerId: appointment.workerId,
    date: localDateAt(appointment.startAt, timeZone),
    time: localTimeAt(appointment.startAt, timeZone),
    minutes: String(appointment.minutes),
    purpose: appointment.purpose,
    moved: { id: appointment.id, revision: appointment.revision },
  };
}

export type AppointmentProblem =
  'personMissing' | 'workerMissing' | 'dateMissing' | 'timeMissing' | 'minutesWrong' | 'purposeMissing';

/** What is missing, by field. What the vault refuses it says itself. */
export function appointmentProblems(
  form: AppointmentForm,
): Partial<Record<keyof AppointmentForm, AppointmentProblem>> {
  return {
    ...(form.person === null ? { person: 'personMissing' } : {}),
    ...(form.workerId === null ? { workerId: 'workerMissing' } : {}),
    ...(form.date === null ? { date: 'dateMissing' } : {}),
    ...(form.time === null ? { time: 'timeMissing' } : {}),
    ...(wholeNumber(form.minutes, LEAST_MINUTES, MOST_MINUTES) === null ? { minutes: 'minutesWrong' } : {}),
    ...(form.purpose === null ? { purpose: 'purposeMissing' } : {}),
  };
}

/** When, how long, with whom and what for, as the vault takes it; `null` while something is missing. */
export function toAppointment(
  { person, workerId, date, time, minutes, purpose }: AppointmentForm,
  timeZone: TimeZoneName,
): Omit<ParsedInput<'appointment.plan'>, 'operationId'> | null {
  const length = wholeNumber(minutes, LEAST_MINUTES, MOST_MINUTES);
  if (person === null || workerId === null || date === null || time === null) return null;
  if (purpose === null || length === null) return null;
  const startAt = instantOf(date, time, timeZone);
  return { clientId: person.id, workerId, startAt, minutes: length, purpose };
}
