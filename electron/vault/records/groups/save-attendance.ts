import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { attendanceEncounterIdentifier, attendanceIdentifier } from '../../../../shared/identifiers';
import { Attendance, Encounter, GroupSession } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { minutesInRoom, timeInRoom, wasThere } from '../../../../shared/rules/attendance';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import { isPersonVisible } from '../clients/visibility';
import type { WriteContext } from '../context';
import { lastPayerOf } from '../payers/payer-of-contact';
import { assertRollCall } from './attendance-rules';
import { addCorrection, signedNotesOf } from './correction';
import { sessionView } from './session-view';

type Input = Omit<ParsedInput<'session.saveAttendance'>, 'operationId'>;
type Line = Input['marks'][number];
type Session = Row<typeof GroupSession>;

/**
 * Saves a roll call: the session is held, everyone listed has an attendance, everyone who was there a contact, all in
 * one transaction (R-GRP-05). Saving again corrects it; a contact that turns out not to have been is cancelled, never
 * removed, and one with a signed note only with a reason, which is added to the note.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`.
 */
export function saveAttendance(context: WriteContext, input: Input): MethodOutput<'session.saveAttendance'> {
  const { writer, change, user } = context;
  const session = getRecord(writer, GroupSession, input.sessionId);
  if (session === undefined) throw new ClinicFailure('NOT_FOUND');
  if (session.revision !== input.expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: session.revision });
  }
  assertRollCall(context, session, input);
  const saved = updateRecord(
    writer,
    change,
    GroupSession,
    session.id,
    {
      startAt: input.startAt,
      endAt: input.endAt,
      guestCount: input.guestCount,
      status: 'held',
      savedAt: change.now,
      coFacilitatorId: session.coFacilitatorId ?? coFacilitator(context, session),
    },
    { expectedRevision: input.expectedRevision },
  );
  input.marks.forEach((line, index) => {
    saveLine(context, saved, line, {
      path: `marks[${index}]`,
      correctionReason: input.correctionReason,
    });
  });
  context.audit({ recordId: session.id });
  for (const { clientId } of input.marks) context.audit({ clientId, recordId: session.id });
  return { session: sessionView(writer, user, saved), ...countsOf(context, session.id) };
}

/** A peer worker who takes the roll of a group somebody else leads helps to run it, and may write its notes. */
function coFacilitator({ user }: WriteContext, session: Session): string | null {
  return user.role === 'peer_worker' && user.id !== session.facilitatorId ? user.id : null;
}

function saveLine(context: WriteContext, session: Session, line: Line, parts: LineParts): void {
  const { writer, change } = context;
  const attendanceId = attendanceIdentifier(session.id, line.clientId);
  const standing = getRecord(writer, Attendance, attendanceId);
  // The contact first: the attendance points to it.
  const encounterId = saveContact(context, session, line, {
    ...parts,
    encounterId: attendanceEncounterIdentifier(attendanceId),
    markBefore: standing?.mark ?? null,
  });
  const { mark, inAt, outAt, clientId } = line;
  const values = { mark, inAt, outAt, encounterId };
  if (standing === undefined) {
    insertRecord(
      writer,
      change,
      Attendance,
      { ...values, sessionId: session.id, clientId },
      { id: attendanceId },
    );
  } else {
    updateRecord(writer, change, Attendance, attendanceId, values, { expectedRevision: 'newest' });
  }
}

interface LineParts {
  readonly path: string;
  readonly correctionReason: string | null;
}

interface ContactParts extends LineParts {
  readonly encounterId: string;
  readonly markBefore: Line['mark'] | null;
}

/** Brings the person's contact in line with their mark; answers its id, `null` when there never was one. */
function saveContact(
  context: WriteContext,
  session: Session,
  line: Line,
  { encounterId, path, markBefore, correctionReason }: ContactParts,
): string | null {
  const { writer, change } = context;
  const current = getRecord(writer, Encounter, encounterId);
  if (current === undefined) {
    if (!wasThere(line.mark)) return null;
    const payerCode = lastPayerOf(writer, line.clientId);
    insertRecord(
      writer,
      change,
      Encounter,
      { ...contactOf(session, line), payerCode, payerRuleVersion: null },
      { id: encounterId },
    );
    return encounterId;
  }
  const wanted: Partial<Values<typeof Encounter>> = wasThere(line.mark)
    ? contactOf(session, line)
    : { status: 'cancelled' };
  const updated = updateRecord(writer, change, Encounter, encounterId, wanted, {
    expectedRevision: 'newest',
  });
  if (updated.revision === current.revision) return encounterId;
  // What was signed stays; what changed afterwards is said beside it (R-NOTE-01).
  for (const note of signedNotesOf(context, encounterId)) {
    if (correctionReason === null) throw ruleBroken(`${path}.mark`, 'note_already_signed');
    addCorrection(context, note, {
      before: { mark: markBefore, contact: current },
      now: { mark: line.mark, contact: updated },
      reason: correctionReason,
    });
  }
  return encounterId;
}

/** Whom it counts for was settled with the first roll call, and stays. */
type Contact = Omit<Values<typeof Encounter>, 'payerCode' | 'payerRuleVersion'>;

function contactOf(session: Session, line: Line): Contact {
  const time = timeInRoom(line, session) ?? session;
  return {
    clientId: line.clientId,
    workerId: session.facilitatorId,
    kind: 'group',
    modality: 'in_person',
    serviceDate: session.heldOn,
    startAt: time.startAt,
    endAt: time.endAt,
    excludedMinutes: 0,
    minutes: minutesInRoom(line, session),
    placeOfService: session.placeOfService,
    groupSessionId: session.id,
    status: 'done',
    statusReason: null,
  };
}

function countsOf(
  { writer, user }: WriteContext,
  sessionId: string,
): { presentCount: number; encounterCount: number } {
  const counts = writer.first(
    sql`SELECT
        (SELECT count(*) FROM attendance WHERE session_id = ${sessionId}
          AND mark IN ('present', 'late', 'left_early')
          AND ${isPersonVisible(user, sqlFragment`attendance.client_id`)}) AS present_count,
        (SELECT count(*) FROM encounter WHERE group_session_id = ${sessionId} AND status = 'done'
          AND ${isPersonVisible(user, sqlFragment`encounter.client_id`)}) AS encounter_count`,
    z.object({ present_count: z.int(), encounter_count: z.int() }),
  );
  return { presentCount: counts?.present_count ?? 0, encounterCount: counts?.encounter_count ?? 0 };
}
