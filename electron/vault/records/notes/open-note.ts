import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { NoteView } from '../../../../shared/contract/notes';
import { ClinicFailure } from '../../../../shared/errors';
import { Client, Encounter, Note, NoteAddendum } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { isSafetyStepRequired } from '../../../../shared/rules/note-signing';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext } from '../context';
import { doesAddendumMatch, doesSignatureMatch } from './signature';

/** A note with its text, its addenda, and whether they still are what was signed (R-NOTE-02). */
export function openNote(
  { reader }: ReadContext,
  { noteId }: ParsedInput<'note.open'>,
): MethodOutput<'note.open'> {
  const note = getRecord(reader, Note, noteId);
  const encounter = note && getRecord(reader, Encounter, note.encounterId);
  const client = note && getRecord(reader, Client, note.clientId);
  if (note === undefined || encounter === undefined || client === undefined)
    throw new ClinicFailure('NOT_FOUND');
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
    sections: note.sections,
    goalIds: [...note.goalIds],
    noGoalReason: note.noGoalReason,
    safetyStep: note.safetyStep,
    safetyStepRequired: isSafetyStepRequired(encounter.kind),
    credentialType: note.credentialType,
    credentialNumber: note.credentialNumber,
    signatureHash: note.signatureHash,
    signatureMatches: doesSignatureMatch(note),
    encounter: {
      kind: encounter.kind,
      startAt: encounter.startAt,
      endAt: encounter.endAt,
      minutes: encounter.minutes,
      groupName: groupName(reader, encounter.groupSessionId),
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

function staffName(reader: Reader, userId: string): string {
  return reader.value(sql`SELECT display_name FROM "user" WHERE id = ${userId}`, z.string()) ?? '';
}

function groupName(reader: Reader, sessionId: string | null): string | null {
  const statement = sql`SELECT group_series.name FROM group_session
    JOIN group_series ON group_series.id = group_session.series_id WHERE group_session.id = ${sessionId}`;
  return reader.value(statement, z.string()) ?? null;
}
