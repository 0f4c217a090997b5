import type { MethodOutput } from '../../../../shared/contract';
import { verifyAudit } from '../../store/audit';
import type { JobContext } from '../context';

/** Checks the whole log, giving other calls their turn. @throws AbortError when it was cancelled. */
export async function verifyLog(context: JobContext): Promise<MethodOutput<'audit.verify'>> {
  const result = await verifyAudit(context.store.reader, {
    signal: context.signal,
    onProgress: (done, total) => {
      context.progress('checking', done, total);
    },
  });
  return result.isWhole
    ? { isWhole: true, checkedCount: result.head.sequence, headHash: result.head.hash }
    : { isWhole: false, brokenAt: Math.max(1, result.brokenAt), problem: result.problem };
}
