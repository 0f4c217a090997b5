import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { groupSessionIdentifier } from '../../../../shared/identifiers';
import { GroupSeries, GroupSession } from '../../../../shared/model';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { sessionOfDay } from './open-session';

/**
 * Cancels a group's day, also one to come, or takes that back.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`reason_missing`, `roll_taken`).
 */
export function setCancelled(
  context: WriteContext,
  { groupId, heldOn, isCancelled, reason }: ParsedInput<'session.setCancelled'>,
): MethodOutput<'session.setCancelled'> {
  const { writer, change, site } = context;
  const series = getRecord(writer, GroupSeries, groupId);
  if (series === undefined) throw new ClinicFailure('NOT_FOUND');
  if (isCancelled && reason === null) throw ruleBroken('reason', 'reason_missing');
  const values = isCancelled
    ? ({ status: 'cancelled', cancelReason: reason } as const)
    : ({ status: 'planned', cancelReason: null } as const);
  const id = groupSessionIdentifier(groupId, heldOn);
  const standing = getRecord(writer, GroupSession, id);
  if (standing === undefined) {
    insertRecord(
      writer,
      change,
      GroupSession,
      { ...sessionOfDay(series, heldOn, site.timeZone), ...values },
      { id },
    );
  } else {
    if (standing.savedAt !== null) throw ruleBroken('heldOn', 'roll_taken');
    updateRecord(writer, change, GroupSession, id, values, { expectedRevision: 'newest' });
  }
  context.audit({ recordId: id });
  return {};
}
