import { z } from 'zod';

import type { MethodOutput } from '../../../../shared/contract';
import { GroupSummarySchema } from '../../../../shared/contract/groups';
import type { GroupSummary } from '../../../../shared/contract/groups';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isPersonVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { isMemberOn } from './members';

/** The groups that are running, in the order of the day, each with its session of today if one was opened. */
export function listGroups(context: ReadContext): MethodOutput<'group.list'> {
  return { groups: groupsWhere(context, sqlFragment`group_series.is_active = 1`) };
}

/** One group, running or not. */
export function summaryOfGroup(context: ReadContext, groupId: string): GroupSummary | undefined {
  return groupsWhere(context, sql`group_series.id = ${groupId}`)[0];
}

function groupsWhere({ reader, today, user }: ReadContext, where: Statement): GroupSummary[] {
  return reader.json(
    sql`SELECT json_group_array(json_object('id', id, 'revision', revision, 'name', name, 'topic', topic,
        'facilitatorId', facilitator_id, 'facilitatorName', facilitator_name, 'place', place,
        'placeOfService', place_of_service, 'usualStartTime', usual_start_time, 'usualMinutes', usual_minutes,
        'capacity', capacity, 'kind', coalesce(kind, 'group'), 'coFacilitatorId', co_facilitator_id,
        'curriculum', curriculum, 'scheduleRule', schedule_rule, 'scheduleStartsOn', schedule_starts_on,
        'isClosed', json(iif(is_closed = 1, 'true', 'false')), 'isActive', json(iif(is_active = 1, 'true', 'false')),
        'memberCount', member_count, 'todaySessionId', session_id,
        'todaySessionStatus', session_status, 'lastHeldOn', last_held_on) ORDER BY usual_start_time, name, id)
      FROM (
        SELECT group_series.*, facilitator.display_name AS facilitator_name, today.id AS session_id,
          today.status AS session_status,
          (SELECT count(DISTINCT client_id) FROM group_member
            WHERE series_id = group_series.id AND ${isMemberOn(today)}
              AND ${isPersonVisible(user, sqlFragment`group_member.client_id`)}) AS member_count,
          (SELECT max(held_on) FROM group_session
            WHERE series_id = group_series.id AND +status = 'held') AS last_held_on
        FROM group_series
          JOIN "user" AS facilitator ON facilitator.id = group_series.facilitator_id
          LEFT JOIN group_session AS today ON today.id = (
            SELECT id FROM group_session
            WHERE series_id = group_series.id AND held_on = ${today} ORDER BY created_at, id LIMIT 1)
        WHERE ${where})`,
    z.array(GroupSummarySchema),
  );
}
