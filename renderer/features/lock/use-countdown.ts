import { useEffect, useState } from 'react';
import { useClock } from '../../i18n';

const TICK_MILLISECONDS = 500;

/** A wait and when it began, by the monotonic clock. */
export interface Wait {
  readonly milliseconds: number;
  readonly startedAt: number;
}

/**
 * Counts a wait down. A machine that slept shows the right rest when it wakes; the vault decides in the end.
 *
 * @returns milliseconds left, 0 when it is over or there is none
 */
export function useCountdown(wait: Wait | null): number {
  const { clock } = useClock();
  const [now, setNow] = useState(() => clock.monotonicMilliseconds());
  // A wait that began after the last tick has all of its time before it.
  const passed = wait === null ? 0 : Math.max(0, now - wait.startedAt);
  const left = wait === null ? 0 : Math.max(0, wait.milliseconds - passed);
  const isRunning = left > 0;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(clock.monotonicMilliseconds()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isRunning, clock]);
  return left;
}
