import { z } from 'zod';

import type { Relation } from '../../../../shared/access';
import { SEES_RESTRICTED } from '../../../../shared/access';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { keptChart } from '../../store/joined-charts';
import { sql } from '../../store/sql';
import { isClientVisible } from './visibility';
import type { Viewer } from './visibility';

/** Who asks, and when. */
export interface Asking {
  readonly user: Viewer;
  readonly today: LocalDate;
  readonly now: InstantMs;
}

const FactsSchema = z.object({
  is_restricted: z.int(),
  is_visible: z.int(),
  is_assigned: z.int(),
  is_served_today: z.int(),
  is_open: z.int(),
});

/**
 * How the caller stands to a person (R-ROL-02, R-ROL-05). "Served today" is a contact or an appointment today, an attendance at a
 * session the caller leads today, or a place on that group's list.
 * @param options.isAuthor the record the call is about is the caller's own
 */
export function relationToPerson(
  reader: Reader,
  asking: Asking,
  chartId: string,
  options: { readonly isAuthor: boolean },
): Relation {
  const { user, today, now } = asking;
  // What was written under a chart that was joined belongs to whoever the person is with now.
  const clientId = keptChart(reader, chartId);
  const facts = reader.first(
    sql`SELECT client.is_restricted, ${isClientVisible(user)} AS is_visible,
        client.assigned_worker_id IS ${user.id} AS is_assigned,
        (EXISTS (
          SELECT 1 FROM encounter
          WHERE client_id = client.id AND worker_id = ${user.id} AND service_date = ${today}
            AND status <> 'entered_in_error'
        ) OR EXISTS (
          SELECT 1 FROM appointment
          WHERE client_id = client.id AND worker_id = ${user.id} AND held_on = ${today}
            AND status <> 'cancelled'
        ) OR EXISTS (
          SELECT 1 FROM group_session
          WHERE held_on = ${today} AND ${user.id} IN (facilitator_id, co_facilitator_id)
            AND status <> 'cancelled'
            AND (
              EXISTS (
                SELECT 1 FROM attendance
                WHERE attendance.session_id = group_session.id AND attendance.client_id = client.id
              )
              OR EXISTS (
                SELECT 1 FROM group_member
                WHERE group_member.series_id = group_session.series_id AND group_member.client_id = client.id
                  AND joined_on <= ${today} AND (left_on IS NULL OR left_on > ${today})
              )
            )
        )) AS is_served_today,
        EXISTS (
          SELECT 1 FROM chart_opening
          WHERE client_id = client.id AND user_id = ${user.id} AND opened_at <= ${now} AND ends_at > ${now}
        ) AS is_open
      FROM client WHERE client.id = ${clientId}`,
    FactsSchema,
  );
  if (facts === undefined || facts.is_visible === 0) return 'restricted_not_named';
  if (facts.is_assigned === 1) return 'assigned';
  // Whoever sees a restricted chart and isn't its worker was named for it, or sees them all.
  if (facts.is_restricted === 1) return SEES_RESTRICTED.has(user.role) ? 'restricted_not_named' : 'named';
  if (facts.is_served_today === 1) return 'served_today';
  if (options.isAuthor) return 'author';
  return facts.is_open === 1 ? 'reason_given' : 'unrelated';
}
