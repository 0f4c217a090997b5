import { Worker } from 'node:worker_threads';
import { z } from 'zod';

import { ClinicFailure, ErrorCodeSchema } from '../../../shared/errors';
import type { ReEncryptProgress } from '../store/re-encrypt';

/** A database and its key, and where it is written under which other key. */
export interface ReEncryptTask {
  readonly from: { readonly path: string; readonly key: Buffer };
  readonly to: { readonly path: string; readonly key: Buffer };
}

/**
 * Writes a database under another key. An abort rejects with `CANCELLED` at once; what was written so far may go on
 * growing for a moment.
 * @throws ClinicFailure as `reEncrypt`.
 */
export type ReEncrypter = (
  task: ReEncryptTask,
  onProgress: (progress: ReEncryptProgress) => void,
  signal?: AbortSignal,
) => Promise<void>;

const MessageSchema = z.union([
  z.strictObject({ comparedCount: z.int(), tableCount: z.int() }),
  z.strictObject({ code: ErrorCodeSchema.nullable() }),
]);

/** Writes in a thread of its own: 200 MB take some seconds, for which nobody would see how far it is. */
export function reEncryptInThread(worker: URL): ReEncrypter {
  return ({ from, to }, onProgress, signal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new ClinicFailure('CANCELLED'));
        return;
      }
      const workerData = {
        from: { path: from.path, key: new Uint8Array(from.key) },
        to: { path: to.path, key: new Uint8Array(to.key) },
      };
      const thread = new Worker(worker, { workerData });
      const onAbort = (): void => {
        // Ends only when the native call it is in comes back; nobody waits for that.
        void thread.terminate();
        reject(new ClinicFailure('CANCELLED'));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      thread.on('message', (received: unknown) => {
        const message = MessageSchema.safeParse(received).data;
        if (message === undefined) reject(new ClinicFailure('INTERNAL'));
        else if ('comparedCount' in message) onProgress(message);
        else if (message.code === null) resolve();
        else reject(new ClinicFailure(message.code));
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
