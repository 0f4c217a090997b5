import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answerPrinting, printCalls } from './support/native';
import {
  ADMINISTRATOR,
  SITE,
  confirmRecoveryCode,
  createSite,
  expectLocked,
  expectSignedIn,
  setUpSite,
  signIn,
} from './support/site';
import { expect, test } from './support/test';

test('a new computer becomes a site with an administrator and a code on paper', async ({ application }) => {
  const { page, electron, profile } = application;
  const groups = await createSite(page);
  expect(groups.every((group) => /^[0-9A-Z]{4}$/.test(group))).toBe(true);

  await answerPrinting(electron, 'printed');
  await page.getByRole('button', { name: 'Print the code' }).click();
  await expect(page.getByText('Sent to the printer.')).toBeVisible();
  await answerPrinting(electron, 'failed');
  await page.getByRole('button', { name: 'Print the code' }).click();
  await expect(page.getByText('Printing did not work.')).toBeVisible();
  expect(await printCalls(electron)).toBe(2);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Waystation recovery code')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print the code' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await confirmRecoveryCode(page, ['0000', '0000', '0000', '0000', '0000', '0000', '0000', '0000']);
  await expect(page.getByText('This is not what the code says.')).toBeVisible();
  await page.getByRole('button', { name: 'Show the code again' }).click();
  await expect(page.locator('.recovery-code__text').first()).toHaveText(groups[0]!);
  await confirmRecoveryCode(page, groups);
  await expectSignedIn(page);
  await expect(page.getByText(SITE.name)).toBeVisible();

  expect(readdirSync(join(profile, 'vault'))).toContain('key-file.json');
  const database = readFileSync(join(profile, 'vault', 'waystation.db'))
    .subarray(0, 16)
    .toString('latin1');
  expect(database).not.toContain('SQLite format 3');
  expect(application.log().join('\n')).not.toMatch(/rosa|mesa|lantern/i);
});

test('says the rules of a passphrase in words, at the field', async ({ application }) => {
  const { page } = application;
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Set up our site' }).click();

  await page.getByRole('button', { name: 'Continue' }).click();
  const summary = page.getByRole('alert', { name: 'There are 2 problems to fix' });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Enter the site name');
  await page.getByLabel('Site name').fill(SITE.name);
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByLabel('Your name').fill(ADMINISTRATOR.displayName);
  await expect(page.getByLabel('Initials')).toHaveValue(ADMINISTRATOR.initials);
  const passphrase = page.getByLabel('New passphrase', { exact: true });
  const repeated = page.getByLabel('The same passphrase again');
  const create = page.getByRole('button', { name: 'Create the site' });

  await passphrase.fill('too short');
  await create.click();
  await expect(passphrase).toHaveAccessibleDescription(/Use at least 15 characters/);
  await passphrase.fill(ADMINISTRATOR.passphrase);
  await repeated.fill('river lantern orchard eighteen');
  await create.click();
  await expect(repeated).toHaveAccessibleDescription(/not the same/);

  // Long enough, and the first thing anybody would try here.
  await passphrase.fill('mesarecoverycenter');
  await repeated.fill('mesarecoverycenter');
  await create.click();
  await expect(passphrase).toHaveAccessibleDescription(/easy to guess/);
  expect(existsSync(join(application.profile, 'vault', 'key-file.json'))).toBe(false);

  // Going back loses nothing that was typed about the site.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Site name')).toHaveValue(SITE.name);
});

test('sets up in Spanish, and stays Spanish for the person', async ({ launch }) => {
  const first = await launch({ language: 'es' });
  await expect(first.page.getByRole('heading', { name: '¿En qué idioma lee mejor?' })).toBeVisible();
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'es');
  await setUpSite(first.page, 'es');
  await expect(first.page.getByRole('link', { name: 'Ajustes' })).toBeVisible();
  await first.close();

  // On an English machine the lock screen is English; the person's own pages are not.
  const second = await launch({ language: 'en' });
  await expectLocked(second.page);
  await signIn(second.page);
  await expectSignedIn(second.page, 'es');
});

test('a code nobody confirmed is asked for again, and the site works meanwhile', async ({ launch }) => {
  const first = await launch();
  await createSite(first.page);
  await first.kill();

  const { page } = await launch();
  await expectLocked(page);
  await signIn(page);
  await expectSignedIn(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Recovery code' }).click();
  await page.getByRole('button', { name: 'Make a new code' }).click();
  await page.getByLabel('Your passphrase').fill(ADMINISTRATOR.passphrase);
  await page.getByRole('button', { name: 'Make the new code' }).click();
  const groups = page.locator('.recovery-code__text');
  await expect(groups).toHaveCount(8);
  await confirmRecoveryCode(page, await groups.allTextContents());
  await expect(page.getByRole('button', { name: 'Make a new code' })).toBeVisible();
});

test('explores with sample people, says so everywhere, and is gone with one action', async ({
  application,
}) => {
  const { page, profile } = application;
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Explore with sample people' }).click();
  await expectLocked(page);
  await expect(page.getByRole('heading', { name: 'Sample site: choose who to be' })).toBeVisible();

  await page.getByRole('button', { name: /Sign in as Supervisor/ }).click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSignedIn(page);
  await expect(page.getByText('No one here is real.')).toBeVisible();
  await page.getByRole('link', { name: 'Caseload' }).click();
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Remove the sample site' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Which language do you read best?' })).toBeVisible();
  expect(existsSync(join(profile, 'vault', 'waystation.db'))).toBe(false);
  expect(existsSync(join(profile, 'vault', 'key-file.json'))).toBe(false);
});
