import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { reEncrypt } from '../store/re-encrypt';

/* A thread's entry: writes one database under another key and ends. */

const LocationSchema = z.strictObject({ path: z.string(), key: z.instanceof(Uint8Array) });
const TaskSchema = z.strictObject({ from: LocationSchema, to: LocationSchema });

const { from, to } = TaskSchema.parse(workerData);
const fromKey = Buffer.from(from.key);
const toKey = Buffer.from(to.key);
try {
  reEncrypt({ path: from.path, key: fromKey }, { path: to.path, key: toKey }, (progress) => {
    parentPort?.postMessage(progress);
  });
  parentPort?.postMessage({ code: null });
} catch (error) {
  parentPort?.postMessage({ code: error instanceof ClinicFailure ? error.code : 'INTERNAL' });
} finally {
  for (const key of [fromKey, toKey, from.key, to.key]) key.fill(0);
}
