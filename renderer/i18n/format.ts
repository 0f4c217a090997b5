import type { InstantMs, LocalDate, TimeZoneName } from '../../shared/time';
import { daysBetween, localDateAt } from '../../shared/time';
import { localeOf, type Language } from './languages';

/**
 * How much of a date is written. `medium`: Mar 5, 1990. `long`: with the weekday. `day`: Mon, Mar 5, for a date that is
 * clearly about now. `short`: month and day only.
 */
export type DateStyle = 'short' | 'day' | 'medium' | 'long' | 'month';

/** Writes dates, times and numbers the way the person reads them, in the site's time zone. */
export interface Format {
  readonly language: Language;
  readonly locale: string;
  readonly timeZone: TimeZoneName;
  /** A calendar date. Always with the month as a word: 3/5 means two different days to two readers. */
  date(date: LocalDate, style?: DateStyle): string;
  /** A point in time as date and time at the site. */
  dateTime(instant: InstantMs): string;
  /** The time of day at the site of a point in time. */
  time(instant: InstantMs): string;
  /** A wall-clock time given as `HH:MM`. */
  clockTime(time: string): string;
  /** "in 3 days", "yesterday", counted in calendar days from `today`. */
  relativeDate(date: LocalDate, today: LocalDate): string;
  /** "5 minutes ago", from `now`; dates at the site once it is more than a day. */
  relativeTime(instant: InstantMs, now: InstantMs): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A share between 0 and 1. */
  percent(share: number): string;
  /** A size in bytes, as kB, MB or GB (powers of 1000). */
  fileSize(bytes: number): string;
  /** "1 hr, 20 min". */
  duration(minutes: number): string;
  /** "Ana, Luis, and Sam". */
  list(items: readonly string[]): string;
  /** Order of two texts for people who read this language. */
  compare(first: string, second: string): number;
}

const dateOptions: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { month: 'short', day: 'numeric' },
  day: { weekday: 'short', month: 'short', day: 'numeric' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS_IN_WORDS = 13;

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function onFirstUse<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/**
 * Formatters of one language at one site. Making Intl objects is slow, so they are made once, on first use.
 * @param timeZone the site's, or what says it, asked when it is needed first
 */
export function createFormat(language: Language, timeZone: TimeZoneName | (() => TimeZoneName)): Format {
  const locale = localeOf(language);
  const zone = typeof timeZone === 'function' ? onFirstUse(timeZone) : () => timeZone;
  const dateFormats = new Map<string, Intl.DateTimeFormat>();
  const numberFormats = new Map<string, Intl.NumberFormat>();

  function dateFormat(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let found = dateFormats.get(key);
    if (found === undefined) {
      found = new Intl.DateTimeFormat(locale, options);
      dateFormats.set(key, found);
    }
    return found;
  }

  function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    let found = numberFormats.get(key);
    if (found === undefined) {
      found = new Intl.NumberFormat(locale, options);
      numberFormats.set(key, found);
    }
    return found;
  }

  const relative = onFirstUse(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const listFormat = onFirstUse(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const collator = onFirstUse(() => new Intl.Collator(locale, { sensitivity: 'base', numeric: true }));

  // Calendar dates are formatted at UTC midnight in UTC, so that no zone can shift them to the day before.
  const date: Format['date'] = (value, style = 'medium') =>
    dateFormat(`date-${style}`, { ...dateOptions[style], timeZone: 'UTC' }).format(utcMidnight(value));

  const dateTime: Format['dateTime'] = (instant) =>
    dateFormat('date-time', {
      ...dateOptions.medium,
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone(),
    }).format(instant);

  const relativeDate: Format['relativeDate'] = (value, today) => {
    const days = daysBetween(today, value);
    return Math.abs(days) <= DAYS_IN_WORDS ? relative().format(days, 'day') : date(value);
  };

  return {
    language,
    locale,
    get timeZone() {
      return zone();
    },
    date,
    dateTime,
    time: (instant) =>
      dateFormat('time', { hour: 'numeric', minute: '2-digit', timeZone: zone() }).format(instant),
    clockTime: (time) =>
      dateFormat('clock-time', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
        Date.parse(`1970-01-01T${time}:00Z`),
      ),
    relativeDate,
    relativeTime: (instant, now) => {
      const elapsed = instant - now;
      if (Math.abs(elapsed) < HOUR) return relative().format(Math.round(elapsed / MINUTE), 'minute');
      const day = localDateAt(instant, zone());
      const today = localDateAt(now, zone());
      if (day === today) return relative().format(Math.round(elapsed / HOUR), 'hour');
      return relativeDate(day, today);
    },
    number: (value, options = {}) => numberFormat(options).format(value),
    percent: (share) => numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share),
    fileSize: (bytes) => {
      const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1);
      return numberFormat({
        style: 'unit',
        unit: byteUnits[power] ?? 'byte',
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power < 2 ? 0 : 1,
      }).format(bytes / 1000 ** power);
    },
    duration: (minutes) => {
      const part = (value: number, unit: 'hour' | 'minute') =>
        numberFormat({ style: 'unit', unit, unitDisplay: 'short' }).format(value);
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return part(rest, 'minute');
      return rest === 0 ? part(hours, 'hour') : `${part(hours, 'hour')}, ${part(rest, 'minute')}`;
    },
    list: (items) => listFormat().format(items),
    compare: (first, second) => collator().compare(first, second),
  };
}
