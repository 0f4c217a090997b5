import type { InstantMs } from '../time';

/** The page writes whole minutes, and clocks of a computer and of a wall differ: "now" may be up to a minute ahead. */
const ROUNDING_MILLISECONDS = 60_000;

/** Whether a time that was typed or stamped as past lies in the future (R-ENC-01, R-INT-03). */
export function isInFuture(instant: InstantMs, now: InstantMs): boolean {
  return instant > now + ROUNDING_MILLISECONDS;
}
