import { z } from 'zod';

import { COSIGN_RULE, SUPERVISION_FORMAT } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { CosignPolicyViewSchema } from '../../../../shared/contract/supervision';
import { ruleBroken } from '../../../../shared/errors';
import { cosignPolicyIdentifier } from '../../../../shared/identifiers';
import { CosignPolicy, SupervisionEntry } from '../../../../shared/model';
import { LocalDateSchema } from '../../../../shared/time';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import { assertWorker } from '../clients/worker';
import type { ReadContext, WriteContext } from '../context';

const SHOWN_ENTRIES = 500;

/** Every worker with how their notes are co-signed; `none` where nobody said otherwise. */
export function listCosignPolicies({ reader }: ReadContext): MethodOutput<'cosignPolicy.list'> {
  const policies = reader.json(
    sql`SELECT json_group_array(json_object('workerId', worker.id, 'workerName', worker.display_name,
        'rule', coalesce(policy.rule, ${COSIGN_RULE.slugs[0] ?? 'none'}), 'samplePercent', policy.sample_percent,
        'untilOn', policy.until_on,
        'waitingCount', (SELECT count(*) FROM note_review_due WHERE author_id = worker.id))
        ORDER BY worker.display_name, worker.id)
      FROM "user" AS worker LEFT JOIN cosign_policy AS policy ON policy.worker_id = worker.id
      WHERE worker.is_active = 1 AND worker.role IN ('peer_worker', 'supervisor')`,
    z.array(CosignPolicyViewSchema),
  );
  return { policies };
}

/**
 * Sets how a worker's notes are co-signed from now on; notes already signed keep what was settled then.
 * @throws ClinicFailure `RULE_BROKEN` (`not_a_worker`, `share_missing`, `until_missing`).
 */
export function setCosignPolicy(
  context: WriteContext,
  { workerId, rule, samplePercent, untilOn }: ParsedInput<'cosignPolicy.set'>,
): MethodOutput<'cosignPolicy.set'> {
  const { writer, change } = context;
  assertWorker(writer, workerId, 'workerId');
  if (rule === 'sample' && samplePercent === null) throw ruleBroken('samplePercent', 'share_missing');
  if (rule === 'until_date' && untilOn === null) throw ruleBroken('untilOn', 'until_missing');
  const values = {
    rule,
    samplePercent: rule === 'sample' ? samplePercent : null,
    untilOn: rule === 'until_date' ? untilOn : null,
  };
  const id = cosignPolicyIdentifier(workerId);
  if (getRecord(writer, CosignPolicy, id) === undefined) {
    insertRecord(writer, change, CosignPolicy, { workerId, ...values }, { id });
  } else {
    updateRecord(writer, change, CosignPolicy, id, values, { expectedRevision: 'newest' });
  }
  context.audit({ recordId: id });
  return {};
}

/** Supervision meetings, newest first: all for a supervisor, their own for everybody else. */
export function listSupervision({ reader, user }: ReadContext): MethodOutput<'supervision.list'> {
  const mine = user.role === 'supervisor' ? sqlFragment`1` : sql`entry.worker_id = ${user.id}`;
  const entries = reader.json(
    sql`SELECT json_group_array(json_object('id', id, 'supervisorName', supervisor_name, 'workerName', worker_name,
        'heldOn', held_on, 'minutes', minutes, 'format', format, 'topics', topics) ORDER BY held_on DESC, id)
      FROM (
        SELECT entry.*, supervisor.display_name AS supervisor_name, worker.display_name AS worker_name
        FROM supervision_entry AS entry
          JOIN "user" AS supervisor ON supervisor.id = entry.supervisor_id
          JOIN "user" AS worker ON worker.id = entry.worker_id
        WHERE ${mine} ORDER BY entry.held_on DESC, entry.id LIMIT ${SHOWN_ENTRIES})`,
    z.array(
      z.strictObject({
        id: z.string(),
        supervisorName: z.string(),
        workerName: z.string(),
        heldOn: LocalDateSchema,
        minutes: z.int(),
        format: SUPERVISION_FORMAT.schema,
        topics: z.string(),
      }),
    ),
  );
  return { entries };
}

/**
 * Writes down a supervision meeting: one entry for each worker who was there.
 * @throws ClinicFailure `RULE_BROKEN` (`in_future`, `not_a_worker`).
 */
export function recordSupervision(
  context: WriteContext,
  { workerIds, heldOn, minutes, topics }: ParsedInput<'supervision.record'>,
): MethodOutput<'supervision.record'> {
  const { writer, change, user, today } = context;
  if (heldOn > today) throw ruleBroken('heldOn', 'in_future');
  const workers = [...new Set(workerIds)];
  for (const workerId of workers) {
    assertWorker(writer, workerId, 'workerIds');
    if (workerId === user.id) throw ruleBroken('workerIds', 'not_a_worker');
  }
  for (const workerId of workers) {
    const entry = insertRecord(writer, change, SupervisionEntry, {
      supervisorId: user.id,
      workerId,
      heldOn,
      minutes,
      format: workers.length > 1 ? 'group' : 'individual',
      topics,
    });
    context.audit({ recordId: entry.id });
  }
  return { entryCount: workers.length };
}
