import { join } from 'node:path';
import {
  BrowserWindow,
  Menu,
  MessageChannelMain,
  app,
  clipboard,
  dialog,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  utilityProcess,
} from 'electron';

import { createPageHandler, prepareResponses } from './app-protocol';
import { ClipboardGuard, selectionClipboard } from './clipboard-guard';
import { systemClock } from './clock';
import { createDialogs } from './dialogs';
import { listenToPage } from './ipc';
import { Lock } from './lock';
import { warnOfLock } from './lock-warning';
import { LockTriggers } from './lock-triggers';
import { openLog } from './log';
import { answerMainCall } from './main-methods';
import type { MainHandlers } from './main-methods';
import { menuTemplate, systemLanguage } from './menu';
import { forbidLeaving } from './navigation';
import { APP_ORIGIN, APP_PAGE, APP_SCHEME } from './origin';
import { printPage } from './print';
import { isOurPage } from './sender';
import { hardenSession } from './session-hardening';
import type { RequestCounts } from './session-hardening';
import { seemsToHoldSite } from './site-guess';
import { refusedSwitch } from './startup-checks';
import { VaultHost } from './vault-host';
import { CLINIC_PARTITION, windowOptions } from './window';

/** A page that falls over this often in a row won't get better by loading it again. */
const PAGE_FAILURES_LIMIT = 3;
const PAGE_FAILURES_WINDOW_MILLISECONDS = 60_000;

/** Some window systems never say that a window painted; the vault isn't kept waiting for it. */
const FIRST_PAINT_WAIT_MILLISECONDS = 3_000;

// Whatever this app writes is for this account only.
process.umask(0o077);

/** Decided when it was built (`npm run dev`): no switch and no variable makes a shipped app talk more. */
const isDeveloping = import.meta.env.MODE === 'development';

// As root Chromium runs without its sandbox, and asking for it all the same leaves no window at all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

// No name is ever looked up: not for a prefetch, not by a component of the browser.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('disable-domain-reliability');
app.commandLine.appendSwitch('disable-breakpad');
app.commandLine.appendSwitch('no-pings');

protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }]);

const log = openLog({
  folder: join(app.getPath('userData'), 'logs'),
  clock: systemClock,
  echo: isDeveloping,
});

const refused = refusedSwitch(app.isPackaged, (name) => app.commandLine.hasSwitch(name));
if (refused !== null) {
  log.write('error', 'switch-refused');
  app.exit(1);
} else if (!app.requestSingleInstanceLock()) {
  log.write('info', 'second-instance');
  app.exit(0);
} else {
  void app.whenReady().then(start);
  setImmediate(prepareResponses);
}

/** Electron would show the error's text in a dialog; it may hold anything. */
process.on('uncaughtException', () => {
  log.write('error', 'main-unforeseen');
  if (isDeveloping) app.exit(1);
});
process.on('unhandledRejection', () => log.write('error', 'main-unforeseen'));

