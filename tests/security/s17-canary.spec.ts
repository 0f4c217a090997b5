import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../support/leak-search';
import { expectLocked, setUpSite, signIn } from '../e2e/support/site';
import { expect, test } from '../e2e/support/test';

/*
 * Every end-to-end test ends with the search itself (the `canaries` fixture): what was typed is looked for in the
 * profile, its logs, crash dumps and backups, and the temporary folder, with a control. This one types where others
 * don't, and ends as a power cut does.
 */
test('S17: what is typed into fields that are never saved stays off the disk, through a lock and a kill', async ({
  launch,
  canaries,
}) => {
  const first = await launch();
  const { recoveryCode } = await setUpSite(first.page);
  canaries.plant(recoveryCode.join('-'), recoveryCode.join(' '), recoveryCode.join(''));
  const { page } = first;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
  await page.getByRole('button', { name: 'Add a staff member' }).click();
  const dialog = page.getByRole('dialog');
  for (const field of await dialog.getByRole('textbox').all()) {
    if (await field.isEditable()) await field.fill('zqxcanary.typed-and-left');
  }
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await page.getByLabel('Sign-in name').fill('zqxcanary.at-the-lock-screen');
  await page.getByLabel('Passphrase', { exact: true }).fill('ZQXCANARY a wrong passphrase');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('do not go together')).toBeVisible();
  await signIn(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'My passphrase' }).click();
  await page.getByLabel('New passphrase', { exact: true }).fill('ZQXCANARY never the new passphrase');
  await first.kill();

  for (const text of ['zqxcanary.typed-and-left', 'ZQXCANARY never the new passphrase']) {
    expect(canaries.hasSeen(text), text).toBe(true);
  }
  // The search would find nothing in a profile with nothing in it.
  expect(existsSync(join(first.profile, 'vault', 'waystation.db'))).toBe(true);
  expect((await filesUnder(first.profile)).length).toBeGreaterThan(5);
});
