import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { RecoveryStreak } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { beginAnewProblems, streakProblems, timesToKeepClearOf } from '../../../../shared/rules/recovery';
import type { StreakTime } from '../../../../shared/rules/recovery';
import { insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { assertFresh, openPerson, reasonOf, refuse } from './own-chart';
import { streaksOf } from './recovery-of';

/**
 * Writes down a time in recovery: the one the person counts now, or an earlier one.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_is_merged`, `in_future`, `before_birth`,
 *   `ends_before_starts`, `recovery_counted`, `recovery_overlaps`).
 */
export function addStreak(
  context: WriteContext,
  input: ParsedInput<'streak.add'>,
): MethodOutput<'streak.add'> {
  const { clientId } = input;
  const facts = streakFacts(input);
  assertPossible(context, clientId, facts, null);
  return { streakId: insertStreak(context, clientId, facts) };
}

/**
 * Corrects a time in recovery, also one that is over.
 * @throws ClinicFailure as `addStreak`; `STALE_EDIT`.
 */
export function changeStreak(
  context: WriteContext,
  input: ParsedInput<'streak.change'>,
): MethodOutput<'streak.change'> {
  const streak = streakOfPerson(context, input);
  const facts = streakFacts(input);
  // Better words are never refused for days that stay as they are.
  if (facts.startedOn !== streak.startedOn || facts.endedOn !== streak.endedOn) {
    assertPossible(context, input.clientId, facts, streak);
  }
  return { revision: writeStreak(context, input, facts) };
}

/**
 * Ends the time somebody counts now, and begins another if they want to. Nothing that was reached goes (R-MIL-01).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`client_is_merged`, `recovery_ended`, `in_future`,
 *   `ends_before_starts`, `recovery_overlaps`).
 */
export function beginAnew(
  context: WriteContext,
  input: ParsedInput<'streak.beginAnew'>,
): MethodOutput<'streak.beginAnew'> {
  const { clientId, endedOn, startedOn } = input;
  const streak = streakOfPerson(context, input);
  if (streak.endedOn !== null) throw ruleBroken('streakId', 'recovery_ended');
  refuse(beginAnewProblems(streak, { endedOn, startedOn }, context.today));
  writeStreak(context, input, { endedOn });
  if (startedOn === null) return { streakId: null };
  const anew = streakFacts({ startedOn, endedOn: null, basis: input.basis });
  assertPossible(context, clientId, anew, null);
  return { streakId: insertStreak(context, clientId, anew) };
}

/**
 * Takes a time in recovery off the chart that never should have been there; it stays in the record of changes.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`client_is_merged`, `reason_missing`).
 */
export function markStreakInError(
  context: WriteContext,
  input: ParsedInput<'streak.markInError'>,
): MethodOutput<'streak.markInError'> {
  streakOfPerson(context, input);
  return { revision: writeStreak(context, input, { errorReason: reasonOf(input.reason) }) };
}

type StreakFacts = Pick<Values<typeof RecoveryStreak>, 'startedOn' | 'endedOn' | 'basis'>;

function streakFacts({ startedOn, endedOn, basis }: StreakFacts): StreakFacts {
  const words = basis?.trim() ?? '';
  return { startedOn, endedOn, basis: words === '' ? null : words };
}

function assertPossible(
  context: WriteContext,
  clientId: string,
  facts: StreakTime,
  saved: Row<typeof RecoveryStreak> | null,
): void {
  const { birthDate } = openPerson(context, clientId);
  const streaks = streaksOf(context.writer, clientId).filter(({ id }) => id !== saved?.id);
  const others = saved === null ? streaks : timesToKeepClearOf(saved, streaks);
  refuse(streakProblems(facts, { others, today: context.today, birthDate }));
}

function insertStreak({ writer, change, audit }: WriteContext, clientId: string, facts: StreakFacts): string {
  const { id } = insertRecord(writer, change, RecoveryStreak, { clientId, ...facts, errorReason: null });
  audit({ clientId, recordId: id });
  return id;
}

interface NamedStreak {
  readonly clientId: string;
  readonly streakId: string;
  readonly expectedRevision: number;
}

function writeStreak(
  { writer, change, audit }: WriteContext,
  { clientId, streakId, expectedRevision }: NamedStreak,
  patch: Partial<Values<typeof RecoveryStreak>>,
): number {
  const { revision } = updateRecord(writer, change, RecoveryStreak, streakId, patch, { expectedRevision });
  audit({ clientId, recordId: streakId });
  return revision;
}

/** The time in recovery, if it is the person's under any of their charts and nobody changed it since. */
function streakOfPerson(context: WriteContext, named: NamedStreak): Row<typeof RecoveryStreak> {
  openPerson(context, named.clientId);
  const streak = streaksOf(context.writer, named.clientId).find(({ id }) => id === named.streakId);
  if (streak === undefined) throw new ClinicFailure('NOT_FOUND');
  assertFresh(streak, named.expectedRevision);
  return streak;
}
