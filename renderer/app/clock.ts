import type { Clock } from '../../shared/clock';
import type { InstantMs } from '../../shared/time';

/** The machine's own clock; the only place in the page that reads it. */
export const systemClock: Clock = {
  now: () => Date.now() as InstantMs,
  monotonicMilliseconds: () => performance.now(),
};
