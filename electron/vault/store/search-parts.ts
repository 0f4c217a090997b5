import { z } from 'zod';

import { phoneDigits } from '../../../shared/rules/contacts';
import { isFoundInside } from '../../../shared/rules/find-people';
import type { Sought, SoughtPart } from '../../../shared/rules/find-people';
import type { ContactMethod, Row } from '../../../shared/model/index';
import type { Writer } from './handles';
import { chartsAbove, chartsOf } from './joined-charts';
import { TextSchema } from './row-schemas';
import { sql, sqlFragment, sqlIdentifier, sqlJoin } from './sql';
import type { Statement } from './sql';

/** What a person is found by any part of, beside phone numbers. */
interface SearchParts {
  /** Words as `client_search` holds them. */
  readonly names: string;
  readonly chart: string;
  /** Dates of birth with a space between them. */
  readonly born: string;
}

/** Writes what a line of the caseload is found by any part of; what was there goes. */
export function writeSearchParts(writer: Writer, rowNumber: number, parts: SearchParts): void {
  writer.run(sql`INSERT OR REPLACE INTO client_search_parts (rowid, names, chart, born)
    VALUES (${rowNumber}, ${parts.names}, ${parts.chart}, ${parts.born})`);
}

/** Brings the phone numbers somebody is found by up to date after one of their contacts was written. */
export function indexPhones(
  writer: Writer,
  contactId: string,
  added: Row<typeof ContactMethod> | undefined,
): void {
  // An address that was just added never was a number.
  if (added?.kind === 'email') return;
  const select = sql`SELECT client_id FROM contact_method WHERE id = ${contactId}`;
  const clientId = added?.clientId ?? writer.value(select, TextSchema);
  if (clientId === undefined || !indexPhonesOf(writer, clientId).isJoined) return;
  for (const chartId of chartsAbove(writer, clientId).slice(1)) indexPhonesOf(writer, chartId);
}

const PhonesSchema = z.object({ row_number: z.int(), is_joined: z.int(), phones: z.string().nullable() });

/**
 * The same for everything written under a chart and those joined to it. Tells whether the chart itself was joined to
 * another, which is then found by it too.
 */
export function indexPhonesOf(writer: Writer, clientId: string): { readonly isJoined: boolean } {
  const line = writer.first(
    sql`SELECT row_number, (SELECT merged_into IS NOT NULL FROM client WHERE id = ${clientId}) AS is_joined, (SELECT group_concat(value, char(10)) FROM contact_method
        WHERE client_id IN ${chartsOf(sqlFragment`client_search.client_id`)} AND is_active = 1 AND kind <> 'email') AS phones
      FROM client_search WHERE client_id = ${clientId}`,
    PhonesSchema,
  );
  if (line === undefined) return { isJoined: false };
  if (line.phones === null) {
    writer.run(sql`DELETE FROM client_search_phones WHERE rowid = ${line.row_number}`);
  } else {
    const digits = line.phones.split('\n').map(phoneDigits).join('');
    writer.run(sql`INSERT OR REPLACE INTO client_search_phones (rowid, digits)
      VALUES (${line.row_number}, ${digits})`);
  }
  return { isJoined: line.is_joined === 1 };
}

/** The full-text tables people are looked up in. */
type Table = 'client_search_parts' | 'client_search_phones' | 'client_search_words';

interface TableQuery {
  readonly table: Table;
  /** For `MATCH`, as a bound value. */
  readonly query: string;
}

/**
 * Row numbers of `client_search` for what somebody looks for, as a `SELECT` of one column. Whatever one full-text table
 * can answer is asked of it at once; the rest is put together from sets of row numbers, never by reading people.
 */
export function soughtRows(sought: Sought): Statement {
  const single = tableQuery(sought);
  if (single !== null) {
    const table = sqlIdentifier(single.table);
    return sql`SELECT rowid AS row_number FROM ${table} WHERE ${table} MATCH ${single.query}`;
  }
  if ('in' in sought) throw new TypeError('One part is in one table');
  const [parts, separator] =
    'all' in sought ? [sought.all, sqlFragment` INTERSECT `] : [sought.any, sqlFragment` UNION `];
  const sets = parts.map((part) => sql`SELECT row_number FROM (${soughtRows(part)})`);
  return sqlJoin(sets, separator);
}

/** Row numbers of people one of whose phone numbers ends with the digits. */
export function rowsOfPhoneEnd(digits: string): Statement {
  return sql`SELECT rowid FROM client_search_phones WHERE client_search_phones MATCH ${`"${digits} "`}`;
}

/** The query one table answers alone; `null` when it takes several. */
function tableQuery(sought: Sought): TableQuery | null {
  if ('in' in sought) return queryOfPart(sought);
  const [parts, operator] = 'all' in sought ? [sought.all, ' AND '] : [sought.any, ' OR '];
  const queries = parts.map(tableQuery).filter((query) => query !== null);
  const [first] = queries;
  if (first === undefined || queries.length < parts.length) return null;
  if (queries.some(({ table }) => table !== first.table)) return null;
  return { table: first.table, query: `(${queries.map(({ query }) => query).join(operator)})` };
}

/** A part of a date of birth is never short. */
function queryOfPart({ in: where, text }: SoughtPart): TableQuery {
  // In quotes a text is only ever a text, never an operator of the query language; none here holds a quote.
  if (where === 'phones') return { table: 'client_search_phones', query: `"${text}"` };
  if (isFoundInside(text)) {
    return { table: 'client_search_parts', query: `${where} : "${text}"` };
  }
  const column = where === 'names' ? 'name_words' : 'chart_words';
  return { table: 'client_search_words', query: `${column} : "${text}"*` };
}
