import type { InstantMs, LocalDate, TimeZoneName } from './time';

const DAY_MILLISECONDS = 86_400_000;

/** Making one takes longer than a thousand uses of it. */
const dateFormats = new Map<TimeZoneName, Intl.DateTimeFormat>();

function dateFormatOf(timeZone: TimeZoneName): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dateFormats.set(timeZone, made);
  return made;
}

/** The calendar date at the site when the instant happened. */
export function localDateAt(instant: InstantMs, timeZone: TimeZoneName): LocalDate {
  const parts = new Map(
    dateFormatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}` as LocalDate;
}

/** Whole days from one date to another. At UTC every day has 24 hours, so this divides without a rest. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MILLISECONDS;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The same day of the month some months later, or the last one of a month that has fewer days. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lastDay = month === 1 && isLeapYear ? 29 : (DAYS_IN_MONTH[month] ?? 31);
  const day = Math.min(Number(date.slice(8)), lastDay);
  const parts = [String(year).padStart(4, '0'), twoDigits(month + 1), twoDigits(day)];
  return parts.join('-') as LocalDate;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
