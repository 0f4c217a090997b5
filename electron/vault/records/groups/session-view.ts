import { z } from 'zod';

import { ATTENDANCE_MARK, ATTENDANCE_WAY, GROUP_KIND, PRONOUNS } from '../../../../shared/codes';
import type { RosterRow, SessionView } from '../../../../shared/contract/groups';
import type { SignedInUser } from '../../../../shared/contract/site';
import type { GroupSession, Row } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { milestoneDays } from '../../../../shared/rules/attendance';
import { milestoneOn } from '../../../../shared/rules/milestones';
import { InstantSchema, LocalDateSchema } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { RECOVERY_BEGAN } from '../../store/caseload-facts';
import type { Reader } from '../../store/connection';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import { isMemberOn } from './members';
import { facilitatorsOf, payerLimitsOn, payersOfPeople } from './session-limits';

interface Viewing {
  readonly user: Pick<SignedInUser, 'id' | 'role'>;
  readonly today: LocalDate;
}

/** A session with its roll call: everybody on the list that day, and everybody already marked. */
export function sessionView(
  reader: Reader,
  viewing: Viewing,
  session: Row<typeof GroupSession>,
): SessionView {
  const names = reader.first(
    sql`SELECT group_series.name AS group_name, facilitator.display_name AS facilitator_name,
        coalesce(group_series.kind, 'group') AS kind, coalesce(group_series.is_closed, 0) AS is_closed,
        group_series.capacity
      FROM group_series, "user" AS facilitator
      WHERE group_series.id = ${session.seriesId} AND facilitator.id = ${session.facilitatorId}`,
    z.object({
      group_name: z.string(),
      facilitator_name: z.string(),
      kind: GROUP_KIND.schema,
      is_closed: z.int(),
      capacity: z.int().nullable(),
    }),
  );
  // A community event is nobody's service, so no payer limits it.
  const payerLimits = names?.kind === 'event' ? [] : payerLimitsOn(reader, session.heldOn);
  const roster = rosterOf(reader, viewing, session);
  // Few payers limit a group, and everybody's payer has to be looked up for it.
  const payers =
    payerLimits.length === 0
      ? new Map<string, string | null>()
      : payersOfPeople(
          reader,
          session,
          roster.map(({ clientId }) => clientId),
        );
  return {
    id: session.id,
    revision: session.revision,
    seriesId: session.seriesId,
    groupName: names?.group_name ?? '',
    topic: session.topic,
    heldOn: session.heldOn,
    startAt: session.startAt,
    endAt: session.endAt,
    facilitatorId: session.facilitatorId,
    facilitatorName: names?.facilitator_name ?? '',
    place: session.place,
    status: session.status,
    guestCount: session.guestCount,
    savedAt: session.savedAt,
    closedAt: session.closedAt,
    cancelReason: session.cancelReason,
    limitReason: session.limitReason,
    way: session.way ?? 'in_room',
    kind: names?.kind ?? 'group',
    isClosed: names?.is_closed === 1,
    capacity: names?.capacity ?? null,
    facilitatorCount: facilitatorsOf(session),
    payerLimits: [...payerLimits],
    roster: roster.map((row) => ({ ...row, payerCode: payers.get(row.clientId) ?? null })),
  };
}

function rosterOf(
  reader: Reader,
  viewing: Viewing,
  session: Row<typeof GroupSession>,
): Omit<RosterRow, 'payerCode'>[] {
  // `+status`: else SQLite looks through all sessions ever held, of every group, for the last one of this.
  const rows = reader.json(
    sql`SELECT json_group_array(json_array(id, chart_number, legal_first_name, legal_last_name, preferred_name,
        pronouns, pronouns_text, is_member, mark, in_at, out_at, way, came_last_time, birth_date, admitted_on,
        recovery_began) ORDER BY sort_key, id)
      FROM (
        SELECT client.*, client_search.sort_key, attendance.mark, attendance.in_at, attendance.out_at, attendance.way,
          EXISTS (SELECT 1 FROM group_member WHERE series_id = ${session.seriesId}
            AND client_id = client.id AND ${isMemberOn(session.heldOn)}) AS is_member,
          EXISTS (SELECT 1 FROM attendance AS last WHERE last.session_id = (
              SELECT id FROM group_session WHERE series_id = ${session.seriesId} AND +status = 'held'
                AND held_on < ${session.heldOn} ORDER BY held_on DESC LIMIT 1)
            AND last.client_id = client.id AND last.mark IN ('present', 'late', 'left_early')) AS came_last_time,
          (SELECT max(opened_on) FROM episode WHERE client_id = client.id AND closed_on IS NULL) AS admitted_on,
          iif(${mayReadRecovery(viewing, session)}, ${RECOVERY_BEGAN}, NULL) AS recovery_began
        FROM (
          SELECT client_id FROM group_member
          WHERE series_id = ${session.seriesId} AND ${isMemberOn(session.heldOn)}
          UNION SELECT client_id FROM attendance WHERE session_id = ${session.id}
        ) AS listed
          JOIN client ON client.id = listed.client_id
          JOIN client_search ON client_search.client_id = client.id
          LEFT JOIN attendance ON attendance.session_id = ${session.id} AND attendance.client_id = client.id
        WHERE client.status <> 'merged' AND ${isClientVisible(viewing.user)})`,
    z.array(RosterRowSchema),
  );
  return rows.map(({ birthDate, admittedOn, recoveryBegan: began, ...row }) => ({
    ...row,
    isBirthday: birthDate !== null && birthDate.slice(5) === session.heldOn.slice(5),
    milestoneDays: admittedOn === null ? null : milestoneDays(admittedOn, session.heldOn),
    recoveryMilestone: began === null ? null : stepOn(began, session.heldOn),
  }));
}

function stepOn(began: LocalDate, day: LocalDate): RosterRow['recoveryMilestone'] {
  const milestone = milestoneOn(began, day);
  return milestone === null ? null : { unit: milestone.unit, count: milestone.count };
}

/**
 * Time in recovery is for whoever reads the person's chart (R-ROL-02): their own worker, somebody named for a restricted
 * one, whoever leads the group today, a supervisor. On a query over `client`, of people the viewer sees.
 */
function mayReadRecovery(
  { user, today }: Viewing,
  { heldOn, facilitatorId, coFacilitatorId }: Row<typeof GroupSession>,
): Statement {
  const leadsToday = heldOn === today && [facilitatorId, coFacilitatorId].includes(user.id);
  if (user.role === 'supervisor' || leadsToday) return sqlFragment`1`;
  return sql`(client.assigned_worker_id IS ${user.id} OR client.is_restricted = 1)`;
}

const RosterRowSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    PRONOUNS.schema.nullable(),
    z.string().nullable(),
    z.int(),
    ATTENDANCE_MARK.schema.nullable(),
    InstantSchema.nullable(),
    InstantSchema.nullable(),
    ATTENDANCE_WAY.schema.nullable(),
    z.int(),
    LocalDateSchema.nullable(),
    LocalDateSchema.nullable(),
    LocalDateSchema.nullable(),
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
      isMember,
      mark,
      inAt,
      outAt,
      way,
      cameLastTime,
      birthDate,
      admittedOn,
      recoveryBegan,
    ]) => ({
      clientId,
      chartNumber,
      displayName: displayName({ legalFirstName, legalLastName, preferredName }),
      pronouns,
      pronounsText,
      isMember: isMember === 1,
      mark,
      inAt,
      outAt,
      way,
      cameLastTime: cameLastTime === 1,
      birthDate,
      admittedOn,
      recoveryBegan,
    }),
  );
