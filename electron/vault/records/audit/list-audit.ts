import { z } from 'zod';

import { READABLE_TIERS } from '../../../../shared/access';
import { actionsOfKinds, auditKindOf } from '../../../../shared/audit-actions';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { AuditFilter, AuditRow } from '../../../../shared/contract/audit';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema, addDays, startOfDay } from '../../../../shared/time';
import { sql, sqlFragment, sqlJoin, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import type { ReadContext } from '../context';

/**
 * A window of the log, newest first (R-AUD-01). By sequence, not by clock: the order things happened in holds whatever
 * the clock showed.
 */
export function listAudit(
  context: ReadContext,
  { filter, offset, limit }: ParsedInput<'audit.list'>,
): MethodOutput<'audit.list'> {
  const { reader, user } = context;
  const where = sqlJoin(conditions(context, filter), sqlFragment` AND `);
  const rows = reader.json(
    sql`SELECT json_group_array(json_array(sequence, recorded_at, actor_id, actor_name, action, client_id,
        chart_number, legal_first_name, legal_last_name, preferred_name, detail ->> 'method', detail ->> 'count')
        ORDER BY sequence DESC)
      FROM (
        SELECT entry.*, "user".display_name AS actor_name, client.chart_number, client.legal_first_name,
          client.legal_last_name, client.preferred_name
        FROM (SELECT * FROM audit WHERE ${where} ORDER BY sequence DESC LIMIT ${limit} OFFSET ${offset}) AS entry
          LEFT JOIN "user" ON "user".id = entry.actor_id
          LEFT JOIN client ON client.id = entry.client_id)`,
    z.array(RowSchema),
  );
  const total = reader.value(sql`SELECT count(*) FROM audit WHERE ${where}`, z.int()) ?? 0;
  const mayReadNames = READABLE_TIERS[user.role].has('identity');
  return {
    rows: rows.map((row) => (mayReadNames ? row : { ...row, clientName: null, chartNumber: null })),
    total,
  };
}

function conditions({ site }: ReadContext, filter: AuditFilter): readonly Statement[] {
  const { actorId, clientId, kinds, from, through } = filter;
  return [
    sqlFragment`1`,
    ...(actorId === null ? [] : [sql`actor_id = ${actorId}`]),
    ...(clientId === null ? [] : [sql`client_id = ${clientId}`]),
    ...(kinds.length === 0 ? [] : [sql`action IN ${sqlList(actionsOfKinds(kinds))}`]),
    ...(from === null ? [] : [sql`recorded_at >= ${startOfDay(from, site.timeZone)}`]),
    ...(through === null ? [] : [sql`recorded_at < ${startOfDay(addDays(through, 1), site.timeZone)}`]),
  ];
}

const RowSchema = z
  .tuple([
    z.int(),
    InstantSchema,
    z.string().nullable(),
    z.string().nullable(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.int().nullable(),
  ])
  .transform(
    ([
      sequence,
      at,
      actorId,
      actorName,
      action,
      clientId,
      chartNumber,
      legalFirstName,
      legalLastName,
      preferredName,
      refusedMethod,
      count,
    ]): AuditRow => ({
      sequence,
      at,
      actorId,
      actorName,
      action,
      kind: auditKindOf(action),
      clientId,
      chartNumber,
      // The same display name as everywhere; a log entry may be about somebody whose chart isn't here (yet).
      clientName: chartNumber === null ? null : displayName({ legalFirstName, legalLastName, preferredName }),
      refusedMethod,
      count,
    }),
  );
