import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { attendanceEncounterIdentifier, attendanceIdentifier } from '../../../../shared/identifiers';
import { Attendance, Encounter, GroupSession } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { minutesInRoom, timeInRoom, wasThere } from '../../../../shared/rules/attendance';
import { contactOfWay } from '../../../../shared/rules/attendance-way';
import { exceededLimits } from '../../../../shared/rules/group-limits';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import { isPersonVisible } from '../clients/visibility';
import type { WriteContext } from '../context';
import { goesOverDayLimit } from '../payers/day-limit';
import { payerOn } from '../payers/payer-of-contact';
import { payerRules } from '../payers/rules';
import { assertRollCall } from './attendance-rules';
import { addCorrection, signedNotesOf } from './correction';
import { limitsOf } from './session-limits';
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
  const { writer, change } = context;
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
      way: input.way === 'in_room' ? null : input.way,
      status: 'held',
      savedAt: change.now,
      coFacilitatorId: session.coFacilitatorId ?? coFacilitator(context, session),
    },
    { expectedRevision: input.expectedRevision },
  );
  const changedIds = input.marks.map((line, index) =>
    saveLine(context, saved, line, {
      path: `marks[${index}]`,
      correctionReason: input.correctionReason,
    }),
  );
  const kept = keepLimitReasons(context, saved, changedIds, input.limitReason);
  context.audit({ recordId: session.id });
  for (const { clientId } of input.marks) context.audit({ clientId, recordId: session.id });
  return { session: sessionView(writer, context, kept), ...countsOf(context, session.id) };
}

/** A peer worker who takes the roll of a group somebody else leads helps to run it, and may write its notes. */
function coFacilitator({ user }: WriteContext, session: Session): string | null {
  return user.role === 'peer_worker' && user.id !== session.facilitatorId ? user.id : null;
}

/** Answers the id of the person's contact when this changed it. */
function saveLine(context: WriteContext, session: Session, line: Line, parts: LineParts): string | null {
  const { writer, change } = context;
  const attendanceId = attendanceIdentifier(session.id, line.clientId);
  const standing = getRecord(writer, Attendance, attendanceId);
  // The contact first: the attendance points to it.
  const { encounterId, isChanged } = saveContact(context, session, line, {
    ...parts,
    encounterId: attendanceEncounterIdentifier(attendanceId),
    markBefore: standing?.mark ?? null,
  });
  const { mark, inAt, outAt, way, clientId } = line;
  const values = { mark, inAt, outAt, way, encounterId };
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
  return isChanged && wasThere(mark) ? encounterId : null;
}

interface LineParts {
  readonly path: string;
  readonly correctionReason: string | null;
}

interface ContactParts extends LineParts {
  readonly encounterId: string;
  readonly markBefore: Line['mark'] | null;
}

/** A person's contact; without an id there never was one. */
interface SavedContact {
  readonly encounterId: string | null;
  readonly isChanged: boolean;
}

/** Brings the person's contact in line with their mark. */
function saveContact(
  context: WriteContext,
  session: Session,
  line: Line,
  { encounterId, path, markBefore, correctionReason }: ContactParts,
): SavedContact {
  const { writer, change } = context;
  const current = getRecord(writer, Encounter, encounterId);
  if (current === undefined) {
    if (!wasThere(line.mark)) return { encounterId: null, isChanged: false };
    const payerCode = payerOn(writer, line.clientId, session.heldOn);
    insertRecord(
      writer,
      change,
      Encounter,
      { ...contactOf(session, line), payerCode, payerRuleVersion: null, limitReason: null },
      { id: encounterId },
    );
    return { encounterId, isChanged: true };
  }
  const wanted: Partial<Values<typeof Encounter>> = wasThere(line.mark)
    ? contactOf(session, line)
    : { status: 'cancelled' };
  const updated = updateRecord(writer, change, Encounter, encounterId, wanted, {
    expectedRevision: 'newest',
  });
  if (updated.revision === current.revision) return { encounterId, isChanged: false };
  // What was signed stays; what changed afterwards is said beside it (R-NOTE-01).
  for (const note of signedNotesOf(context, encounterId)) {
    if (correctionReason === null) throw ruleBroken(`${path}.mark`, 'note_already_signed');
    addCorrection(context, note, {
      before: { mark: markBefore, contact: current },
      now: { mark: line.mark, contact: updated },
      reason: correctionReason,
    });
  }
  return { encounterId, isChanged: true };
}

/** Whom it counts for was settled with the first roll call, and stays; so does why it stands over a limit. */
type Contact = Omit<Values<typeof Encounter>, 'payerCode' | 'payerRuleVersion' | 'limitReason'>;

function contactOf(session: Session, line: Line): Contact {
  const time = timeInRoom(line, session) ?? session;
  return {
    clientId: line.clientId,
    workerId: session.facilitatorId,
    kind: 'group',
    ...contactOfWay(line.way ?? session.way ?? 'in_room', session.placeOfService),
    serviceDate: session.heldOn,
    startAt: time.startAt,
    endAt: time.endAt,
    excludedMinutes: 0,
    minutes: minutesInRoom(line, session),
    groupSessionId: session.id,
    status: 'done',
    statusReason: null,
  };
}

/**
 * Keeps why there are more people than the group or its payer holds, and more units of somebody's day than theirs
 * allows (R-GRP-04, R-ENC-06). Neither sends anybody away; both ask once.
 * @param changedIds by the line of the roll call, the contacts that are new or different
 * @throws ClinicFailure `RULE_BROKEN` (`group_over_limit`, `over_day_limit`) without a reason
 */
function keepLimitReasons(
  context: WriteContext,
  session: Session,
  changedIds: readonly (string | null)[],
  said: string | null,
): Session {
  const { writer, change } = context;
  const newest = { expectedRevision: 'newest' } as const;
  const reason = said?.trim() ?? '';
  const problems: RuleProblem[] = [];
  const isOver = exceededLimits(peopleIn(context, session.id), limitsOf(writer, session)).length > 0;
  if (isOver && reason === '' && session.limitReason === null) {
    problems.push({ path: 'limitReason', code: 'group_over_limit' });
  }
  // Few payers limit a day, and a person's day has to be counted for it.
  if (payerRules(writer).some(({ maxUnitsPerDay }) => maxUnitsPerDay !== null)) {
    changedIds.forEach((encounterId, index) => {
      const contact = encounterId === null ? undefined : getRecord(writer, Encounter, encounterId);
      if (contact === undefined || !goesOverDayLimit(writer, contact)) return;
      if (reason !== '') {
        updateRecord(writer, change, Encounter, contact.id, { limitReason: reason }, newest);
      } else if (contact.limitReason === null) {
        problems.push({ path: `marks[${index}].mark`, code: 'over_day_limit' });
      }
    });
  }
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems });
  const limitReason = !isOver ? null : reason === '' ? session.limitReason : reason;
  return updateRecord(writer, change, GroupSession, session.id, { limitReason }, newest);
}

/** How many are in the room: everybody who was there, whether or not the caller may see them, and guests. */
function peopleIn({ writer }: WriteContext, sessionId: string): number {
  const people = writer.value(
    sql`SELECT guest_count + (SELECT count(*) FROM attendance WHERE session_id = group_session.id
        AND mark IN ('present', 'late', 'left_early'))
      FROM group_session WHERE id = ${sessionId}`,
    z.int(),
  );
  return people ?? 0;
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
