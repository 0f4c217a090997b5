import type { ParsedInput } from '../../../shared/contract';
import { addDays, instantOf, type LocalDate, type TimeZoneName } from '../../../shared/time';
import { wholeNumber } from '../groups/group-form';

type NewContact = Omit<ParsedInput<'encounter.record'>, 'operationId' | 'clientId' | 'overlapReason'>;

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
    writesNote: true,
  };
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
    excludedMinutes: wholeNumber(form.excludedMinutes, 0, MOST_MINUTES) ?? 0,
    placeOfService,
  };
}

/** The form's field for a path of the vault's input. */
export function fieldOfRecordPath(path: string): string {
  if (path === 'startAt') return 'startTime';
  return path === 'endAt' ? 'minutes' : path;
}
