import { OPENING_MINUTES } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ruleBroken } from '../../../../shared/errors';
import { ChartOpening } from '../../../../shared/model';
import { InstantSchema } from '../../../../shared/time';
import type { InstantMs } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { insertRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';

/**
 * Opens a chart for an hour to somebody it isn't assigned to (R-ROL-02). A second reason while the first still counts
 * makes no second entry: the supervisor would read the same thing twice.
 * @throws ClinicFailure `RULE_BROKEN` `details_missing` for "another reason" without words.
 */
export function openWithReason(
  context: WriteContext,
  { clientId, reason, details }: ParsedInput<'client.openWithReason'>,
): MethodOutput<'client.openWithReason'> {
  const { writer, change, user } = context;
  if (reason === 'other' && details === null) throw ruleBroken('details', 'details_missing');
  // The log names the kind of reason; the words are for the supervisor and may be about the person.
  context.audit({ reason });
  const open = openedUntil(writer, { userId: user.id, clientId, now: change.now });
  if (open !== null) return { endsAt: open };
  const endsAt = (change.now + OPENING_MINUTES * 60_000) as InstantMs;
  insertRecord(writer, change, ChartOpening, {
    clientId,
    userId: user.id,
    reason,
    details,
    openedAt: change.now,
    endsAt,
    reviewedAt: null,
    reviewedBy: null,
  });
  return { endsAt };
}

/** Until when a chart is open to somebody who gave a reason; `null` when it isn't. */
export function openedUntil(
  reader: Reader,
  { userId, clientId, now }: { readonly userId: string; readonly clientId: string; readonly now: InstantMs },
): InstantMs | null {
  const endsAt = reader.value(
    sql`SELECT max(ends_at) FROM chart_opening
      WHERE client_id = ${clientId} AND user_id = ${userId} AND opened_at <= ${now} AND ends_at > ${now}`,
    InstantSchema.nullable(),
  );
  return endsAt ?? null;
}
