import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronSwitches } from '../../build/launch.mjs';
import { projectFolder } from '../../build/paths.mjs';
import { canonicalJson } from '../../electron/vault/canonical-json';
import { KEY_FILE_VERSION } from '../../electron/vault/keys/key-file-format';
import { unlockWithPassphrase } from '../../electron/vault/keys/slots';
import { openStore, transaction } from '../../electron/vault/store/connection';
import { newestVersion } from '../../electron/vault/store/migrate';
import { keyFileOf } from './support/key-file';
import {
  ADMINISTRATOR,
  confirmRecoveryCode,
  expectLocked,
  expectSignedIn,
  setUpSite,
  signIn,
} from './support/site';
import { expect, test } from './support/test';

const WRONG = { signInName: ADMINISTRATOR.signInName, passphrase: 'not the passphrase at all' };
const WRONG_WORDS = 'The sign-in name and passphrase do not go together.';

test('a wrong passphrase is said plainly; the wait after several grows and outlives a restart', async ({
  launch,
}) => {
  const first = await launch();
  await setUpSite(first.page);
  await first.page.keyboard.press('Control+l');
  await expectLocked(first.page);

  // The third failure in a row is the first that makes the next one wait.
  await signIn(first.page, { ...WRONG, signInName: 'somebody-else' });
  await expect(first.page.getByText(WRONG_WORDS)).toBeVisible();
  const submit = first.page.getByRole('button', { name: 'Sign in' });
  for (let failures = 1; failures < 6; failures += 1) {
    await expect(submit).toBeEnabled();
    await signIn(first.page, WRONG);
    await expect(submit).toHaveText('Sign in');
  }
  await expect(first.page.getByText(/^Please wait \d seconds?$/)).toBeVisible();
  await expect(submit).toBeDisabled();
  await first.kill();

  const second = await launch();
  await expect(second.page.getByText(/^Please wait \d seconds?$/)).toBeVisible();
  await expect(second.page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  await expect(second.page.getByText('You can try again now.')).toBeVisible();
  await signIn(second.page);
  await expectSignedIn(second.page);
});

test('the recovery code lets an administrator back in with a new passphrase', async ({ application }) => {
  const { page } = application;
  const { recoveryCode } = await setUpSite(page);
  const newPassphrase = 'seven quiet herons at dawn';
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await page.getByRole('link', { name: 'Forgot your passphrase?' }).click();
  await page.getByLabel('Sign-in name').fill(ADMINISTRATOR.signInName);
  await page.getByRole('textbox', { name: 'Recovery code' }).fill('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH');
  await page.getByLabel('New passphrase', { exact: true }).fill(newPassphrase);
  await page.getByLabel('The same passphrase again').fill(newPassphrase);
  await page.getByRole('button', { name: 'Get back in' }).click();
  await expect(page.getByText('The sign-in name and recovery code do not go together.')).toBeVisible();

  // Typed as people type: small letters, spaces for dashes.
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCode.join(' ').toLowerCase());
  await page.getByRole('button', { name: 'Get back in' }).click();
  // The code has left its envelope: the way on leads over a new one, and the old one is worth nothing any more.
  await expect(page.getByRole('button', { name: 'Do it later in Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a new code' }).click();
  const renewed = page.locator('.recovery-code__text');
  await expect(renewed).toHaveCount(8);
  const newCode = await renewed.allTextContents();
  expect(newCode).not.toEqual(recoveryCode);
  await confirmRecoveryCode(page, newCode);
  await expectSignedIn(page);
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page);
  await expect(page.getByText(WRONG_WORDS)).toBeVisible();
  await signIn(page, { signInName: ADMINISTRATOR.signInName, passphrase: newPassphrase });
  await expectSignedIn(page);
});

test('whoever comes with a one-time passphrase chooses their own first', async ({ application }) => {
  const { page } = application;
  await setUpSite(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  await page.getByRole('button', { name: 'Add a staff member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Ana Tso');
  await dialog.getByLabel('Sign-in name').fill('ana');
  await dialog.getByLabel('Initials').fill('AT');
  await dialog.getByText('Front desk', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Add' }).click();
  const oneTime = await page.getByRole('dialog').locator('code').last().textContent();
  expect(oneTime).toMatch(/^[a-z]{5}(?:-[a-z]{5}){3}$/);
  await page.getByRole('dialog').getByRole('button', { name: 'I gave it to them' }).click();
  await page.keyboard.press('Control+l');
  await expectLocked(page);

  await signIn(page, { signInName: 'ana', passphrase: oneTime! });
  await expect(page.getByRole('heading', { name: 'Choose your own passphrase' })).toBeVisible();
  await expect(page.getByText('Welcome, Ana Tso.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Today' })).toBeHidden();
  const own = 'copper kettle on a slow train';
  await page.getByLabel('New passphrase', { exact: true }).fill(oneTime!);
  await page.getByLabel('The same passphrase again').fill(oneTime!);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByLabel('New passphrase', { exact: true })).toHaveAccessibleDescription(
    /This is the passphrase you have now/,
  );
  await page.getByLabel('New passphrase', { exact: true }).fill(own);
  await page.getByLabel('The same passphrase again').fill(own);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expectSignedIn(page);
  await expect(page.getByRole('link', { name: 'Notes' })).toBeHidden();

  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page, { signInName: 'ana', passphrase: own });
  await expectSignedIn(page);
});

