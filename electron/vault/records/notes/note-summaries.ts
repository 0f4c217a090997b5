import { z } from 'zod';

import { NoteSummarySchema } from '../../../../shared/contract/notes';
import type { NoteSummary } from '../../../../shared/contract/notes';
import type { Reader } from '../../store/connection';
import { chartsOf } from '../../store/joined-charts';
import { sql } from '../../store/sql';

const SHOWN_NOTES = 1_000;

const JsonSummarySchema = z
  .strictObject({ ...NoteSummarySchema.shape, isLateEntry: z.int() })
  .transform((row): NoteSummary => ({ ...row, isLateEntry: row.isLateEntry === 1 }));

/** A person's notes under all their charts, newest contact first, without their text. */
export function notesOfClient(reader: Reader, clientId: string): NoteSummary[] {
  return reader.json(
    sql`SELECT json_group_array(json_object('id', id, 'clientId', client_id, 'encounterId', encounter_id,
        'serviceDate', service_date, 'formatCode', format_code, 'formatVersion', format_version,
        'authorId', author_id, 'authorName', author_name, 'status', status, 'signedAt', signed_at,
        'isLateEntry', is_late_entry, 'goalIds', json(goal_ids), 'updatedAt', updated_at) ORDER BY service_date DESC, created_at DESC, id)
      FROM (
        SELECT note.*, author.display_name AS author_name
        FROM note JOIN "user" AS author ON author.id = note.author_id
        WHERE note.client_id IN ${chartsOf(sql`${clientId}`)}
        ORDER BY note.service_date DESC, note.created_at DESC LIMIT ${SHOWN_NOTES})`,
    z.array(JsonSummarySchema),
  );
}
