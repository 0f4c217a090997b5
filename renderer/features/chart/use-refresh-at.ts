import { useEffect } from 'react';
import type { InstantMs } from '../../../shared/time';
import { useClock } from '../../i18n';

/** Asks again when the time has come: a chart opened with a reason must not stay on screen longer (R-ROL-02). */
export function useRefreshAt(instant: InstantMs | null, refresh: () => void): void {
  const { clock } = useClock();
  useEffect(() => {
    if (instant === null) return undefined;
    const timer = setTimeout(refresh, Math.max(0, instant - clock.now()));
    return () => clearTimeout(timer);
  }, [instant, refresh, clock]);
}
