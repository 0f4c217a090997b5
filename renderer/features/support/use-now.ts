import { useEffect, useState } from 'react';
import type { InstantMs } from '../../../shared/time';
import { useClock } from '../../i18n';

const TICK_MILLISECONDS = 10_000;

/** The time, kept fresh while somebody looks at something that depends on it. */
export function useNow(isRunning: boolean): InstantMs {
  const { clock } = useClock();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const tick = () => setNow(clock.now());
    tick();
    const timer = setInterval(tick, TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isRunning, clock]);
  return now;
}
