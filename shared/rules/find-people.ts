import type { LocalDate } from '../time';
import { nameWords } from './names';
import { readWrittenDate } from './written-dates';

/** What a person is found by. */
export type FoundIn = 'names' | 'chart' | 'born' | 'phones';

/** A stretch of text that must be somewhere in what a person is found by. */
export interface SoughtPart {
  readonly in: FoundIn;
  /**
   * A name or chart number as it is compared; digits of a phone number; or a stretch of a date of birth as it is
   * stored: `1985-`, `1985-03`, `-03-07`, `1985-03-07`.
   */
  readonly text: string;
}

/** What must be true of whoever is found. */
export type Sought = SoughtPart | { readonly all: readonly Sought[] } | { readonly any: readonly Sought[] };

/** Digits from which a number may be a part of somebody's phone number: three are an area code that half a town has. */
const FEWEST_PHONE_DIGITS = 4;
/** Words that are looked for; more would be a sentence. */
const MOST_WORDS = 8;
/** The longest date has five: `7 de marzo de 1985`. */
const MOST_DATE_WORDS = 5;
/** A leap year, so that a 29 February without a year is a day too. */
const SOME_LEAP_YEAR = '2000';

const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const ONLY_NUMBER = /^[+(]*\p{Nd}[\p{Nd}()+./-]*$/u;
const DIGIT = /\p{Nd}/u;

/**
 * What somebody means who types into the box that finds people: parts of names, of the chart number, of a phone number
 * or of a date of birth, in any order. `null` when nothing can be looked for.
 * @param today a birth year of two digits is the last such year that isn't after it
 */
export function readSought(typed: string, today: LocalDate): Sought | null {
  const words = wordsOf(typed);
  const hasDigit = words.some((word) => DIGIT.test(word));
  const terms: Sought[] = [];
  for (let place = 0; place < words.length;) {
    const { sought, wordCount } = dateFrom(words, place, today) ?? numbersOrWordFrom(words, place, hasDigit);
    if (sought !== null) terms.push(sought);
    place += wordCount;
  }
  return terms.length === 0 ? null : allOf(terms);
}

/** The letters somebody typed that must be parts of names, for telling how well a name fits. */
export function soughtNames(sought: Sought): readonly string[] {
  if ('in' in sought) return sought.in === 'names' && !DIGIT.test(sought.text) ? [sought.text] : [];
  const parts = 'all' in sought ? sought.all : sought.any;
  return [...new Set(parts.flatMap(soughtNames))];
}

/** The bare numbers somebody typed, each as it may stand in a chart number or end a phone number. */
export function soughtNumbers(sought: Sought): readonly string[] {
  if ('in' in sought) return sought.in === 'chart' && /^\p{Nd}+$/u.test(sought.text) ? [sought.text] : [];
  const parts = 'all' in sought ? sought.all : sought.any;
  return [...new Set(parts.flatMap(soughtNumbers))];
}

/** What somebody is found by, as words with a space between them; `null` for what isn't looked at. */
export type FindableTexts = Readonly<Record<FoundIn, string | null>>;

/** A stretch shorter than this is only found where a word begins. */
const PART_LENGTH = 3;

/** Whether a stretch is long enough to be found inside a word. */
export function isFoundInside(text: string): boolean {
  return Array.from(text).length >= PART_LENGTH;
}

/** Whether somebody with these texts is found; what isn't looked at counts as found. */
export function fitsSought(sought: Sought, texts: FindableTexts): boolean {
  if ('all' in sought) return sought.all.every((part) => fitsSought(part, texts));
  if ('any' in sought) return sought.any.some((part) => fitsSought(part, texts));
  const text = texts[sought.in];
  if (text === null) return true;
  return isFoundInside(sought.text) ? text.includes(sought.text) : ` ${text}`.includes(` ${sought.text}`);
}

interface Term {
  readonly sought: Sought | null;
  /** How many of the words it takes up. */
  readonly wordCount: number;
}

function wordsOf(typed: string): readonly string[] {
  return typed
    .normalize('NFKC')
    .replace(EASTERN_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .split(/[\s,;]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** The longest date that begins at the place. A month can also be somebody's name: then either is meant. */
function dateFrom(words: readonly string[], place: number, today: LocalDate): Term | null {
  for (let wordCount = Math.min(MOST_DATE_WORDS, words.length - place); wordCount >= 1; wordCount -= 1) {
    const span = words.slice(place, place + wordCount);
    const dates = datesOf(span.join(' '), today);
    if (dates.length === 0) continue;
    const written = anyOf(dates.map((text) => ({ in: 'born', text })));
    // Nothing but a date: with slashes or dots between its numbers.
    const isDateAlone = span.length === 1 && !/\p{L}/u.test(span[0] ?? '') && /[/.]/u.test(span[0] ?? '');
    if (isDateAlone) return { sought: written, wordCount };
    const singly = span.flatMap((word) => (isNoWord(word) ? [] : [wordTerm(word, true)]));
    const joined = joinedPhone(span);
    return {
      sought: anyOf([written, allOf(singly), ...(joined === null ? [] : [joined])]),
      wordCount,
    };
  }
  return null;
}

/** Words between the parts of a date. */
function isNoWord(word: string): boolean {
  return /^(?:de|del|of)$/iu.test(word);
}

/** Stretches of stored dates of birth that the text can mean. */
function datesOf(text: string, today: LocalDate): readonly string[] {
  // A bare number is a date only as a year or as eight digits; spreadsheets count days in five.
  if (/^\d+$/u.test(text) && text.length !== 4 && text.length !== 8) return [];
  const date = readWrittenDate(text, today);
  if (date !== null) {
    const days = [date.month_first, date.day_first].filter((day) => day !== null);
    if (date.precision === 'year') return days.slice(0, 1).map((day) => day.slice(0, 5));
    const end = date.precision === 'month' ? 7 : 10;
    return [...new Set(days.map((day) => day.slice(0, end)))];
  }
  return daysOfYear(text, today);
}

/** A day and a month without a year: `3/7`, `7 mar`, `marzo 7`. */
function daysOfYear(text: string, today: LocalDate): readonly string[] {
  const isNumbers = /^\d{1,2}[/.-]\d{1,2}$/u.test(text);
  const isNamed =
    /^(?:\d{1,2}(?:st|nd|rd|th)? (?:de |of )?\p{L}{3,}|\p{L}{3,}\.? \d{1,2}(?:st|nd|rd|th)?)$/iu;
  if (!isNumbers && !isNamed.test(text)) return [];
  const date = readWrittenDate(isNumbers ? `${text}/${SOME_LEAP_YEAR}` : `${text} ${SOME_LEAP_YEAR}`, today);
  const days = [date?.month_first, date?.day_first].filter((day) => day !== null && day !== undefined);
  return [...new Set(days.map((day) => day.slice(4)))];
}

/** Numbers one after the other can be one phone number; each alone a part of a chart number, a phone number or a year. */
function numbersOrWordFrom(words: readonly string[], place: number, hasDigit: boolean): Term {
  const rest = words.slice(place);
  const end = rest.findIndex((word) => !ONLY_NUMBER.test(word));
  const numbers = end === -1 ? rest : rest.slice(0, end);
  if (numbers.length <= 1) return { sought: wordTerm(rest[0] ?? '', hasDigit), wordCount: 1 };
  const singly = allOf(numbers.map((word) => wordTerm(word, true)));
  const joined = joinedPhone(numbers);
  return { sought: joined === null ? singly : anyOf([joined, singly]), wordCount: numbers.length };
}

function joinedPhone(words: readonly string[]): SoughtPart | null {
  const digits = words.every((word) => ONLY_NUMBER.test(word)) ? digitsOf(words.join('')) : '';
  return digits.length < FEWEST_PHONE_DIGITS ? null : { in: 'phones', text: digits };
}

/**
 * One word: a part of a name; with a digit anywhere in what was typed also of the chart number, whose letters everybody
 * at the site has.
 */
function wordTerm(word: string, hasDigit: boolean): Sought | null {
  const parts = nameWords(word);
  if (parts.length === 0) return null;
  const asName = allOf(parts.map((text) => ({ in: 'names', text })));
  if (!hasDigit) return asName;
  const ways: Sought[] = [asName, { in: 'chart', text: parts.join('') }];
  const pieces = parts.flatMap((part) => part.match(/\p{Nd}+|[^\p{Nd}]+/gu) ?? []);
  if (pieces.length > 1) ways.push(allOf(pieces.map((text) => ({ in: 'chart', text }))));
  if (ONLY_NUMBER.test(word)) {
    const digits = digitsOf(word);
    if (digits.length >= FEWEST_PHONE_DIGITS) ways.push({ in: 'phones', text: digits });
    if (/^(?:1[89]|20)\d{2}$/u.test(digits)) ways.push({ in: 'born', text: `${digits}-` });
  }
  return anyOf(ways);
}

function digitsOf(text: string): string {
  return text.replace(/\P{Nd}/gu, '');
}

function allOf(terms: readonly (Sought | null)[]): Sought {
  const known = terms.filter((term) => term !== null);
  const [only] = known;
  return known.length === 1 && only !== undefined ? only : { all: known };
}

function anyOf(terms: readonly Sought[]): Sought {
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : { any: terms };
}
