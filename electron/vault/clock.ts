import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';

import type { Clock } from '../../shared/clock';
import type { InstantMs } from '../../shared/time';

/** The vault's clock: one that also outlives a restart of the app, and that nobody can set. */
export interface VaultClock extends Clock {
  /** Milliseconds since the machine was started. */
  sinceBootMilliseconds(): number;
}

/** The machine's own clock; the only place in the vault that reads it. */
export const systemClock: VaultClock = {
  now: () => Date.now() as InstantMs,
  monotonicMilliseconds: () => performance.now(),
  sinceBootMilliseconds: () => uptime() * 1_000,
};
