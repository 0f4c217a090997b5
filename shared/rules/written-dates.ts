import { isLocalDate } from '../time';
import type { LocalDate } from '../time';

/** Which of two small numbers is the month. */
export const DATE_ORDERS = ['month_first', 'day_first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How much of a date was written. */
export type DatePrecision = 'day' | 'month' | 'year';

/**
 * What a text can mean as a date. With a month in letters, or the year first, both orders give the same day; one that
 * gives no real day is `null`. A month or a year alone stands for its middle, as in other systems' files.
 */
export interface WrittenDate {
  readonly month_first: LocalDate | null;
  readonly day_first: LocalDate | null;
  readonly precision: DatePrecision;
}

/** Beginnings of month names in English and Spanish; three letters tell them apart. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb'],
  ['mar'],
  ['apr', 'abr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
];
const MONTH_NAMES = new Set(
  (
    'january february march april may june july august september october november december ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre sept'
  ).split(' '),
);

/** Day 1 of a spreadsheet is 1 January 1900; it believes in a 29 February 1900, so days count from 30 December 1899. */
const SERIAL_ORIGIN = Date.UTC(1899, 11, 30);
/** Where workbooks made on old Macs begin. */
const SERIAL_ORIGIN_1904 = Date.UTC(1904, 0, 1);
const DAY_MILLISECONDS = 86_400_000;
/** Serials of 1 March 1900 and 31 December 9999. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2_958_465;

/**
 * Reads a date as people write it: `1985-03-07`, `3/7/1985`, `7.3.85`, `Mar 7, 1985`, `7 de marzo de 1985`, `19850307`,
 * `3/1985`, `1985`, or the number a spreadsheet keeps (five digits). A time behind it doesn't count. A year of two
 * digits is the last such year that is not after `today`. `null` when it is no date.
 */
export function readWrittenDate(text: string, today: LocalDate): WrittenDate | null {
  const words = wordsOf(text);
  if (words === null) return null;
  const [first = '', second = '', third = ''] = words;
  if (words.length === 1) return ofOneWord(first);
  if (words.length === 2) return ofMonthAndYear(first, second);
  const month = words.findIndex((word) => /\p{L}/u.test(word));
  if (month !== -1) return ofNamedMonth(words, month, today);
  if (first.length === 4) return oneMeaning(dayOf(first, second, third), 'day');
  const year = wholeYear(third);
  const written = {
    month_first: year === null ? recentDay(third, first, second, today) : dayOf(year, first, second),
    day_first: year === null ? recentDay(third, second, first, today) : dayOf(year, second, first),
  };
  return written.month_first === null && written.day_first === null ? null : { ...written, precision: 'day' };
}

/** The day a spreadsheet's date number stands for, its time of day left out; `null` when it is none. */
export function dateOfSerial(serial: number, is1904 = false): LocalDate | null {
  const days = Math.floor(serial);
  if (!(days >= (is1904 ? 0 : FIRST_SERIAL) && days <= LAST_SERIAL)) return null;
  const origin = is1904 ? SERIAL_ORIGIN_1904 : SERIAL_ORIGIN;
  const date = new Date(origin + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
  return isLocalDate(date) ? date : null;
}

/** Whether the two orders mean two different real days. */
export function isAmbiguous(date: WrittenDate): boolean {
  return date.month_first !== null && date.day_first !== null && date.month_first !== date.day_first;
}

/** The numbers and the month name of a date, or `null` when there is anything else in the text. */
function wordsOf(text: string): readonly string[] | null {
  const withoutTime = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(
      /[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$/u,
      '',
    );
  if (withoutTime.length > 40) return null;
  const parts = withoutTime
    .replace(/\b(\d{1,2})(?:st|nd|rd|th|º|ª)(?=\W|$)/gu, '$1')
    .split(/[\s,./-]+/u)
    .filter((part) => part !== '' && part !== 'de' && part !== 'del' && part !== 'of');
  const isPlain = parts.every((part) => /^\d{1,8}$/.test(part) || monthOf(part) !== null);
  return isPlain && parts.length >= 1 && parts.length <= 3 ? parts : null;
}

function ofOneWord(word: string): WrittenDate | null {
  if (/^(?:1[89]|20)\d{6}$/.test(word)) {
    return oneMeaning(dayOf(word.slice(0, 4), word.slice(4, 6), word.slice(6)), 'day');
  }
  if (/^(?:1[89]|20)\d{2}$/.test(word)) return oneMeaning(dayOf(word, '7', '1'), 'year');
  // Five digits: from 1927 to long after today.
  return /^[1-9]\d{4}$/.test(word) ? oneMeaning(dateOfSerial(Number(word)), 'day') : null;
}

function ofMonthAndYear(first: string, second: string): WrittenDate | null {
  const [year, month] = first.length === 4 && monthOf(first) === null ? [first, second] : [second, first];
  return wholeYear(year) === null ? null : oneMeaning(dayOf(year, monthNumber(month), '15'), 'month');
}

function ofNamedMonth(words: readonly string[], position: number, today: LocalDate): WrittenDate | null {
  const month = monthNumber(words[position] ?? '');
  const [first = '', second = ''] = words.filter((_, index) => index !== position);
  const isYearFirst = wholeYear(first) !== null;
  const [day, year] = isYearFirst ? [second, first] : [first, second];
  const date = wholeYear(year) === null ? recentDay(year, month, day, today) : dayOf(year, month, day);
  return oneMeaning(date, 'day');
}

function oneMeaning(date: LocalDate | null, precision: DatePrecision): WrittenDate | null {
  return date === null ? null : { month_first: date, day_first: date, precision };
}

function monthOf(word: string): number | null {
  const isName = MONTH_NAMES.has(word) || /^\p{L}{3}$/u.test(word);
  const index = isName ? MONTHS.findIndex((starts) => starts.some((start) => word.startsWith(start))) : -1;
  return index === -1 ? null : index + 1;
}

function monthNumber(word: string): string {
  return String(monthOf(word) ?? word);
}

function wholeYear(word: string): string | null {
  return /^\d{4}$/.test(word) ? word : null;
}

function dayOf(year: string, month: string, day: string): LocalDate | null {
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** Of a year with two digits: the last one that isn't in the future. */
function recentDay(year: string, month: string, day: string, today: LocalDate): LocalDate | null {
  if (!/^\d{2}$/.test(year)) return null;
  const century = Number(today.slice(0, 2));
  const recent = dayOf(`${String(century)}${year}`, month, day);
  if (recent !== null && recent <= today) return recent;
  // 29 February may be a real day in one of the centuries only.
  return dayOf(`${String(century - 1)}${year}`, month, day);
}
