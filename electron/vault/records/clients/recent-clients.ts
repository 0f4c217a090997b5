import { z } from 'zod';

import type { Reader } from '../../store/connection';
import { keptChart } from '../../store/joined-charts';
import { sql } from '../../store/sql';

/** More than are shown: some may be hidden or joined to others by now. */
const MOST_RECENT = 30;
/** The same few charts are opened again and again. */
const OPENINGS_LOOKED_AT = 300;

const OpenedSchema = z.object({ id: z.string(), is_joined: z.int() });

/**
 * People whose charts somebody opened on this computer, the last first. The log of who looked at what is kept anyway;
 * a list of its own would only be a second place to protect. A chart that was joined since stands for the one it was
 * joined to.
 */
export function recentClientIds(reader: Reader, userId: string): readonly string[] {
  const opened = reader.all(
    sql`WITH opened (client_id, sequence) AS (
        SELECT client_id, sequence FROM audit INDEXED BY audit_opened
        WHERE actor_id = ${userId} AND action = 'client.opened' ORDER BY sequence DESC LIMIT ${OPENINGS_LOOKED_AT})
      SELECT client.id, client.merged_into IS NOT NULL AS is_joined
      FROM opened CROSS JOIN client ON client.id = opened.client_id
      GROUP BY client.id ORDER BY max(opened.sequence) DESC LIMIT ${MOST_RECENT}`,
    OpenedSchema,
  );
  const ids = opened.map(({ id, is_joined }) => (is_joined === 1 ? keptChart(reader, id) : id));
  return [...new Set(ids)];
}
