import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import type { VaultClock } from '../clock';
import { systemErrorCode, writeFileDurably } from '../durable-file';

const MILLISECONDS_PER_SECOND = 1_000;

/** The wait after so many failures in a row; from the end of the list on it stays the same (R-SEC-02). */
const DELAY_SECONDS = [0, 0, 0, 1, 2, 4, 8, 16, 32, 60] as const;

/** The longest anybody ever waits. Nobody is locked out for good. */
export const LONGEST_DELAY_MILLISECONDS = 60 * MILLISECONDS_PER_SECOND;

const StateSchema = z.strictObject({
  version: z.literal(1),
  failureCount: z.int().nonnegative().max(1_000_000),
  /** Wall-clock time of the last failure. */
  failedAt: z.number(),
  /** Milliseconds the machine had been running then, which nobody can set; absent from before it was kept. */
  failedAtSinceBoot: z.number().nonnegative().optional(),
});

type State = z.output<typeof StateSchema>;

const NO_FAILURES: State = { version: 1, failureCount: 0, failedAt: 0 };

interface UnlockDelayOptions {
  /** `unlock-delay.json` beside the key file. */
  readonly path: string;
  readonly clock: VaultClock;
}

/**
 * Makes guessing slow: counts failed attempts of the whole site and makes the next one wait, across restarts and whatever
 * somebody does to the clock.
 */
export class UnlockDelay {
  readonly #path: string;
  readonly #clock: VaultClock;
  #state: State;
  /** Monotonic time of the last failure, when it happened in this run. */
  #failedAtMonotonic: number | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: UnlockDelayOptions) {
    this.#path = options.path;
    this.#clock = options.clock;
    this.#state = this.#read();
  }

  /** How many attempts have failed since the last that succeeded. */
  get failureCount(): number {
    return this.#state.failureCount;
  }

  /** How long the next attempt must wait; 0 when it need not. At most `LONGEST_DELAY_MILLISECONDS`. */
  waitMilliseconds(): number {
    const delay = delayMilliseconds(this.#state.failureCount);
    if (delay === 0) return 0;
    return Math.min(delay, Math.max(0, Math.ceil(delay - this.#elapsedMilliseconds())));
  }

  /**
   * Time since the last failure, by clocks nobody can set: this run's own, else the machine's since it was started. After
   * a new start of the machine that is at least as long as it has been running.
   */
  #elapsedMilliseconds(): number {
    if (this.#failedAtMonotonic !== undefined) {
      return this.#clock.monotonicMilliseconds() - this.#failedAtMonotonic;
    }
    const { failedAt, failedAtSinceBoot } = this.#state;
    const sinceBoot = this.#clock.sinceBootMilliseconds();
    if (failedAtSinceBoot !== undefined) {
      return sinceBoot < failedAtSinceBoot ? sinceBoot : sinceBoot - failedAtSinceBoot;
    }
    // A file from before the machine's own time was kept: the whole delay counts from now at the latest.
    return Math.max(0, Math.min(this.#clock.now() - failedAt, sinceBoot));
  }

  /**
   * Runs an attempt to unlock. It is counted as failed before it starts, so that ending the app in the middle or
   * making many attempts at once gains nothing; success starts the count anew, and a failure that isn't a wrong
   * secret doesn't count. Attempts run one after another.
   * @throws ClinicFailure `WAIT_BEFORE_RETRY` with `waitMilliseconds`, and what the attempt throws.
   */
  async attempt<Value>(tryToUnlock: () => Promise<Value>): Promise<Value> {
    const turn = this.#running.then(() => this.#attemptNow(tryToUnlock));
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  async #attemptNow<Value>(tryToUnlock: () => Promise<Value>): Promise<Value> {
    const waitMilliseconds = this.waitMilliseconds();
    if (waitMilliseconds > 0) throw new ClinicFailure('WAIT_BEFORE_RETRY', { waitMilliseconds });
    const before = this.#state;
    const monotonicBefore = this.#failedAtMonotonic;
    this.#countFailure(before.failureCount + 1);
    try {
      const value = await tryToUnlock();
      this.#write(NO_FAILURES);
      return value;
    } catch (error) {
      if (isWrongSecret(error)) {
        // Counted from now, not from when the derivation started.
        this.#countFailure(before.failureCount + 1);
      } else {
        this.#write(before);
        this.#failedAtMonotonic = monotonicBefore;
      }
      throw error;
    }
  }

  #countFailure(failureCount: number): void {
    this.#failedAtMonotonic = this.#clock.monotonicMilliseconds();
    this.#write({ version: 1, failureCount, ...this.#failedNow() });
  }

  #read(): State {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return NO_FAILURES;
      text = '';
    }
    const parsed = StateSchema.safeParse(parsedJson(text));
    // Damaging the file must not make guessing faster: it counts as many failures, from now.
    return parsed.data ?? { version: 1, failureCount: DELAY_SECONDS.length, ...this.#failedNow() };
  }

  #failedNow(): Pick<State, 'failedAt' | 'failedAtSinceBoot'> {
    return { failedAt: this.#clock.now(), failedAtSinceBoot: this.#clock.sinceBootMilliseconds() };
  }

  #write(state: State): void {
    this.#state = state;
    try {
      writeFileDurably(this.#path, Buffer.from(`${JSON.stringify(state)}\n`));
    } catch (error) {
      // A full or read-only disk must not keep anybody from unlocking; the count goes on in memory.
      if (!(error instanceof ClinicFailure)) throw error;
    }
  }
}

/** The wait after so many failures in a row. */
export function delayMilliseconds(failureCount: number): number {
  if (failureCount === 0) return 0;
  const seconds = DELAY_SECONDS[Math.min(failureCount, DELAY_SECONDS.length) - 1] ?? 0;
  return seconds * MILLISECONDS_PER_SECOND;
}

function isWrongSecret(error: unknown): boolean {
  return (
    error instanceof ClinicFailure &&
    (error.code === 'WRONG_PASSPHRASE' || error.code === 'WRONG_RECOVERY_CODE')
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
