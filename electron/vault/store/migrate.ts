import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { takeCensus } from './census';
import { transaction } from './connection';
import type { Reader, Store, Writer } from './connection';
import { MIGRATIONS } from './migrations/index';
import { sql, sqlFragment } from './sql';

/** One step from the schema before to the schema of `version`. Never edited after release. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(writer: Writer): void;
}

interface MigrateOptions {
  /** Today's migrations unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
  /** Makes and verifies a backup; called before anything is changed, not for a new database. */
  readonly backUp: (store: Store) => void;
}

/** What was done: the versions before and after. */
export interface MigrationOutcome {
  readonly from: number;
  readonly to: number;
}

/** The version today's code works with. */
export function newestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

/** The schema version of a database; 0 when it is new. */
export function schemaVersion(reader: Reader): number {
  return reader.value(sqlFragment`PRAGMA user_version`, z.int().nonnegative()) ?? 0;
}

/**
 * Brings the database to today's schema, in one transaction: either all steps are done or none.
 * @throws ClinicFailure `DATABASE_FROM_NEWER_VERSION` when it was made by a later version of the app.
 */
export function migrate(store: Store, options: MigrateOptions): MigrationOutcome {
  const migrations = options.migrations ?? MIGRATIONS;
  assertMonotonic(migrations);
  const from = schemaVersion(store.reader);
  const to = newestVersion(migrations);
  if (from > to) throw new ClinicFailure('DATABASE_FROM_NEWER_VERSION');
  const pending = migrations.filter((migration) => migration.version > from);
  if (pending.length === 0) return { from, to };
  if (from > 0) options.backUp(store);
  store.withoutForeignKeys(() => {
    transaction(store, (writer) => {
      for (const migration of pending) {
        migration.up(writer);
        writer.setSchemaVersion(migration.version);
      }
      takeCensus(writer);
      // Rebuilding a table needs foreign keys off; what they guard is checked before anything is committed.
      const orphan = writer.first(sql`PRAGMA foreign_key_check`, z.object({ table: z.string() }));
      if (orphan !== undefined) throw new ClinicFailure('INTERNAL');
    });
  });
  return { from, to };
}

/** Throws unless versions rise and are positive; a wrong order would skip a step on some machines and not on others. */
export function assertMonotonic(migrations: readonly Migration[]): void {
  let before = 0;
  for (const { version } of migrations) {
    if (!Number.isSafeInteger(version) || version <= before) throw new Error('Migrations must rise');
    before = version;
  }
}
