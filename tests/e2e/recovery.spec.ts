import type { Page } from '@playwright/test';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expectAccessible } from './support/accessibility';
import { answerFolderDialogs } from './support/native';
import { ADMINISTRATOR, expectSignedIn, setUpSite, signIn } from './support/site';
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
  await expect(page.getByRole('heading', { name: 'Everything is back' })).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: info.outputPath('4-restored.png') });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signIn(page);
  await expectSignedIn(page);
  await expectStaff(page, [ADMINISTRATOR.displayName, 'Ana Archuleta']);
});

test('a damaged database: the app says so, sets it aside, and brings back what came after the backup too', async ({
  launch,
  profile,
}, info) => {
  const first = await launch();
  await setUpSite(first.page);
  await openBackups(first.page);
  await expect(first.page.getByText('In order')).toBeVisible({ timeout: 30_000 });
  await addStaff(first.page, 'Beto Baca');
  await first.close();

  // As if the lock had had no time for its backup: the newest one is older than what was saved last.
  const backups = join(profile, 'vault', 'backups');
  for (const name of readdirSync(backups).filter((found) => found.includes('-lock'))) {
    rmSync(join(backups, name), { recursive: true });
  }
  // The first page, without which nothing opens.
  const database = join(profile, 'vault', 'waystation.db');
  const bytes = readFileSync(database);
  bytes.fill(0xa5, 200, 900);
  writeFileSync(database, bytes);
  const { page } = await launch();
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'The records on this computer are damaged' })).toBeVisible();
  await expectAccessible(page, 'damaged records');
  await page.screenshot({ path: info.outputPath('1-damaged.png') });
  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  await page.getByLabel('Sign-in name').fill(ADMINISTRATOR.signInName);
  await page.getByLabel('Passphrase', { exact: true }).fill(ADMINISTRATOR.passphrase);
  await page.getByRole('button', { name: 'Look at the backups' }).click();
  await page.screenshot({ path: info.outputPath('2-choose.png') });
  await page.getByRole('button', { name: 'Bring this backup back' }).click();
  await expect(page.getByRole('heading', { name: 'Everything is back' })).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: info.outputPath('3-restored.png') });
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
  for (let place = live.length >> 1; place < live.length; place += 4_096) {
    live.writeUInt8(live.readUInt8(place) ^ 1, place);
  }
  writeFileSync(database, live);
  // The backup after the sign-in may come upon it first, or have been made just before.
  const damaged = page.getByRole('heading', { name: 'The records on this computer are damaged' });
  const backUp = page.getByRole('button', { name: 'Back up now' });
  await expect(async () => {
    if (await backUp.isVisible()) await backUp.click({ timeout: 500 });
    await expect(damaged).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await page.screenshot({ path: info.outputPath('4-damaged-at-work.png') });
});
