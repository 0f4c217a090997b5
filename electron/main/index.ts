import { join } from 'node:path';
import { BrowserWindow, Menu, app, nativeTheme, powerMonitor, protocol, screen, session } from 'electron';

import { createPageHandler, prepareResponses } from './app-protocol';
import { systemClock } from './clock';
import { listenToPage } from './ipc';
import { openLog } from './log';
import { menuTemplate, systemLanguage } from './menu';
import { forbidLeaving } from './navigation';
import { APP_ORIGIN, APP_PAGE, APP_SCHEME } from './origin';
import type { PageServices } from './page-services';
import { isOurPage } from './sender';
import { hardenSession } from './session-hardening';
import type { RequestCounts } from './session-hardening';
import { refusedSwitch } from './startup-checks';
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
  const clinic = session.fromPartition(CLINIC_PARTITION, { cache: false });
  harden(clinic);
  const page = createPageHandler(join(import.meta.dirname, '../renderer'));
  clinic.protocol.handle(APP_SCHEME, page.serve);
  // Whichever comes to be from here on, the default one too, unless Electron has made it already (below).
  const hardened = new WeakSet<Electron.Session>([clinic]);
  const hardenOnce = (target: Electron.Session) => {
    if (hardened.has(target)) return;
    hardened.add(target);
    harden(target);
  };
  app.on('session-created', hardenOnce);
  app.on('web-contents-created', (_event, contents) => forbidLeaving(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });

  let services: PageServices | null = null;
  let isQuitting = false;
  const quit = async () => {
    if (isQuitting) return;
    isQuitting = true;
    await services?.close().catch(() => log.write('error', 'main-unforeseen'));
    log.write('info', 'app-quit');
    window.destroy();
    app.exit(0);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void quit();
  });
  app.on('window-all-closed', () => undefined);
  powerMonitor.on('shutdown', () => void quit());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        systemLanguage(app.getLocale()),
        () => void servicesReady.then((one) => one.lockForPerson()),
      ),
    ),
  );

  const window = new BrowserWindow(
    windowOptions({
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      isPackaged: app.isPackaged,
      isDark: nativeTheme.shouldUseDarkColors,
      workArea: screen.getPrimaryDisplay().workAreaSize,
    }),
  );
  const servicesReady = page.firstScriptServed.then(async () => {
    // Nobody uses it, and to make it takes a fortieth of a bare window's start.
    hardenOnce(session.defaultSession);
    const { createPageServices } = await import('./page-services');
    const vaultEntry = join(import.meta.dirname, 'vault.js');
    services = createPageServices({ window, session: clinic, vaultEntry, isDeveloping, log });
    return services;
  });
  // A page nobody answers would stand there looking ready.
  servicesReady.catch(() => {
    log.write('error', 'main-unforeseen');
    void quit();
  });
  listenToPage({
    isOurPage: (event) => isOurPage(event, window.isDestroyed() ? null : window.webContents, APP_ORIGIN),
    answer: async (call) => (await servicesReady).answer(call),
    onRefused: () => log.write('warning', 'call-refused'),
  });
  watchWindow(window, { servicesReady, isQuitting: () => isQuitting, quit: () => void quit() });
  void window.loadURL(APP_PAGE).catch(() => log.write('error', 'page-failed'));
  log.write('info', 'app-started');
}

/** Shows the window once it has something to show, and sees to what can become of its page. */
function watchWindow(
  window: BrowserWindow,
  app: {
    readonly servicesReady: Promise<PageServices>;
    readonly isQuitting: () => boolean;
    readonly quit: () => void;
  },
): void {
  const { webContents } = window;
  // Nothing a page could put there belongs in a task list.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => {
    event.preventDefault();
    app.quit();
  });

  const painted = new Promise<void>((resolve) => {
    window.once('ready-to-show', resolve);
    setTimeout(resolve, FIRST_PAINT_WAIT_MILLISECONDS);
  });
  void painted.then(() => {
    if (!app.isQuitting()) window.show();
  });
  webContents.on('did-finish-load', () => {
    if (webContents.getURL() !== APP_PAGE) return;
    log.write('info', 'page-loaded');
    // The native modules are loaded after somebody sees something.
    void Promise.all([app.servicesReady, painted]).then(([services]) => {
      if (!app.isQuitting()) services.attachPage();
    });
  });
  webContents.on('did-fail-load', () => log.write('error', 'page-failed'));

  const failures: number[] = [];
  webContents.on('render-process-gone', () => {
    if (app.isQuitting()) return;
    log.write('error', 'page-gone');
    const now = systemClock.monotonicMilliseconds();
    failures.push(now);
    const recent = failures.filter((at) => now - at < PAGE_FAILURES_WINDOW_MILLISECONDS);
    if (recent.length >= PAGE_FAILURES_LIMIT) app.quit();
    else void app.servicesReady.then((services) => services.pageIsGone());
  });
}
