import { z } from 'zod';

import { ENCOUNTER_KIND } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import { Note, NoteReview, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema, LocalDateSchema } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';
import { reviewHash } from './signature';

/** More than anybody reviews in a week; the total is of all. */
const SHOWN_ITEMS = 200;

type Item = MethodOutput<'review.queue'>['items'][number];

/** Notes of others that wait for a co-signature, the longest first. */
export function reviewQueue({ reader, user }: ReadContext): MethodOutput<'review.queue'> {
  const items = reader.json(
    sql`SELECT json_group_array(json_array(note_id, client_id, legal_first_name, legal_last_name, preferred_name,
        author_name, kind, group_name, service_date, signed_at) ORDER BY signed_at, note_id)
      FROM (
        SELECT due.note_id, note.client_id, client.legal_first_name, client.legal_last_name, client.preferred_name,
          author.display_name AS author_name, encounter.kind, group_series.name AS group_name,
          note.service_date, due.signed_at
        FROM note_review_due AS due
          JOIN note ON note.id = due.note_id
          JOIN client ON client.id = note.client_id
          JOIN "user" AS author ON author.id = note.author_id
          JOIN encounter ON encounter.id = note.encounter_id
          LEFT JOIN group_session ON group_session.id = encounter.group_session_id
          LEFT JOIN group_series ON group_series.id = group_session.series_id
        WHERE due.author_id <> ${user.id}
        ORDER BY due.signed_at, due.note_id LIMIT ${SHOWN_ITEMS})`,
    z.array(ItemSchema),
  );
  return { items, total: countToReview(reader, user.id) };
}

/** How many notes of others wait for a co-signature. */
export function countToReview(reader: Reader, userId: string): number {
  return reader.value(sql`SELECT count(*) FROM note_review_due WHERE author_id <> ${userId}`, z.int()) ?? 0;
}

/**
 * Co-signs a note, or returns it: the version that was signed stays as it is, and its author gets a draft with the
 * same text (R-NOTE-04, R-NOTE-05). The passphrase was checked before the transaction began.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`own_note`, `note_not_waiting`, `comment_missing`).
 */
export function decideReview(
  context: WriteContext,
  input: ParsedInput<'review.decide'>,
): MethodOutput<'review.decide'> {
  const { writer, change, user } = context;
  const note = getRecord(writer, Note, input.noteId);
  const reviewer = getRecord(writer, User, user.id);
  if (note === undefined || reviewer === undefined) throw new ClinicFailure('NOT_FOUND');
  if (note.authorId === user.id) throw ruleBroken('noteId', 'own_note');
  if (note.status !== 'signed' || hasReview(writer, note.id)) throw ruleBroken('noteId', 'note_not_waiting');
  const comment = input.comment?.trim() ?? '';
  if (input.decision === 'returned' && comment === '') throw ruleBroken('comment', 'comment_missing');
  const review = {
    id: newIdentifier(),
    noteId: note.id,
    reviewerId: user.id,
    decision: input.decision,
    comment: comment === '' ? null : comment,
    decidedAt: change.now,
    credentialType: reviewer.credentialType,
    credentialNumber: reviewer.credentialNumber,
  };
  const { id, ...values } = review;
  insertRecord(writer, change, NoteReview, { ...values, signatureHash: reviewHash(review) }, { id });
  context.audit({ clientId: note.clientId, recordId: id });
  if (input.decision === 'cosigned') return { reviewId: id, newDraftId: null };
  updateRecord(writer, change, Note, note.id, { status: 'returned' }, { expectedRevision: 'newest' });
  return { reviewId: id, newDraftId: draftAfter(context, note) };
}

/** Whether a supervisor has decided about the note. */
export function hasReview(reader: Reader, noteId: string): boolean {
  const statement = sql`SELECT 1 FROM note_review WHERE note_id = ${noteId} LIMIT 1`;
  return reader.value(statement, z.int()) !== undefined;
}

function draftAfter({ writer, change }: WriteContext, returned: Row<typeof Note>): string {
  const draft = insertRecord(writer, change, Note, {
    clientId: returned.clientId,
    encounterId: returned.encounterId,
    authorId: returned.authorId,
    formatCode: returned.formatCode,
    formatVersion: returned.formatVersion,
    serviceDate: returned.serviceDate,
    sections: returned.sections,
    goalIds: returned.goalIds,
    goalWords: null,
    noGoalReason: returned.noGoalReason,
    safetyStep: returned.safetyStep,
    status: 'draft',
    signedAt: null,
    credentialType: null,
    credentialNumber: null,
    signatureHash: null,
    isLateEntry: false,
    statusReason: null,
    interventions: returned.interventions,
    craving: returned.craving,
    confidence: returned.confidence,
    copiedSections: returned.copiedSections,
    replacesNoteId: returned.id,
    cosignRequired: null,
  });
  return draft.id;
}

const ItemSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.string(),
    ENCOUNTER_KIND.schema,
    z.string().nullable(),
    LocalDateSchema,
    InstantSchema,
  ])
  .transform(
    ([
      noteId,
      clientId,
      legalFirstName,
      legalLastName,
      preferredName,
      authorName,
      encounterKind,
      groupName,
      serviceDate,
      signedAt,
    ]): Item => ({
      noteId,
      clientId,
      clientDisplayName: displayName({ legalFirstName, legalLastName, preferredName }),
      authorName,
      encounterKind,
      groupName,
      serviceDate,
      signedAt,
    }),
  );
