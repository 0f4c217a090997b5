import { z } from 'zod';

import { CLIENT_STATUS, PRONOUNS } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { MOST_FOUND } from '../../../../shared/contract/find';
import type { FoundPerson } from '../../../../shared/contract/find';
import { readSought, soughtNames, soughtNumbers } from '../../../../shared/rules/find-people';
import type { Sought } from '../../../../shared/rules/find-people';
import { displayName } from '../../../../shared/rules/names';
import { LocalDateSchema } from '../../../../shared/time';
import { statusRank } from '../../store/search';
import { rowsOfPhoneEnd, soughtRows } from '../../store/search-parts';
import { sql, sqlFragment, sqlJoin, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import type { ReadContext } from '../context';
import { explainFound, joinedCharts } from './explain-found';
import { notesDueOf } from './notes-due-of';
import { recentClientIds } from './recent-clients';
import { isSearchRowVisible } from './visibility';
import type { Viewer } from './visibility';

/** After everybody else of the same name. */
const LEFT = (['inactive', 'discharged', 'deceased'] as const).map(statusRank);

/** People by any part of what they are known by, or those the caller opened last (R-INT-06, R-INT-12, R-ROL-05). */
export function findClients(
  context: ReadContext,
  { text }: ParsedInput<'client.find'>,
): MethodOutput<'client.find'> {
  const { reader, user, today } = context;
  const recentIds = recentClientIds(reader, user.id);
  const sought = readSought(text, today);
  // What holds nothing to look for, such as a single sign, finds nobody; an empty box is no search.
  if (sought === null && text.trim() !== '') return { people: [], hasMore: false };
  const statement =
    sought === null ? recentStatement(user, recentIds) : foundStatement(user, sought, recentIds);
  const rows = reader.json(statement, FoundRowsSchema);
  const shown = rows.slice(0, MOST_FOUND);
  const ids = shown.map(({ id }) => id);
  const joined = joinedCharts(reader, ids);
  const due = notesDueOf(context, ids, joined);
  return {
    people: shown.map((row) => personOf(row, sought, { joined, due })),
    hasMore: rows.length > MOST_FOUND,
  };
}

/**
 * Those found, best first: the word as it was typed, then its beginning, then a part of it; the caller's own people,
 * then those they opened last; those who left after the others.
 */
export function foundStatement(viewer: Viewer, sought: Sought, recentIds: readonly string[]): Statement {
  return pageStatement({
    rows: soughtRows(sought),
    viewer,
    order: sqlJoin(
      [
        ...fitOf(sought),
        sql`client_search.assigned_worker_id <> ${viewer.id}`,
        sql`client_search.client_id NOT IN ${sqlList(recentIds)}`,
        sql`client_search.status_rank IN ${sqlList(LEFT)}`,
        sqlFragment`client_search.sort_key`,
      ],
      sqlFragment`, `,
    ),
  });
}

/** Those the caller opened last, the last first. */
function recentStatement(viewer: Viewer, recentIds: readonly string[]): Statement {
  const recent = JSON.stringify(recentIds);
  return pageStatement({
    rows: sql`SELECT row_number FROM json_each(${recent}) AS recent
      CROSS JOIN client_search ON client_search.client_id = recent.value`,
    viewer,
    order: sql`(SELECT key FROM json_each(${recent}) WHERE value = client_search.client_id)`,
  });
}

interface PageParts {
  /** A `SELECT` of row numbers. */
  readonly rows: Statement;
  readonly viewer: Viewer;
  readonly order: Statement;
}

/**
 * One person more than is shown, so that "there are more" is known without counting. The places are given to the few of
 * the page: giving them to everybody found would sort thousands for a single letter.
 */
function pageStatement({ rows, viewer, order }: PageParts): Statement {
  return sql`WITH found AS MATERIALIZED (${rows}),
    page AS MATERIALIZED (
      SELECT row_number FROM found CROSS JOIN client_search USING (row_number)
      WHERE client_search.status_rank <> ${statusRank('merged')} AND ${isSearchRowVisible(viewer)}
      ORDER BY ${order}, client_search.row_number LIMIT ${MOST_FOUND + 1}),
    placed AS (
      SELECT client_search.client_id, row_number() OVER (ORDER BY ${order}, client_search.row_number) AS place
      FROM page CROSS JOIN client_search USING (row_number))
    SELECT json_group_array(json_array(client.id, client.chart_number, client.legal_first_name,
        client.legal_middle_name, client.legal_last_name, client.preferred_name, json(client.aliases),
        client.pronouns, client.pronouns_text, client.birth_date, client.status, worker.display_name,
        client.is_restricted) ORDER BY place)
      FROM placed CROSS JOIN client ON client.id = placed.client_id
        LEFT JOIN "user" AS worker ON worker.id = client.assigned_worker_id`;
}

/**
 * How far a line is from what was typed, word by word: 0 the whole word, 1 its beginning, 2 a part of it; 0 for a whole
 * chart number or the end of a phone number. Nothing when neither names nor numbers were typed.
 */
function fitOf(sought: Sought): readonly Statement[] {
  const names = soughtNames(sought).map(
    (word) => sql`CASE WHEN instr(' ' || client_search.name_words || ' ', ${` ${word} `}) > 0 THEN 0
      WHEN instr(' ' || client_search.name_words, ${` ${word}`}) > 0 THEN 1 ELSE 2 END`,
  );
  const numbers = soughtNumbers(sought).map(
    // Chart numbers are said without the zeros they begin with.
    (
      digits,
    ) => sql`CASE WHEN instr(' ' || client_search.chart_words || ' ', ${` ${digits.replace(/^0+(?=.)/u, '')} `}) > 0
      OR client_search.row_number IN (${rowsOfPhoneEnd(digits)}) THEN 0 ELSE 1 END`,
  );
  const terms = [...names, ...numbers];
  return terms.length === 0 ? [] : [sql`(${sqlJoin(terms, sqlFragment` + `)})`];
}

function personOf(
  row: z.output<typeof FoundRowSchema>,
  sought: Sought | null,
  { joined, due }: { joined: ReturnType<typeof joinedCharts>; due: ReturnType<typeof notesDueOf> },
): FoundPerson {
  return {
    clientId: row.id,
    chartNumber: row.chartNumber,
    displayName: displayName(row),
    pronouns: row.pronouns,
    pronounsText: row.pronounsText,
    birthDate: row.birthDate,
    status: row.status,
    assignedWorkerName: row.assignedWorkerName,
    isRestricted: row.isRestricted,
    foundBy: sought === null ? null : explainFound(sought, row, joined.get(row.id) ?? []),
    noteDue: due.get(row.id) ?? null,
  };
}

const FoundRowSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.array(z.string()),
    PRONOUNS.schema.nullable(),
    z.string().nullable(),
    LocalDateSchema.nullable(),
    CLIENT_STATUS.schema,
    z.string().nullable(),
    z.int(),
  ])
  .transform(
    ([
      id,
      chartNumber,
      legalFirstName,
      legalMiddleName,
      legalLastName,
      preferredName,
      aliases,
      pronouns,
      pronounsText,
      birthDate,
      status,
      assignedWorkerName,
      isRestricted,
    ]) => ({
      id,
      chartNumber,
      legalFirstName,
      legalMiddleName,
      legalLastName,
      preferredName,
      aliases,
      pronouns,
      pronounsText,
      birthDate,
      status,
      assignedWorkerName,
      isRestricted: isRestricted === 1,
    }),
  );

const FoundRowsSchema = z.array(FoundRowSchema);
