import type { InstantMs } from '../time';
import { isInFuture } from './in-future';
import type { RuleProblem } from './problem';

const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS;
const LONGEST_HOURS = 12;
/** Longer than this is asked about, not refused (R-ENC-01). */
const UNUSUAL_HOURS = 4;

/** A stretch of time with a person. */
export interface ContactTime {
  readonly startAt: InstantMs;
  readonly endAt: InstantMs;
  /** Breaks, travel, writing: not time with the person. */
  readonly excludedMinutes: number;
}

/**
 * Whole minutes with the person: end − start − excluded, never below 0. From instants, so the night of the clock
 * change counts the minutes that passed, not what the wall clock says (R-ENC-02).
 */
export function contactMinutes({ startAt, endAt, excludedMinutes }: ContactTime): number {
  return Math.max(0, Math.floor((endAt - startAt) / MINUTE_MILLISECONDS) - excludedMinutes);
}

/** What is wrong with the time of a contact (R-ENC-01). */
export function contactTimeProblems(time: ContactTime, now: InstantMs): readonly RuleProblem[] {
  const duration = time.endAt - time.startAt;
  if (duration <= 0) return [{ path: 'endAt', code: 'end_not_after_start' }];
  const problems: RuleProblem[] = [];
  if (isInFuture(time.startAt, now)) problems.push({ path: 'startAt', code: 'in_future' });
  else if (isInFuture(time.endAt, now)) problems.push({ path: 'endAt', code: 'in_future' });
  if (duration > LONGEST_HOURS * HOUR_MILLISECONDS)
    problems.push({ path: 'endAt', code: 'longer_than_twelve_hours' });
  if (time.excludedMinutes * MINUTE_MILLISECONDS > duration) {
    problems.push({ path: 'excludedMinutes', code: 'excluded_exceeds_duration' });
  }
  return problems;
}

/** Whether the contact is so long that the page asks if it is right. */
export function isUnusuallyLong({ startAt, endAt }: ContactTime): boolean {
  return endAt - startAt > UNUSUAL_HOURS * HOUR_MILLISECONDS;
}

/** Whether two stretches of time share any. Touching ends don't. */
export function doOverlap(
  first: Omit<ContactTime, 'excludedMinutes'>,
  second: Omit<ContactTime, 'excludedMinutes'>,
): boolean {
  return first.startAt < second.endAt && second.startAt < first.endAt;
}
