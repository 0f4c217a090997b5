import { z } from 'zod';

import { ATTENDANCE_MARK, PRONOUNS } from '../../../../shared/codes';
import type { RosterRow, SessionView } from '../../../../shared/contract/groups';
import type { SignedInUser } from '../../../../shared/contract/site';
import type { GroupSession, Row } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import { isMemberOn } from './members';

type Viewer = Pick<SignedInUser, 'id' | 'role'>;

/** A session with its roll call: everybody on the list that day, and everybody already marked. */
export function sessionView(reader: Reader, viewer: Viewer, session: Row<typeof GroupSession>): SessionView {
  const names = reader.first(
    sql`SELECT group_series.name AS group_name, facilitator.display_name AS facilitator_name
      FROM group_series, "user" AS facilitator
      WHERE group_series.id = ${session.seriesId} AND facilitator.id = ${session.facilitatorId}`,
    z.object({ group_name: z.string(), facilitator_name: z.string() }),
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
    roster: rosterOf(reader, viewer, session),
  };
}

function rosterOf(reader: Reader, viewer: Viewer, session: Row<typeof GroupSession>): RosterRow[] {
  return reader.json(
    sql`SELECT json_group_array(json_array(id, chart_number, legal_first_name, legal_last_name, preferred_name,
        pronouns, pronouns_text, is_member, mark, in_at, out_at, came_last_time) ORDER BY sort_key, id)
      FROM (
        SELECT client.*, client_search.sort_key, attendance.mark, attendance.in_at, attendance.out_at,
          EXISTS (SELECT 1 FROM group_member WHERE series_id = ${session.seriesId}
            AND client_id = client.id AND ${isMemberOn(session.heldOn)}) AS is_member,
          EXISTS (SELECT 1 FROM attendance AS last WHERE last.session_id = (
              SELECT id FROM group_session WHERE series_id = ${session.seriesId} AND status = 'held'
                AND held_on < ${session.heldOn} ORDER BY held_on DESC LIMIT 1)
            AND last.client_id = client.id AND last.mark IN ('present', 'late', 'left_early')) AS came_last_time
        FROM (
          SELECT client_id FROM group_member
          WHERE series_id = ${session.seriesId} AND ${isMemberOn(session.heldOn)}
          UNION SELECT client_id FROM attendance WHERE session_id = ${session.id}
        ) AS listed
          JOIN client ON client.id = listed.client_id
          JOIN client_search ON client_search.client_id = client.id
          LEFT JOIN attendance ON attendance.session_id = ${session.id} AND attendance.client_id = client.id
        WHERE client.status <> 'merged' AND ${isClientVisible(viewer)})`,
    z.array(RosterRowSchema),
  );
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
      isMember,
      mark,
      inAt,
      outAt,
      cameLastTime,
    ]): RosterRow => ({
      clientId,
      chartNumber,
      displayName: displayName({ legalFirstName, legalLastName, preferredName }),
      pronouns,
      pronounsText,
      isMember: isMember === 1,
      mark,
      inAt,
      outAt,
      cameLastTime: cameLastTime === 1,
    }),
  );
