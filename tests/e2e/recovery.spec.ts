import { NEW_PAGE_BYTES } from '../../electron/vault/store/database-file';
import type { Page } from '@playwright/test';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expectAccessible } from './support/accessibility';
import { answerFolderDialogs } from './support/native';
import { ADMINISTRATOR, expectLocked, expectSignedIn, setUpSite, signIn } from './support/site';
import { expect, test } from './support/test';

/** Something acknowledged: a staff member, as an administrator sees it. */
async function addStaff(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  await page.getByRole('button', { name: 'Add a staff member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Sign-in name').fill(name.split(' ')[0]?.toLowerCase() ?? '');
  await dialog.getByLabel('Initials').fill('XY');
  await dialog.getByText('Front desk', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'I gave it to them' }).click();
  await expect(page.getByRole('rowheader', { name })).toBeVisible();
}

async function changeDataKey(page: Page, screenshot: string): Promise<void> {
  await page.getByRole('tab', { name: 'Encryption key' }).click();
  await page.getByRole('button', { name: 'Change the key' }).press('Enter');
  await page.keyboard.type(ADMINISTRATOR.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The key is changed')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'encryption key');
  await page.screenshot({ path: screenshot });
}

/** Waits until the snapshots on the stick are of two data keys. */
async function expectStickHasNewKey(stick: string): Promise<void> {
  const keyChecks = (): number => {
    const files = readdirSync(stick, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('key-file.json') && !name.includes('.new'),
    );
    const checks = files.map(
      (name) => /"keyCheck": "(\w+)"/.exec(readFileSync(join(stick, name), 'utf8'))?.[1],
    );
    return new Set(checks).size;
  };
  await expect.poll(keyChecks, { timeout: 30_000 }).toBe(2);
}

async function openBackups(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Backups' }).click();
}

async function expectStaff(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  for (const name of names) await expect(page.getByRole('rowheader', { name })).toBeVisible();
}

test('a dead disk: a new computer gets everything back from the stick with the recovery code', async ({
  launch,
  profile,
  newFolder,
}, info) => {
  const stick = newFolder('stick');
  const first = await launch();
  const { recoveryCode } = await setUpSite(first.page);
  await addStaff(first.page, 'Ana Archuleta');
  await openBackups(first.page);
  await answerFolderDialogs(first.electron, stick);
  await first.page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(first.page.getByText('In order')).toHaveCount(2, { timeout: 30_000 });
  await expectAccessible(first.page, 'backups');
  await first.page.screenshot({ path: info.outputPath('1-second-folder.png') });
  await changeDataKey(first.page, info.outputPath('1-key-changed.png'));
  // The backup of the new key is on the stick, too; the code on paper is the same.
  await expectStickHasNewKey(stick);
  await first.kill();

  rmSync(join(profile, 'vault'), { recursive: true });
  const { page, electron } = await launch();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  await answerFolderDialogs(electron, stick);
  await page.getByText('In another folder').click();
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.getByText('With the recovery code').click();
  await page.getByRole('textbox').last().fill(recoveryCode.join('-'));
  await page.screenshot({ path: info.outputPath('2-find.png') });
  await page.getByRole('button', { name: 'Look at the backups' }).click();
  await expect(page.getByRole('radio').first()).toBeChecked();
  await expect(page.getByText('2 staff').first()).toBeVisible();
  await expectAccessible(page, 'choose a backup');
  await page.screenshot({ path: info.outputPath('3-choose.png') });
  await page.getByRole('button', { name: 'Bring this backup back' }).click();
  // Whatever came after the newest backup went with the disk, which is said.
  await expect(page.getByRole('heading', { name: 'The backup is back' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('is not on this computer')).toBeVisible();
  await page.screenshot({ path: info.outputPath('4-restored.png') });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signIn(page);
  await expectSignedIn(page);
  await expectStaff(page, [ADMINISTRATOR.displayName, 'Ana Archuleta']);
});

function flipBit(path: string, place: (bytes: Buffer) => number): void {
  const bytes = readFileSync(path);
  const at = place(bytes);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(path, bytes);
}

test('damage to key file, log, first page, a backup and any page: each is said, set aside, and what came after the backup is back', async ({
  launch,
  profile,
}, info) => {
  const first = await launch();
  await setUpSite(first.page);
  await openBackups(first.page);
  await expect(first.page.getByText('In order')).toBeVisible({ timeout: 30_000 });
  const backups = join(profile, 'vault', 'backups');
  const [only = ''] = readdirSync(backups);
  await addStaff(first.page, 'Beto Baca');
  await first.kill();

  const keyFile = join(profile, 'vault', 'key-file.json');
  flipBit(keyFile, (bytes) => bytes.indexOf('"ciphertext": "') + 20);
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: 'The key file is damaged' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('1-key-file.png') });
  await page.getByRole('button', { name: 'Use the previous copy' }).click();

  const database = join(profile, 'vault', 'waystation.db');
  const damaged = page.getByRole('heading', { name: 'The records on this computer are damaged' });
  const inTheLog = () => 32 + 24 + 700;
  flipBit(`${database}-wal`, inTheLog);
  await signIn(page);
  await expect(damaged).toBeVisible();
  await expect(page.getByText('A file with the last changes is broken.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('2-log.png') });
  // Nothing was touched, so once the file reads again everything is there.
  flipBit(`${database}-wal`, inTheLog);
  await page.getByRole('button', { name: 'Go on without them' }).click();
  await signIn(page);
  await expectStaff(page, ['Beto Baca']);
  await page.keyboard.press('Control+l');
  await expectLocked(page);

  // As if there had been no time for another backup: the only one is older than what was saved last, and half of one.
  const isSettled = () => readdirSync(backups).every((name) => !name.endsWith('.new'));
  await expect.poll(isSettled).toBe(true);
  for (const name of readdirSync(backups).filter((found) => found !== only)) {
    rmSync(join(backups, name), { recursive: true });
  }
  const half = join(backups, 'snapshot-0000000000001-person');
  cpSync(join(backups, only), half, { recursive: true });
  truncateSync(join(half, 'waystation.db'), 8_192);
  // The first page, without which nothing opens.
  const bytes = readFileSync(database);
  bytes.fill(0xa5, 200, 900);
  writeFileSync(database, bytes);
  await signIn(page);
  await expect(damaged).toBeVisible();
  await expectAccessible(page, 'damaged records');
  await page.screenshot({ path: info.outputPath('3-first-page.png') });
  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  await page.getByLabel('Sign-in name').fill(ADMINISTRATOR.signInName);
  await page.getByLabel('Passphrase', { exact: true }).fill(ADMINISTRATOR.passphrase);
  await page.getByRole('button', { name: 'Look at the backups' }).click();
  await expect(page.getByText('Can’t be used: part of this file is missing.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('4-choose.png') });
  await page.getByRole('button', { name: 'Bring this backup back' }).click();
  await expect(page.getByRole('heading', { name: 'Everything is back' })).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: info.outputPath('5-restored.png') });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signIn(page);
  await expectSignedIn(page);
  await expectStaff(page, [ADMINISTRATOR.displayName, 'Beto Baca']);
  const aside = join(profile, 'vault', 'quarantine', '0001');
  expect(existsSync(join(aside, 'waystation.db'))).toBe(true);
  expect(readFileSync(join(aside, 'waystation.db')).equals(bytes)).toBe(true);
  expect(readdirSync(join(profile, 'vault'))).not.toContain('restoring');

  // And while somebody works: whatever comes upon it first, the window locks and says what was found.
  await openBackups(page);
  const live = readFileSync(database);
  for (let place = live.length >> 1; place < live.length; place += NEW_PAGE_BYTES) {
    live.writeUInt8(live.readUInt8(place) ^ 1, place);
  }
  writeFileSync(database, live);
  // The backup after the sign-in may come upon it first, or have been made just before.
  const backUp = page.getByRole('button', { name: 'Back up now' });
  await expect(async () => {
    if (await backUp.isVisible()) await backUp.click({ timeout: 500 });
    await expect(damaged).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await page.screenshot({ path: info.outputPath('6-damaged-at-work.png') });
});
