import type { Session, WebContents } from 'electron';

import type { LockReason } from '../../shared/contract/main';
import type { Clock } from '../../shared/clock';
import type { Log, LogReason } from './log';
import { EMPTY_PAGE } from './origin';
import type { VaultHost } from './vault-host';

/** How long the page may take to hand in what is being typed. */
const HAND_IN_MILLISECONDS = 1_500;

/** How long the vault may take to finish the running command and close the database. */
const CLOSE_MILLISECONDS = 1_500;

/** How long the window may take to show the empty page; a page still there then is ended by force. */
const EMPTY_MILLISECONDS = 1_500;

/** Longer than all of the above: whoever closes the window sees it close, whatever hangs. */
const CLOSE_FOR_GOOD_MILLISECONDS = 6_000;

/** The channel the warning travels on; the preload passes it to the page. */
const LOCKING_CHANNEL = 'session-locking';

const LOG_REASONS: Readonly<Record<LockReason | 'quit', LogReason>> = {
  person: 'reason-person',
  idle: 'reason-idle',
  suspend: 'reason-suspend',
  screen_lock: 'reason-screen-lock',
  clock_changed: 'reason-clock-changed',
  vault_stopped: 'reason-vault-stopped',
  damage_found: 'reason-damage-found',
  page_stopped: 'reason-page-stopped',
  quit: 'reason-quit',
};

export interface LockOptions {
  readonly contents: () => WebContents | null;
  readonly session: Session;
  readonly vaultHost: VaultHost;
  /** The page that starts at the lock screen. */
  readonly pageUrl: string;
  readonly clearClipboard: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Locking is destruction (design §2): the page hands in its drafts, the vault process ends and takes key and
 * rows with it, the page and everything it stored are gone, and a new page starts at the lock screen.
 */
export class Lock {
  readonly #options: LockOptions;
  #running: Promise<void> | null = null;
  #isClosing = false;
  #pageIsDone: (() => void) | null = null;
  #lastReason: LockReason | null = null;

  constructor(options: LockOptions) {
    this.#options = options;
  }

  /** Why the present page was loaded; `null` for the first one. */
  get lastReason(): LockReason | null {
    return this.#lastReason;
  }

  /** Locks for a reason of main's own: the page is asked first, and isn't waited for longer than its time. */
  lock(reason: LockReason): Promise<void> {
    return this.#once(() => this.#run(reason, { askPage: true }));
  }

  /** The page has handed in everything: either it was asked to, or the person locked it there. */
  pageIsReady(): void {
    if (this.#pageIsDone !== null) this.#pageIsDone();
    else void this.#once(() => this.#run('person'));
  }

  /** A new page without a reason to tell: there is nothing left here that could be locked. */
  startAfresh(): Promise<void> {
    return this.#once(() => this.#run(null));
  }

  /** The same destruction without a new page: the window is closing. Nothing locks or loads after it. */
  async closeForGood(): Promise<void> {
    const before = this.#running ?? Promise.resolve();
    this.#isClosing = true;
    await settledWithin(
      before.then(() => this.#destroy('quit', { askPage: true })),
      CLOSE_FOR_GOOD_MILLISECONDS,
    );
  }

  /** One at a time: whoever comes second gets the end of the first. */
  #once(work: () => Promise<void>): Promise<void> {
    if (this.#isClosing) return Promise.resolve();
    this.#running ??= work().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(reason: LockReason | null, { askPage = false } = {}): Promise<void> {
    const { clock, log, pageUrl, vaultHost } = this.#options;
    const startedAt = clock.monotonicMilliseconds();
    await this.#destroy(reason, { askPage });
    this.#lastReason = reason;
    // Beside the page: both take a moment, and the lock screen needs both.
    vaultHost.prepare();
    await this.#options.contents()?.loadURL(pageUrl);
    log.write('info', 'locked', { milliseconds: clock.monotonicMilliseconds() - startedAt });
  }

  async #destroy(reason: LockReason | 'quit' | null, { askPage }: { askPage: boolean }): Promise<void> {
    const { session, vaultHost, clearClipboard, log } = this.#options;
    log.write('info', 'locking', reason === null ? {} : { also: LOG_REASONS[reason] });
    const hasSession = vaultHost.role !== null;
    if (askPage && hasSession) await this.#askPage();
    const vaultEnded = vaultHost.close(CLOSE_MILLISECONDS);
    const clipboardCleared = clearClipboard();
    // The page goes before its storage: a page that still runs could write it again.
    await this.#emptyWindow();
    await Promise.all([vaultEnded, clipboardCleared]);
    await session.clearStorageData();
    await session.clearCache();
  }

  async #emptyWindow(): Promise<void> {
    const contents = this.#options.contents();
    if (contents === null || contents.isDestroyed()) return;
    const isEmpty = await settledWithin(
      contents.loadURL(EMPTY_PAGE).catch(() => undefined),
      EMPTY_MILLISECONDS,
    );
    if (isEmpty) return;
    this.#options.log.write('warning', 'page-killed');
    contents.forcefullyCrashRenderer();
  }

  async #askPage(): Promise<void> {
    const contents = this.#options.contents();
    if (contents === null || contents.isDestroyed() || contents.isCrashed()) return;
    const done = new Promise<void>((resolve) => {
      this.#pageIsDone = resolve;
    });
    contents.send(LOCKING_CHANNEL, HAND_IN_MILLISECONDS);
    await settledWithin(done, HAND_IN_MILLISECONDS);
    this.#pageIsDone = null;
  }
}

/** Waits for something no longer than its time; whether it came to an end by then. What it throws is thrown. */
async function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), timeIsUp]);
  } finally {
    clearTimeout(timer);
  }
}
