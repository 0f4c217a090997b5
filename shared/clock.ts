import type { InstantMs } from './time';

/**
 * Where the time comes from. Injected everywhere, so that a test can be at midnight, at the clock change,
 * or a year back, and so that nothing reads the machine's clock in passing.
 */
export interface Clock {
  /** Wall-clock time, milliseconds since the epoch. May go backwards when somebody sets the clock. */
  now(): InstantMs;
  /** Milliseconds since some start; never goes backwards. For measuring durations only. */
  monotonicMilliseconds(): number;
}
