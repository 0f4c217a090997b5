import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ruleBroken } from '../../../../shared/errors';
import { Client, User } from '../../../../shared/model';
import { getRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';
import { needsWorker } from '../people/assigned';
import { isSearchRowVisible } from './visibility';
import { assertWorker, isWorker } from './worker';

/**
 * Gives everybody a colleague leaves behind to another one; each chart's log shows it. Charts the caller can't see stay
 * where they are.
 * @throws ClinicFailure `RULE_BROKEN` when the one still meets people or the other doesn't
 */
export function handOver(
  { writer, change, user, audit }: WriteContext,
  { fromWorkerId, toWorkerId }: ParsedInput<'client.handOver'>,
): MethodOutput<'client.handOver'> {
  if (isWorker(getRecord(writer, User, fromWorkerId))) throw ruleBroken('fromWorkerId', 'still_a_worker');
  assertWorker(writer, toWorkerId, 'toWorkerId');
  const clientIds = writer.values(
    sql`SELECT client_id FROM client_search INDEXED BY client_search_worker
      WHERE assigned_worker_id = ${fromWorkerId} AND ${needsWorker()} AND ${isSearchRowVisible(user)}`,
    z.string(),
  );
  for (const clientId of clientIds) {
    const patch = { assignedWorkerId: toWorkerId };
    updateRecord(writer, change, Client, clientId, patch, { expectedRevision: 'newest' });
    audit({ clientId, recordId: clientId });
  }
  return { movedCount: clientIds.length };
}
