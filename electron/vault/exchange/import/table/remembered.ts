import { createHash } from 'node:crypto';

import type { ColumnChoice } from '../../../../../shared/contract/import-table';
import { comparableHeader } from '../../../../../shared/exchange/header-words';
import { ImportMapping } from '../../../../../shared/model/index';
import type { WriteContext } from '../../../records/context';
import type { Reader } from '../../../store/connection';
import { findRecords, insertRecord, updateRecord } from '../../../store/records';
import { sql } from '../../../store/sql';
import type { TableFile } from './table-file';

/** A column whose name says it apart from the others of the file. */
interface NamedColumn {
  readonly column: number;
  readonly header: string;
}

/** The columns that have a name; of two with the same name the second is another one. */
function namedColumns(table: TableFile): readonly NamedColumn[] {
  const seen = new Map<string, number>();
  return table.headers.flatMap((text, column) => {
    const header = comparableHeader(text).slice(0, 180);
    if (header === '') return [];
    const count = (seen.get(header) ?? 0) + 1;
    seen.set(header, count);
    return [{ column, header: count === 1 ? header : `${header} ${String(count)}` }];
  });
}

/** One text for files with the same names of columns, in whatever order; `null` when there are no names. */
export function headersKeyOf(table: TableFile): string | null {
  const headers = namedColumns(table).map(({ header }) => header);
  if (headers.length === 0) return null;
  return createHash('sha256').update(JSON.stringify(headers.toSorted()), 'utf8').digest('hex');
}

/** What the columns of such a file were the last time; `null` when there was none. */
export function rememberedColumns(reader: Reader, table: TableFile): readonly ColumnChoice[] | null {
  const mapping = findMapping(reader, headersKeyOf(table));
  if (mapping === undefined) return null;
  const columnOf = new Map(namedColumns(table).map(({ column, header }) => [header, column]));
  return mapping.columns.flatMap(({ header, ...choice }) => {
    const column = columnOf.get(header);
    return column === undefined ? [] : [{ column, ...choice, words: [...choice.words] }];
  });
}

/** Keeps what the columns are. A file without names of columns can't be known again, and nothing is kept. */
export function rememberColumns(
  { writer, change, audit }: WriteContext,
  table: TableFile,
  choices: readonly ColumnChoice[],
): void {
  const headersSha256 = headersKeyOf(table);
  if (headersSha256 === null) return;
  const headerOf = new Map(namedColumns(table).map(({ column, header }) => [column, header]));
  const columns = choices.flatMap(({ column, field, dateOrder, words }) => {
    const header = headerOf.get(column);
    return header === undefined ? [] : [{ header, field, dateOrder, words }];
  });
  const known = findMapping(writer, headersSha256);
  const { id } =
    known === undefined
      ? insertRecord(writer, change, ImportMapping, { headersSha256, columns })
      : updateRecord(writer, change, ImportMapping, known.id, { columns }, { expectedRevision: 'newest' });
  audit({ recordId: id });
}

function findMapping(reader: Reader, headersSha256: string | null) {
  return findRecords(reader, ImportMapping, sql`headers_sha256 = ${headersSha256}`)[0];
}
