import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { NoteView } from '../../../../shared/contract/notes';
import { ClinicFailure } from '../../../../shared/errors';
import { COPIED_GOALS, Client, Encounter, Note, NoteAddendum, NoteReview } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { isSafetyStepRequired } from '../../../../shared/rules/note-signing';
import type { Row } from '../../../../shared/model';
import { LocalDateSchema, addDays } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import type { ReadContext } from '../context';
import { unitsOfContact } from '../payers/person-units';
import { copyOf, knownFormat } from './formats';
import { goalsOfNote, linkableGoalsOf } from './note-goals';
import { doesAddendumMatch, doesReviewMatch, doesSignatureMatch } from './signature';

/** A note with its text, its addenda, and whether they still are what was signed (R-NOTE-02). */
export function openNote(
  { reader, user }: ReadContext,
  { noteId }: ParsedInput<'note.open'>,
): MethodOutput<'note.open'> {
  const note = getRecord(reader, Note, noteId);
  const encounter = note && getRecord(reader, Encounter, note.encounterId);
  const client = note && getRecord(reader, Client, note.clientId);
  if (note === undefined || encounter === undefined || client === undefined)
    throw new ClinicFailure('NOT_FOUND');
  const copied = copiedOf(reader, note);
  const goalsCopied = copied.find(({ section }) => section === COPIED_GOALS);
  return {
    id: note.id,
    clientId: note.clientId,
    encounterId: note.encounterId,
    serviceDate: note.serviceDate,
    formatCode: note.formatCode,
    formatVersion: note.formatVersion,
    authorId: note.authorId,
    authorName: staffName(reader, note.authorId),
    status: note.status,
    signedAt: note.signedAt,
    isLateEntry: note.isLateEntry,
    updatedAt: note.updatedAt,
    revision: note.revision,
    clientDisplayName: displayName(client),
    format: formatOfNote(reader, note),
    sections: note.sections,
    interventions: note.interventions,
    craving: note.craving,
    confidence: note.confidence,
    copied: copied.filter(({ section }) => section !== COPIED_GOALS),
    goalIds: [...note.goalIds],
    goals: goalsOfNote(reader, note),
    linkableGoals: note.status === 'draft' ? linkableGoalsOf(reader, note) : [],
    goalsCopiedFrom:
      goalsCopied === undefined ? null : { noteId: goalsCopied.noteId, serviceDate: goalsCopied.serviceDate },
    noGoalReason: note.noGoalReason,
    safetyStep: note.safetyStep,
    safetyStepRequired: isSafetyStepRequired(encounter.kind),
    credentialType: note.credentialType,
    credentialNumber: note.credentialNumber,
    signatureHash: note.signatureHash,
    signatureMatches: doesSignatureMatch(note),
    statusReason: note.statusReason,
    replacesNoteId: note.replacesNoteId,
    replacedByNoteId: replacedBy(reader, note.id),
    waitsForReview: waitsForReview(reader, note.id),
    identicalNoteCount: user.role === 'supervisor' ? countIdentical(reader, note) : 0,
    reviews: reviewsOf(reader, note.id),
    encounter: {
      kind: encounter.kind,
      startAt: encounter.startAt,
      endAt: encounter.endAt,
      minutes: encounter.minutes,
      groupName: groupName(reader, encounter.groupSessionId),
      units: unitsOfContact(reader, encounter),
    },
    addenda: addendaOf(reader, note.id),
  };
}

function addendaOf(reader: Reader, noteId: string): NoteView['addenda'] {
  const addenda = findRecords(reader, NoteAddendum, sql`note_id = ${noteId} ORDER BY signed_at, id`);
  return addenda.map((addendum) => ({
    id: addendum.id,
    authorName: staffName(reader, addendum.authorId),
    text: addendum.text,
    signedAt: addendum.signedAt,
    signatureMatches: doesAddendumMatch(addendum),
  }));
}

function reviewsOf(reader: Reader, noteId: string): NoteView['reviews'] {
  const reviews = findRecords(reader, NoteReview, sql`note_id = ${noteId} ORDER BY decided_at, id`);
  return reviews.map((review) => ({
    id: review.id,
    reviewerName: staffName(reader, review.reviewerId),
    decision: review.decision,
    comment: review.comment,
    decidedAt: review.decidedAt,
    signatureMatches: doesReviewMatch(review),
  }));
}

function formatOfNote(reader: Reader, note: Row<typeof Note>): NoteView['format'] {
  const format = knownFormat(reader, note);
  return format === undefined ? null : copyOf(format);
}

function copiedOf(reader: Reader, note: Row<typeof Note>): NoteView['copied'] {
  return Object.entries(note.copiedSections ?? {}).flatMap(([section, noteId]) => {
    const serviceDate = reader.value(
      sql`SELECT service_date FROM note WHERE id = ${noteId}`,
      LocalDateSchema,
    );
    return serviceDate === undefined ? [] : [{ section, noteId, serviceDate }];
  });
}

function replacedBy(reader: Reader, noteId: string): string | null {
  const statement = sql`SELECT id FROM note WHERE replaces_note_id = ${noteId} ORDER BY created_at, id LIMIT 1`;
  return reader.value(statement, z.string()) ?? null;
}

function waitsForReview(reader: Reader, noteId: string): boolean {
  const statement = sql`SELECT EXISTS (SELECT 1 FROM note_review_due WHERE note_id = ${noteId})`;
  return reader.value(statement, z.int()) === 1;
}

/** Shorter text repeats by itself: "Call on Monday". */
const TELLING_LENGTH = 60;
const DAYS_LOOKED_BACK = 90;

/** Other signed notes of the author with a part word for word as in this one (R-NOTE-08). */
function countIdentical(reader: Reader, note: Row<typeof Note>): number {
  const texts = Object.values(note.sections).filter((text) => text.length >= TELLING_LENGTH);
  if (texts.length === 0) return 0;
  const statement = sql`SELECT count(*) FROM note
    WHERE author_id = ${note.authorId} AND status = 'signed' AND id <> ${note.id}
      AND service_date BETWEEN ${addDays(note.serviceDate, -DAYS_LOOKED_BACK)} AND ${note.serviceDate}
      AND EXISTS (SELECT 1 FROM json_each(note.sections) WHERE value IN ${sqlList(texts)})`;
  return reader.value(statement, z.int()) ?? 0;
}

function staffName(reader: Reader, userId: string): string {
  return reader.value(sql`SELECT display_name FROM "user" WHERE id = ${userId}`, z.string()) ?? '';
}

function groupName(reader: Reader, sessionId: string | null): string | null {
  const statement = sql`SELECT group_series.name FROM group_session
    JOIN group_series ON group_series.id = group_session.series_id WHERE group_session.id = ${sessionId}`;
  return reader.value(statement, z.string()) ?? null;
}
