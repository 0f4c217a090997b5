import { z } from 'zod';

import { OPENING_REASON } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { OpeningRow } from '../../../../shared/contract/access';
import { ClinicFailure } from '../../../../shared/errors';
import { ChartOpening } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord, updateRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

/** Charts opened with a reason, newest first, for the supervisor (R-ROL-02). */
export function listOpenings(
  { reader }: ReadContext,
  { onlyUnreviewed, offset, limit }: ParsedInput<'opening.list'>,
): MethodOutput<'opening.list'> {
  const where = onlyUnreviewed ? sqlFragment`chart_opening.reviewed_at IS NULL` : sqlFragment`1`;
  const rows = reader.json(
    sql`SELECT json_group_array(json_array(id, client_id, legal_first_name, legal_last_name, preferred_name,
        chart_number, user_name, reason, details, opened_at, ends_at, reviewed_at, reviewer_name)
        ORDER BY opened_at DESC, id DESC)
      FROM (
        SELECT chart_opening.*, client.legal_first_name, client.legal_last_name, client.preferred_name,
          client.chart_number, opener.display_name AS user_name, reviewer.display_name AS reviewer_name
        FROM chart_opening
          JOIN client ON client.id = chart_opening.client_id
          JOIN "user" AS opener ON opener.id = chart_opening.user_id
          LEFT JOIN "user" AS reviewer ON reviewer.id = chart_opening.reviewed_by
        WHERE ${where} ORDER BY chart_opening.opened_at DESC, chart_opening.id DESC
        LIMIT ${limit} OFFSET ${offset})`,
    z.array(RowSchema),
  );
  const total = reader.value(sql`SELECT count(*) FROM chart_opening WHERE ${where}`, z.int()) ?? 0;
  return { rows, total, unreviewedCount: countUnreviewed(reader) };
}

/** How many openings no supervisor has looked at. */
export function countUnreviewed(reader: Reader): number {
  return (
    reader.value(sqlFragment`SELECT count(*) FROM chart_opening WHERE reviewed_at IS NULL`, z.int()) ?? 0
  );
}

/** Notes that a supervisor looked at these openings; one that was looked at before stays as it is. */
export function markOpeningsReviewed(
  context: WriteContext,
  { openingIds }: ParsedInput<'opening.markReviewed'>,
): MethodOutput<'opening.markReviewed'> {
  const { writer, change, user } = context;
  let reviewedCount = 0;
  for (const id of new Set(openingIds)) {
    const opening = getRecord(writer, ChartOpening, id);
    if (opening === undefined) throw new ClinicFailure('NOT_FOUND');
    if (opening.reviewedAt !== null) continue;
    const patch = { reviewedAt: change.now, reviewedBy: user.id };
    updateRecord(writer, change, ChartOpening, id, patch, { expectedRevision: opening.revision });
    context.audit({ clientId: opening.clientId, recordId: id });
    reviewedCount += 1;
  }
  return { reviewedCount };
}

const RowSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string(),
    z.string(),
    OPENING_REASON.schema,
    z.string().nullable(),
    InstantSchema,
    InstantSchema,
    InstantSchema.nullable(),
    z.string().nullable(),
  ])
  .transform(
    ([
      id,
      clientId,
      legalFirstName,
      legalLastName,
      preferredName,
      chartNumber,
      userName,
      reason,
      details,
      openedAt,
      endsAt,
      reviewedAt,
      reviewedByName,
    ]): OpeningRow => ({
      id,
      clientId,
      displayName: displayName({ legalFirstName, legalLastName, preferredName }),
      chartNumber,
      userName,
      reason,
      details,
      openedAt,
      endsAt,
      reviewedAt,
      reviewedByName,
    }),
  );
