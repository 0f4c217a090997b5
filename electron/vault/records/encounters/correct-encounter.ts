import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Encounter, Note } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { findRecords, getRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';
import { assertPayer, checkedContact, limitReasonOf } from './contact-checks';

type Input = ParsedInput<'encounter.correct'>;
type Contact = Row<typeof Encounter>;

/**
 * Puts a contact right before its note is signed: kind, times, place, payer. What it was stays in the change log. A
 * contact of a roll call takes another payer only; the rest is corrected on the roll. A draft of its note moves with it
 * to another day. Its worker may, and a supervisor.
 * @throws ClinicFailure `NOT_FOUND`, `NOT_THE_AUTHOR`, `STALE_EDIT`, `RULE_BROKEN` (`contact_not_done`,
 *   `contact_signed`, `belongs_to_group_session`, and what recording one refuses).
 */
export function correctEncounter(context: WriteContext, input: Input): MethodOutput<'encounter.correct'> {
  const { writer, change, user } = context;
  const { encounterId, expectedRevision } = input;
  const current = getRecord(writer, Encounter, encounterId);
  if (current === undefined) throw new ClinicFailure('NOT_FOUND');
  if (current.workerId !== user.id && user.role !== 'supervisor') throw new ClinicFailure('NOT_THE_AUTHOR');
  if (current.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: current.revision });
  }
  if (current.status !== 'done') throw ruleBroken('encounterId', 'contact_not_done');
  const notes = findRecords(writer, Note, sql`encounter_id = ${encounterId} ORDER BY id`);
  if (notes.some(({ status }) => status === 'signed')) throw ruleBroken('encounterId', 'contact_signed');
  const corrected =
    current.groupSessionId === null ? ownContact(context, current, input) : ofGroup(context, current, input);
  const saved = updateRecord(writer, change, Encounter, encounterId, corrected, { expectedRevision });
  for (const note of notes.filter(({ status }) => status === 'draft')) {
    const { serviceDate } = saved;
    updateRecord(writer, change, Note, note.id, { serviceDate }, { expectedRevision: 'newest' });
  }
  context.audit({ clientId: current.clientId, recordId: encounterId });
  return { revision: saved.revision };
}

function ownContact(
  context: WriteContext,
  current: Contact,
  input: Input,
): Partial<Values<typeof Encounter>> {
  const { id, clientId, workerId } = current;
  return checkedContact(context, input, { id, clientId, workerId });
}

/** What happened in a group is the roll call's to say; for whom somebody's part counts isn't. */
function ofGroup(context: WriteContext, current: Contact, input: Input): Partial<Values<typeof Encounter>> {
  const isSame =
    input.kind === current.kind &&
    input.modality === current.modality &&
    input.startAt === current.startAt &&
    input.endAt === current.endAt &&
    input.excludedMinutes === current.excludedMinutes &&
    input.placeOfService === current.placeOfService;
  if (!isSame) throw ruleBroken('encounterId', 'belongs_to_group_session');
  const { payerCode } = input;
  assertPayer(context, payerCode);
  const limitReason = limitReasonOf(context, { ...current, payerCode }, input.limitReason);
  return { payerCode, limitReason };
}
