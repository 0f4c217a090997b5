import { ClinicFailure } from '../../../../../shared/errors';
import type { Store } from '../../../store/connection';
import type { FileKind } from '../file-kind';
import type { TableFile } from './table-file';

/** A spreadsheet somebody opened and is naming the columns of. In this process's memory only. */
export interface OpenTable {
  readonly tableId: string;
  /** Only whoever opened it may go on with it. */
  readonly userId: string;
  readonly format: Exclude<FileKind, 'records'>;
  readonly file: TableFile;
}

/** One per open database, as with previews. */
const opened = new WeakMap<Store, OpenTable>();

/** Keeps an opened spreadsheet until another is opened, it was brought in, or the site is locked. */
export function keepTable(store: Store, table: OpenTable): void {
  opened.set(store, table);
}

/**
 * The spreadsheet somebody opened.
 * @throws ClinicFailure `PREVIEW_GONE`
 */
export function requireTable(store: Store, tableId: string, userId: string): OpenTable {
  const table = opened.get(store);
  if (table?.tableId !== tableId || table.userId !== userId) throw new ClinicFailure('PREVIEW_GONE');
  return table;
}

/** Forgets the spreadsheet that is open, if there is one. */
export function dropTable(store: Store): void {
  opened.delete(store);
}
