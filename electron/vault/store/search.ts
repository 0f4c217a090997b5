import { z } from 'zod';

import { Client } from '../../../shared/model/index';
import type { EntityDefinition, Row } from '../../../shared/model/index';
import { nameWords, searchHaystack, sortKey } from '../../../shared/rules/names';
import { mappingOf, recordFromRow } from './entity-mapping';
import type { Reader, Writer } from './handles';
import { sql, sqlFragment } from './sql';
import type { Statement } from './sql';

/** Brings what follows from a record up to date, in the transaction that wrote the record. */
export function updateDerivedTables(writer: Writer, entity: EntityDefinition, id: string): void {
  if (entity.name === Client.name) indexClient(writer, id);
}

/**
 * The full-text query for what somebody typed: every word must be the beginning of a word of a name. `undefined`
 * when there is nothing to look for. Goes into `client_search_words MATCH …` as a bound value.
 */
export function searchQuery(typed: string): string | undefined {
  const words = nameWords(typed);
  // In quotes a word is only ever a word, never an operator of the query language.
  return words.length === 0 ? undefined : words.map((word) => `"${word}"*`).join(' ');
}

/**
 * The condition, on a query over `client_search`, that its row matches what somebody typed. Always true when they
 * typed nothing to look for.
 */
export function matchesSearch(typed: string): Statement {
  const query = searchQuery(typed);
  if (query === undefined) return sqlFragment`1`;
  return sql`client_search.row_number IN (
    SELECT rowid FROM client_search_words WHERE client_search_words MATCH ${query})`;
}

/** Builds the search tables again from the records; for repairs and after a change of the rules for names. */
export function rebuildClientSearch(writer: Writer): void {
  writer.run(sql`INSERT INTO client_search_words (client_search_words) VALUES ('delete-all')`);
  writer.run(sql`DELETE FROM client_search`);
  for (const id of writer.values(sql`SELECT id FROM client`, z.string())) indexClient(writer, id);
}

const SearchRowSchema = z.object({ row_number: z.int(), sort_key: z.string(), haystack: z.string() });

function indexClient(writer: Writer, id: string): void {
  const client = readClient(writer, id);
  if (client === undefined) return;
  const key = sortKey(client, client.chartNumber);
  const haystack = searchHaystack(client, client.chartNumber);
  const before = writer.first(
    sql`SELECT row_number, sort_key, haystack FROM client_search WHERE client_id = ${id}`,
    SearchRowSchema,
  );
  if (before === undefined) {
    const rowNumber = writer.value(
      sql`INSERT INTO client_search (client_id, sort_key, haystack) VALUES (${id}, ${key}, ${haystack})
        RETURNING row_number`,
      z.int(),
    );
    addWords(writer, rowNumber ?? null, haystack);
    return;
  }
  if (before.sort_key === key && before.haystack === haystack) return;
  writer.run(sql`UPDATE client_search SET sort_key = ${key}, haystack = ${haystack} WHERE client_id = ${id}`);
  if (before.haystack === haystack) return;
  // An index over another table's content has to be told what it held.
  writer.run(sql`INSERT INTO client_search_words (client_search_words, rowid, haystack)
    VALUES ('delete', ${before.row_number}, ${before.haystack})`);
  addWords(writer, before.row_number, haystack);
}

function addWords(writer: Writer, rowNumber: number | null, haystack: string): void {
  writer.run(sql`INSERT INTO client_search_words (rowid, haystack) VALUES (${rowNumber}, ${haystack})`);
}

function readClient(reader: Reader, id: string): Row<typeof Client> | undefined {
  const { selection, table } = mappingOf(Client);
  const row = reader.first(
    sql`SELECT ${selection} FROM ${table} WHERE id = ${id}`,
    z.record(z.string(), z.unknown()),
  );
  return row === undefined ? undefined : recordFromRow(Client, row);
}
