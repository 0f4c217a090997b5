import { z } from 'zod';

import type { MethodOutput } from '../../../../shared/contract';
import { displayName } from '../../../../shared/rules/names';
import { LocalDateSchema, addDays } from '../../../../shared/time';
import { sql } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import type { ReadContext } from '../context';

type WorkQueue = MethodOutput<'note.workQueue'>;

/** After this many days a missed group is no news any more. */
const FOLLOW_UP_DAYS = 14;

/** Group sessions of the caller that aren't closed, the oldest first: not saved yet, or with contacts without a note. */
export function sessionsToClose(context: ReadContext): WorkQueue['sessionsToClose'] {
  return [...rollCallsToSave(context), ...sessionsWithoutNotes(context)].sort((first, second) =>
    first.heldOn < second.heldOn ? -1 : first.heldOn > second.heldOn ? 1 : 0,
  );
}

/**
 * Sessions that have begun, whose roll call was opened and never saved: the caller leads them, or began to mark them.
 * Cancelling the day takes one off as well.
 */
export function rollCallsToSave({ reader, user, clock, today }: ReadContext): WorkQueue['sessionsToClose'] {
  const sessions = reader.all(
    sql`SELECT group_series.id AS "groupId", group_series.name AS "groupName", group_session.held_on AS "heldOn"
      FROM group_session INDEXED BY group_session_status
        JOIN group_series ON group_series.id = group_session.series_id
      WHERE group_session.status = 'planned' AND group_session.held_on <= ${today}
        AND group_session.start_at <= ${clock.now()}
        AND (${user.id} IN (group_session.facilitator_id, group_session.co_facilitator_id)
          OR EXISTS (SELECT 1 FROM draft
            WHERE owner_id = ${user.id} AND kind = 'attendance' AND subject = group_session.id))
      ORDER BY group_session.held_on, group_session.start_at, group_session.id`,
    z.strictObject({ groupId: z.string(), groupName: z.string(), heldOn: LocalDateSchema }),
  );
  return sessions.map((session) => ({ ...session, isSaved: false, noteCount: 0 }));
}

function sessionsWithoutNotes({ reader, user }: ReadContext): WorkQueue['sessionsToClose'] {
  const sessions = reader.all(
    sql`SELECT group_series.id AS "groupId", group_series.name AS "groupName",
        group_session.held_on AS "heldOn", count(*) AS "noteCount"
      FROM note_due
        JOIN encounter ON encounter.id = note_due.encounter_id
        JOIN client ON client.id = encounter.client_id
        JOIN group_session ON group_session.id = encounter.group_session_id
        JOIN group_series ON group_series.id = group_session.series_id
      WHERE note_due.worker_id = ${user.id} AND note_due.note_id IS NULL AND ${isClientVisible(user)}
      GROUP BY group_session.id ORDER BY group_session.held_on, group_session.start_at, group_session.id`,
    z.strictObject({
      groupId: z.string(),
      groupName: z.string(),
      heldOn: LocalDateSchema,
      noteCount: z.int(),
    }),
  );
  return sessions.map((session) => ({ ...session, isSaved: true }));
}

/**
 * People who did not come to a group of the caller or to their appointment in the last two weeks, each with the last
 * time, and whom nobody has met or tried to reach since. Recording any contact, an attempt as well, takes them off.
 */
export function followUps({ reader, user, today }: ReadContext): WorkQueue['followUps'] {
  const rows = reader.all(
    sql`SELECT client.id, client.legal_first_name, client.legal_last_name, client.preferred_name,
        missed.name, max(missed.held_on) AS held_on
      FROM (
        SELECT attendance.client_id, group_series.name, group_session.held_on
        FROM group_session
          JOIN group_series ON group_series.id = group_session.series_id
          JOIN attendance ON attendance.session_id = group_session.id
        WHERE group_session.held_on BETWEEN ${addDays(today, -FOLLOW_UP_DAYS)} AND ${today}
          AND group_session.status = 'held' AND attendance.mark = 'no_show'
          AND ${user.id} IN (group_session.facilitator_id, group_session.co_facilitator_id)
        UNION ALL
        SELECT client_id, NULL, held_on FROM appointment
        WHERE worker_id = ${user.id} AND held_on BETWEEN ${addDays(today, -FOLLOW_UP_DAYS)} AND ${today}
          AND status = 'no_show'
      ) AS missed
        JOIN client ON client.id = missed.client_id
      WHERE client.status <> 'merged' AND ${isClientVisible(user)}
        AND NOT EXISTS (SELECT 1 FROM encounter
          WHERE encounter.client_id = client.id AND encounter.service_date >= missed.held_on
            AND encounter.status = 'done' AND encounter.kind <> 'no_show')
      GROUP BY client.id ORDER BY held_on, client.id`,
    z.object({
      id: z.string(),
      legal_first_name: z.string().nullable(),
      legal_last_name: z.string().nullable(),
      preferred_name: z.string().nullable(),
      name: z.string().nullable(),
      held_on: LocalDateSchema,
    }),
  );
  return rows.map((row) => ({
    clientId: row.id,
    clientDisplayName: displayName({
      legalFirstName: row.legal_first_name,
      legalLastName: row.legal_last_name,
      preferredName: row.preferred_name,
    }),
    groupName: row.name,
    heldOn: row.held_on,
  }));
}
