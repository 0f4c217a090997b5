import { stringify } from 'csv-stringify/sync';

/**
 * What a spreadsheet could take for the start of a formula, also after blanks and in its full-width forms; and an
 * apostrophe, so that taking one off always gives the value back.
 */
const GUARDED_START = /^(?:'|[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠])/u;

/** A cell that can't start a formula (R-EXP-06): an apostrophe goes in front of a value that could. */
export function guardedCell(value: string): string {
  return GUARDED_START.test(value) ? `'${value}` : value;
}

/** Rows as RFC 4180 lines with CRLF; every cell that holds anything is in quotes. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(guardedCell)),
    { record_delimiter: '\r\n', quoted: true },
  );
}
