import { SUPPORT_PHASE } from '../../../shared/codes/index';
import type { Client, Row } from '../../../shared/model/index';
import { NO_LAST_DAY, flagBits } from '../../../shared/rules/caseload-needs';
import { DISCLOSING_TYPES } from '../../../shared/rules/consent';
import { OPEN_GOAL_STATUSES } from '../../../shared/rules/goals';
import type { Writer } from './handles';
import { chartsAbove, chartsOf } from './joined-charts';
import { TextSchema } from './row-schemas';
import { sql, sqlFragment, sqlJoin, sqlList } from './sql';
import type { Statement } from './sql';

/** The last day of a consent that was taken back: over, whenever one asks. */
const TAKEN_BACK = '0001-01-01';

/**
 * The last day of the longest of a person's consents to share; `null` when there never was one. Says the same as
 * `consentStatus` for every day, which a test holds it to: one taken back is over, one that ends with an event has no
 * last day until it came, one entered by mistake or without an end doesn't count (R-CON-01 to R-CON-04).
 */
export function consentUntil(clientId: Statement): Statement {
  return sql`(SELECT max(CASE WHEN revoked_at IS NOT NULL THEN ${TAKEN_BACK}
      ELSE min(coalesce(expires_on, ${NO_LAST_DAY}), coalesce(ended_on, ${NO_LAST_DAY})) END)
    FROM consent WHERE client_id IN ${chartsOf(clientId)} AND type IN ${sqlList(DISCLOSING_TYPES)} AND error_reason IS NULL
      AND (expires_on IS NOT NULL OR expires_event IS NOT NULL))`;
}

/** How many goals somebody may still work on, under all their charts. */
export function openGoals(clientId: Statement): Statement {
  return sql`(SELECT count(*) FROM goal WHERE client_id IN ${chartsOf(clientId)}
    AND status IN ${sqlList(OPEN_GOAL_STATUSES)})`;
}

/** The number of a day, counted from 1970. */
const dayNumber = (date: Statement) => sql`(CAST(strftime('%s', ${date}) AS INTEGER) / 86400)`;

/**
 * Minus the number of the day the time in recovery somebody counts now began, under any of their charts, so that more
 * days are more; `null` for whoever counts none. Says the same as `presentStreak`.
 */
export function recoveryOrder(clientId: Statement): Statement {
  return sql`(SELECT -${dayNumber(sqlFragment`max(started_on)`)} FROM recovery_streak
    WHERE client_id IN ${chartsOf(clientId)} AND ended_on IS NULL AND error_reason IS NULL)`;
}

/** The days between the day a time in recovery began, as `recoveryOrder` has it, and another day. */
export function daysSinceRecovery(on: Statement): Statement {
  return sql`(${dayNumber(on)} + recovery_order)`;
}

/** The day the present time in recovery began, as a date again, on a query over `client_search`. */
export const RECOVERY_BEGAN = sqlFragment`date(-client_search.recovery_order * 86400, 'unixepoch')`;

/** The place of somebody's phase of support in its code list, whichever of their charts it was said on last. */
export function phaseRank(clientId: Statement): Statement {
  const places = SUPPORT_PHASE.slugs.map((slug, place) => sql`WHEN ${slug} THEN ${place}`);
  return sql`(SELECT CASE phase ${sqlJoin(places, sqlFragment` `)} END FROM support_phase
    WHERE client_id IN ${chartsOf(clientId)} ORDER BY updated_at DESC, id LIMIT 1)`;
}

/** `CaseloadFlag`s of somebody's record as one number; `isReachable` says that `hasSafeContact` holds. */
export function caseloadFlags(client: Row<typeof Client>, isReachable: Statement): Statement {
  const known = flagBits([
    ...(client.isRestricted ? (['restricted'] as const) : []),
    ...(client.interpreterNeeded === 'yes' ? (['interpreter_needed'] as const) : []),
    ...(client.noticeGivenOn === null ? (['notice_missing'] as const) : []),
    ...(client.nameWithheld ? (['name_withheld'] as const) : []),
  ]);
  return sql`(${known} | iif(${isReachable}, 0, ${flagBits(['no_safe_contact'])}))`;
}

/** That a number or address is in use and the person said it may be used in some way (R-INT-11). */
export function hasSafeContact(clientId: Statement): Statement {
  return sql`EXISTS (SELECT 1 FROM contact_method WHERE client_id = ${clientId} AND is_active = 1
    AND CASE kind WHEN 'email' THEN ok_to_email WHEN 'sms' THEN ok_to_text ELSE ok_to_call OR ok_to_text END)`;
}

/** Of a planned day and the day of the last contact: the plan as long as it is still to come, like `openPlan`. */
export function openPlanOf(planned: Statement, lastContactOn: Statement): Statement {
  return sql`iif(${planned} > coalesce(${lastContactOn}, ''), ${planned}, NULL)`;
}

/** Brings the consents of the caseload's line up to date after a consent was written. */
export function indexConsents(writer: Writer, consentId: string): void {
  const clientId = writer.value(sql`SELECT client_id FROM consent WHERE id = ${consentId}`, TextSchema);
  if (clientId === undefined) return;
  writer.run(sql`UPDATE client_search SET consent_until = ${consentUntil(sqlFragment`client_search.client_id`)}
    WHERE client_id IN ${sqlList(chartsAbove(writer, clientId))}`);
}

/** Brings the number of open goals up to date after a goal was written. */
export function indexOpenGoals(writer: Writer, goalId: string): void {
  const clientId = writer.value(sql`SELECT client_id FROM goal WHERE id = ${goalId}`, TextSchema);
  if (clientId === undefined) return;
  writer.run(sql`UPDATE client_search SET open_goals = ${openGoals(sqlFragment`client_search.client_id`)}
    WHERE client_id IN ${sqlList(chartsAbove(writer, clientId))}`);
}

/** Brings the order by time in recovery up to date after one was written. */
export function indexRecovery(writer: Writer, streakId: string): void {
  const clientId = writer.value(
    sql`SELECT client_id FROM recovery_streak WHERE id = ${streakId}`,
    TextSchema,
  );
  if (clientId === undefined) return;
  writer.run(sql`UPDATE client_search SET recovery_order = ${recoveryOrder(sqlFragment`client_search.client_id`)}
    WHERE client_id IN ${sqlList(chartsAbove(writer, clientId))}`);
}

/** Brings the phase of the caseload's line up to date after one was written. */
export function indexPhase(writer: Writer, supportPhaseId: string): void {
  const clientId = writer.value(
    sql`SELECT client_id FROM support_phase WHERE id = ${supportPhaseId}`,
    TextSchema,
  );
  if (clientId === undefined) return;
  writer.run(sql`UPDATE client_search SET phase_rank = ${phaseRank(sqlFragment`client_search.client_id`)}
    WHERE client_id IN ${sqlList(chartsAbove(writer, clientId))}`);
}

/** Brings the flag of how safely somebody is reached up to date after one of their numbers was written. */
export function indexSafeContact(writer: Writer, contactId: string): void {
  const clientId = writer.value(
    sql`SELECT client_id FROM contact_method WHERE id = ${contactId}`,
    TextSchema,
  );
  if (clientId === undefined) return;
  const bit = flagBits(['no_safe_contact']);
  const isSafe = hasSafeContact(sqlFragment`client_search.client_id`);
  writer.run(sql`UPDATE client_search SET flags = iif(${isSafe}, flags & ~${bit}, flags | ${bit})
    WHERE client_id = ${clientId}`);
}
