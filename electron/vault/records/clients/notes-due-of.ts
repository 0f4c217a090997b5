import { z } from 'zod';

import { READABLE_TIERS } from '../../../../shared/access';
import type { FoundPerson } from '../../../../shared/contract/find';
import { LocalDateSchema } from '../../../../shared/time';
import { sql, sqlList } from '../../store/sql';
import type { ReadContext } from '../context';
import type { JoinedChart } from './explain-found';

const DueSchema = z.object({
  client_id: z.string(),
  encounter_id: z.string(),
  note_id: z.string().nullable(),
  service_date: LocalDateSchema,
});

/**
 * The caller's own newest contact with each person whose note isn't signed, so that it can be begun or gone on with from
 * where the person was found. Nothing for a role that writes no notes (R-ROL-01).
 * @param joined charts whose contacts are the person's too
 */
export function notesDueOf(
  { reader, user }: Pick<ReadContext, 'reader' | 'user'>,
  ids: readonly string[],
  joined: ReadonlyMap<string, readonly JoinedChart[]>,
): ReadonlyMap<string, FoundPerson['noteDue']> {
  const due = new Map<string, FoundPerson['noteDue']>();
  if (!READABLE_TIERS[user.role].has('clinical') || ids.length === 0) return due;
  const keptIds = new Map(ids.map((id) => [id, id]));
  for (const [keptId, charts] of joined) for (const { id } of charts) keptIds.set(id, keptId);
  const rows = reader.all(
    sql`SELECT encounter.client_id, note_due.encounter_id, note_due.note_id, note_due.service_date
      FROM note_due CROSS JOIN encounter ON encounter.id = note_due.encounter_id
      WHERE note_due.worker_id = ${user.id} AND encounter.client_id IN ${sqlList([...keptIds.keys()])}
      ORDER BY note_due.service_date, encounter.start_at`,
    DueSchema,
  );
  for (const row of rows) {
    due.set(keptIds.get(row.client_id) ?? row.client_id, {
      encounterId: row.encounter_id,
      noteId: row.note_id,
      serviceDate: row.service_date,
    });
  }
  return due;
}
