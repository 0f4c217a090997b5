import type { Encounter, Row } from '../../../shared/model/index';
import { KINDS_WITHOUT_CONTACT, metSomebody } from '../../../shared/rules/contact-kinds';
import type { Writer } from './handles';
import { TextSchema } from './row-schemas';
import { sql, sqlList } from './sql';

/** Brings up to date whether a contact still waits for its note. */
export function indexNoteDue(writer: Writer, encounterId: string): void {
  writer.run(sql`DELETE FROM note_due WHERE encounter_id = ${encounterId}`);
  // The oldest note that stands counts: a second one can only come from another computer, and is for a person to see.
  writer.run(sql`
    INSERT INTO note_due (encounter_id, worker_id, service_date, note_id)
    SELECT encounter.id, coalesce(note.author_id, encounter.worker_id), encounter.service_date, note.id
    FROM encounter LEFT JOIN note ON note.id = (
      SELECT id FROM note WHERE encounter_id = ${encounterId} AND status = 'draft' ORDER BY created_at, id LIMIT 1)
    WHERE encounter.id = ${encounterId} AND encounter.status = 'done'
      AND encounter.kind NOT IN ${sqlList(KINDS_WITHOUT_CONTACT)}
      AND NOT EXISTS (SELECT 1 FROM note WHERE encounter_id = ${encounterId} AND status = 'signed')`);
}

/** The same for a contact that was added just now: nobody can have written a note about it yet. */
export function indexNewNoteDue(writer: Writer, encounter: Row<typeof Encounter>): void {
  if (!metSomebody(encounter)) return;
  writer.run(sql`
    INSERT INTO note_due (encounter_id, worker_id, service_date, note_id)
    VALUES (${encounter.id}, ${encounter.workerId}, ${encounter.serviceDate}, ${null})`);
}

/** The same after one of the contact's notes was written. */
export function indexNoteDueOfNote(writer: Writer, noteId: string): void {
  const encounterId = writer.value(sql`SELECT encounter_id FROM note WHERE id = ${noteId}`, TextSchema);
  if (encounterId !== undefined) indexNoteDue(writer, encounterId);
}

/** Brings up to date whether a signed note still waits for a supervisor (R-NOTE-04). */
export function indexReviewDue(writer: Writer, noteId: string): void {
  writer.run(sql`DELETE FROM note_review_due WHERE note_id = ${noteId}`);
  writer.run(sql`
    INSERT INTO note_review_due (note_id, author_id, signed_at)
    SELECT id, author_id, signed_at FROM note
    WHERE id = ${noteId} AND status = 'signed' AND cosign_required = 1 AND signed_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM note_review WHERE note_id = ${noteId})`);
}

/** The same after a supervisor decided. */
export function indexReviewDueOfReview(writer: Writer, reviewId: string): void {
  const noteId = writer.value(sql`SELECT note_id FROM note_review WHERE id = ${reviewId}`, TextSchema);
  if (noteId !== undefined) indexReviewDue(writer, noteId);
}
