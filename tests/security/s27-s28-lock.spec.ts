import type { ElectronApplication, Page } from '@playwright/test';
import { FakeClock } from '../support/fake-clock';
import { openVaultHarness } from '../support/vault-harness';
import { moveClocks } from '../e2e/support/clocks';
import { putSite } from '../e2e/support/made-site';
import { isAlive, vaultProcessIds } from '../e2e/support/native';
import { ADMINISTRATOR, SITE, expectLocked, expectSignedIn, setUpSite, signIn } from '../e2e/support/site';
import { expect, test } from '../e2e/support/test';

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 24 * 60 * MINUTE_MILLISECONDS;

function rendererProcessId(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window?.webContents.getOSProcessId() ?? 0;
  });
}

/** Notes from the page's first moment on whether any frame showed what belongs behind the lock. */
async function watchForGlimpse(page: Page, canary: string): Promise<() => Promise<boolean>> {
  await page.addInitScript((text) => {
    Reflect.set(window, 'glimpsed', false);
    const look = () => {
      if (document.documentElement.textContent.includes(text)) Reflect.set(window, 'glimpsed', true);
      requestAnimationFrame(look);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  }, canary);
  return () => page.evaluate(() => Reflect.get(window, 'glimpsed') === true);
}

test('S28: locking destroys vault, page process, working set and DOM; unlocking returns to the same place', async ({
  application,
}) => {
  const { page, electron } = application;
  await setUpSite(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  const [vaultBefore] = await vaultProcessIds(electron);
  const rendererBefore = await rendererProcessId(electron);
  const databaseNames = () =>
    page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));
  expect(await databaseNames()).toEqual(['working-set']);
  const glimpsed = await watchForGlimpse(page, SITE.name);

  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await expect(page.getByText('Locked. What you were writing is kept.')).toBeVisible();
  expect(isAlive(vaultBefore!)).toBe(false);
  expect(isAlive(rendererBefore)).toBe(false);
  expect(await databaseNames()).toEqual([]);
  expect(await page.content()).not.toContain(ADMINISTRATOR.displayName);
  expect(await glimpsed(), 'nothing of before shows on the lock screen').toBe(false);

  await signIn(page);
  await expectSignedIn(page);
  await expect(page.getByRole('tab', { name: 'Staff' })).toHaveAttribute('aria-selected', 'true');
});

