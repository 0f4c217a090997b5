import { z } from 'zod';

import { CLIENT_STATUS } from '../../../shared/codes/index';
import { Client } from '../../../shared/model/index';
import type { Encounter, Row } from '../../../shared/model/index';
import { KINDS_WITHOUT_CONTACT, metSomebody } from '../../../shared/rules/contact-kinds';
import {
  chartNumberWords,
  nameSearchWords,
  nameWords,
  sortKey,
  textSortKey,
} from '../../../shared/rules/names';
import {
  caseloadFlags,
  consentUntil,
  hasSafeContact,
  openGoals,
  openPlanOf,
  phaseRank,
  recoveryOrder,
} from './caseload-facts';
import { mappingOf, recordFromRow } from './entity-mapping';
import type { Reader, Writer } from './handles';
import { chartIds, chartsAbove, chartsOf } from './joined-charts';
import { indexPhonesOf, writeSearchParts } from './search-parts';
import { AnyRowSchema, IntegerSchema, TextSchema } from './row-schemas';
import { sql, sqlFragment, sqlIdentifier, sqlJoin, sqlList } from './sql';
import type { Statement } from './sql';

/** The place of a status in its code list, as `client_search.status_rank` holds it. */
export function statusRank(status: Row<typeof Client>['status']): number {
  return CLIENT_STATUS.slugs.indexOf(status);
}

/**
 * The full-text query for what somebody typed: every word must be the beginning of a word of a name, or, as soon as a
 * digit is among them, of a name or the chart number. Without a digit chart numbers stay out, or the first letter of
 * the site's code would find everybody. `undefined` when there is nothing to look for. Goes into
 * `client_search_words MATCH …` as a bound value.
 */
