import { codeOfWord, comparableWord } from '../../../../../shared/exchange/code-words';
import { IMPORT_FIELDS } from '../../../../../shared/exchange/import-fields';
import type { ImportFieldName } from '../../../../../shared/exchange/import-fields';
import { readWrittenDate } from '../../../../../shared/rules/written-dates';
import type { WrittenDate } from '../../../../../shared/rules/written-dates';
import type { LocalDate } from '../../../../../shared/time';

/** What people write into a cell that has nothing to say. */
const NOTHING = /^(?:[-–—.?_*/\\ ]*|n\/?a\.?|none|null|nil|ninguno|ninguna|no tiene)$/iu;
/** The same for names: Null and None are people's names. */
const NO_NAME = /^(?:[-–—.?_*/\\ ]*|n\/a)$/iu;
const SEVERAL_CODES = /\s*[,;/|+&\n]\s*/u;
const SEVERAL_CONTACTS = /\s*(?:[;|\n]|\s\/\s|\sor\s|\so\s)\s*/iu;
const SEVERAL_NAMES = /\s*[;|/,\n]\s*/u;

/** Whether a cell has nothing to say to a field. */
export function isNothing(field: ImportFieldName, text: string): boolean {
  return (IMPORT_FIELDS[field].kind === 'name' ? NO_NAME : NOTHING).test(text);
}

/** The date in a cell; a month or a year alone only for a birth date, which may be an estimate. */
export function dateInCell(field: ImportFieldName, text: string, today: LocalDate): WrittenDate | null {
  const date = readWrittenDate(text, today);
  return date === null || (date.precision !== 'day' && field !== 'birthDate') ? null : date;
}

/** The words of a cell that each stand for a code. */
export function codeWordsInCell(field: ImportFieldName, text: string): readonly string[] {
  if (IMPORT_FIELDS[field].kind !== 'codes' || codeOfWord(field, text) !== null) return [text];
  return text.split(SEVERAL_CODES).filter((word) => comparableWord(word) !== '');
}

/** The numbers or addresses in a cell. */
export function contactsInCell(text: string): readonly string[] {
  return text.split(SEVERAL_CONTACTS).filter((part) => part !== '');
}

/** The names in a cell of other names. */
export function namesInCell(text: string): readonly string[] {
  return text.split(SEVERAL_NAMES).filter((part) => part !== '');
}
