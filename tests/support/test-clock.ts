import type { Clock } from '../../shared/clock';
import type { InstantMs } from '../../shared/time';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #now: number;
  #monotonicMilliseconds = 1_000;

  /** @param at ISO 8601 with offset, e.g. `2026-03-10T09:00:00-06:00` */
  constructor(at = '2026-03-10T09:00:00-06:00') {
    this.#now = Date.parse(at);
  }

  now(): InstantMs {
    return this.#now as InstantMs;
  }

  monotonicMilliseconds(): number {
    return this.#monotonicMilliseconds;
  }

  /** Lets time pass. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    this.#monotonicMilliseconds += milliseconds;
  }

  /** Sets the wall clock as a person would, also backwards; no time passes. */
  set(at: string): void {
    this.#now = Date.parse(at);
  }
}
