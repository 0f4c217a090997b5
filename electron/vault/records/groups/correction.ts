import { ATTENDANCE_MARK } from '../../../../shared/codes';
import { newIdentifier } from '../../../../shared/identifiers';
import { Note, NoteAddendum } from '../../../../shared/model';
import type { Encounter, Row } from '../../../../shared/model';
import { localTimeAt } from '../../../../shared/time';
import { findRecords, insertRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';
import { addendumHash } from '../notes/signature';

type Contact = Row<typeof Encounter>;
type Mark = keyof typeof ATTENDANCE_MARK.codes;

/** What the roll call said of a person, and says now. */
export interface Correction {
  readonly before: { readonly mark: Mark | null; readonly contact: Contact };
  readonly now: { readonly mark: Mark; readonly contact: Contact };
  readonly reason: string;
}

/** The signed notes of a contact. */
export function signedNotesOf({ writer }: WriteContext, encounterId: string): readonly Row<typeof Note>[] {
  return findRecords(writer, Note, sql`encounter_id = ${encounterId} AND status = 'signed' ORDER BY id`);
}

/**
 * Says in an addendum to a signed note that the roll call was corrected after it: the note's own text stays as it was
 * signed. The addendum is by whoever corrected, in their language, and names nobody else.
 */
export function addCorrection(context: WriteContext, note: Row<typeof Note>, correction: Correction): void {
  const { writer, change, user } = context;
  const addendum = {
    id: newIdentifier(),
    noteId: note.id,
    authorId: user.id,
    text: correctionText(context, correction),
    signedAt: change.now,
  };
  const { id, ...values } = addendum;
  insertRecord(writer, change, NoteAddendum, { ...values, signatureHash: addendumHash(addendum) }, { id });
  context.audit({ clientId: note.clientId, recordId: id });
}

function correctionText({ user, site }: WriteContext, { before, now, reason }: Correction): string {
  const said = ({ mark, contact }: { readonly mark: Mark | null; readonly contact: Contact }): string => {
    const label = mark === null ? '' : ATTENDANCE_MARK.codes[mark][user.language];
    if (contact.status !== 'done') return label;
    const from = localTimeAt(contact.startAt, site.timeZone);
    const to = localTimeAt(contact.endAt, site.timeZone);
    return `${label}, ${from}–${to} (${contact.minutes} min)`;
  };
  return user.language === 'es'
    ? `Se corrigió la asistencia después de firmar. Antes: ${said(before)}. Ahora: ${said(now)}. Motivo: ${reason}`
    : `The attendance was corrected after signing. Before: ${said(before)}. Now: ${said(now)}. Reason: ${reason}`;
}
