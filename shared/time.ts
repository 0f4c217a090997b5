import { z } from 'zod';

// What needs Temporal is apart, so that main and the lock screen start without it.
export * from './calendar';
export * from './local-date';

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
    // Throws for a zone it doesn't know; the pattern keeps out offsets, which it does.
    new Intl.DateTimeFormat('en', { timeZone: text });
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
