import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { sql } from '../../store/sql';
import type { ReadContext } from '../context';
import { caseloadConditions, gatheringIndex, needsDayOf } from './list-clients';

/** How many of the people a filter shows are with each worker; those with nobody come last. */
export function countByWorker(
  context: ReadContext,
  { filter }: ParsedInput<'client.countByWorker'>,
): MethodOutput<'client.countByWorker'> {
  const { reader, user } = context;
  const rows = reader.all(
    sql`WITH counted AS MATERIALIZED (
        SELECT assigned_worker_id, count(*) AS client_count FROM client_search ${gatheringIndex(filter)}
        WHERE ${caseloadConditions(user, filter, needsDayOf(context))} GROUP BY assigned_worker_id)
      SELECT "user".id AS worker_id, "user".display_name AS worker_name, client_count
      FROM counted LEFT JOIN "user" ON "user".id = counted.assigned_worker_id
      ORDER BY "user".id IS NULL, "user".display_name COLLATE NOCASE, "user".id`,
    z.object({ worker_id: z.string().nullable(), worker_name: z.string().nullable(), client_count: z.int() }),
  );
  return {
    groups: rows.map((row) => ({
      workerId: row.worker_id,
      workerName: row.worker_name,
      clientCount: row.client_count,
    })),
  };
}
