import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Encounter, Note } from '../../../../shared/model';
import { findRecords, getRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import { reopenAppointment } from '../appointments/mark';
import type { WriteContext } from '../context';

/**
 * Marks a contact that never was, or was with somebody else, as entered in error, for good: it stays on the chart with
 * the reason and counts nowhere. A note begun for it goes with it; a signed one is marked first, with the passphrase it
 * was signed with. Its worker may, and a supervisor.
 * @throws ClinicFailure `NOT_FOUND`, `NOT_THE_AUTHOR`, `RULE_BROKEN` (`belongs_to_group_session`, `contact_not_done`,
 *   `contact_has_signed_note`, `reason_missing`).
 */
export function markEncounterInError(
  context: WriteContext,
  { encounterId, reason }: ParsedInput<'encounter.markInError'>,
): MethodOutput<'encounter.markInError'> {
  const { writer, change, user } = context;
  const encounter = getRecord(writer, Encounter, encounterId);
  if (encounter === undefined) throw new ClinicFailure('NOT_FOUND');
  if (encounter.workerId !== user.id && user.role !== 'supervisor') throw new ClinicFailure('NOT_THE_AUTHOR');
  if (encounter.groupSessionId !== null) throw ruleBroken('encounterId', 'belongs_to_group_session');
  if (encounter.status !== 'done') throw ruleBroken('encounterId', 'contact_not_done');
  const statusReason = reason.trim();
  if (statusReason === '') throw ruleBroken('reason', 'reason_missing');
  const notes = findRecords(writer, Note, sql`encounter_id = ${encounterId} ORDER BY id`);
  if (notes.some(({ status }) => status === 'signed')) {
    throw ruleBroken('encounterId', 'contact_has_signed_note');
  }
  const inError = { status: 'entered_in_error', statusReason } as const;
  for (const note of notes.filter(({ status }) => status === 'draft')) {
    updateRecord(writer, change, Note, note.id, inError, { expectedRevision: 'newest' });
  }
  updateRecord(writer, change, Encounter, encounterId, inError, { expectedRevision: 'newest' });
  reopenAppointment(context, encounterId);
  context.audit({ clientId: encounter.clientId, recordId: encounterId });
  return {};
}
