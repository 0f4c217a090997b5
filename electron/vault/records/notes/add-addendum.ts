import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import { Note, NoteAddendum } from '../../../../shared/model';
import { getRecord, insertRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { addendumHash } from './signature';

/**
 * Adds a signed text to a signed note; the only way to say more, or better (R-NOTE-01). The passphrase was checked
 * before the transaction began.
 * @throws ClinicFailure `NOT_FOUND`, `NOT_THE_AUTHOR`, `RULE_BROKEN` (`note_not_signed`, `section_missing`).
 */
export function addAddendum(
  context: WriteContext,
  { noteId, text }: ParsedInput<'note.addAddendum'>,
): MethodOutput<'note.addAddendum'> {
  const { writer, change, user } = context;
  const note = getRecord(writer, Note, noteId);
  if (note === undefined) throw new ClinicFailure('NOT_FOUND');
  if (note.authorId !== user.id) throw new ClinicFailure('NOT_THE_AUTHOR');
  if (note.signedAt === null) throw ruleBroken('noteId', 'note_not_signed');
  if (text.trim() === '') throw ruleBroken('text', 'section_missing');
  const addendum = { id: newIdentifier(), noteId, authorId: user.id, text, signedAt: change.now };
  const { id, ...values } = addendum;
  insertRecord(writer, change, NoteAddendum, { ...values, signatureHash: addendumHash(addendum) }, { id });
  context.audit({ clientId: note.clientId, recordId: id });
  return { addendumId: id };
}
