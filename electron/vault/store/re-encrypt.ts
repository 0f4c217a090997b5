import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { connect } from './connection';
import { NEW_PAGE_BYTES, checkDatabaseFile } from './database-file';
import type { StoreLocation } from './database-file';
import { assertDataKey, keyLiteral } from './database-key';
import { translatingFailures } from './failure';
import type { Connection } from './handles';

const SchemaRowsSchema = z.array(
  z.object({ type: z.string(), name: z.string(), tbl_name: z.string(), sql: z.string().nullable() }),
);
const ColumnsSchema = z.array(z.object({ name: z.string(), pk: z.int() }));

/** How far the copy is: `copied` comes once, then one table after another is compared. */
export interface ReEncryptProgress {
  readonly comparedCount: number;
  readonly tableCount: number;
}

/**
 * Writes the whole database into a new file under another key, and compares every row of the two. The caller sees to it
 * that nobody writes meanwhile, and syncs the new file. Blocks its thread for as long as it takes.
 * @throws ClinicFailure `DATABASE_DAMAGED` when the two differ or the database doesn't read, `DISK_FULL`,
 *   `DISK_READ_ONLY`.
 */
export function reEncrypt(
  from: StoreLocation,
  to: StoreLocation,
  onProgress: (progress: ReEncryptProgress) => void = () => undefined,
): void {
  assertDataKey(from.key);
  checkDatabaseFile(from.path);
  const connection = connect(from.path, from.key);
  try {
    translatingFailures(() => {
      connection.exec('PRAGMA temp_store = MEMORY');
      connection.prepare('ATTACH DATABASE ? AS next KEY ?', 'row').run([to.path, keyLiteral(to.key)]);
      connection.exec(`PRAGMA next.cipher_page_size = ${String(NEW_PAGE_BYTES)}`);
      // A crash leaves a file nobody looks at: it needs no journal.
      connection.exec('PRAGMA next.journal_mode = OFF; PRAGMA next.synchronous = OFF');
      connection.exec("BEGIN; SELECT sqlcipher_export('next'); COMMIT");
      const version = z.int().parse(connection.prepare('PRAGMA main.user_version', 'column').get([]));
      connection.exec(`PRAGMA next.user_version = ${String(version)}`);
      compare(connection, onProgress);
      connection.exec('DETACH DATABASE next');
    });
  } finally {
    connection.close();
  }
}

function compare(connection: Connection, onProgress: (progress: ReEncryptProgress) => void): void {
  const before = schemaOf(connection, 'main');
  if (JSON.stringify(schemaOf(connection, 'next')) !== JSON.stringify(before)) {
    throw new ClinicFailure('DATABASE_DAMAGED');
  }
  // A virtual table's rows are in ordinary tables of its own.
  const tables = before.filter(({ type, sql }) => type === 'table' && !/^CREATE VIRTUAL/i.test(sql ?? ''));
  for (const [index, { name }] of tables.entries()) {
    onProgress({ comparedCount: index, tableCount: tables.length });
    if (!isSameTable(connection, name)) throw new ClinicFailure('DATABASE_DAMAGED');
  }
  onProgress({ comparedCount: tables.length, tableCount: tables.length });
}

function schemaOf(connection: Connection, database: 'main' | 'next'): z.output<typeof SchemaRowsSchema> {
  const statement = `SELECT type, name, tbl_name, sql FROM ${database}.sqlite_schema ORDER BY type, name`;
  return SchemaRowsSchema.parse(connection.prepare(statement, 'row').all([]));
}

/** Whether every row is in both under the same number or key, with the same values. */
function isSameTable(connection: Connection, name: string): boolean {
  const table = quoted(name);
  const count = (statement: string): number => z.int().parse(connection.prepare(statement, 'column').get([]));
  const columns = ColumnsSchema.parse(connection.prepare(`PRAGMA main.table_info(${table})`, 'row').all([]));
  const rowCount = count(`SELECT count(*) FROM main.${table}`);
  if (count(`SELECT count(*) FROM next.${table}`) !== rowCount) return false;
  const keyColumns = columns.filter(({ pk }) => pk > 0).map((column) => quoted(column.name));
  // The texts of foreign tables (FTS5) may lack a primary key; every table without one has row numbers.
  const on = (keys: readonly string[]): string => keys.map((key) => `old.${key} = new.${key}`).join(' AND ');
  const isSame = columns
    .map((column) => quoted(column.name))
    .map((column) => `old.${column} IS new.${column} AND typeof(old.${column}) = typeof(new.${column})`)
    .join(' AND ');
  const key = hasRowNumbers(connection, table) ? ['rowid'] : keyColumns;
  const same = `SELECT count(*) FROM main.${table} AS old JOIN next.${table} AS new ON ${on(key)} WHERE ${isSame}`;
  return count(same) === rowCount;
}

function hasRowNumbers(connection: Connection, table: string): boolean {
  try {
    connection.prepare(`SELECT rowid FROM main.${table} LIMIT 1`, 'row').all([]);
    return true;
  } catch {
    return false;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
