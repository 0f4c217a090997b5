import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { checkCopy } from './check-copy';

/*
 * A thread's entry: checks one database and ends. Reading and decrypting 200 MB takes two seconds, for which the
 * vault's own thread would answer nobody.
 */

const TaskSchema = z.strictObject({
  path: z.string(),
  key: z.instanceof(Uint8Array),
  use: z.enum(['copy', 'inUse']),
});

const task = TaskSchema.parse(workerData);
const key = Buffer.from(task.key);
try {
  parentPort?.postMessage({ check: checkCopy(task.path, key, task.use) });
} catch (error) {
  parentPort?.postMessage({ code: error instanceof ClinicFailure ? error.code : 'INTERNAL' });
} finally {
  key.fill(0);
  task.key.fill(0);
}