export function searchQuery(typed: string): string | undefined {
  const words = nameWords(typed);
  if (words.length === 0) return undefined;
  // In quotes a word is only ever a word, never an operator of the query language.
  const query = words.map((word) => `"${word}"*`).join(' AND ');
  return /\p{Nd}/u.test(typed) ? query : `name_words : (${query})`;
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

const SearchRowSchema = z.object({
  row_number: z.int(),
  name_words: z.string(),
  chart_words: z.string(),
  birth_date: z.string().nullable(),
});

const LINE_COLUMNS = [
  'client_id',
  'sort_key',
  'status_rank',
  'visible_to',
  'chart_number',
  'birth_date',
  'assigned_worker_id',
  'worker_sort_key',
  'first_contact_on',
  'last_contact_on',
  'next_contact_on',
  'consent_until',
  'flags',
  'open_goals',
  'recovery_order',
  'phase_rank',
  'name_words',
  'chart_words',
].map(sqlIdentifier);
const [, ...CHANGING_COLUMNS] = LINE_COLUMNS;
const lineColumns = sqlJoin(LINE_COLUMNS, sqlFragment`, `);
const lineAssignments = sqlJoin(
  CHANGING_COLUMNS.map((column) => sql`${column} = excluded.${column}`),
  sqlFragment`, `,
);
const lineDiffers = sqlJoin(
  CHANGING_COLUMNS.map((column) => sql`client_search.${column} IS NOT excluded.${column}`),
  sqlFragment` OR `,
);

type SearchRow = z.infer<typeof SearchRowSchema>;

/**
 * Brings a person's line of the caseload up to date, and that of every chart theirs is or was joined to: they are
 * found by each other's names and numbers.
 */
export function indexClient(writer: Writer, id: string): void {
  const before = writer.values(
    sql`SELECT DISTINCT kept_client_id FROM chart_merge WHERE joined_client_id = ${id}`,
    TextSchema,
  );
  const charts = new Set([id, ...before].flatMap((chartId) => chartsAbove(writer, chartId)));
  for (const chartId of charts) {
    indexOneChart(writer, chartId);
    if (charts.size > 1) indexPhonesOf(writer, chartId);
  }
}

/** The same after two charts were joined or separated. */
export function indexJoined(writer: Writer, mergeId: string): void {
  const joined = sql`SELECT joined_client_id FROM chart_merge WHERE id = ${mergeId}`;
  for (const id of writer.values(joined, TextSchema)) indexClient(writer, id);
}

function indexOneChart(writer: Writer, id: string): void {
  const client = readClient(writer, id);
  if (client === undefined) return;
  const before = writer.first(
    sql`SELECT row_number, name_words, chart_words, birth_date FROM client_search WHERE client_id = ${id}`,
    SearchRowSchema,
  );
  writeSearchRow(writer, client, {
    joined: joinedClients(writer, id),
    before,
    facts: {
      lastContactOn: lastContactOn(id),
      nextContactOn: nextContactOn(client),
      consentUntil: consentUntil(sql`${id}`),
      flags: caseloadFlags(client, hasSafeContact(sql`${id}`)),
      openGoals: openGoals(sql`${id}`),
      recoveryOrder: recoveryOrder(sql`${id}`),
      phaseRank: phaseRank(sql`${id}`),
    },
  });
}

/** Adds the line of somebody whose record was added just now: nothing can point to it yet, so nothing is looked up. */
export function indexNewClient(writer: Writer, client: Row<typeof Client>): void {
  writeSearchRow(writer, client, {
    joined: [],
    before: undefined,
    facts: {
      lastContactOn: sqlFragment`NULL`,
      nextContactOn: sql`${client.nextContactOn}`,
      consentUntil: sqlFragment`NULL`,
      flags: caseloadFlags(client, sqlFragment`0`),
      openGoals: sqlFragment`0`,
      recoveryOrder: sqlFragment`NULL`,
      phaseRank: sqlFragment`NULL`,
    },
  });
}

/** What a person's line takes from other records. */
interface LineFacts {
  readonly lastContactOn: Statement;
  readonly nextContactOn: Statement;
  readonly consentUntil: Statement;
  readonly flags: Statement;
  readonly openGoals: Statement;
  readonly recoveryOrder: Statement;
  readonly phaseRank: Statement;
}

interface LineParts {
  readonly joined: readonly Row<typeof Client>[];
  /** What the full-text index has now; `undefined` when the line is new. */
  readonly before: SearchRow | undefined;
  readonly facts: LineFacts;
}

function writeSearchRow(
  writer: Writer,
  client: Row<typeof Client>,
  { joined, before, facts }: LineParts,
): void {
  const names = [client, ...joined].map(nameSearchWords).join(' ');
  const chart = [client, ...joined].map(({ chartNumber }) => chartNumberWords(chartNumber)).join(' ');
  // A line that stays as it is isn't written: it would be taken out of twelve indexes and put back.
  const rowNumber = writer.value(
    sql`INSERT INTO client_search (${lineColumns})
      VALUES (${client.id}, ${sortKey(client, client.chartNumber)}, ${statusRank(client.status)}, ${visibleTo(client)},
        ${client.chartNumber}, ${client.birthDate}, ${client.assignedWorkerId ?? ''},
        ${workerSortKey(writer, client.assignedWorkerId)}, ${client.firstContactOn}, ${facts.lastContactOn},
        ${facts.nextContactOn}, ${facts.consentUntil}, ${facts.flags}, ${facts.openGoals},
        ${facts.recoveryOrder}, ${facts.phaseRank}, ${names}, ${chart})
      ON CONFLICT (client_id) DO UPDATE SET ${lineAssignments} WHERE ${lineDiffers}
      RETURNING row_number`,
    IntegerSchema,
  );
  const line = rowNumber ?? before?.row_number;
  if (line === undefined) return;
  const hasSameWords = before?.name_words === names && before.chart_words === chart;
  // What joined charts add beside words isn't in the line: whether it changed can't be told.
  if (!hasSameWords || before.birth_date !== client.birthDate || joined.length > 0) {
    const born = [client, ...joined].flatMap(({ birthDate }) => birthDate ?? []).join(' ');
    writeSearchParts(writer, line, { names, chart, born });
  }
  if (hasSameWords) return;
  if (before !== undefined) {
    // An index over another table's content has to be told what it held.
    writer.run(sql`INSERT INTO client_search_words (client_search_words, rowid, name_words, chart_words)
      VALUES ('delete', ${before.row_number}, ${before.name_words}, ${before.chart_words})`);
  }
  writer.run(sql`INSERT INTO client_search_words (rowid, name_words, chart_words)
    VALUES (${line}, ${names}, ${chart})`);
}

/** Records of the charts that are joined to one. */
function joinedClients(reader: Reader, id: string): readonly Row<typeof Client>[] {
  return chartIds(reader, id).flatMap((chartId) => {
    const client = chartId === id ? undefined : readClient(reader, chartId);
    return client === undefined ? [] : [client];
  });
}

/** R-ROL-05: a restricted chart is shown to the worker it is assigned to. */
function visibleTo(client: Row<typeof Client>): string | null {
  return client.isRestricted ? (client.assignedWorkerId ?? '') : null;
}

function workerSortKey(reader: Reader, workerId: string | null): string | null {
  const statement = sql`SELECT display_name FROM "user" WHERE id = ${workerId}`;
  const displayName = reader.value(statement, TextSchema);
  return displayName === undefined ? null : textSortKey(displayName);
}

/** The planned day as long as it is still to come. */
function nextContactOn(client: Row<typeof Client>): Statement {
  if (client.nextContactOn === null) return sqlFragment`NULL`;
  return openPlanOf(sql`${client.nextContactOn}`, lastContactOn(client.id));
}

/** The day a person was last met or reached: attempts and visits that didn't happen don't count. */
function lastContactOn(clientId: string): Statement {
  return sql`(SELECT max(service_date) FROM encounter WHERE client_id IN ${chartsOf(sql`${clientId}`)} AND status = 'done'
    AND kind NOT IN ${sqlList(KINDS_WITHOUT_CONTACT)})`;
}

const nextContactAfterNewest = sql`next_contact_on = (SELECT ${openPlanOf(
  sqlFragment`client.next_contact_on`,
  sqlFragment`newest.last_contact_on`,
)} FROM client WHERE client.id = client_search.client_id)`;

/**
 * Brings the day of the last contact up to date after one of a person's contacts was changed: theirs, and that of
 * anybody the contact was recorded for before it was corrected.
 */
export function indexLastContact(writer: Writer, encounterId: string): void {
  const everyone = sql`SELECT client_id FROM encounter WHERE id = ${encounterId}
    UNION SELECT value ->> '$' FROM change WHERE record_id = ${encounterId} AND field = 'clientId'`;
  const charts = writer.values(everyone, TextSchema).flatMap((id) => chartsAbove(writer, id));
  for (const clientId of new Set(charts)) {
    writer.run(sql`UPDATE client_search SET last_contact_on = newest.last_contact_on, ${nextContactAfterNewest}
      FROM (SELECT ${lastContactOn(clientId)} AS last_contact_on) AS newest
      WHERE client_id = ${clientId} AND client_search.last_contact_on IS NOT newest.last_contact_on`);
  }
}

/** The same for a contact that was added just now: it can only be later than the last one. */
export function indexNewContact(writer: Writer, encounter: Row<typeof Encounter>): void {
  if (!metSomebody(encounter)) return;
  writer.run(sql`UPDATE client_search SET last_contact_on = newest.last_contact_on, ${nextContactAfterNewest}
    FROM (SELECT ${encounter.serviceDate} AS last_contact_on) AS newest
    WHERE client_id IN ${sqlList(chartsAbove(writer, encounter.clientId))}
      AND coalesce(client_search.last_contact_on, '') < newest.last_contact_on`);
}

/** Brings the caseload's order by worker up to date after a worker's name was written. */
export function indexWorkerName(writer: Writer, userId: string): void {
  writer.run(sql`UPDATE client_search SET worker_sort_key = ${workerSortKey(writer, userId)}
    WHERE assigned_worker_id = ${userId}`);
}

function readClient(reader: Reader, id: string): Row<typeof Client> | undefined {
  const { selection, table } = mappingOf(Client);
  const row = reader.first(sql`SELECT ${selection} FROM ${table} WHERE id = ${id}`, AnyRowSchema);
  return row === undefined ? undefined : recordFromRow(Client, row);
}
