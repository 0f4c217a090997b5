import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A point in time, milliseconds since the epoch (UTC). Never used for a date without time. */
export type InstantMs = number & { readonly __instant: unique symbol };

/** A calendar date at the site, `YYYY-MM-DD`. Never used for a point in time. */
export type LocalDate = string & { readonly __localDate: unique symbol };

/** An IANA time zone name such as `America/Denver`. */
export type TimeZoneName = string & { readonly __timeZone: unique symbol };

// 1900-01-01 to 2200-01-01: a value outside is a mistake, not a time somebody worked.
const EARLIEST_INSTANT = -2_208_988_800_000;
const LATEST_INSTANT = 7_258_118_400_000;

export const InstantSchema = z
  .int()
  .min(EARLIEST_INSTANT)
  .max(LATEST_INSTANT)
  .transform((value) => value as InstantMs);

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Whether the text is a real calendar date written `YYYY-MM-DD` (2024-02-31 is not). By arithmetic: every date of every
 * row of a list passes here, and Temporal takes 15 times as long.
 */
export function isLocalDate(text: string): text is LocalDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const daysInMonth = DAYS_IN_MONTH[month - 1];
  if (daysInMonth === undefined || day < 1 || day > daysInMonth) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeapYear || month !== 2 || day < 29;
}

export const LocalDateSchema = z
  .string()
  .refine(isLocalDate, { error: 'not_a_date' })
  .transform((value) => value);

/** Whether this runtime knows the time zone. */
export function isTimeZoneName(text: string): text is TimeZoneName {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(text);
  } catch {
    return false;
  }
}

export const TimeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZoneName, { error: 'not_a_time_zone' })
  .transform((value) => value);

/** The calendar date at the site when the instant happened. */
export function localDateAt(instant: InstantMs, timeZone: TimeZoneName): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as LocalDate;
}

/** The wall-clock time at the site, `HH:MM`, when the instant happened. */
export function localTimeAt(instant: InstantMs, timeZone: TimeZoneName): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a date and wall-clock time at the site. A time the clock change skipped moves forward,
 * one that happens twice is the first of the two (Temporal's `compatible`).
 */
export function instantOf(date: LocalDate, time: string, timeZone: TimeZoneName): InstantMs {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds as InstantMs;
}

/** The first instant of the date at the site; days may have 23 or 25 hours. */
export function startOfDay(date: LocalDate, timeZone: TimeZoneName): InstantMs {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay().epochMilliseconds as InstantMs;
}

/** The date a number of days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/** Whole years between a birth date and another date; negative when the birth date is later. */
export function ageInYears(birthDate: LocalDate, on: LocalDate): number {
  return Temporal.PlainDate.from(birthDate).until(on, { largestUnit: 'year' }).years;
}

/** Whole days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** The instant as ISO 8601 with the site's offset, e.g. `2026-03-08T09:00:00-06:00` (FHIR dateTime/instant). */
export function isoWithOffset(instant: InstantMs, timeZone: TimeZoneName): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}
