import { join } from 'node:path';
import { MessageChannelMain, app, clipboard, dialog, powerMonitor, utilityProcess } from 'electron';
import type { BrowserWindow, Session } from 'electron';

import type { Result } from '../../shared/result';
import { ClipboardGuard, selectionClipboard } from './clipboard-guard';
import { systemClock } from './clock';
import { createDialogs } from './dialogs';
import { Lock } from './lock';
import { LockTriggers } from './lock-triggers';
import { warnOfLock } from './lock-warning';
import type { Log } from './log';
import { answerMainCall } from './main-methods';
import type { MainHandlers } from './main-methods';
import { APP_ORIGIN, APP_PAGE } from './origin';
import { printPage } from './print';
import { seemsToHoldSite } from './site-guess';
import { VaultHost } from './vault-host';

/** What stands behind the window: the vault, the lock, and the answers to the page's few calls of main. */
export interface PageServices {
  /** Answers a call our own page made. */
  answer(call: unknown): Promise<Result<unknown>>;
  /** Joins a page that has just loaded to the vault. */
  attachPage(): void;
  /** The person asked for the lock, by the menu. */
  lockForPerson(): void;
  /** The page's process ended. */
  pageIsGone(): void;
  /** Hands in, locks and ends the vault; nothing loads after it. */
  close(): Promise<void>;
}

/**
 * Starts what stands behind the window. Loaded after the page's code is on its way: the schemas it takes to listen to a
 * page and a vault took as long as a tenth of a bare window.
 */
export function createPageServices(options: {
  readonly window: BrowserWindow;
  readonly session: Session;
  /** The file the vault process runs. */
  readonly vaultEntry: string;
  readonly isDeveloping: boolean;
  readonly log: Log;
}): PageServices {
  const { window, session, vaultEntry, isDeveloping, log } = options;
  const contents = () => (window.isDestroyed() ? null : window.webContents);
  const vaultFolder = join(app.getPath('userData'), 'vault');
  const clipboardGuards = [
    new ClipboardGuard(clipboard),
    // X11 and Wayland keep what was last selected apart, ready to be pasted with the middle button.
    ...(process.platform === 'linux' ? [new ClipboardGuard(selectionClipboard(clipboard))] : []),
  ];

  const vaultHost = new VaultHost({
    fork: () =>
      utilityProcess.fork(vaultEntry, [], {
        serviceName: 'Waystation vault',
        env: withoutNodeSwitches(process.env),
        // What a native module or a crash prints could hold anything.
        stdio: isDeveloping ? 'inherit' : 'ignore',
      }),
    makeChannel: () => new MessageChannelMain(),
    vaultFolder,
    pageOrigin: APP_ORIGIN,
    clock: systemClock,
    log,
    onRole: (role, idleMinutes) => triggers.setRole(role, idleMinutes),
    onSignedOut: () => void lock.startAfresh(),
    onDamaged: () => void lock.lock('damage_found'),
    onGone: () => void lock.lock('vault_stopped'),
  });

  const lock = new Lock({
    contents,
    session,
    vaultHost,
    pageUrl: APP_PAGE,
    clearClipboard: async () => {
      const isFocused = !window.isDestroyed() && window.isFocused();
      const cleared = await Promise.all(clipboardGuards.map((guard) => guard.clearOwn(isFocused)));
      if (cleared.includes(true)) log.write('info', 'clipboard-cleared');
    },
    clock: systemClock,
    log,
  });

  const triggers = new LockTriggers({
    clock: systemClock,
    powerMonitor,
    lock: (reason) => void lock.lock(reason),
    warn: (remainingMilliseconds) => warnOfLock(contents(), remainingMilliseconds),
  });
  triggers.watch(window.webContents);
  window.on('focus', () => {
    for (const guard of clipboardGuards) void guard.windowFocused();
  });
  window.on('blur', () => {
    for (const guard of clipboardGuards) void guard.windowLeft();
  });

  const dialogs = createDialogs({
    dialog,
    window: () => (window.isDestroyed() ? null : window),
    handOver: (path, use) => vaultHost.handOverFile(path, use),
  });

  const handlers: MainHandlers = {
    'app.info': async () => ({
      version: app.getVersion(),
      electronVersion: process.versions.electron,
      platform: process.platform,
      hasSite: seemsToHoldSite(vaultFolder),
      lockReason: lock.lastReason,
    }),
    'app.lock': async () => {
      lock.pageIsReady();
      return {};
    },
    'app.stay': async () => {
      triggers.touch();
      return {};
    },
    'file.chooseToRead': dialogs.chooseToRead,
    'file.chooseFolder': dialogs.chooseFolder,
    'restore.chooseFolder': dialogs.chooseFolder,
    'page.print': async ({ job }) => {
      await vaultHost.askToPrint(job);
      const page = contents();
      return page === null ? { printed: false } : printPage(page);
    },
  };

  return {
    answer: (call) =>
      answerMainCall(call, {
        handlers,
        role: () => vaultHost.role,
        onUnforeseen: () => log.write('error', 'main-unforeseen'),
        onNotPermitted: (method) => vaultHost.reportRefusal(method),
      }),
    attachPage: () => vaultHost.attachPage(window.webContents),
    lockForPerson: () => {
      if (vaultHost.role !== null) void lock.lock('person');
    },
    pageIsGone: () => void lock.lock('page_stopped'),
    close: () => lock.closeForGood(),
  };
}

/** Node's own switches from outside could load other code into the process that holds the key. */
function withoutNodeSwitches(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([variable]) => !variable.startsWith('NODE_')),
  );
}
