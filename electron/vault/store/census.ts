import { z } from 'zod';

import { ENTITIES } from '../../../shared/model/index';
import type { EntityDefinition } from '../../../shared/model/index';
import type { Reader, Writer } from './handles';
import { IntegerSchema } from './row-schemas';
import { sql, sqlFragment, sqlIdentifier, sqlNameLiteral } from './sql';
import type { Statement } from './sql';

/** How many rows an entity should have and has. */
export interface CensusLine {
  readonly entity: string;
  readonly expectedCount: number;
  readonly foundCount: number;
}

const ExpectedSchema = z.object({ table_name: z.string(), row_count: z.int() });

/**
 * Counts every entity anew and sets the triggers that keep the count from here on, in the transaction of each row.
 * Called at the end of a migration: one that rebuilt a table took its triggers along.
 */
export function takeCensus(writer: Writer): void {
  if (!hasTable(writer, 'record_census')) return;
  for (const entity of ENTITIES) {
    if (!hasTable(writer, entity.table)) continue;
    const count = countRows(writer, entity);
    writer.run(sql`
      INSERT INTO record_census (table_name, row_count) VALUES (${entity.table}, ${count})
      ON CONFLICT (table_name) DO UPDATE SET row_count = excluded.row_count`);
    writer.runScript(censusTriggers(entity.table));
  }
}

/** The rows expected in each table of records; empty for a database older than the census. */
export function expectedCounts(reader: Reader): ReadonlyMap<string, number> {
  if (!hasTable(reader, 'record_census')) return new Map();
  const rows = reader.all(sqlFragment`SELECT table_name, row_count FROM record_census`, ExpectedSchema);
  return new Map(rows.map((row) => [row.table_name, row.row_count]));
}

/** Counts every entity's rows and sets them beside what is expected. Reads whole tables. */
export function compareCensus(reader: Reader): readonly CensusLine[] {
  const expected = expectedCounts(reader);
  return ENTITIES.flatMap((entity) => {
    const expectedCount = expected.get(entity.table);
    if (expectedCount === undefined) return [];
    return [{ entity: entity.name, expectedCount, foundCount: countRows(reader, entity) }];
  });
}

function countRows(reader: Reader, entity: EntityDefinition): number {
  // Without NOT INDEXED the smallest index would be counted, which says nothing about the rows.
  const table = sqlIdentifier(entity.table);
  return reader.value(sql`SELECT count(*) FROM ${table} NOT INDEXED`, IntegerSchema) ?? 0;
}

function hasTable(reader: Reader, table: string): boolean {
  const statement = sql`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ${table}`;
  return reader.value(statement, IntegerSchema) === 1;
}

function censusTriggers(table: string): Statement {
  const name = sqlNameLiteral(table);
  const on = sqlIdentifier(table);
  const afterInsert = sqlIdentifier(`${table}_census_insert`);
  const afterDelete = sqlIdentifier(`${table}_census_delete`);
  return sql`
    CREATE TRIGGER IF NOT EXISTS ${afterInsert} AFTER INSERT ON ${on} BEGIN
      UPDATE record_census SET row_count = row_count + 1 WHERE table_name = ${name};
    END;
    CREATE TRIGGER IF NOT EXISTS ${afterDelete} AFTER DELETE ON ${on} BEGIN
      UPDATE record_census SET row_count = row_count - 1 WHERE table_name = ${name};
    END;`;
}
