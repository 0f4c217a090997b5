import { Temporal } from 'temporal-polyfill';

import type { InstantMs, TimeZoneName } from '../../../../shared/time';

const QUARTER_HOUR_MILLISECONDS = 900_000;
const MINUTE_MILLISECONDS = 60_000;
/** Enough for years of working hours; a bundle of more starts over. */
const KEPT_OFFSETS = 50_000;

const offsets = new Map<string, number>();

/**
 * The same text as `isoWithOffset`, many times faster: the calendar is asked once a quarter of an hour, and clocks
 * only change on one.
 */
export function dateTimeText(instant: InstantMs, timeZone: TimeZoneName): string {
  const offset = offsetMinutes(instant, timeZone);
  const local = new Date(instant + offset * MINUTE_MILLISECONDS).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

function offsetMinutes(instant: InstantMs, timeZone: TimeZoneName): number {
  const quarter = Math.floor(instant / QUARTER_HOUR_MILLISECONDS);
  const key = `${timeZone} ${String(quarter)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = Math.round(
    Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_HOUR_MILLISECONDS).toZonedDateTimeISO(timeZone)
      .offsetNanoseconds / 60_000_000_000,
  );
  if (offsets.size >= KEPT_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** Whether the text is a calendar date that exists; `isLocalDate`, without asking a calendar library. */
export function isRealDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a FHIR date and time with zone, on a day that exists. */
export function isRealDateTime(text: string): boolean {
  const date = DATE_TIME.exec(text)?.[1];
  return date !== undefined && isRealDate(date);
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