test('S27: menu, button, idle time, sleep, the system lock and clocks that jump destroy alike, and drafts survive', async ({
  profile,
  launch,
}) => {
  test.setTimeout(300_000);
  const harness = await openVaultHarness({ clock: new FakeClock(Date.now()) });
  const person = harness.site.people.front_desk;
  await putSite(harness, profile);
  const application = await launch();
  const { page, electron } = application;
  const firstName = page.getByLabel('Legal first name');
  await signIn(page, person);
  await expectSignedIn(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await firstName.fill('Half a name');

  const emit = (event: 'suspend' | 'lock-screen') =>
    electron.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  const triggers: readonly (readonly [words: string | RegExp, act: () => Promise<unknown>])[] = [
    [
      'Locked. What you were writing is kept.',
      () => electron.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('lock')?.click()),
    ],
    ['Locked. What you were writing is kept.', () => page.getByRole('button', { name: 'Lock' }).click()],
    [/because the computer went to sleep/, () => emit('suspend')],
    [/together with the computer/, () => emit('lock-screen')],
    [
      /because no one used it for a while/,
      // A front desk's page may stay untouched for five minutes.
      () => moveClocks(electron, { wall: 5 * MINUTE_MILLISECONDS, monotonic: 5 * MINUTE_MILLISECONDS }),
    ],
    [
      /the clock of this computer jumped/,
      () => moveClocks(electron, { wall: DAY_MILLISECONDS, monotonic: 0 }),
    ],
    [
      /the clock of this computer jumped/,
      () => moveClocks(electron, { wall: -DAY_MILLISECONDS, monotonic: 0 }),
    ],
  ];
  for (const [words, act] of triggers) {
    const [vaultBefore] = await vaultProcessIds(electron);
    const rendererBefore = await rendererProcessId(electron);
    await act();
    await expectLocked(page);
    await expect(page.getByText(words)).toBeVisible();
    expect([isAlive(vaultBefore!), isAlive(rendererBefore)]).toEqual([false, false]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    const shown = await page.content();
    for (const canary of ['Half a name', person.displayName, 'Cedar House'])
      expect(shown).not.toContain(canary);
    await signIn(page, person);
    // The same place, with what was typed.
    await expect(firstName).toHaveValue('Half a name');
  }

  await firstName.fill('Half a name, closed');
  await electron
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    .catch(() => undefined);
  await application.closed;
  const again = await launch();
  await signIn(again.page, person);
  await expect(again.page.getByLabel('Legal first name')).toHaveValue('Half a name, closed');
});

test('using the page keeps it unlocked', async ({ application }) => {
  const { page, electron } = application;
  await setUpSite(page);
  for (let round = 0; round < 3; round += 1) {
    await moveClocks(electron, { wall: 4 * MINUTE_MILLISECONDS, monotonic: 4 * MINUTE_MILLISECONDS });
    await page.mouse.move(200 + round, 300);
  }
  // Main looks every five seconds; twelve minutes have passed, four since the last touch.
  await page.waitForTimeout(6_000);
  await expectSignedIn(page);
});

test('closing the window locks first, then quits and leaves no process', async ({ launch }) => {
  const application = await launch();
  const { page, electron } = application;
  await setUpSite(page);
  const [vault] = await vaultProcessIds(electron);
  const main = electron.process();
  await electron
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    .catch(() => undefined);
  await application.closed;
  expect(main.exitCode).toBe(0);
  expect(isAlive(vault!)).toBe(false);
  expect(application.log().slice(-3)).toEqual([
    expect.stringMatching(/locking reason-quit$/),
    // By itself, or ended as soon as it said it had closed the database: whichever was faster.
    expect.stringMatching(/vault-closed count=[09]$/),
    expect.stringMatching(/app-quit$/),
  ]);
});

test('a vault that is killed leads to the lock screen, which says what is safe', async ({ application }) => {
  const { page, electron } = application;
  await setUpSite(page);
  const [vault] = await vaultProcessIds(electron);
  process.kill(vault!, 'SIGKILL');
  await expectLocked(page);
  await expect(page.getByText('Waystation had to lock')).toBeVisible();
  await expect(page.getByText(/Everything that was saved is safe/)).toBeVisible();
  await signIn(page);
  await expectSignedIn(page);
  expect(application.log().join('\n')).toMatch(/vault-gone/);
});

test('a vault that hangs is killed when its time is up', async ({ application }) => {
  const { page, electron } = application;
  await setUpSite(page);
  const [vault] = await vaultProcessIds(electron);
  process.kill(vault!, 'SIGSTOP');
  await page.keyboard.press('Control+l');
  // Hidden at once, whatever the vault does.
  await expect(page.locator('html')).toHaveAttribute('data-covered', 'locking');
  await expect(page.getByText(SITE.name)).toBeHidden();
  await expectLocked(page);
  expect(isAlive(vault!)).toBe(false);
  expect(application.log().join('\n')).toMatch(/vault-killed/);
  await signIn(page);
  await expectSignedIn(page);
});

test('the clipboard is emptied when it still holds what was copied here', async ({ application }) => {
  const { page, electron } = application;
  await setUpSite(page);
  const readClipboard = () => electron.evaluate(async ({ clipboard }) => clipboard.readText());
  const emitFocus = (event: 'focus' | 'blur') =>
    electron.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.emit(name), event);

  await page.getByRole('heading', { level: 1 }).selectText();
  await page.keyboard.press('Control+c');
  expect(await readClipboard()).toContain(ADMINISTRATOR.displayName);
  await emitFocus('blur');
  await page.getByRole('button', { name: 'Lock' }).click();
  await expectLocked(page);
  expect(await readClipboard()).toBe('');

  // What another program put there is none of our business.
  await emitFocus('blur');
  await electron.evaluate(({ clipboard }) => clipboard.writeText('from elsewhere'));
  await emitFocus('focus');
  await signIn(page);
  await expectSignedIn(page);
  await page.getByRole('button', { name: 'Lock' }).click();
  await expectLocked(page);
  expect(await readClipboard()).toBe('from elsewhere');
});
