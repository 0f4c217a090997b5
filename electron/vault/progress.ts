import type { Clock } from '../../shared/clock';
import type { EventData } from '../../shared/events';

type Progress = EventData<'job.progress'>;

/** About ten a second: more than an eye follows, few enough not to slow the job. */
const SHORTEST_GAP_MILLISECONDS = 100;

/**
 * Passes on how far a job is, at most ten times a second; the first and last of every step always get through.
 */
export function throttledProgress(
  clock: Clock,
  emit: (progress: Progress) => void,
): (progress: Progress) => void {
  let last: { readonly step: Progress['step']; readonly at: number } | undefined;
  return (progress) => {
    const at = clock.monotonicMilliseconds();
    const isDue =
      last?.step !== progress.step ||
      at - last.at >= SHORTEST_GAP_MILLISECONDS ||
      (progress.total > 0 && progress.done >= progress.total);
    if (!isDue) return;
    last = { step: progress.step, at };
    emit(progress);
  };
}