test('a key file that can’t be used is said in its own words and left alone', async ({ launch, profile }) => {
  const first = await launch();
  await setUpSite(first.page);
  await first.close();
  const keyFile = keyFileOf(profile);
  const whole = keyFile.content();
  expect(whole).not.toBeNull();
  const text = whole!.toString();
  rmSync(keyFile.previousPath, { force: true });

  const cases: readonly (readonly [title: string, content: string | null])[] = [
    ['The key file is not there', null],
    ['Part of the key file is missing', text.slice(0, Math.floor(text.length / 2))],
    ['The key file is damaged', flipped(text)],
    ['A newer Waystation was used here', ofNewerVersion(text)],
    // A folder in its place can't be read as a file, not even by root.
    ['The computer will not open the key file', 'folder'],
  ];
  rmSync(keyFile.path);
  const { page } = await launch();
  for (const [title, content] of cases) {
    rmSync(keyFile.path, { recursive: true, force: true });
    if (content === 'folder') mkdirSync(keyFile.path);
    else if (content !== null) keyFile.write(content);
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByText('What is safe')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Use the previous copy' })).toBeHidden();
    if (content !== 'folder') expect(keyFile.content()?.toString() ?? null).toBe(content);
  }

  // With a whole previous copy there is a way on, and the damaged file is kept aside.
  rmSync(keyFile.path, { recursive: true, force: true });
  keyFile.write(whole!);
  keyFile.keepPrevious();
  keyFile.write(flipped(text));
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByRole('button', { name: 'Use the previous copy' }).click();
  await expectLocked(page);
  await signIn(page);
  await expectSignedIn(page);
  // The damaged one was kept aside.
  const others = readdirSync(dirname(keyFile.path)).filter(
    (entry) =>
      entry.startsWith('key-file') &&
      ![keyFile.path, keyFile.previousPath].includes(join(dirname(keyFile.path), entry)),
  );
  expect(others).toHaveLength(1);
  expect(readFileSync(join(dirname(keyFile.path), others[0]!), 'utf8')).toBe(flipped(text));
});

test('a second start brings the first window forward and ends', async ({ application, profile }) => {
  const { electron, page } = application;
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await electron.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
    app.on('second-instance', () => Reflect.set(globalThis, 'sawSecondInstance', true));
  });
  const executable = await electron.evaluate(() => process.execPath);
  const folder = process.env['WAYSTATION_APPLICATION'] ?? projectFolder;
  const second = spawn(executable, [...electronSwitches(), folder, `--user-data-dir=${profile}`], {
    stdio: 'ignore',
  });
  const exitCode = await new Promise<number | null>((resolve) => second.on('exit', resolve));
  expect(exitCode).toBe(0);
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'sawSecondInstance') === true))
    .toBe(true);
  expect(
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
  ).toBe(false);
  expect(application.log().join('\n')).toMatch(/second-instance/);
  expect(existsSync(join(profile, 'vault'))).toBe(false);
});

test('records of a newer version are left alone, and the person is told what to install', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await setUpSite(first.page);
  await first.close();
  const { path } = keyFileOf(profile);
  const database = join(profile, 'vault', 'waystation.db');
  const { dataKey } = await unlockWithPassphrase(path, ADMINISTRATOR);
  const store = openStore({ path: database, key: dataKey });
  transaction(store, (writer) => writer.setSchemaVersion(newestVersion() + 10));
  store.close();
  const before = readFileSync(database);

  const { page } = await launch();
  await signIn(page);
  await expect(
    page.getByText(/A newer Waystation wrote these records\. Nothing was changed\./),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Today' })).toBeHidden();
  expect(readFileSync(database).equals(before)).toBe(true);
});

/** What a later Waystation might write: a whole envelope around a content this one doesn't know. */
function ofNewerVersion(text: string): string {
  const version = KEY_FILE_VERSION + 1;
  const content = { ...(JSON.parse(text) as { content: object }).content, kind: 'of later' };
  const checksum = createHash('sha256').update(canonicalJson({ version, content })).digest('hex');
  const write = (bytes: number) =>
    `${JSON.stringify({ bytes: String(bytes).padStart(8, '0'), format: 'waystation-key-file', version, content, checksum }, undefined, 2)}\n`;
  return write(Buffer.byteLength(write(0)));
}

/** The text with one character of a wrapped key changed to another of the same kind. */
function flipped(text: string): string {
  return text.replace(
    /("ciphertext":\s*")(.)/,
    (_whole, before: string, letter: string) => `${before}${letter === 'A' ? 'B' : 'A'}`,
  );
}
