import type { Attendance, Row } from '../model';
import { daysBetween } from '../time';
import type { InstantMs, LocalDate } from '../time';
import { contactMinutes } from './encounter-time';
import type { RuleProblem } from './problem';

type AttendanceMark = Row<typeof Attendance>['mark'];

/** One person's line of a roll call. */
export interface RollCallMark {
  readonly mark: AttendanceMark;
  readonly inAt: InstantMs | null;
  readonly outAt: InstantMs | null;
}

interface SessionTime {
  readonly startAt: InstantMs;
  readonly endAt: InstantMs;
}

/** How much of a session a person marked late missed, and one who left early, until somebody says better. */
const SUGGESTED_MINUTES = 10;
const MINUTE_MILLISECONDS = 60_000;

/** Whether somebody with this mark was in the room, and so gets a contact; excused and absent people don't. */
export function wasThere(mark: AttendanceMark): boolean {
  return mark === 'present' || mark === 'late' || mark === 'left_early';
}

/**
 * When the person was in the room (R-GRP-03): the session's times unless their own are known. `null` for somebody who
 * wasn't there.
 */
export function timeInRoom(line: RollCallMark, session: SessionTime): SessionTime | null {
  if (!wasThere(line.mark)) return null;
  return { startAt: line.inAt ?? session.startAt, endAt: line.outAt ?? session.endAt };
}

/** The minutes the person was in the room, 0 for somebody who wasn't there (R-GRP-03). */
export function minutesInRoom(line: RollCallMark, session: SessionTime): number {
  const time = timeInRoom(line, session);
  return time === null ? 0 : contactMinutes({ ...time, excludedMinutes: 0 });
}

/** Times to start from when a mark is set by one key: ten minutes in, or ten before the end, within the session. */
export function suggestedTimes(
  mark: AttendanceMark,
  session: SessionTime,
): Pick<RollCallMark, 'inAt' | 'outAt'> {
  const missed = Math.min(
    SUGGESTED_MINUTES * MINUTE_MILLISECONDS,
    Math.floor((session.endAt - session.startAt) / 2),
  );
  return {
    inAt: mark === 'late' ? ((session.startAt + missed) as InstantMs) : null,
    outAt: mark === 'left_early' ? ((session.endAt - missed) as InstantMs) : null,
  };
}

/**
 * What is wrong with one line of a roll call; paths are within the line. Somebody late has a time they came, somebody
 * who left early a time they went: their minutes come from it.
 */
export function markProblems(
  { mark, inAt, outAt }: RollCallMark,
  session: SessionTime,
): readonly RuleProblem[] {
  if (!wasThere(mark)) {
    return inAt === null && outAt === null ? [] : [{ path: 'mark', code: 'absent_with_times' }];
  }
  const problems: RuleProblem[] = [];
  if (mark === 'late' && inAt === null) problems.push({ path: 'inAt', code: 'in_time_missing' });
  if (mark === 'left_early' && outAt === null) problems.push({ path: 'outAt', code: 'out_time_missing' });
  if (inAt !== null && !isWithin(inAt, session)) problems.push({ path: 'inAt', code: 'outside_session' });
  if (outAt !== null && !isWithin(outAt, session)) problems.push({ path: 'outAt', code: 'outside_session' });
  if (problems.length === 0 && (outAt ?? session.endAt) <= (inAt ?? session.startAt)) {
    problems.push({ path: outAt === null ? 'inAt' : 'outAt', code: 'out_not_after_in' });
  }
  return problems;
}

/** A stretch of service. */
interface ServiceStretch {
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
}

/**
 * Whether somebody can have come to a session on the day (R-GRP-01): not before their first admission, not after
 * their discharge. People without any admission on record, such as visitors still asking, may come.
 */
export function admissionProblem(
  stretches: readonly ServiceStretch[],
  on: LocalDate,
): RuleProblem['code'] | null {
  if (stretches.length === 0) return null;
  const isAdmitted = stretches.some(
    ({ openedOn, closedOn }) => openedOn <= on && (closedOn === null || on <= closedOn),
  );
  if (isAdmitted) return null;
  return stretches.every(({ openedOn }) => on < openedOn) ? 'before_admission' : 'after_discharge';
}

const CELEBRATED_DAYS: readonly number[] = [30, 60, 90, 180];

/** Days since admission, on a day people celebrate: 30, 60, 90, 180 days and every year; else `null`. */
export function milestoneDays(admittedOn: LocalDate, on: LocalDate): number | null {
  const days = daysBetween(admittedOn, on);
  const isAnniversary = days > 0 && admittedOn.slice(5) === on.slice(5);
  return isAnniversary || CELEBRATED_DAYS.includes(days) ? days : null;
}

function isWithin(instant: InstantMs, session: SessionTime): boolean {
  return instant >= session.startAt && instant <= session.endAt;
}
