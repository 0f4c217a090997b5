import type { ParsedInput } from '../../../shared/contract';
import type { AppointmentSummary } from '../../../shared/contract/appointments';
import { contactKindOf } from '../../../shared/rules/appointments';
import type { EncounterSummary } from '../../../shared/contract/clients';
import { contactMinutes } from '../../../shared/rules/encounter-time';
import {
  addDays,
  instantOf,
  localDateAt,
  localTimeAt,
  type InstantMs,
  type LocalDate,
  type TimeZoneName,
} from '../../../shared/time';
import { wholeNumber } from '../groups/group-form';

type NewContact = Omit<
  ParsedInput<'encounter.record'>,
  'operationId' | 'clientId' | 'overlapReason' | 'limitReason'
>;

/** Whole minutes as the clock showed them when somebody pressed start and stop. */
export interface Timer {
  readonly startedAt: InstantMs;
  readonly stoppedAt: InstantMs | null;
}

/** A contact as its form holds it. Of start, minutes and end any two are enough. */
export interface RecordForm {
  readonly kind: NewContact['kind'] | null;
  readonly modality: NewContact['modality'] | null;
  readonly date: LocalDate | null;
  readonly startTime: string | null;
  readonly minutes: string;
  readonly endTime: string | null;
  readonly excludedMinutes: string;
  readonly placeOfService: NewContact['placeOfService'] | null;
  /** Whom it counts for; `null` leaves it to the vault. */
  readonly payerCode: NewContact['payerCode'];
  /** When the timer was started and stopped; kept with the form, so that it runs on over a lock or a crash. */
  readonly timer: Timer | null;
  /** The appointment this contact was; it is done with it. */
  readonly appointmentId: string | null;
  /** Go on to the note as soon as the contact is saved. */
  readonly writesNote: boolean;
}

export function emptyRecord(today: LocalDate): RecordForm {
  return {
    kind: null,
    modality: null,
    date: today,
    startTime: null,
    minutes: '',
    endTime: null,
    excludedMinutes: '',
    placeOfService: null,
    payerCode: null,
    timer: null,
    appointmentId: null,
    writesNote: true,
  };
}

/**
 * The form of a contact that was an appointment: what for is known, and its clock has been running since the worker
 * began, so that nothing is typed twice.
 */
export function recordOfAppointment(
  appointment: AppointmentSummary,
  today: LocalDate,
  timeZone: TimeZoneName,
): RecordForm {
  const kind = contactKindOf(appointment.purpose);
  const blank = { ...emptyRecord(today), appointmentId: appointment.id };
  const form = kind === null ? blank : withKind({ ...blank, modality: 'in_person' }, kind);
  return appointment.beganAt === null ? form : withTimerStarted(form, appointment.beganAt, timeZone);
}

const MODALITY_OF_KIND: Readonly<Partial<Record<NewContact['kind'], NewContact['modality']>>> = {
  phone: 'audio',
  video: 'video',
  text: 'text',
  individual: 'in_person',
  drop_in: 'in_person',
};

/** The form with a kind, and the way of meeting that goes with it. */
export function withKind(form: RecordForm, kind: NewContact['kind']): RecordForm {
  return { ...form, kind, modality: MODALITY_OF_KIND[kind] ?? form.modality };
}

