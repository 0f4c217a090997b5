import { addDays, daysBetween, isLocalDate, type LocalDate } from '../../../shared/time';

/** What a date is about, which decides a year that was not typed, or typed with two digits. */
export type DatePurpose = 'birth' | 'past' | 'future' | 'near';

/** Which of two numbers comes first. United States forms say month first, in Spanish too. */
export type DateOrder = 'month-first' | 'day-first';

export interface DateParsing {
  readonly today: LocalDate;
  readonly order: DateOrder;
  readonly purpose: DatePurpose;
}

export type ParsedDate =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'empty' }
  /** A day and a month, but the year can't be known from what was typed. */
  | { readonly kind: 'needs-year' }
  | { readonly kind: 'invalid' };

const invalid: ParsedDate = { kind: 'invalid' };
const needsYear: ParsedDate = { kind: 'needs-year' };

const wordsForDays: Readonly<Record<string, number>> = {
  today: 0,
  hoy: 0,
  yesterday: -1,
  ayer: -1,
  tomorrow: 1,
  manana: 1,
};

// The first three letters are enough in both languages; "mar" is March in both, "may" May.
const months: Readonly<Record<string, number>> = {
  jan: 1, ene: 1, feb: 2, mar: 3, apr: 4, abr: 4, may: 5, jun: 6, jul: 7,
  aug: 8, ago: 8, sep: 9, set: 9, oct: 10, nov: 11, dec: 12, dic: 12,
}; // prettier-ignore
const monthWords = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'sept', 'october',
  'november', 'december', 'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto',
  'septiembre', 'setiembre', 'octubre', 'noviembre', 'diciembre',
]; // prettier-ignore
const weekday =
  /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom)$|^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/;

function monthOf(word: string): number | undefined {
  const isWhole = monthWords.some((month) => month === word);
  return word.length === 3 || isWhole ? months[word.slice(0, 3)] : undefined;
}

function localDate(year: number, month: number, day: number): LocalDate | undefined {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isLocalDate(text) ? text : undefined;
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

const YOUNGEST_YEARS = 10;
const OLDEST_YEARS = 100;

/** Picks among dates that differ in the year only; undefined when the purpose doesn't settle it. */
function choose(candidates: readonly LocalDate[], { purpose, today }: DateParsing): LocalDate | undefined {
  const distance = (date: LocalDate) => Math.abs(daysBetween(today, date));
  const nearest = (dates: readonly LocalDate[]) =>
    [...dates].sort((first, second) => distance(first) - distance(second))[0];
  switch (purpose) {
    case 'birth': {
      const likely = candidates.filter((date) => {
        const years = daysBetween(date, today) / 365.25;
        return years >= YOUNGEST_YEARS && years <= OLDEST_YEARS;
      });
      return likely.length === 1 ? likely[0] : undefined;
    }
    case 'past':
      return nearest(candidates.filter((date) => date <= today));
    case 'future':
      return nearest(candidates.filter((date) => date >= today));
    case 'near':
      return nearest(candidates);
  }
}

function withYear(
  month: number,
  day: number,
  yearText: string | undefined,
  parsing: DateParsing,
): ParsedDate {
  const dates = (years: readonly number[]) =>
    years.map((year) => localDate(year, month, day)).filter((date) => date !== undefined);
  const thisYear = yearOf(parsing.today);

  if (yearText === undefined) {
    // 29 February may be up to eight years away.
    const around = Array.from({ length: 17 }, (_, index) => thisYear - 8 + index);
    const candidates = dates(around);
    if (candidates.length === 0) return invalid;
    const date = parsing.purpose === 'birth' ? undefined : choose(candidates, parsing);
    return date === undefined ? needsYear : { kind: 'date', date };
  }
  if (yearText.length === 4) {
    const [date] = dates([Number(yearText)]);
    return date === undefined ? invalid : { kind: 'date', date };
  }
  if (yearText.length !== 2) return invalid;
  const century = Math.floor(thisYear / 100) * 100;
  const candidates = dates([century - 100, century, century + 100].map((base) => base + Number(yearText)));
  if (candidates.length === 0) return invalid;
  const date = choose(candidates, parsing);
  return date === undefined ? needsYear : { kind: 'date', date };
}

/** Two numbers in the usual order, or the other way round when that is the only way they make a date. */
function dayAndMonth(
  first: string,
  second: string,
  year: string | undefined,
  parsing: DateParsing,
): ParsedDate {
  if (first.length > 2 || second.length > 2) return invalid;
  const numbers = [Number(first), Number(second)] as const;
  const [month, day] = parsing.order === 'month-first' ? numbers : [numbers[1], numbers[0]];
  const usual = withYear(month, day, year, parsing);
  return usual.kind === 'invalid' ? withYear(day, month, year, parsing) : usual;
}

function parseDigits(digits: string, parsing: DateParsing): ParsedDate {
  if (digits.length === 8) {
    const yearLast = dayAndMonth(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4), parsing);
    if (yearLast.kind === 'date' && yearOf(yearLast.date) >= 1850) return yearLast;
    return withYear(Number(digits.slice(4, 6)), Number(digits.slice(6)), digits.slice(0, 4), parsing);
  }
  if (digits.length === 6) {
    return dayAndMonth(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4), parsing);
  }
  return invalid;
}

function parseNumbers(parts: readonly string[], parsing: DateParsing): ParsedDate {
  const [first, second, third] = parts;
  if (first === undefined || parts.length > 3) return invalid;
  if (second === undefined) return parseDigits(first, parsing);
  if (third !== undefined && first.length === 4) {
    return withYear(Number(second), Number(third), first, parsing);
  }
  return dayAndMonth(first, second, third, parsing);
}

function parseWithMonthName(month: number, numbers: readonly string[], parsing: DateParsing): ParsedDate {
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return invalid;
  // "1990 March 5" and "March 5 1990" and "5 March 1990".
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (day === undefined || day.length > 2) return invalid;
  return withYear(month, Number(day), year, parsing);
}

/**
 * Reads a date the way people type it: `3/5/1990`, `03051990`, `1990-03-05`, `5 mar 1990`, `March 5, 1990`,
 * `5 de marzo de 1990`, `today`, `ayer`, `+7`. Never guesses silently where a mistake would matter: a birth
 * date needs its year, and the field shows every result with the month as a word.
 */
export function parseDate(text: string, parsing: DateParsing): ParsedDate {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
  if (plain === '') return { kind: 'empty' };

  const offset = wordsForDays[plain] ?? (/^[+-]\d{1,3}$/.test(plain) ? Number(plain) : undefined);
  if (offset !== undefined) return { kind: 'date', date: addDays(parsing.today, offset) };

  const tokens = plain
    .replace(/(\d)\.?(st|nd|rd|th|º|°)(?=\W|$)/g, '$1')
    .split(/[\s,./\-–]+/)
    .filter((token) => token !== '' && token !== 'de' && token !== 'del' && token !== 'of');
  const numbers = tokens.filter((token) => /^\d+$/.test(token));
  const words = tokens.filter((token) => !/^\d+$/.test(token));

  if (words.length === 0) return parseNumbers(numbers, parsing);
  // A weekday may stand before the month, and "mar" is both: "mar 3 mar" is Tuesday, 3 March.
  const [first = '', second] = words;
  const monthWord =
    words.length === 1 ? first : weekday.test(first) && words.length === 2 ? second : undefined;
  const month = monthWord === undefined ? undefined : monthOf(monthWord);
  return month === undefined ? invalid : parseWithMonthName(month, numbers, parsing);
}
