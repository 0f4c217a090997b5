import { z } from 'zod';

import { APPOINTMENT_STATUS, SESSION_STATUS } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { BoardAppointment, BoardGroup } from '../../../../shared/contract/appointments';
import { Appointment, Client } from '../../../../shared/model';
import { stageOfAppointment, stageOfSession } from '../../../../shared/rules/appointments';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema, LocalDateSchema, addDays, instantOf } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { keptChart } from '../../store/joined-charts';
import { getRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isClientVisible, isPersonVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { isMemberOn } from '../groups/members';
import { groupsDueOn } from './groups-due';

/** Appointments nobody said anything about are asked after for this long. */
const OPEN_DAYS = 14;

/**
 * A day of the site: appointments and group sessions, in the order of their time. A peer worker gets their own;
 * restricted charts are left out for whoever can't know of them (R-ROL-05).
 */
export function appointmentsOfDay(
  context: ReadContext,
  { day }: ParsedInput<'appointment.day'>,
): MethodOutput<'appointment.day'> {
  return {
    day,
    isEverybody: context.user.role !== 'peer_worker',
    appointments: appointmentsOn(context, day),
    groups: groupsOn(context, day),
    openSince: openSince(context),
  };
}

/** The condition, on a query over `appointment`, that its row is the caller's business. */
function isShown({ user }: ReadContext): Statement {
  return user.role === 'peer_worker' ? sql`appointment.worker_id = ${user.id}` : sqlFragment`1`;
}

const RowSchema = z.object({
  id: z.string(),
  revision: z.int(),
  client_id: z.string(),
  merged_into: z.string().nullable(),
  legal_first_name: z.string().nullable(),
  legal_last_name: z.string().nullable(),
  preferred_name: z.string().nullable(),
  chart_number: z.string(),
  pronouns: Client.fields.pronouns.schema,
  pronouns_text: z.string().nullable(),
  worker_id: z.string(),
  worker_name: z.string(),
  start_at: InstantSchema,
  minutes: z.int(),
  purpose: Appointment.fields.purpose.schema,
  status: APPOINTMENT_STATUS.schema,
  arrived_at: InstantSchema.nullable(),
  began_at: InstantSchema.nullable(),
  encounter_id: z.string().nullable(),
  cancel_reason: Appointment.fields.cancelReason.schema,
  is_walk_in: z.int(),
});

function appointmentsOn(context: ReadContext, day: LocalDate): BoardAppointment[] {
  const rows = context.reader.all(
    sql`SELECT appointment.id, appointment.revision, appointment.client_id, client.merged_into,
        client.legal_first_name, client.legal_last_name, client.preferred_name, client.chart_number,
        client.pronouns, client.pronouns_text, appointment.worker_id, worker.display_name AS worker_name,
        appointment.start_at, appointment.minutes, appointment.purpose, appointment.status,
        appointment.arrived_at, appointment.began_at, appointment.encounter_id, appointment.cancel_reason,
        appointment.is_walk_in
      FROM appointment INDEXED BY appointment_day
        JOIN client ON client.id = appointment.client_id
        JOIN "user" AS worker ON worker.id = appointment.worker_id
      WHERE appointment.held_on = ${day} AND ${isShown(context)} AND ${isClientVisible(context.user)}
      ORDER BY appointment.start_at, appointment.id`,
    RowSchema,
  );
  return rows.map((row) => boardAppointment(context, row));
}

function boardAppointment({ reader }: ReadContext, row: z.output<typeof RowSchema>): BoardAppointment {
  // What was made under a chart that was joined is with the one that is kept.
  const kept =
    row.merged_into === null ? undefined : getRecord(reader, Client, keptChart(reader, row.client_id));
  return {
    id: row.id,
    revision: row.revision,
    stage: stageOfAppointment(row.status),
    clientId: kept?.id ?? row.client_id,
    displayName: displayName(
      kept ?? {
        legalFirstName: row.legal_first_name,
        legalLastName: row.legal_last_name,
        preferredName: row.preferred_name,
      },
    ),
    chartNumber: kept?.chartNumber ?? row.chart_number,
    pronouns: row.pronouns,
    pronounsText: row.pronouns_text,
    workerId: row.worker_id,
    workerName: row.worker_name,
    startAt: row.start_at,
    minutes: row.minutes,
    purpose: row.purpose,
    status: row.status,
    arrivedAt: row.arrived_at,
    beganAt: row.began_at,
    cancelReason: row.cancel_reason,
    isWalkIn: row.is_walk_in === 1,
    hasContact: row.encounter_id !== null,
  };
}

function groupsOn(context: ReadContext, day: LocalDate): BoardGroup[] {
  const { reader, user, site } = context;
  const due = groupsDueOn(reader, day);
  const isOwn =
    user.role === 'peer_worker'
      ? sql`${user.id} IN (coalesce(session.facilitator_id, group_series.facilitator_id),
          coalesce(session.co_facilitator_id, group_series.co_facilitator_id, ''))`
      : sqlFragment`1`;
  const rows = reader.all(
    sql`SELECT group_series.id, group_series.name, facilitator.display_name AS facilitator_name,
        coalesce(session.place, group_series.place) AS place, session.start_at, session.status,
        group_series.usual_start_time,
        (SELECT count(DISTINCT client_id) FROM group_member
          WHERE series_id = group_series.id AND ${isMemberOn(day)}
            AND ${isPersonVisible(user, sqlFragment`group_member.client_id`)}) AS member_count,
        (SELECT count(*) FROM attendance WHERE session_id = session.id
          AND mark IN ('present', 'late', 'left_early')
          AND ${isPersonVisible(user, sqlFragment`attendance.client_id`)}) AS present_count
      FROM group_series
        LEFT JOIN group_session AS session ON session.id = (
          SELECT id FROM group_session
          WHERE series_id = group_series.id AND held_on = ${day} ORDER BY created_at, id LIMIT 1)
        JOIN "user" AS facilitator
          ON facilitator.id = coalesce(session.facilitator_id, group_series.facilitator_id)
      WHERE (session.id IS NOT NULL
          OR group_series.id IN (SELECT value FROM json_each(${JSON.stringify(due.map(({ id }) => id))})))
        AND ${isOwn}
      ORDER BY group_series.name, group_series.id`,
    GroupRowSchema,
  );
  const groups = rows.map((row) => ({
    groupId: row.id,
    stage: stageOfSession(row.status),
    name: row.name,
    facilitatorName: row.facilitator_name,
    place: row.place,
    startAt: row.start_at ?? instantOf(day, row.usual_start_time, site.timeZone),
    sessionStatus: row.status,
    memberCount: row.member_count,
    presentCount: row.present_count,
  }));
  return groups.sort((first, second) => first.startAt - second.startAt);
}

const GroupRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  facilitator_name: z.string(),
  place: z.string().nullable(),
  start_at: InstantSchema.nullable(),
  status: SESSION_STATUS.schema.nullable(),
  usual_start_time: z.string(),
  member_count: z.int(),
  present_count: z.int(),
});

function openSince(context: ReadContext): LocalDate | null {
  const { reader, user, today } = context;
  return (
    reader.value(
      sql`SELECT max(appointment.held_on) FROM appointment
        WHERE appointment.held_on >= ${addDays(today, -OPEN_DAYS)} AND appointment.held_on < ${today}
          AND appointment.status IN ('planned', 'arrived', 'in_session') AND ${isShown(context)}
          AND ${isPersonVisible(user, sqlFragment`appointment.client_id`)}`,
      LocalDateSchema.nullable(),
    ) ?? null
  );
}
