import { ClinicFailure } from '../../../../shared/errors';
import { Note } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { getRecord } from '../../store/records';
import type { WriteContext } from '../context';

/**
 * A note the caller may write in: theirs, and not signed (R-NOTE-01, R-NOTE-04).
 * @throws ClinicFailure `NOT_FOUND`, `NOT_THE_AUTHOR`, `NOTE_SIGNED`, `STALE_EDIT`.
 */
export function ownDraft(
  { writer, user }: WriteContext,
  { noteId, expectedRevision }: { readonly noteId: string; readonly expectedRevision: number },
): Row<typeof Note> {
  const note = getRecord(writer, Note, noteId);
  if (note === undefined) throw new ClinicFailure('NOT_FOUND');
  if (note.authorId !== user.id) throw new ClinicFailure('NOT_THE_AUTHOR');
  if (note.signedAt !== null || note.status !== 'draft') throw new ClinicFailure('NOTE_SIGNED');
  if (note.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: note.revision });
  }
  return note;
}
