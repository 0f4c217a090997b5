import { z } from 'zod';

import { ATTENDANCE_MARK, SESSION_STATUS } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { ComingDay, GroupSummary, HeldSession } from '../../../../shared/contract/groups';
import { ClinicFailure } from '../../../../shared/errors';
import { displayName, sheetName } from '../../../../shared/rules/names';
import { scheduledDays } from '../../../../shared/rules/schedule';
import { InstantSchema, LocalDateSchema, addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { chartsOf } from '../../store/joined-charts';
import { sql, sqlFragment } from '../../store/sql';
import { isClientVisible, isPersonVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { holidaysBetween } from './holidays';
import { summaryOfGroup } from './list-groups';

const DAYS_AHEAD = 56;
const SHOWN_SESSIONS = 60;
const STRIP_SESSIONS = 26;

/**
 * A group with everybody who is or was on its list, its days of the next eight weeks, and its last sessions.
 * @throws ClinicFailure `NOT_FOUND`.
 */
export function openGroup(
  context: ReadContext,
  { groupId }: ParsedInput<'group.open'>,
): MethodOutput<'group.open'> {
  const group = summaryOfGroup(context, groupId);
  if (group === undefined) throw new ClinicFailure('NOT_FOUND');
  return {
    group,
    members: membersEver(context, groupId),
    coming: comingDays(context, group),
    sessions: pastSessions(context, groupId, SHOWN_SESSIONS),
  };
}

/** The last sessions of a group that were held, oldest first, with what each person was marked at each. */
export function groupAttendance(
  context: ReadContext,
  { groupId }: ParsedInput<'group.attendance'>,
): MethodOutput<'group.attendance'> {
  const { reader, user } = context;
  const sessions = pastSessions(context, groupId, STRIP_SESSIONS)
    .filter(({ status }) => status === 'held')
    .reverse();
  const rows = reader.all(
    sql`SELECT attendance.session_id, attendance.client_id, attendance.mark, client.chart_number,
        client.legal_first_name, client.legal_last_name, client.preferred_name
      FROM attendance
        JOIN client ON client.id = attendance.client_id
        JOIN client_search ON client_search.client_id = client.id
      WHERE attendance.session_id IN (
          SELECT value FROM json_each(${JSON.stringify(sessions.map(({ sessionId }) => sessionId))}))
        AND client.status <> 'merged' AND ${isClientVisible(user)}
      ORDER BY client_search.sort_key, client.id`,
    MarkRowSchema,
  );
  const people = new Map<string, MethodOutput<'group.attendance'>['people'][number]>();
  for (const row of rows) {
    const person = people.get(row.client_id) ?? {
      clientId: row.client_id,
      displayName: displayName(namesOf(row)),
      chartNumber: row.chart_number,
      marks: sessions.map(() => null),
      presentCount: 0,
      markedCount: 0,
    };
    const index = sessions.findIndex(({ sessionId }) => sessionId === row.session_id);
    person.marks[index] = row.mark;
    person.markedCount += 1;
    if (row.mark !== 'excused' && row.mark !== 'no_show') person.presentCount += 1;
    people.set(row.client_id, person);
  }
  return { sessions, people: [...people.values()] };
}

/** A person's marks at each of their groups, oldest session first. */
export function attendanceOfClient(
  { reader }: ReadContext,
  { clientId }: ParsedInput<'attendance.ofClient'>,
): MethodOutput<'attendance.ofClient'> {
  const rows = reader.all(
    sql`SELECT * FROM (
        SELECT group_series.id, group_series.name, group_session.held_on, attendance.mark,
          coalesce(encounter.minutes, 0) AS minutes
        FROM attendance
          JOIN group_session ON group_session.id = attendance.session_id
          JOIN group_series ON group_series.id = group_session.series_id
          LEFT JOIN encounter ON encounter.id = attendance.encounter_id AND encounter.status = 'done'
        WHERE attendance.client_id IN ${chartsOf(sql`${clientId}`)}
        ORDER BY group_session.held_on DESC, attendance.id LIMIT 500)
      ORDER BY name, id, held_on`,
    z.object({
      id: z.string(),
      name: z.string(),
      held_on: LocalDateSchema,
      mark: ATTENDANCE_MARK.schema,
      minutes: z.int(),
    }),
  );
  const groups = new Map<string, MethodOutput<'attendance.ofClient'>['groups'][number]>();
  for (const row of rows) {
    const group = groups.get(row.id) ?? { groupId: row.id, name: row.name, sessions: [] };
    group.sessions.push({ heldOn: row.held_on, mark: row.mark, minutes: row.minutes });
    groups.set(row.id, group);
  }
  return { groups: [...groups.values()] };
}

function membersEver({ reader, user }: ReadContext, groupId: string): MethodOutput<'group.open'>['members'] {
  const rows = reader.all(
    sql`SELECT group_member.id AS member_id, client.id AS client_id, client.chart_number, client.legal_first_name,
        client.legal_last_name, client.preferred_name, group_member.joined_on, group_member.left_on
      FROM group_member
        JOIN client ON client.id = group_member.client_id
        JOIN client_search ON client_search.client_id = client.id
      WHERE group_member.series_id = ${groupId} AND client.status <> 'merged' AND ${isClientVisible(user)}
      ORDER BY group_member.left_on IS NOT NULL, client_search.sort_key, group_member.joined_on, group_member.id`,
    MemberRowSchema,
  );
  return rows.map((row) => ({
    memberId: row.member_id,
    clientId: row.client_id,
    displayName: displayName(namesOf(row)),
    signInName: sheetName(namesOf(row)),
    chartNumber: row.chart_number,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
  }));
}

function comingDays({ reader, today }: ReadContext, group: GroupSummary): ComingDay[] {
  const through = addDays(today, DAYS_AHEAD);
  const days =
    group.scheduleRule === null || group.scheduleStartsOn === null
      ? []
      : scheduledDays({ rule: group.scheduleRule, startsOn: group.scheduleStartsOn }, today, through);
  const cancelled = new Map(
    reader
      .all(
        sql`SELECT held_on, cancel_reason FROM group_session
          WHERE series_id = ${group.id} AND held_on BETWEEN ${today} AND ${through} AND status = 'cancelled'`,
        z.object({ held_on: LocalDateSchema, cancel_reason: z.string().nullable() }),
      )
      .map((row) => [row.held_on, row.cancel_reason]),
  );
  const holidays = holidaysBetween(reader, today, through);
  const all = [...new Set<LocalDate>([...days, ...cancelled.keys()])].sort();
  return all.map((heldOn) => ({
    heldOn,
    holiday: holidays.get(heldOn) ?? null,
    isCancelled: cancelled.has(heldOn),
    cancelReason: cancelled.get(heldOn) ?? null,
  }));
}

function pastSessions({ reader, user, today }: ReadContext, groupId: string, limit: number): HeldSession[] {
  // A restricted chart isn't there for others, so it isn't counted for them either (R-ROL-05).
  const isSeen = isPersonVisible(user, sqlFragment`attendance.client_id`);
  const rows = reader.all(
    sql`SELECT session.id, session.held_on, session.status, session.cancel_reason, session.guest_count,
        session.closed_at,
        (SELECT count(*) FROM attendance WHERE session_id = session.id
          AND mark IN ('present', 'late', 'left_early') AND ${isSeen}) AS present_count,
        (SELECT count(*) FROM attendance WHERE session_id = session.id
          AND mark IN ('excused', 'no_show') AND ${isSeen}) AS absent_count
      FROM group_session AS session
      WHERE session.series_id = ${groupId} AND session.held_on <= ${today}
      ORDER BY session.held_on DESC, session.id LIMIT ${limit}`,
    SessionRowSchema,
  );
  return rows.map((row) => ({
    sessionId: row.id,
    heldOn: row.held_on,
    status: row.status,
    cancelReason: row.cancel_reason,
    presentCount: row.present_count,
    absentCount: row.absent_count,
    guestCount: row.guest_count,
    isClosed: row.closed_at !== null,
  }));
}

const NamesRowSchema = z.object({
  legal_first_name: z.string().nullable(),
  legal_last_name: z.string().nullable(),
  preferred_name: z.string().nullable(),
});

function namesOf(row: z.output<typeof NamesRowSchema>) {
  return {
    legalFirstName: row.legal_first_name,
    legalLastName: row.legal_last_name,
    preferredName: row.preferred_name,
  };
}

const MarkRowSchema = NamesRowSchema.extend({
  session_id: z.string(),
  client_id: z.string(),
  chart_number: z.string(),
  mark: ATTENDANCE_MARK.schema,
});

const MemberRowSchema = NamesRowSchema.extend({
  member_id: z.string(),
  client_id: z.string(),
  chart_number: z.string(),
  joined_on: LocalDateSchema,
  left_on: LocalDateSchema.nullable(),
});

const SessionRowSchema = z.object({
  id: z.string(),
  held_on: LocalDateSchema,
  status: SESSION_STATUS.schema,
  cancel_reason: z.string().nullable(),
  guest_count: z.int(),
  closed_at: InstantSchema.nullable(),
  present_count: z.int(),
  absent_count: z.int(),
});
