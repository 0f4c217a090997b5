import { daysBetween } from '../local-date';
import type { Milestone, RecoveryStreak, Row } from '../model';
import type { LocalDate } from '../time';
import { milestonesReached } from './milestones';
import type { DatedMilestone } from './milestones';
import type { RuleProblem } from './problem';

/** From when to when somebody counted; open while `endedOn` is `null`. */
export type StreakTime = Pick<Row<typeof RecoveryStreak>, 'startedOn' | 'endedOn'>;

const NO_END = '9999-12-31';

/** The one the person counts now; of two that joining charts brought together, the one begun last. */
export function presentStreak<Streak extends StreakTime>(streaks: readonly Streak[]): Streak | null {
  const open = streaks.filter(({ endedOn }) => endedOn === null);
  return open.reduce<Streak | null>(
    (latest, streak) => (latest === null || streak.startedOn > latest.startedOn ? streak : latest),
    null,
  );
}

/** Days of all of somebody's times together; a day two of them hold counts once. */
export function totalDaysInRecovery(streaks: readonly StreakTime[], today: LocalDate): number {
  const inOrder = [...streaks].sort((first, second) => (first.startedOn < second.startedOn ? -1 : 1));
  let days = 0;
  let countedTo: LocalDate | null = null;
  for (const { startedOn, endedOn } of inOrder) {
    const end = endedOn ?? today;
    const from: LocalDate = countedTo !== null && countedTo > startedOn ? countedTo : startedOn;
    if (end <= from) continue;
    days += daysBetween(from, end);
    countedTo = end;
  }
  return days;
}

/** The steps reached in a time: nothing that comes after takes one away (R-MIL-01). */
export function milestonesOfStreak(
  { startedOn, endedOn }: StreakTime,
  today: LocalDate,
): readonly DatedMilestone[] {
  return milestonesReached(startedOn, endedOn ?? today);
}

interface StreakGround {
  /** Every other time of the person, those entered in error left out. */
  readonly others: readonly StreakTime[];
  readonly today: LocalDate;
  readonly birthDate: LocalDate | null;
}

/** What keeps a time in recovery from being saved; empty when nothing does. */
export function streakProblems(
  { startedOn, endedOn }: StreakTime,
  { others, today, birthDate }: StreakGround,
): readonly RuleProblem[] {
  const ofDays: RuleProblem[] = [
    ...(startedOn > today ? [{ path: 'startedOn', code: 'in_future' } as const] : []),
    ...(birthDate !== null && startedOn < birthDate
      ? [{ path: 'startedOn', code: 'before_birth' } as const]
      : []),
    ...(endedOn !== null && endedOn > today ? [{ path: 'endedOn', code: 'in_future' } as const] : []),
    ...(endedOn !== null && endedOn < startedOn
      ? [{ path: 'endedOn', code: 'ends_before_starts' } as const]
      : []),
  ];
  if (ofDays.length > 0) return ofDays;
  if (endedOn === null && presentStreak(others) !== null) {
    return [{ path: 'endedOn', code: 'recovery_counted' }];
  }
  return others.some((other) => areOverlapping({ startedOn, endedOn }, other))
    ? [{ path: 'startedOn', code: 'recovery_overlaps' }]
    : [];
}

/**
 * The other times a corrected one has to keep clear of: not those it fell into already, which joining charts can bring
 * and which has to be put right one step at a time.
 */
export function timesToKeepClearOf<Streak extends StreakTime>(
  saved: StreakTime,
  others: readonly Streak[],
): readonly Streak[] {
  return others.filter((other) => !areOverlapping(saved, other));
}

function areOverlapping(first: StreakTime, second: StreakTime): boolean {
  return first.startedOn < (second.endedOn ?? NO_END) && second.startedOn < (first.endedOn ?? NO_END);
}

/** What keeps somebody from beginning anew: the day the count ended, and the new first day, if they count on. */
export function beginAnewProblems(
  streak: StreakTime,
  { endedOn, startedOn }: { readonly endedOn: LocalDate; readonly startedOn: LocalDate | null },
  today: LocalDate,
): readonly RuleProblem[] {
  return [
    ...(endedOn > today ? [{ path: 'endedOn', code: 'in_future' } as const] : []),
    ...(endedOn < streak.startedOn ? [{ path: 'endedOn', code: 'ends_before_starts' } as const] : []),
    ...(startedOn !== null && startedOn > today ? [{ path: 'startedOn', code: 'in_future' } as const] : []),
    ...(startedOn !== null && startedOn < endedOn
      ? [{ path: 'startedOn', code: 'recovery_overlaps' } as const]
      : []),
  ];
}

/** What keeps a milestone from being saved. */
export function milestoneProblems(
  { kind, reachedOn, words }: Pick<Row<typeof Milestone>, 'kind' | 'reachedOn' | 'words'>,
  today: LocalDate,
): readonly RuleProblem[] {
  return [
    ...(reachedOn > today ? [{ path: 'reachedOn', code: 'in_future' } as const] : []),
    ...(kind === 'own_words' && (words ?? '').trim() === ''
      ? [{ path: 'words', code: 'milestone_words_missing' } as const]
      : []),
  ];
}
