import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Encounter, GroupSession, Note } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import type { NoteFormat } from '../../../../shared/rules/note-format';
import { NOTE_FORMATS } from '../../../../shared/rules/note-formats';
import type { Reader } from '../../store/connection';
import { getRecord, insertRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';
import { offeredFormat } from './formats';

/**
 * Starts the note of a contact, or gives the one that stands. Whoever was with the person writes it: the worker of the
 * contact, or who led the group with them.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`contact_not_done`, `not_the_worker`, `format_unknown`).
 */
export function startNote(
  context: WriteContext,
  { encounterId, formatCode }: ParsedInput<'note.start'>,
): MethodOutput<'note.start'> {
  const { writer, change, user } = context;
  const encounter = getRecord(writer, Encounter, encounterId);
  if (encounter === undefined) throw new ClinicFailure('NOT_FOUND');
  const standing = standingNote(writer, encounterId);
  if (standing !== undefined) return { noteId: standing };
  if (encounter.status !== 'done') throw ruleBroken('encounterId', 'contact_not_done');
  if (!wasWithPerson(context, encounter)) throw ruleBroken('encounterId', 'not_the_worker');
  const format = formatCode === null ? usualFormat(writer, user.id) : offeredFormat(writer, formatCode);
  if (format === undefined) throw ruleBroken('formatCode', 'format_unknown');
  const note = insertRecord(writer, change, Note, emptyNote(encounter, user.id, format));
  context.audit({ clientId: encounter.clientId, recordId: note.id });
  return { noteId: note.id };
}

/** The note of a contact that counts: the signed one, else the oldest draft. A returned one has its draft. */
export function standingNote(reader: Reader, encounterId: string): string | undefined {
  return reader.value(
    sql`SELECT id FROM note WHERE encounter_id = ${encounterId} AND status IN ('draft', 'signed')
      ORDER BY status = 'signed' DESC, created_at, id LIMIT 1`,
    z.string(),
  );
}

/** A note nothing was written in yet. */
export function emptyNote(
  encounter: Pick<Row<typeof Encounter>, 'id' | 'clientId' | 'serviceDate'>,
  authorId: string,
  format: NoteFormat,
): Values<typeof Note> {
  return {
    clientId: encounter.clientId,
    encounterId: encounter.id,
    authorId,
    formatCode: format.code,
    formatVersion: format.version,
    serviceDate: encounter.serviceDate,
    sections: {},
    goalIds: [],
    goalWords: null,
    noGoalReason: null,
    safetyStep: null,
    status: 'draft',
    signedAt: null,
    credentialType: null,
    credentialNumber: null,
    signatureHash: null,
    isLateEntry: false,
    statusReason: null,
    interventions: null,
    craving: null,
    confidence: null,
    copiedSections: null,
    replacesNoteId: null,
    cosignRequired: null,
  };
}

/** The format the person wrote in last, while it is offered; else the product's first. */
function usualFormat(reader: Reader, userId: string): NoteFormat | undefined {
  const last = reader.value(
    sql`SELECT format_code FROM note WHERE author_id = ${userId} ORDER BY created_at DESC, id DESC LIMIT 1`,
    z.string(),
  );
  return (last === undefined ? undefined : offeredFormat(reader, last)) ?? NOTE_FORMATS[0];
}

/** Whether the caller had the contact, or led the group it comes from. */
export function wasWithPerson(
  { writer, user }: Pick<WriteContext, 'writer' | 'user'>,
  encounter: Row<typeof Encounter>,
): boolean {
  if (encounter.workerId === user.id) return true;
  if (encounter.groupSessionId === null) return false;
  const session = getRecord(writer, GroupSession, encounter.groupSessionId);
  return session?.facilitatorId === user.id || session?.coFacilitatorId === user.id;
}
