import { fieldOfHeader } from '../../../../../shared/exchange/header-words';
import { IMPORT_FIELDS } from '../../../../../shared/exchange/import-fields';
import type { ImportFieldName } from '../../../../../shared/exchange/import-fields';
import { normaliseEmail, normalisePhone } from '../../../../../shared/rules/contacts';
import type { LocalDate } from '../../../../../shared/time';
import { dateInCell } from './read-cell';
import type { TableFile } from './table-file';

const LOOKED_AT = 200;
/** Of the cells that hold anything. */
const MOST = 0.8;
/** As they are written on paper. */
export const SOCIAL_SECURITY_NUMBER = /^\d{3}-\d{2}-\d{4}$/;
/** The youngest and oldest a column of birth dates is taken for one by its content. */
const BIRTH_YEARS = { youngest: 12, oldest: 110 } as const;

/**
 * What each column most likely is: by its name in English or Spanish, else by what is in it. A field that one column
 * can hold goes to the first that claims it.
 */
export function guessColumns(table: TableFile, today: LocalDate): readonly (ImportFieldName | null)[] {
  const taken = new Set<ImportFieldName>();
  const take = (field: ImportFieldName | null): ImportFieldName | null => {
    if (field === null || (taken.has(field) && IMPORT_FIELDS[field].many !== true)) return null;
    taken.add(field);
    return field;
  };
  const byName = table.headers.map((header, column) => {
    // The number decides, whatever the column is called: it is never to come in.
    if (isMostly(cellsOf(table, column), (text) => SOCIAL_SECURITY_NUMBER.test(text)))
      return 'socialSecurityNumber';
    return take(withContent(fieldOfHeader(header), table, column));
  });
  return byName.map((field, column) => field ?? take(byContent(cellsOf(table, column), today)));
}

/** A column called "name" beside one of last names holds first names. */
function withContent(
  field: ImportFieldName | null,
  table: TableFile,
  column: number,
): ImportFieldName | null {
  const hasLastNames = table.headers.some((header) => fieldOfHeader(header) === 'lastName');
  if (field === 'fullName' && hasLastNames) return 'firstName';
  // In Spanish a column of names alone is the whole name.
  if (
    field === 'firstName' &&
    !hasLastNames &&
    isMostly(cellsOf(table, column), (text) => /\S[\s,]+\S/u.test(text))
  ) {
    return 'fullName';
  }
  // "Estado" is a state of the country as well as of a person.
  if (field === 'status' && isMostly(cellsOf(table, column), (text) => /^[A-Za-z]{2}$/.test(text)))
    return 'state';
  return field;
}

function byContent(texts: readonly string[], today: LocalDate): ImportFieldName | null {
  if (isMostly(texts, (text) => normaliseEmail(text) !== null)) return 'email';
  if (
    isMostly(
      texts,
      (text) =>
        /[()\s.+-]/.test(text) && text.replace(/\D/g, '').length >= 10 && normalisePhone(text) !== null,
    )
  ) {
    return 'phone';
  }
  const year = Number(today.slice(0, 4));
  const isBirthDate = (text: string): boolean => {
    const date = /\D/.test(text) ? dateInCell('firstContactOn', text, today) : null;
    const born = Number((date?.month_first ?? date?.day_first ?? '9999').slice(0, 4));
    return born <= year - BIRTH_YEARS.youngest && born >= year - BIRTH_YEARS.oldest;
  };
  return isMostly(texts, isBirthDate) ? 'birthDate' : null;
}

function cellsOf(table: TableFile, column: number): readonly string[] {
  return table.rows.slice(0, LOOKED_AT).flatMap(({ cells }) => {
    const text = cells[column] ?? '';
    return text === '' ? [] : [text];
  });
}

function isMostly(texts: readonly string[], test: (text: string) => boolean): boolean {
  return texts.length > 0 && texts.filter(test).length >= texts.length * MOST;
}