function start(): void {
  const counts: RequestCounts = { cancelled: 0 };
  // Readable from a debugger and by the end-to-end tests; numbers only.
  Object.defineProperty(globalThis, Symbol.for('waystation.requests'), { get: () => ({ ...counts }) });
  const harden = (target: Electron.Session) =>
    hardenSession(target, {
      hasDeveloperTools: isDeveloping,
      counts,
      onCancelled: () => log.write('warning', 'request-cancelled', { count: counts.cancelled }),
    });
  harden(session.defaultSession);
  const clinic = session.fromPartition(CLINIC_PARTITION, { cache: false });
  harden(clinic);
  clinic.protocol.handle(APP_SCHEME, createPageHandler(join(import.meta.dirname, '../renderer')));
  app.on('session-created', harden);
  app.on('web-contents-created', (_event, contents) => forbidLeaving(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });

  const vaultFolder = join(app.getPath('userData'), 'vault');
  let window: BrowserWindow | null = null;
  let isQuitting = false;
  const language = systemLanguage(app.getLocale());
  const clipboardGuards = [
    new ClipboardGuard(clipboard),
    // X11 and Wayland keep what was last selected apart, ready to be pasted with the middle button.
    ...(process.platform === 'linux' ? [new ClipboardGuard(selectionClipboard(clipboard))] : []),
  ];

  const vaultHost = new VaultHost({
    fork: () =>
      utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [], {
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
    contents: () => window?.webContents ?? null,
    session: clinic,
    vaultHost,
    pageUrl: APP_PAGE,
    clearClipboard: async () => {
      const isFocused = window?.isFocused() === true;
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
    warn: (remainingMilliseconds) => warnOfLock(window?.webContents ?? null, remainingMilliseconds),
  });

  const dialogs = createDialogs({
    dialog,
    window: () => window,
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
      return window === null ? { printed: false } : printPage(window.webContents);
    },
  };

  listenToPage({
    isOurPage: (event) => isOurPage(event, window?.webContents ?? null, APP_ORIGIN),
    answer: (call) =>
      answerMainCall(call, {
        handlers,
        role: () => vaultHost.role,
        onUnforeseen: () => log.write('error', 'main-unforeseen'),
        onNotPermitted: (method) => vaultHost.reportRefusal(method),
      }),
    onRefused: () => log.write('warning', 'call-refused'),
  });

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(language, () => {
        if (vaultHost.role !== null) void lock.lock('person');
      }),
    ),
  );

  const quit = async () => {
    if (isQuitting) return;
    isQuitting = true;
    await lock.closeForGood().catch(() => log.write('error', 'main-unforeseen'));
    log.write('info', 'app-quit');
    window?.destroy();
    app.exit(0);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void quit();
  });
  app.on('window-all-closed', () => undefined);
  powerMonitor.on('shutdown', () => void quit());
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });

  window = openWindow();
  log.write('info', 'app-started');

  function openWindow(): BrowserWindow {
    const opened = new BrowserWindow(
      windowOptions({
        preload: join(import.meta.dirname, '../preload/index.cjs'),
        isPackaged: app.isPackaged,
        isDark: nativeTheme.shouldUseDarkColors,
        workArea: screen.getPrimaryDisplay().workAreaSize,
      }),
    );
    const { webContents } = opened;
    // Nothing a page could put there belongs in a task list.
    opened.on('page-title-updated', (event) => event.preventDefault());
    opened.on('close', (event) => {
      event.preventDefault();
      void quit();
    });
    opened.on('focus', () => {
      for (const guard of clipboardGuards) void guard.windowFocused();
    });
    opened.on('blur', () => {
      for (const guard of clipboardGuards) void guard.windowLeft();
    });
    triggers.watch(webContents);

    const painted = new Promise<void>((resolve) => {
      opened.once('ready-to-show', resolve);
      setTimeout(resolve, FIRST_PAINT_WAIT_MILLISECONDS);
    });
    void painted.then(() => {
      if (!isQuitting) opened.show();
    });
    webContents.on('did-finish-load', () => {
      if (webContents.getURL() !== APP_PAGE) return;
      log.write('info', 'page-loaded');
      // The native modules are loaded after somebody sees something.
      void painted.then(() => {
        if (!isQuitting) vaultHost.attachPage(webContents);
      });
    });
    webContents.on('did-fail-load', () => log.write('error', 'page-failed'));

    const failures: number[] = [];
    webContents.on('render-process-gone', () => {
      if (isQuitting) return;
      log.write('error', 'page-gone');
      const now = systemClock.monotonicMilliseconds();
      failures.push(now);
      const recent = failures.filter((at) => now - at < PAGE_FAILURES_WINDOW_MILLISECONDS);
      if (recent.length >= PAGE_FAILURES_LIMIT) void quit();
      else void lock.lock('page_stopped');
    });

    void opened.loadURL(APP_PAGE).catch(() => log.write('error', 'page-failed'));
    return opened;
  }
}

/** Node's own switches from outside could load other code into the process that holds the key. */
function withoutNodeSwitches(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([variable]) => !variable.startsWith('NODE_')),
  );
}
