import { z } from 'zod';

import { CLIENT_STATUS, PRONOUNS } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { CASELOAD_SORT_COLUMNS, CaseloadRow } from '../../../../shared/contract/clients';
import { displayName } from '../../../../shared/rules/names';
import { LocalDateSchema } from '../../../../shared/time';
import { matchesSearch, searchQuery, statusRank } from '../../store/search';
import { sql, sqlFragment, sqlIdentifier, sqlJoin, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import type { ReadContext } from '../context';
import { isSearchRowVisible } from './visibility';

type Input = ParsedInput<'client.list'>;
type SortColumn = (typeof CASELOAD_SORT_COLUMNS)[number];

/** Where each column of the table is sorted, and the index that has it in order. */
const ORDERS: Readonly<Record<SortColumn, { readonly column: Statement; readonly index: Statement }>> = {
  displayName: order('sort_key', 'client_search_name'),
  chartNumber: order('chart_number', 'client_search_chart_number'),
  birthDate: order('birth_date', 'client_search_birth_date'),
  status: order('status_rank', 'client_search_status'),
  assignedWorkerName: order('worker_sort_key', 'client_search_worker_name'),
  lastContactOn: order('last_contact_on', 'client_search_last_contact'),
  firstContactOn: order('first_contact_on', 'client_search_first_contact'),
};

function order(column: string, index: string): { column: Statement; index: Statement } {
  return { column: sqlIdentifier(column), index: sqlIdentifier(index) };
}

const comma = sqlFragment`, `;
const and = sqlFragment` AND `;

/** A window of the caseload in the order asked for, and how many people there are in all (R-INT-12, R-ROL-05). */
export function listClients(context: ReadContext, input: Input): MethodOutput<'client.list'> {
  const { reader } = context;
  const { total, rows } = reader.json(caseloadStatement(context.user, input), WindowSchema);
  return { total, rows };
}

/**
 * The one statement behind the list. Which index it walks is said, not left to the planner: without statistics, which
 * nobody gathers here, it would guess. What somebody typed is looked up first and sorted after; otherwise an index is
 * walked in order, or, for some workers only, their part of the index. Until the page is known only row numbers are
 * carried, so that rows passed over are never read from the table.
 */
export function caseloadStatement(viewer: ReadContext['user'], input: Input): Statement {
  const { filter, sort, limit, offset } = input;
  const { terms, columns } = orderOf(sort);
  const where = sqlJoin(conditions(viewer, filter), and);
  const window = sql`ORDER BY ${terms} LIMIT ${limit} OFFSET ${offset}`;
  if (searchQuery(filter.text) !== undefined) {
    return resultStatement({
      before: sql`found AS MATERIALIZED (SELECT row_number, ${columns} FROM client_search
        WHERE ${matchesSearch(filter.text)} AND ${where}),`,
      page: sql`SELECT row_number FROM found ${window}`,
      total: sqlFragment`SELECT count(*) FROM found`,
      terms,
    });
  }
  return resultStatement({
    before: sqlFragment``,
    page: sql`SELECT row_number FROM client_search INDEXED BY ${walkedIndex(input)} WHERE ${where} ${window}`,
    total: sql`SELECT count(*) FROM client_search INDEXED BY ${countedIndex(filter)} WHERE ${where}`,
    terms,
  });
}

interface StatementParts {
  /** More common table expressions, each with a comma after it. */
  readonly before: Statement;
  readonly page: Statement;
  readonly total: Statement;
  readonly terms: Statement;
}

function resultStatement({ before, page, total, terms }: StatementParts): Statement {
  return sql`WITH ${before} page AS MATERIALIZED (${page}),
    placed AS (
      SELECT client_search.client_id, client_search.last_contact_on, row_number() OVER (ORDER BY ${terms}) AS place
      FROM page CROSS JOIN client_search USING (row_number))
    SELECT json_object('total', (${total}), 'rows', (
      SELECT json_group_array(json_array(id, chart_number, legal_first_name, legal_last_name, preferred_name,
        pronouns, pronouns_text, birth_date, status, assigned_worker_id, worker_name, last_contact_on,
        first_contact_on, is_restricted) ORDER BY place)
      FROM (
        SELECT client.*, worker.display_name AS worker_name, placed.last_contact_on, placed.place
        FROM placed CROSS JOIN client ON client.id = placed.client_id
          LEFT JOIN "user" AS worker ON worker.id = client.assigned_worker_id)))`;
}

/** The columns asked for, then the name, then a number of no meaning so that no row is on two pages. */
function orderOf(sort: Input['sort']): { readonly terms: Statement; readonly columns: Statement } {
  const terms = new Map<SortColumn, Statement>();
  for (const { column, descending } of [...sort, { column: 'displayName', descending: false } as const]) {
    const direction = descending ? sqlFragment` DESC` : sqlFragment``;
    if (!terms.has(column)) terms.set(column, sql`${ORDERS[column].column}${direction}`);
  }
  return {
    terms: sqlJoin([...terms.values(), sqlFragment`row_number`], comma),
    columns: sqlJoin(
      [...terms.keys()].map((column) => ORDERS[column].column),
      comma,
    ),
  };
}

function conditions(viewer: ReadContext['user'], filter: Input['filter']): readonly Statement[] {
  const ranks = filter.statuses.map(statusRank);
  return [
    isSearchRowVisible(viewer),
    // A record joined to another one is reached by the other, unless somebody asks for it.
    ranks.length === 0 ? sql`status_rank <> ${statusRank('merged')}` : sql`status_rank IN ${sqlList(ranks)}`,
    ...(filter.workerIds.length === 0
      ? []
      : [sql`assigned_worker_id IN ${sqlList(filter.workerIds.map((id) => id ?? ''))}`]),
  ];
}

function walkedIndex({ filter, sort }: Input): Statement {
  if (filter.workerIds.length > 0) return sqlIdentifier('client_search_worker');
  return ORDERS[sort[0]?.column ?? 'displayName'].index;
}

function countedIndex(filter: Input['filter']): Statement {
  if (filter.workerIds.length > 0) return sqlIdentifier('client_search_worker');
  return sqlIdentifier(filter.statuses.length > 0 ? 'client_search_status' : 'client_search_name');
}

const WindowRowSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    PRONOUNS.schema.nullable(),
    z.string().nullable(),
    LocalDateSchema.nullable(),
    CLIENT_STATUS.schema,
    z.string().nullable(),
    z.string().nullable(),
    LocalDateSchema.nullable(),
    LocalDateSchema.nullable(),
    z.int(),
  ])
  .transform(
    ([
      clientId,
      chartNumber,
      legalFirstName,
      legalLastName,
      preferredName,
      pronouns,
      pronounsText,
      birthDate,
      status,
      assignedWorkerId,
      assignedWorkerName,
      lastContactOn,
      firstContactOn,
      isRestricted,
    ]): CaseloadRow => ({
      clientId,
      chartNumber,
      displayName: displayName({ legalFirstName, legalLastName, preferredName }),
      pronouns,
      pronounsText,
      birthDate,
      status,
      assignedWorkerId,
      assignedWorkerName,
      lastContactOn,
      firstContactOn,
      isRestricted: isRestricted === 1,
    }),
  );

const WindowSchema = z.strictObject({ total: z.int(), rows: z.array(WindowRowSchema) });
