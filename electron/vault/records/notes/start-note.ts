import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Encounter, GroupSession, Note } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { NOTE_FORMATS } from '../../../../shared/rules/note-formats';
import { getRecord, insertRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';

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
  const standing = writer.value(
    sql`SELECT id FROM note WHERE encounter_id = ${encounterId} AND status <> 'entered_in_error'
      ORDER BY status = 'signed' DESC, created_at, id LIMIT 1`,
    z.string(),
  );
  if (standing !== undefined) return { noteId: standing };
  if (encounter.status !== 'done') throw ruleBroken('encounterId', 'contact_not_done');
  if (!wasWithPerson(context, encounter)) throw ruleBroken('encounterId', 'not_the_worker');
  const format = NOTE_FORMATS.findLast((candidate) => candidate.code === formatCode);
  if (format === undefined) throw ruleBroken('formatCode', 'format_unknown');
  const note = insertRecord(writer, change, Note, {
    clientId: encounter.clientId,
    encounterId,
    authorId: user.id,
    formatCode: format.code,
    formatVersion: format.version,
    serviceDate: encounter.serviceDate,
    sections: {},
    goalIds: [],
    noGoalReason: null,
    safetyStep: null,
    status: 'draft',
    signedAt: null,
    credentialType: null,
    credentialNumber: null,
    signatureHash: null,
    isLateEntry: false,
    statusReason: null,
  });
  context.audit({ clientId: encounter.clientId, recordId: note.id });
  return { noteId: note.id };
}

function wasWithPerson({ writer, user }: WriteContext, encounter: Row<typeof Encounter>): boolean {
  if (encounter.workerId === user.id) return true;
  if (encounter.groupSessionId === null) return false;
  const session = getRecord(writer, GroupSession, encounter.groupSessionId);
  return session?.facilitatorId === user.id || session?.coFacilitatorId === user.id;
}
