import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Note } from '../../../../shared/model';
import { findRecords, getRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext } from '../context';
import { goalLinkProblems } from './note-goals';

/** The caller's own last signed note about the same person, whose text can be carried over (R-NOTE-08). */
export function previousNote(
  { reader, user }: ReadContext,
  { noteId }: ParsedInput<'note.previous'>,
): MethodOutput<'note.previous'> {
  const note = getRecord(reader, Note, noteId);
  if (note === undefined) throw new ClinicFailure('NOT_FOUND');
  const [previous] = findRecords(
    reader,
    Note,
    sql`client_id = ${note.clientId} AND author_id = ${user.id} AND status = 'signed' AND id <> ${noteId}
      ORDER BY service_date DESC, signed_at DESC, id LIMIT 1`,
  );
  if (previous === undefined) return { previous: null };
  return {
    previous: {
      noteId: previous.id,
      serviceDate: previous.serviceDate,
      sections: previous.sections,
      goalIds: previous.goalIds.filter((id) => goalLinkProblems(reader, note, [id]).length === 0),
    },
  };
}
