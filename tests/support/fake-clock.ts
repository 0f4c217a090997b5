import type { VaultClock } from '../../electron/vault/clock';
import type { InstantMs } from '../../shared/time';

/** A clock a test sets. The monotonic side goes on with `pass` alone, as a real one does when somebody sets the time. */
export class FakeClock implements VaultClock {
  #now: number;
  #monotonic = 0;
  #sinceBoot = 3_600_000;

  constructor(start = Date.UTC(2026, 2, 9, 15, 0)) {
    this.#now = start;
  }

  now(): InstantMs {
    return this.#now as InstantMs;
  }

  monotonicMilliseconds(): number {
    return this.#monotonic;
  }

  sinceBootMilliseconds(): number {
    return this.#sinceBoot;
  }

  /** The machine was started anew a moment ago. */
  reboot(): void {
    this.#sinceBoot = 0;
  }

  /** Time goes by. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    this.#monotonic += milliseconds;
    this.#sinceBoot += milliseconds;
  }

  /** Somebody sets the clock. */
  set(milliseconds: number): void {
    this.#now = milliseconds;
  }
}
