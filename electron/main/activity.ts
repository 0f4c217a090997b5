import type { Clock } from '../../shared/clock';

/** Wall and monotonic time may drift apart this far between two looks before somebody must have set the clock. */
const CLOCK_JUMP_MILLISECONDS = 60_000;

/** Why a look at the clocks ends the session. */
export type ActivityVerdict = 'idle' | 'clock_changed';

/**
 * Knows how long nobody has touched the page. Timers don't run while a machine sleeps and wall clocks can be
 * set, so nothing is timed: elapsed time is compared at every look, on both clocks, and the larger one counts.
 */
export class Activity {
  readonly #clock: Clock;
  #input: Readonly<{ wall: number; monotonic: number }>;
  #look: Readonly<{ wall: number; monotonic: number }>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#input = this.#now();
    this.#look = this.#input;
  }

  /** Somebody signed in: counting starts here. */
  restart(): void {
    this.#input = this.#now();
    this.#look = this.#input;
  }

  /**
   * Somebody typed or moved. The time before counts first: the touch that wakes a machine must not keep a
   * session alive that should have ended in the night.
   */
  touch(idleMilliseconds: number): ActivityVerdict | null {
    const verdict = this.look(idleMilliseconds);
    if (verdict === null) this.#input = this.#look;
    return verdict;
  }

  /** Whether the session is over. */
  look(idleMilliseconds: number): ActivityVerdict | null {
    const before = this.#look;
    const now = this.#now();
    this.#look = now;
    const wallStep = now.wall - before.wall;
    const monotonicStep = now.monotonic - before.monotonic;
    if (Math.abs(wallStep - monotonicStep) > CLOCK_JUMP_MILLISECONDS) return 'clock_changed';
    return this.idleMilliseconds >= idleMilliseconds ? 'idle' : null;
  }

  /** Milliseconds since somebody typed or moved, at the last look. */
  get idleMilliseconds(): number {
    return Math.max(this.#look.wall - this.#input.wall, this.#look.monotonic - this.#input.monotonic);
  }

  #now(): Readonly<{ wall: number; monotonic: number }> {
    return { wall: this.#clock.now(), monotonic: this.#clock.monotonicMilliseconds() };
  }
}
