import { ClinicFailure } from '../../../../../shared/errors';
import type { DelimiterName, TextEncodingName } from '../../../../../shared/exchange/table-format';
import { readWorkbook } from '../workbook/read-workbook';
import { readDelimited } from './delimited';
import { likelyHeaderRow } from './header-row';
import type { TableRow } from './rows';

/** How a person says a file is to be read; what they don't say is found out. */
export interface TableOptions {
  readonly encoding?: TextEncodingName | undefined;
  readonly delimiter?: DelimiterName | undefined;
  /** Which sheet of a workbook, from 0. */
  readonly sheet?: number | undefined;
  /** The row with the names of the columns; `null` when there is none. */
  readonly headerRow?: number | null | undefined;
}

/** A spreadsheet as it was read: rows of text, not yet people. */
export interface TableFile {
  readonly path: string;
  readonly sha256: string;
  readonly format: 'delimited' | 'workbook';
  readonly encoding: TextEncodingName | null;
  readonly delimiter: DelimiterName | null;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly headerRow: number | null;
  /** The names of the columns; empty where there is none. As many as the widest row has cells. */
  readonly headers: readonly string[];
  /** The rows below the names. */
  readonly rows: readonly TableRow[];
  /** The first rows of all, to choose the one with the names from. */
  readonly firstRows: readonly TableRow[];
}

const FIRST_ROWS = 10;

/** Reads a text table or one sheet of a workbook. Throws what `readDelimited` and `readWorkbook` throw. */
export async function readTable(
  path: string,
  format: TableFile['format'],
  options: TableOptions,
  turn: (byteCount: number, totalBytes: number) => Promise<void>,
): Promise<TableFile> {
  const read =
    format === 'workbook'
      ? { encoding: null, delimiter: null, ...(await readWorkbook(path, options.sheet, turn)) }
      : { sheets: [], sheet: 0, ...(await readDelimited(path, options, turn)) };
  const firstRows = read.rows.slice(0, FIRST_ROWS);
  const headerRow = options.headerRow === undefined ? likelyHeaderRow(firstRows) : options.headerRow;
  const header = firstRows.find(({ rowNumber }) => rowNumber === headerRow);
  if (headerRow !== null && header === undefined) throw new ClinicFailure('INVALID_INPUT');
  const rows = read.rows.filter(({ rowNumber }) => rowNumber > (headerRow ?? 0));
  const headers = header?.cells ?? [];
  const width = columnCount(headers.length, rows);
  return {
    ...read,
    path,
    format,
    headerRow,
    headers: Array.from({ length: width }, (_, column) => headers[column] ?? ''),
    rows,
    firstRows,
  };
}

/** A cell or two beyond the last name come of a stray delimiter; when most rows have more, the names are too few. */
function columnCount(nameCount: number, rows: readonly TableRow[]): number {
  const widths = rows.map(({ cells }) => cells.length);
  const longer = widths.filter((width) => width > nameCount);
  const isNamed = nameCount > 0 && longer.length <= rows.length / 2;
  return isNamed ? nameCount : longer.reduce((most, width) => Math.max(most, width), nameCount);
}
