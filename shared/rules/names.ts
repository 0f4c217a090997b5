/** The names a person goes by. */
export interface PersonNames {
  readonly legalFirstName: string | null;
  readonly legalMiddleName?: string | null;
  readonly legalLastName: string | null;
  readonly preferredName: string | null;
  readonly aliases: readonly string[];
}

/** The names that make the one on screen. */
type CalledNames = Pick<PersonNames, 'legalFirstName' | 'legalLastName' | 'preferredName'>;

/** Letters that don't come apart into a base letter and an accent. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

const WHOLE_LETTER = new RegExp(`[${Object.keys(WHOLE_LETTERS).join('')}]`, 'gu');
/**
 * Accents of Latin, Greek and Cyrillic, and the optional vowel points of Hebrew and Arabic. Other scripts'
 * marks stay: without its vowel signs a Devanagari name is another name.
 */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;
const APOSTROPHES = /['’‘ʼʻ`´′]/gu;
const HYPHENS = /[-‐‑‒–—]/gu;
/** Invisible characters: soft hyphens, joiners and marks of writing direction. */
const INVISIBLE = /\p{Cf}/gu;
const NOT_IN_A_NAME = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * A name as it is stored: composed letters, single spaces, none of the invisible marks that can turn the direction of
 * what follows on screen. Joiners inside words stay: Persian and some emoji need them. `null` when nothing is left.
 */
export function tidyName(text: string | null): string | null {
  if (text === null) return null;
  const tidy = text
    .normalize('NFC')
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return tidy === '' ? null : tidy;
}

/** Lower case without accents; everything else still there. */
function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFKC');
}

/**
 * A name as it is compared: case, accents and apostrophes gone, hyphens and other marks a single space.
 * `"García-López"` → `"garcia lopez"`, `"O’Brien"` → `"obrien"`. Empty when there is no letter or digit.
 */
export function normaliseName(text: string): string {
  // Apostrophes go first: taking ´ (U+00B4) apart would leave a space in its place.
  return foldLetters(text.replace(APOSTROPHES, '')).replace(NOT_IN_A_NAME, ' ').trim();
}

/** The words of a name as they are compared. */
export function nameWords(text: string): readonly string[] {
  const normalised = normaliseName(text);
  return normalised === '' ? [] : normalised.split(' ');
}

/**
 * The name on screen: preferred or else legal first name, then the last name (R-INT-12). Empty when every name is
 * withheld; the page then shows its words for that.
 */
export function displayName(names: CalledNames): string {
  const called = names.preferredName ?? names.legalFirstName;
  return [called, names.legalLastName].filter((part) => part !== null).join(' ');
}

/** The name on a sheet others can see: preferred or first name and the first letter of the last name. */
export function sheetName(names: CalledNames): string {
  const called = names.preferredName ?? names.legalFirstName ?? '';
  const letter = /\p{L}/u.exec(names.legalLastName ?? '')?.[0];
  return [called, letter === undefined ? '' : `${letter.toUpperCase()}.`]
    .filter((part) => part !== '')
    .join(' ');
}

/** The legal name as on a document; `null` when there is none. */
export function legalName(
  names: Omit<PersonNames, 'preferredName' | 'aliases'> & { readonly legalSuffix?: string | null },
): string | null {
  const parts = [names.legalFirstName, names.legalMiddleName, names.legalLastName, names.legalSuffix];
  const known = parts.filter((part) => part !== null && part !== undefined);
  return known.length === 0 ? null : known.join(' ');
}

/** Sorts after every Latin letter, so that `ñ` comes after `nz` and before `o`, and people without a name come last. */
const AFTER_LETTERS = '~';

/**
 * What a list sorts by, byte by byte: the name as shown, accents and case aside, with the Spanish `ñ` a letter of
 * its own after `n`. People without any name follow, by chart number.
 */
export function sortKey(names: CalledNames, chartNumber: string): string {
  return textSortKey(displayName(names)) || `${AFTER_LETTERS}${chartNumber.toLowerCase()}`;
}

/** The same order for other names, such as those of staff. */
export function textSortKey(text: string): string {
  // A letter that is in no alphabet stands for ñ while the accents are taken off.
  const marked = text.normalize('NFC').replace(/[ñÑ]/gu, '\ue000');
  return foldLetters(marked.replace(APOSTROPHES, ''))
    .replaceAll('\ue000', `n${AFTER_LETTERS}`)
    .replace(/[^\p{L}\p{M}\p{N}~]+/gu, ' ')
    .trim();
}

/**
 * Every name a person can be found by, as words, with apostrophes and hyphens both joined and apart
 * (`obrien o brien`).
 */
export function nameSearchWords(names: PersonNames): string {
  const words = new Set<string>();
  const texts = [
    names.preferredName,
    names.legalFirstName,
    names.legalMiddleName,
    names.legalLastName,
    ...names.aliases,
  ];
  for (const text of texts) {
    if (text === null || text === undefined) continue;
    for (const word of nameWords(text)) words.add(word);
    for (const word of nameWords(text.replace(APOSTROPHES, ' '))) words.add(word);
    for (const word of nameWords(text.replace(HYPHENS, ''))) words.add(word);
  }
  return [...words].join(' ');
}

/** What a chart number can be found by: its parts, itself without the hyphen, and the bare number. */
export function chartNumberWords(chartNumber: string): string {
  const parts = nameWords(chartNumber);
  const number = parts.at(-1)?.replace(/^0+(?=\d)/, '') ?? '';
  return [...new Set([...parts, parts.join(''), number])].filter((word) => word !== '').join(' ');
}
