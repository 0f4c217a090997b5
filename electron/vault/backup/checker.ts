import { Worker } from 'node:worker_threads';
import { z } from 'zod';

import { ClinicFailure, ErrorCodeSchema } from '../../../shared/errors';

/** What checking every page and counting every record of a database came to. */
export const CopyCheckSchema = z.strictObject({
  /** Pages and structures that aren't as they were written. */
  damageCount: z.int().nonnegative(),
  schemaVersion: z.int().nonnegative(),
  /** By table, how many rows there should be and are; empty for a damaged or very old database. */
  census: z.array(
    z.strictObject({ entity: z.string(), expectedCount: z.int(), foundCount: z.int().nonnegative() }),
  ),
});

export type CopyCheck = z.output<typeof CopyCheckSchema>;

/**
 * Checks a database. An abort rejects with `CANCELLED` at once, whatever the check is doing.
 * @throws ClinicFailure as `openStore`.
 */
export type Checker = (
  task: { readonly path: string; readonly key: Buffer; readonly use: 'copy' | 'inUse' },
  signal?: AbortSignal,
) => Promise<CopyCheck>;

const AnswerSchema = z.union([
  z.strictObject({ check: CopyCheckSchema }),
  z.strictObject({ code: ErrorCodeSchema }),
]);

/** Checks in a thread of its own. @param worker the built `check-worker` */
export function checkInThread(worker: URL): Checker {
  return (task, signal) =>
    new Promise<CopyCheck>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new ClinicFailure('CANCELLED'));
        return;
      }
      const thread = new Worker(worker, { workerData: { ...task, key: new Uint8Array(task.key) } });
      const onAbort = (): void => {
        // Ends only when the native call it is in comes back; nobody waits for that.
        void thread.terminate();
        reject(new ClinicFailure('CANCELLED'));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      thread.once('message', (message: unknown) => {
        const answer = AnswerSchema.safeParse(message);
        if (!answer.success) reject(new ClinicFailure('INTERNAL'));
        else if ('code' in answer.data) reject(new ClinicFailure(answer.data.code));
        else resolve(answer.data.check);
      });
      thread.once('error', () => {
        reject(new ClinicFailure('INTERNAL'));
      });
      thread.once('exit', () => {
        signal?.removeEventListener('abort', onAbort);
        // Without an answer before; with one this changes nothing.
        reject(new ClinicFailure('INTERNAL'));
      });
    });
}
