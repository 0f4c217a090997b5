import { ClinicFailure } from '../../../shared/errors';

/** Lets other calls run between two pieces of work, and stops when the job was cancelled (`CANCELLED`). */
export function turnOf(signal: AbortSignal): () => Promise<void> {
  return async () => {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    if (signal.aborted) throw new ClinicFailure('CANCELLED');
  };
}
