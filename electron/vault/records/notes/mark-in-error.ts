import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Note } from '../../../../shared/model';
import { getRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';

/**
 * Marks a note as entered in error, for good: it stays readable, counts nowhere, and its contact waits for a note again
 * (R-NOTE-09). Its author may, and a supervisor.
 * @throws ClinicFailure `NOT_FOUND`, `NOT_THE_AUTHOR`, `STALE_EDIT`, `RULE_BROKEN` (`note_in_error`, `reason_missing`).
 */
export function markInError(
  context: WriteContext,
  { noteId, expectedRevision, reason }: ParsedInput<'note.markInError'>,
): MethodOutput<'note.markInError'> {
  const { writer, change, user } = context;
  const note = getRecord(writer, Note, noteId);
  if (note === undefined) throw new ClinicFailure('NOT_FOUND');
  if (note.authorId !== user.id && user.role !== 'supervisor') throw new ClinicFailure('NOT_THE_AUTHOR');
  if (note.status === 'entered_in_error') throw ruleBroken('noteId', 'note_in_error');
  const statusReason = reason.trim();
  if (statusReason === '') throw ruleBroken('reason', 'reason_missing');
  updateRecord(
    writer,
    change,
    Note,
    noteId,
    { status: 'entered_in_error', statusReason },
    { expectedRevision },
  );
  // The reason is the note's own: the audit says that it happened, not what about.
  context.audit({ clientId: note.clientId, recordId: noteId });
  return {};
}
