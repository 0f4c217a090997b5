import { ClinicFailure } from '../../shared/errors';

interface Waiting {
  readonly start: () => void;
  readonly refuse: (reason: ClinicFailure) => void;
}

/**
 * Runs work one piece at a time, in the order it came. Two edits can't cross, and locking knows when the last one
 * has ended.
 */
export class CommandQueue {
  readonly #waiting: Waiting[] = [];
  #running: Promise<unknown> | undefined;
  #isClosed = false;

  /** Runs the work when its turn comes; an abort before that refuses it with `CANCELLED`. */
  run<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    if (this.#isClosed) return Promise.reject(new ClinicFailure('LOCKED'));
    return new Promise<Value>((resolve, reject) => {
      const onAbort = (): void => {
        const index = this.#waiting.indexOf(entry);
        if (index === -1) return;
        this.#waiting.splice(index, 1);
        reject(new ClinicFailure('CANCELLED'));
      };
      const entry: Waiting = {
        start: () => {
          signal.removeEventListener('abort', onAbort);
          const running = work();
          this.#running = running;
          running.then(resolve, reject).finally(() => {
            this.#running = undefined;
            this.#startNext();
          });
        },
        refuse: reject,
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(entry);
      if (this.#running === undefined) this.#startNext();
    });
  }

  /** Refuses what waits and what comes, and resolves when the running piece has ended, however it ends. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const entry of this.#waiting.splice(0)) entry.refuse(new ClinicFailure('LOCKED'));
    await this.#running?.catch(() => undefined);
  }

  #startNext(): void {
    if (this.#running !== undefined) return;
    this.#waiting.shift()?.start();
  }
}
