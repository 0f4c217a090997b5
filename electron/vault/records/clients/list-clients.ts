import { READABLE_TIERS } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { SUPPORT_PHASE } from '../../../../shared/codes';
import { CLINICAL_SORT_COLUMNS } from '../../../../shared/contract/clients';
import type { CASELOAD_SORT_COLUMNS } from '../../../../shared/contract/clients';
import { flagBits } from '../../../../shared/rules/caseload-needs';
import type { NeedsDay } from '../../../../shared/rules/caseload-needs';
import { daysSinceRecovery } from '../../store/caseload-facts';
import { chartsOf } from '../../store/joined-charts';
import { matchesSearch, searchQuery, statusRank } from '../../store/search';
import { sql, sqlFragment, sqlIdentifier, sqlJoin, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import type { ReadContext } from '../context';
import { WINDOW_COLUMNS, windowOf } from './caseload-window';
import { NEEDS_COLUMNS, hasNeeds, isInConsentStates, needsOrder } from './needs-order';
import { isSearchRowVisible } from './visibility';

type Input = ParsedInput<'client.list'>;
type Filter = Input['filter'];
type SortColumn = (typeof CASELOAD_SORT_COLUMNS)[number];
/** Columns an index has in order; the order of need is made of several, and appointments go by today. */
type IndexedColumn = Exclude<SortColumn, 'needs' | 'nextAppointmentOn'>;

/** Where each column of the table is sorted, and the index that has it in order. */
const ORDERS: Readonly<Record<IndexedColumn, { readonly column: string; readonly index: string }>> = {
  displayName: { column: 'sort_key', index: 'client_search_name' },
  chartNumber: { column: 'chart_number', index: 'client_search_chart_number' },
  birthDate: { column: 'birth_date', index: 'client_search_birth_date' },
  status: { column: 'status_rank', index: 'client_search_status' },
  assignedWorkerName: { column: 'worker_sort_key', index: 'client_search_worker_name' },
  lastContactOn: { column: 'last_contact_on', index: 'client_search_last_contact' },
  firstContactOn: { column: 'first_contact_on', index: 'client_search_first_contact' },
  nextContactOn: { column: 'next_contact_on', index: 'client_search_next_contact' },
  consentUntil: { column: 'consent_until', index: 'client_search_consent' },
  openGoals: { column: 'open_goals', index: 'client_search_open_goals' },
  daysInRecovery: { column: 'recovery_order', index: 'client_search_recovery' },
  phase: { column: 'phase_rank', index: 'client_search_phase' },
};

const comma = sqlFragment`, `;
const and = sqlFragment` AND `;
const nothing = sqlFragment``;

/** A window of the caseload in the order asked for, and how many people there are in all (R-INT-12, R-ROL-05). */
export function listClients(context: ReadContext, input: Input): MethodOutput<'client.list'> {
  const { reader, user } = context;
  const day = needsDayOf(context);
  return windowOf(reader, caseloadStatement(user, readableOrder(user, input), day), { user, day });
}

/** Without an order that would tell a role what it may not read, such as how many goals somebody has (R-ROL-01). */
function readableOrder({ role }: ReadContext['user'], input: Input): Input {
  if (READABLE_TIERS[role].has('clinical')) return input;
  return { ...input, sort: input.sort.filter(({ column }) => !CLINICAL_SORT_COLUMNS.includes(column)) };
}

/** What the order of need goes by today at this site. */
export function needsDayOf({ today, site }: Pick<ReadContext, 'today' | 'site'>): NeedsDay {
  return { today, daysWithoutContact: site.daysWithoutContact };
}

/**
 * The one statement behind the list. Which index it walks is said, not left to the planner: without statistics, which
 * nobody gathers here, it would guess. What somebody typed is looked up first and sorted after, and so is whatever is
 * filtered or put in order by more than one index has; otherwise an index is walked in order, or, for some workers
 * only, their part of the index. Until the page is known only row numbers are carried, so that rows passed over are
 * never read from the table.
 */
export function caseloadStatement(viewer: ReadContext['user'], input: Input, day: NeedsDay): Statement {
  const { filter, sort, limit, offset } = input;
  const { terms, columns } = orderOf(sort, day);
  const upcoming = sort.some(({ column }) => column === 'nextAppointmentOn') ? upcomingOf(day) : null;
  const where = caseloadConditions(viewer, filter, day);
  const window = sql`ORDER BY ${terms} LIMIT ${limit} OFFSET ${offset}`;
  if (searchQuery(filter.text) !== undefined || isGathered(input)) {
    return resultStatement({
      before: sql`${upcoming?.before ?? nothing} found AS MATERIALIZED (
        SELECT row_number, ${columns} FROM client_search ${gatheringIndex(filter)} ${upcoming?.join ?? nothing}
        WHERE ${where}),`,
      page: sql`SELECT row_number ${upcoming?.column ?? nothing} FROM found ${window}`,
      total: sqlFragment`SELECT count(*) FROM found`,
      terms,
      day,
    });
  }
  return resultStatement({
    before: sqlFragment``,
    page: sql`SELECT row_number FROM client_search INDEXED BY ${walkedIndex(input)} WHERE ${where} ${window}`,
    total: sql`SELECT count(*) FROM client_search INDEXED BY ${countedIndex(filter)} WHERE ${where}`,
    terms,
    day,
  });
}

/** Whom a filter shows, on a query over `client_search`. */
export function caseloadConditions(viewer: ReadContext['user'], filter: Filter, day: NeedsDay): Statement {
  const ranks = filter.statuses.map(statusRank);
  const flags = flagBits(filter.flags);
  // Whom a phase shows tells of it: for a role that may not read it, it filters nobody (R-ROL-01).
  const asked = READABLE_TIERS[viewer.role].has('clinical') ? filter.phases : [];
  const phases = asked.map((phase) => SUPPORT_PHASE.slugs.indexOf(phase));
  const conditions = [
    ...(searchQuery(filter.text) === undefined ? [] : [matchesSearch(filter.text)]),
    isSearchRowVisible(viewer),
    // A record joined to another one is reached by the other, unless somebody asks for it.
    ranks.length === 0 ? sql`status_rank <> ${statusRank('merged')}` : sql`status_rank IN ${sqlList(ranks)}`,
    ...(filter.workerIds.length === 0
      ? []
      : [sql`assigned_worker_id IN ${sqlList(filter.workerIds.map((id) => id ?? ''))}`]),
    ...(filter.needsContact ? [hasNeeds(day)] : []),
    ...(filter.consentStates.length === 0 ? [] : [isInConsentStates(filter.consentStates, day.today)]),
    ...(flags === 0 ? [] : [sql`flags & ${flags} = ${flags}`]),
    ...(phases.length === 0 ? [] : [sql`phase_rank IN ${sqlList(phases)}`]),
  ];
  return sqlJoin(conditions, and);
}

/** The index people are gathered by when they are sorted or counted after; none where words find them. */
export function gatheringIndex(filter: Filter): Statement {
  if (searchQuery(filter.text) !== undefined) return sqlFragment``;
  const isByWorker = filter.workerIds.length > 0;
  return sql`INDEXED BY ${sqlIdentifier(isByWorker ? 'client_search_worker' : 'client_search_needs')}`;
}

/** Whether no index has the order, or all that is filtered by. */
function isGathered({ filter, sort }: Input): boolean {
  return (
    sort.some(({ column }) => column === 'needs' || column === 'nextAppointmentOn') ||
    filter.needsContact ||
    filter.consentStates.length + filter.flags.length + filter.phases.length > 0
  );
}

interface StatementParts {
  /** More common table expressions, each with a comma after it. */
  readonly before: Statement;
  readonly page: Statement;
  readonly total: Statement;
  readonly terms: Statement;
  readonly day: NeedsDay;
}

function resultStatement({ before, page, total, terms, day }: StatementParts): Statement {
  return sql`WITH RECURSIVE ${before} page AS MATERIALIZED (${page}),
    placed AS (
      SELECT client_search.client_id, client_search.last_contact_on, client_search.next_contact_on,
        client_search.consent_until, client_search.flags, client_search.open_goals, ${daysSinceRecovery(sql`${day.today}`)} AS days_in_recovery,
        client_search.phase_rank, row_number() OVER (ORDER BY ${terms}) AS place
      FROM page CROSS JOIN client_search USING (row_number))
    SELECT json_object('total', (${total}), 'rows', (
      SELECT json_group_array(json_array(${WINDOW_COLUMNS}) ORDER BY place)
      FROM (
        SELECT client.id, client.chart_number, client.legal_first_name, client.legal_last_name,
          client.preferred_name, client.pronouns, client.pronouns_text, client.birth_date, client.status,
          client.assigned_worker_id, client.first_contact_on, client.is_restricted,
          worker.display_name AS worker_name, placed.last_contact_on, placed.next_contact_on,
          placed.consent_until, placed.flags, placed.open_goals, placed.days_in_recovery, placed.phase_rank,
          ${nextAppointmentOn(day)} AS next_appointment_on, placed.place
        FROM placed CROSS JOIN client ON client.id = placed.client_id
          LEFT JOIN "user" AS worker ON worker.id = client.assigned_worker_id)))`;
}

/** The day of the next appointment that is still to come, under any of the person's charts; for the rows shown alone. */
function nextAppointmentOn({ today }: NeedsDay): Statement {
  return sql`(SELECT min(held_on) FROM appointment INDEXED BY appointment_client
    WHERE client_id IN ${chartsOf(sqlFragment`client.id`)} AND held_on >= ${today} AND status = 'planned')`;
}

/** What puts people in the order of their next appointments: those to come are few, and looked up once for everybody. */
interface Upcoming {
  /** `upcoming`: the line of the caseload, under all the charts above the appointment's, and the day. */
  readonly before: Statement;
  readonly join: Statement;
  readonly column: Statement;
}

function upcomingOf({ today }: NeedsDay): Upcoming {
  return {
    before: sql`planned (client_id, held_on) AS (
        SELECT client_id, min(held_on) FROM appointment INDEXED BY appointment_day
        WHERE held_on >= ${today} AND status = 'planned' GROUP BY client_id
        UNION SELECT client.merged_into, held_on FROM planned CROSS JOIN client ON client.id = planned.client_id
        WHERE client.merged_into IS NOT NULL),
      upcoming AS MATERIALIZED (
        SELECT listed.row_number AS line, min(held_on) AS upcoming_on
        FROM planned CROSS JOIN client_search AS listed ON listed.client_id = planned.client_id GROUP BY line),`,
    join: sqlFragment`LEFT JOIN upcoming ON upcoming.line = client_search.row_number`,
    column: sqlFragment`, upcoming_on`,
  };
}

/** The columns asked for, then the name, then a number of no meaning so that no row is on two pages. */
function orderOf(
  sort: Input['sort'],
  day: NeedsDay,
): { readonly terms: Statement; readonly columns: Statement } {
  const terms = new Map<SortColumn, Statement>();
  const columns = new Set<string>();
  for (const { column, descending } of [...sort, { column: 'displayName', descending: false } as const]) {
    if (terms.has(column)) continue;
    // Whoever has no appointment comes after those who have one, whichever way round.
    const upwards = column === 'nextAppointmentOn' ? sqlFragment` NULLS LAST` : nothing;
    const direction = descending ? sqlFragment` DESC` : upwards;
    const { term, needed } = termOf(column, day);
    terms.set(column, sql`${term}${direction}`);
    for (const name of needed) columns.add(name);
  }
  return {
    terms: sqlJoin([...terms.values(), sqlFragment`row_number`], comma),
    columns: sqlJoin([...columns].map(sqlIdentifier), comma),
  };
}

function termOf(
  column: SortColumn,
  day: NeedsDay,
): { readonly term: Statement; readonly needed: readonly string[] } {
  if (column === 'needs') return { term: needsOrder(day), needed: NEEDS_COLUMNS };
  const name = column === 'nextAppointmentOn' ? 'upcoming_on' : ORDERS[column].column;
  return { term: sqlIdentifier(name), needed: [name] };
}

function walkedIndex({ filter, sort }: Input): Statement {
  if (filter.workerIds.length > 0) return sqlIdentifier('client_search_worker');
  const column = sort[0]?.column ?? 'displayName';
  // What is gathered walks no index.
  const isWalked = column !== 'needs' && column !== 'nextAppointmentOn';
  return sqlIdentifier(ORDERS[isWalked ? column : 'displayName'].index);
}

function countedIndex(filter: Filter): Statement {
  if (filter.workerIds.length > 0) return sqlIdentifier('client_search_worker');
  return sqlIdentifier(filter.statuses.length > 0 ? 'client_search_status' : 'client_search_name');
}
