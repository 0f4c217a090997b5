import type { PowerMonitor, WebContents } from 'electron';

import { IDLE_LOCK_MINUTES } from '../../shared/access';
import type { Role } from '../../shared/access';
import type { Clock } from '../../shared/clock';
import type { LockReason } from '../../shared/contract/main';
import { Activity } from './activity';

const LOOK_EVERY_MILLISECONDS = 5_000;
const MINUTE_MILLISECONDS = 60_000;

/** Everything that locks besides the person: idle time, sleep, the system's own lock, a clock that jumped. */
export class LockTriggers {
  readonly #activity: Activity;
  readonly #lock: (reason: LockReason) => void;
  #idleMilliseconds: number | null = null;

  constructor(options: {
    readonly clock: Clock;
    readonly powerMonitor: PowerMonitor;
    readonly lock: (reason: LockReason) => void;
  }) {
    this.#activity = new Activity(options.clock);
    this.#lock = options.lock;
    const { powerMonitor } = options;
    powerMonitor.on('suspend', () => this.#lockNow('suspend'));
    powerMonitor.on('lock-screen', () => this.#lockNow('screen_lock'));
    powerMonitor.on('resume', () => this.look());
    powerMonitor.on('unlock-screen', () => this.look());
    setInterval(() => this.look(), LOOK_EVERY_MILLISECONDS).unref();
  }

  /** Counts what somebody does in the page. */
  watch(contents: WebContents): void {
    contents.on('input-event', () => {
      if (this.#idleMilliseconds !== null) this.#act(this.#activity.touch(this.#idleMilliseconds));
    });
    contents.on('focus', () => this.look());
  }

  /** The role decides how long a page may stay untouched; nobody signed in, nothing to lock. */
  setRole(role: Role | null): void {
    this.#idleMilliseconds = role === null ? null : IDLE_LOCK_MINUTES[role] * MINUTE_MILLISECONDS;
    this.#activity.restart();
  }

  /** Compares the clocks; called on every tick, on resume and when the window gets the focus. */
  look(): void {
    if (this.#idleMilliseconds !== null) this.#act(this.#activity.look(this.#idleMilliseconds));
  }

  #act(verdict: LockReason | null): void {
    if (verdict !== null) this.#lockNow(verdict);
  }

  #lockNow(reason: LockReason): void {
    if (this.#idleMilliseconds !== null) this.#lock(reason);
  }
}
