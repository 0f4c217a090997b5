import { addDays, instantOf, type InstantMs, type LocalDate, type TimeZoneName } from '../../../shared/time';

const HALF_DAY_MILLISECONDS = 12 * 60 * 60_000;

/**
 * The instant of a wall-clock time during a session. A time far before the start belongs to the next day: a group
 * that begins at 11 pm ends after midnight.
 */
export function instantDuring(
  heldOn: LocalDate,
  time: string,
  timeZone: TimeZoneName,
  startAt: InstantMs,
): InstantMs {
  const sameDay = instantOf(heldOn, time, timeZone);
  return sameDay < startAt - HALF_DAY_MILLISECONDS ? instantOf(addDays(heldOn, 1), time, timeZone) : sameDay;
}

/** The instant without its seconds: people give times in minutes. */
export function toMinute(instant: InstantMs): InstantMs {
  return (instant - (instant % 60_000)) as InstantMs;
}
