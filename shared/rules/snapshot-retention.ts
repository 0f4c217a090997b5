import { addDays, localDateAt } from '../time';
import type { InstantMs, LocalDate, TimeZoneName } from '../time';
import { Temporal } from 'temporal-polyfill';

/** How many of today's snapshots are kept. */
const KEPT_OF_TODAY = 3;
/** For so many days, today included, one snapshot a day is kept. */
const DAYS_KEPT = 14;
/** For so many weeks, this one included, one snapshot a week is kept. */
const WEEKS_KEPT = 8;

/** A verified snapshot, as far as keeping it goes. */
export interface KeptSnapshot {
  readonly id: string;
  readonly takenAt: InstantMs;
}

/**
 * Which verified snapshots may go: all but the newest three of today, the newest of each of the last 14 days and of
 * each of the last eight weeks (Monday to Sunday). The newest of all always stays, and so does one from the future,
 * which only a clock that was set back can make.
 * @param snapshots verified ones only, in any order
 * @returns ids
 */
export function snapshotsToForget(
  snapshots: readonly KeptSnapshot[],
  now: InstantMs,
  timeZone: TimeZoneName,
): readonly string[] {
  const today = localDateAt(now, timeZone);
  const firstDay = addDays(today, 1 - DAYS_KEPT);
  const firstWeek = addDays(mondayOf(today), -7 * (WEEKS_KEPT - 1));
  const newestFirst = [...snapshots].sort(
    (left, right) => right.takenAt - left.takenAt || (left.id < right.id ? 1 : -1),
  );
  const kept = new Set(newestFirst.slice(0, 1).map(({ id }) => id));
  const days = new Map<LocalDate, number>();
  const weeks = new Set<LocalDate>();
  for (const { id, takenAt } of newestFirst) {
    const day = localDateAt(takenAt, timeZone);
    const week = mondayOf(day);
    const ofThatDay = (days.get(day) ?? 0) + 1;
    days.set(day, ofThatDay);
    const isOfTheDay = day >= firstDay && ofThatDay <= (day === today ? KEPT_OF_TODAY : 1);
    const isOfTheWeek = week >= firstWeek && !weeks.has(week);
    weeks.add(week);
    if (day > today || isOfTheDay || isOfTheWeek) kept.add(id);
  }
  return newestFirst.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}

function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
}