const MINUTES_OF_DAY = 24 * 60;
const MOST_MINUTES = 720;

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function timeOfMinute(minute: number): string {
  const inDay = ((minute % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
}

/** Minutes on the clock from start to end; a contact over midnight goes on to the next day. */
function clockMinutes(startTime: string, endTime: string): number {
  return (minuteOfDay(endTime) - minuteOfDay(startTime) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
}

/** A changed start keeps the length and moves the end. */
export function withStart(form: RecordForm, startTime: string | null): RecordForm {
  const minutes = wholeNumber(form.minutes, 1, MOST_MINUTES);
  if (startTime === null) return { ...form, startTime };
  if (minutes !== null)
    return { ...form, startTime, endTime: timeOfMinute(minuteOfDay(startTime) + minutes) };
  return form.endTime === null
    ? { ...form, startTime }
    : { ...form, startTime, minutes: String(clockMinutes(startTime, form.endTime)) };
}

/** A changed length moves the end, or the start when only the end is known. */
export function withMinutes(form: RecordForm, minutes: string): RecordForm {
  const length = wholeNumber(minutes, 1, MOST_MINUTES);
  if (length === null) return { ...form, minutes };
  if (form.startTime !== null) {
    return { ...form, minutes, endTime: timeOfMinute(minuteOfDay(form.startTime) + length) };
  }
  return form.endTime === null
    ? { ...form, minutes }
    : { ...form, minutes, startTime: timeOfMinute(minuteOfDay(form.endTime) - length) };
}

/** A changed end changes the length, or gives the start when only the length is known. */
export function withEnd(form: RecordForm, endTime: string | null): RecordForm {
  if (endTime === null) return { ...form, endTime };
  if (form.startTime !== null) {
    return { ...form, endTime, minutes: String(clockMinutes(form.startTime, endTime)) };
  }
  const length = wholeNumber(form.minutes, 1, MOST_MINUTES);
  return length === null
    ? { ...form, endTime }
    : { ...form, endTime, startTime: timeOfMinute(minuteOfDay(endTime) - length) };
}

const MINUTE_MILLISECONDS = 60_000;

function wholeMinute(instant: InstantMs): InstantMs {
  return (Math.floor(instant / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS) as InstantMs;
}

/** The form with the timer started: the contact begins now. */
export function withTimerStarted(form: RecordForm, now: InstantMs, timeZone: TimeZoneName): RecordForm {
  const startedAt = wholeMinute(now);
  return {
    ...form,
    date: localDateAt(startedAt, timeZone),
    startTime: localTimeAt(startedAt, timeZone),
    minutes: '',
    endTime: null,
    timer: { startedAt, stoppedAt: null },
  };
}

/** The form with the timer stopped: the contact ends now, a minute after its start at the soonest. */
export function withTimerStopped(form: RecordForm, now: InstantMs, timeZone: TimeZoneName): RecordForm {
  if (form.timer?.stoppedAt !== null) return form;
  const { startedAt } = form.timer;
  const stoppedAt = Math.max(wholeMinute(now), startedAt + MINUTE_MILLISECONDS) as InstantMs;
  return {
    ...form,
    date: localDateAt(startedAt, timeZone),
    startTime: localTimeAt(startedAt, timeZone),
    minutes: String((stoppedAt - startedAt) / MINUTE_MILLISECONDS),
    endTime: localTimeAt(stoppedAt, timeZone),
    timer: { startedAt, stoppedAt },
  };
}

/** Whether the timer is running. */
export function isTimerRunning({ timer }: Pick<RecordForm, 'timer'>): boolean {
  return timer !== null && timer.stoppedAt === null;
}

/** The timer's own instants while the form still shows the times it wrote; somebody may have typed others since. */
function timedInstants(
  { timer, date, startTime, endTime }: RecordForm,
  timeZone: TimeZoneName,
): Pick<NewContact, 'startAt' | 'endAt'> | null {
  const endAt = timer?.stoppedAt ?? null;
  if (timer === null || endAt === null) return null;
  const { startedAt: startAt } = timer;
  const isAsTimed =
    date === localDateAt(startAt, timeZone) &&
    startTime === localTimeAt(startAt, timeZone) &&
    endTime === localTimeAt(endAt, timeZone);
  return isAsTimed ? { startAt, endAt } : null;
}

/** Minutes that passed where the clock of the wall says another number: the night it was changed. */
export function minutesOverClockChange(form: RecordForm, timeZone: TimeZoneName): number | null {
  const contact = toNewContact(
    { ...form, kind: 'individual', modality: 'in_person', placeOfService: 'other' },
    timeZone,
  );
  if (contact === null || form.startTime === null || form.endTime === null) return null;
  const passed = contactMinutes({ ...contact, excludedMinutes: 0 });
  return passed === clockMinutes(form.startTime, form.endTime) ? null : passed;
}

export type RecordProblem =
  | 'kindMissing'
  | 'modalityMissing'
  | 'dateMissing'
  | 'startMissing'
  | 'endMissing'
  | 'minutesWrong'
  | 'placeMissing';

/** What is missing, by field. Whether the times are possible the rules and the vault say. */
export function recordProblems(form: RecordForm): Partial<Record<keyof RecordForm, RecordProblem>> {
  return {
    ...(form.kind === null ? { kind: 'kindMissing' } : {}),
    ...(form.modality === null ? { modality: 'modalityMissing' } : {}),
    ...(form.date === null ? { date: 'dateMissing' } : {}),
    ...(form.startTime === null ? { startTime: 'startMissing' } : {}),
    ...(form.endTime === null ? { minutes: 'endMissing' } : {}),
    ...(form.excludedMinutes.trim() !== '' && wholeNumber(form.excludedMinutes, 0, MOST_MINUTES) === null
      ? { excludedMinutes: 'minutesWrong' }
      : {}),
    ...(form.placeOfService === null ? { placeOfService: 'placeMissing' } : {}),
  };
}

/** The contact as the vault takes it, or `null` while something is missing. */
export function toNewContact(form: RecordForm, timeZone: TimeZoneName): NewContact | null {
  const { kind, modality, date, startTime, endTime, placeOfService } = form;
  if (kind === null || modality === null || date === null || placeOfService === null) return null;
  if (startTime === null || endTime === null) return null;
  const startAt = instantOf(date, startTime, timeZone);
  // From the wall clock of both ends, so that the night of the clock change counts what passed (R-ENC-02).
  const endAt = instantOf(endTime < startTime ? addDays(date, 1) : date, endTime, timeZone);
  return {
    kind,
    modality,
    startAt,
    endAt,
    ...timedInstants(form, timeZone),
    excludedMinutes: wholeNumber(form.excludedMinutes, 0, MOST_MINUTES) ?? 0,
    placeOfService,
    payerCode: form.payerCode,
    appointmentId: form.appointmentId,
  };
}

/**
 * A recorded contact as the form holds it. Its instants stay those of the record while nobody types other times: the
 * hour that is there twice is not guessed anew.
 */
export function recordOfContact(
  contact: Pick<
    EncounterSummary,
    'kind' | 'modality' | 'startAt' | 'endAt' | 'excludedMinutes' | 'placeOfService' | 'payerCode'
  >,
  timeZone: TimeZoneName,
): RecordForm {
  const { startAt, endAt } = contact;
  return {
    kind: contact.kind,
    modality: contact.modality,
    date: localDateAt(startAt, timeZone),
    startTime: localTimeAt(startAt, timeZone),
    minutes: String(Math.floor((endAt - startAt) / MINUTE_MILLISECONDS)),
    endTime: localTimeAt(endAt, timeZone),
    excludedMinutes: contact.excludedMinutes === 0 ? '' : String(contact.excludedMinutes),
    placeOfService: contact.placeOfService,
    payerCode: contact.payerCode,
    timer: { startedAt: startAt, stoppedAt: endAt },
    appointmentId: null,
    writesNote: false,
  };
}

const FIELD_OF_PATH: Readonly<Record<string, keyof RecordForm>> = {
  kind: 'kind',
  modality: 'modality',
  startAt: 'startTime',
  endAt: 'minutes',
  excludedMinutes: 'excludedMinutes',
  placeOfService: 'placeOfService',
  payerCode: 'payerCode',
};

/** The form's field for a path of the vault's input; `undefined` for what nobody types, as the appointment. */
export function fieldOfRecordPath(path: string): keyof RecordForm | undefined {
  return FIELD_OF_PATH[path];
}

/** The same for a contact of a group, whose times and place are those of the roll call. */
export function fieldOfGroupContactPath(path: string): keyof RecordForm | undefined {
  return path === 'payerCode' ? path : undefined;
}
