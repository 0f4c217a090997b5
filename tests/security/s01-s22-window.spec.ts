import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../support/leak-search';
import { expectLocked, setUpSite } from '../e2e/support/site';
import { expect, test } from '../e2e/support/test';

test('the window has these rights and no others (S1, S4, S16)', async ({ application }) => {
  const { electron, page } = application;
  await expect(page).toHaveTitle('Waystation');
  const facts = await electron.evaluate(({ app, BrowserWindow, session }) => {
    const windows = BrowserWindow.getAllWindows();
    const contents = windows[0]?.webContents;
    return {
      windowCount: windows.length,
      preferences: (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences(),
      isClinic: contents?.session === session.fromPartition('clinic'),
      isPersistent: session.fromPartition('clinic').isPersistent(),
      storagePath: session.fromPartition('clinic').storagePath,
      userAgentWindowTitle: windows[0]?.getTitle(),
      isPackaged: app.isPackaged,
    };
  });
  expect(facts).toMatchObject({
    windowCount: 1,
    isClinic: true,
    isPersistent: false,
    storagePath: null,
    userAgentWindowTitle: 'Waystation',
  });
  expect(facts.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
  });
  // The list Electron gives back leaves out what is off and was never on; none of these may be on.
  for (const right of [
    'nodeIntegrationInWorker',
    'spellcheck',
    'navigateOnDragDrop',
    'experimentalFeatures',
  ]) {
    expect(facts.preferences[right] ?? false, right).toBe(false);
  }
  expect(await page.evaluate(() => location.origin)).toBe('app://clinic');
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
});

test('the page has no Node and one small door to main (S2)', async ({ application }) => {
  const { page } = application;
  const found = await page.evaluate(() => {
    const door = Reflect.get(window, 'waystation') as Record<string, unknown>;
    return {
      node: [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        '__dirname',
        'electron',
        'ipcRenderer',
      ].filter((name) => Reflect.has(window, name)),
      keys: Object.keys(door),
      isFrozen: Object.isFrozen(door),
      types: Object.values(door).map((value) => typeof value),
    };
  });
  expect(found).toEqual({ node: [], keys: ['callMain'], isFrozen: true, types: ['function'] });
  const answers = await page.evaluate(async () => {
    const { callMain } = Reflect.get(window, 'waystation') as {
      callMain: (method: unknown, input: unknown) => Promise<unknown>;
    };
    return [
      await callMain('client.list', {}),
      await callMain('ipcRenderer', {}),
      await callMain('app.info', { extra: true }),
      await callMain('file.chooseFolder', { purpose: 'end_of_day_export' }),
      await callMain({ toString: 'x' }, {}),
    ];
  });
  expect(answers).toEqual([
    { ok: false, error: { code: 'UNKNOWN_METHOD' } },
    { ok: false, error: { code: 'UNKNOWN_METHOD' } },
    { ok: false, error: { code: 'INVALID_INPUT' } },
    { ok: false, error: { code: 'LOCKED' } },
    { ok: false, error: { code: 'INVALID_INPUT' } },
  ]);
});

test('what main says while the empty page is shown reaches nobody, and breaks nothing', async ({
  application,
}) => {
  const { page, electron } = application;
  await electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await window?.loadURL('app://empty/index.html');
    window?.webContents.send('session-idle', null);
    window?.webContents.send('session-locking', 100);
  });
  // It answers after it got both; whatever it complained of fails the test at its end.
  await expect
    .poll(() => page.evaluate(() => location.href).catch(() => null))
    .toBe('app://empty/index.html');
});

test('a file dropped on the window opens nothing (S9)', async ({ application }) => {
  const { page } = application;
  await page.evaluate(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['<h1>not ours</h1>'], 'page.html', { type: 'text/html' }));
    const target = document.body;
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: dropped }));
    }
  });
  expect(page.url()).toBe('app://clinic/index.html');
});

test('every permission is denied in the page itself (S8)', async ({ application }) => {
  const { page } = application;
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'persistent-storage',
      'clipboard-read',
      'clipboard-write',
      'accelerometer',
      'background-sync',
    ];
    const result: Record<string, string> = {};
    for (const name of names) {
      try {
        result[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        result[name] = 'unknown';
      }
    }
    result['media'] = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    );
    result['copying by the page’s own call'] = await navigator.clipboard.writeText('x').then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    );
    return result;
  });
  expect(Object.values(states)).not.toContain('granted');
  expect(states).toMatchObject({ geolocation: 'denied', notifications: 'denied', camera: 'denied' });
});

test('nothing is spell-checked, remembered or stored outside memory (S20, S22)', async ({ application }) => {
  const { electron, page, profile } = application;
  await setUpSite(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  await page.getByRole('button', { name: 'Add a staff member' }).click();
  const fields = await page
    .locator('input:not([type=hidden]), textarea')
    .evaluateAll((inputs) =>
      inputs
        .filter((input) =>
          ['text', 'password', 'search', 'textarea'].includes((input as HTMLInputElement).type),
        )
        .map((input) => [input.getAttribute('spellcheck'), input.getAttribute('autocomplete')]),
    );
  expect(fields.length).toBeGreaterThan(2);
  for (const [spellcheck, autocomplete] of fields)
    expect([spellcheck, autocomplete]).toEqual(['false', 'off']);

  const stored = await page.evaluate(async () => ({
    local: window.localStorage.length,
    session: window.sessionStorage.length,
    cookies: document.cookie,
    workers:
      'serviceWorker' in navigator
        ? (await navigator.serviceWorker.getRegistrations().catch(() => [])).length
        : 0,
    caches: 'caches' in window ? (await window.caches.keys().catch(() => [])).length : 0,
  }));
  expect(stored).toEqual({ local: 0, session: 0, cookies: '', workers: 0, caches: 0 });
  const checker = await electron.evaluate(({ session }) => {
    const clinic = session.fromPartition('clinic');
    return { isEnabled: clinic.isSpellCheckerEnabled(), cookies: clinic.cookies.get({}) };
  });
  expect(checker.isEnabled).toBe(false);

  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  const files = await filesUnder(profile);
  expect(files.filter((file) => /\.bdic$|\.dmp$|IndexedDB|blob_storage/.test(file))).toEqual([]);
  expect(existsSync(join(profile, 'vault', 'waystation.db'))).toBe(true);
});

test('a page that crashes leaves no dump and comes back at the lock screen (S21)', async ({
  application,
}) => {
  const { electron, page, profile } = application;
  await setUpSite(page);
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect
    .poll(() => application.log().join('\n'))
    .toMatch(/page-gone[\s\S]*locking reason-page-stopped[\s\S]*locked/);
  // Playwright gives a crashed page up, so the new one is asked through main.
  const comesBack = () =>
    electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return { isCrashed: contents?.isCrashed(), url: contents?.getURL() };
    });
  await expect.poll(comesBack).toEqual({ isCrashed: false, url: 'app://clinic/index.html' });
  const files = await filesUnder(profile);
  expect(files.filter((file) => file.endsWith('.dmp'))).toEqual([]);
});
