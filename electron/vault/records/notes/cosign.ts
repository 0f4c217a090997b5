import { createHash } from 'node:crypto';

import { cosignPolicyIdentifier } from '../../../../shared/identifiers';
import { CosignPolicy } from '../../../../shared/model';
import type { Note, Row } from '../../../../shared/model';
import { needsCosign } from '../../../../shared/rules/note-cosign';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

/** Whether the note will need a co-signature, by its author's policy; `null` is no, as in notes of before. */
export function cosignRequired(
  reader: Reader,
  note: Pick<Row<typeof Note>, 'id' | 'authorId' | 'serviceDate'>,
): true | null {
  const policy = getRecord(reader, CosignPolicy, cosignPolicyIdentifier(note.authorId));
  return needsCosign(policy, { serviceDate: note.serviceDate, draw: drawOf(note.id) }) ? true : null;
}

/** A number from 0 to below 100 that follows from the note's id: nobody can choose which notes are in the sample. */
function drawOf(noteId: string): number {
  const digest = createHash('sha256').update(`cosign/${noteId}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}
