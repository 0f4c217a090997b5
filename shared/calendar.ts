import { Temporal } from 'temporal-polyfill';

import type { InstantMs, LocalDate, TimeZoneName } from './time';

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

/** The instant as ISO 8601 with the site's offset, e.g. `2026-03-08T09:00:00-06:00` (FHIR dateTime/instant). */
export function isoWithOffset(instant: InstantMs, timeZone: TimeZoneName): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}
