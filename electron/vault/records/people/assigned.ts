import { z } from 'zod';

import type { Reader } from '../../store/connection';
import { statusRank } from '../../store/search';
import { sql, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** Who is still with the site and needs somebody: not those who left, died or are joined to another record. */
const NEEDS_WORKER_STATUSES = ['inquiry', 'waitlist', 'active', 'inactive'] as const;

/** That a person needs a worker; on a query over `client_search`. */
export function needsWorker(): Statement {
  return sql`client_search.status_rank IN ${sqlList(NEEDS_WORKER_STATUSES.map(statusRank))}`;
}

/** How many people who need a worker are assigned to somebody. Counts everybody, hidden charts too. */
export function countAssigned(reader: Reader, workerId: string): number {
  const statement = sql`SELECT count(*) FROM client_search INDEXED BY client_search_worker
    WHERE assigned_worker_id = ${workerId} AND ${needsWorker()}`;
  return reader.value(statement, z.int()) ?? 0;
}
