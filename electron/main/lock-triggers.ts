import type { PowerMonitor, WebContents } from 'electron';

import { IDLE_LOCK_MINUTES } from '../../shared/access';
import type { Role } from '../../shared/access';
import type { Clock } from '../../shared/clock';
import type { LockReason } from '../../shared/contract/main';
import { Activity } from './activity';

const LOOK_EVERY_MILLISECONDS = 5_000;
const MINUTE_MILLISECONDS = 60_000;

/** How long before an idle lock somebody is told, so that a reader isn't locked out mid-page; half of a short time. */
const WARNING_MILLISECONDS = 60_000;

/** Everything that locks besides the person: idle time, sleep, the system's own lock, a clock that jumped. */
export class LockTriggers {
  readonly #activity: Activity;
  readonly #lock: (reason: LockReason) => void;
  readonly #warn: (remainingMilliseconds: number | null) => void;
  #idleMilliseconds: number | null = null;
  #hasWarned = false;

  constructor(options: {
    readonly clock: Clock;
    readonly powerMonitor: PowerMonitor;
    readonly lock: (reason: LockReason) => void;
    /** Told how long is left before the idle lock, and `null` when somebody is there after all. */
    readonly warn: (remainingMilliseconds: number | null) => void;
  }) {
    this.#activity = new Activity(options.clock);
    this.#lock = options.lock;
    this.#warn = options.warn;
    const { powerMonitor } = options;
    powerMonitor.on('suspend', () => this.#lockNow('suspend'));
    powerMonitor.on('lock-screen', () => this.#lockNow('screen_lock'));
    powerMonitor.on('resume', () => this.look());
    powerMonitor.on('unlock-screen', () => this.look());
    setInterval(() => this.look(), LOOK_EVERY_MILLISECONDS).unref();
  }

  /** Counts what somebody does in the page. */
  watch(contents: WebContents): void {
    contents.on('input-event', () => this.touch());
    contents.on('focus', () => this.look());
  }

  /**
   * Role and site decide how long a page may stay untouched; nobody signed in, nothing to lock.
   *
   * @param minutes what the site chose instead of the role's usual time
   */
  setRole(role: Role | null, minutes?: number): void {
    this.#idleMilliseconds =
      role === null ? null : (minutes ?? IDLE_LOCK_MINUTES[role]) * MINUTE_MILLISECONDS;
    this.#hasWarned = false;
    this.#activity.restart();
  }

  /** Somebody is there. */
  touch(): void {
    if (this.#idleMilliseconds === null) return;
    this.#act(this.#activity.touch(this.#idleMilliseconds));
    if (!this.#hasWarned) return;
    this.#hasWarned = false;
    this.#warn(null);
  }

  /** Compares the clocks; called on every tick, on resume and when the window gets the focus. */
  look(): void {
    if (this.#idleMilliseconds === null) return;
    const verdict = this.#activity.look(this.#idleMilliseconds);
    this.#act(verdict);
    const left = this.#idleMilliseconds - this.#activity.idleMilliseconds;
    if (verdict !== null || this.#hasWarned) return;
    if (left > Math.min(WARNING_MILLISECONDS, this.#idleMilliseconds / 2)) return;
    this.#hasWarned = true;
    this.#warn(left);
  }

  #act(verdict: LockReason | null): void {
    if (verdict !== null) this.#lockNow(verdict);
  }

  #lockNow(reason: LockReason): void {
    if (this.#idleMilliseconds !== null) this.#lock(reason);
  }
}
