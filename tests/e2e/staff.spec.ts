import type { Page } from '@playwright/test';
import { insertRecord } from '../../electron/vault/store/records';
import { Client } from '../../shared/model';
import { FakeClock } from '../support/fake-clock';
import { clientValues } from '../support/record-values';
import type { TestSite } from '../support/test-site';
import { openVaultHarness } from '../support/vault-harness';
import { expectAccessible } from './support/accessibility';
import { moveClocks } from './support/clocks';
import { putSite } from './support/made-site';
import { expectLocked, expectSignedIn, signIn } from './support/site';
import { expect, test } from './support/test';

const MINUTE_MILLISECONDS = 60_000;

/** A site with four people, of whom the peer worker has two on the caseload. */
async function furnished(profile: string): Promise<TestSite> {
  const harness = await openVaultHarness({ clock: new FakeClock(Date.now()) });
  harness.seed('supervisor', ({ writer, change }) => {
    const { id } = harness.site.people.peer_worker;
    for (const [chartNumber, preferredName] of [
      ['RC-0001', 'Lucha'],
      ['RC-0002', 'Beto'],
    ] as const) {
      const values = { chartNumber, preferredName, status: 'active', assignedWorkerId: id } as const;
      insertRecord(writer, change, Client, clientValues(values));
    }
  });
  const { site } = harness;
  await putSite(harness, profile);
  return site;
}

async function openStaff(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Staff' }).click();
}

async function act(page: Page, person: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `What to do about ${person}’s account` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

function screenshot(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

test('a forgotten passphrase ends with everything back; each user lands where they left off', async ({
  profile,
  launch,
}) => {
  const { people } = await furnished(profile);
  const { page } = await launch();
  await expectLocked(page);
  await signIn(page, people.peer_worker);
  await expectSignedIn(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Legal first name').fill('Half a');
  await page.keyboard.press('Control+l');
  await expectLocked(page);

  // Whoever comes back has forgotten it: a supervisor helps, without knowing the old one.
  await signIn(page, people.supervisor);
  await expectSignedIn(page);
  await openStaff(page);
  await expectAccessible(page, 'staff');
  await act(page, people.peer_worker.displayName, 'Give a one-time passphrase');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your own passphrase').fill('somebody left the window open');
  await dialog.getByRole('button', { name: 'Make a one-time passphrase' }).click();
  await expect(dialog.getByLabel('Your own passphrase')).toHaveAccessibleDescription(/not your passphrase/);
  await dialog.getByLabel('Your own passphrase').fill(people.supervisor.passphrase);
  await screenshot(page, 'supervisor-helps');
  await page.keyboard.press('Enter');
  const oneTime = (await dialog.locator('code').last().textContent()) ?? '';
  await screenshot(page, 'one-time-passphrase');
  await dialog.getByRole('button', { name: 'I gave it to them' }).click();
  await expect(page.getByText('Has a one-time passphrase')).toBeVisible();
  // Not for an administrator: a supervisor could become one.
  await expect(
    page.getByRole('button', { name: `What to do about ${people.administrator.displayName}’s account` }),
  ).toHaveCount(0);
  await page.getByRole('button', { name: 'Lock' }).click();
  await expectLocked(page);

  await signIn(page, people.peer_worker);
  await expect(page.getByText('The sign-in name and passphrase do not go together.')).toBeVisible();
  await signIn(page, { signInName: people.peer_worker.signInName, passphrase: oneTime });
  const own = page.getByLabel('New passphrase', { exact: true });
  await own.fill('password password 1');
  await expect(page.getByRole('status').filter({ hasText: 'Easy to guess' })).toBeVisible();
  await own.fill('seven herons at dawn over the acequia');
  await expect(page.getByRole('status').filter({ hasText: 'Very hard to guess' })).toBeVisible();
  await screenshot(page, 'new-passphrase');
  await page.getByLabel('The same passphrase again').fill('seven herons at dawn over the acequia');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Legal first name')).toHaveValue('Half a');
  await screenshot(page, 'back-where-they-were');

  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page, people.supervisor);
  await expect(page.getByRole('tab', { name: 'Staff' })).toHaveAttribute('aria-selected', 'true');
});

test('an administrator changes and closes an account, and tests the code on paper', async ({
  profile,
  launch,
}) => {
  const { people, recoveryCode } = await furnished(profile);
  const { page, electron } = await launch();
  await expectLocked(page);
  await signIn(page, people.administrator);
  await expectSignedIn(page);
  await openStaff(page);
  await act(page, people.peer_worker.displayName, 'Change');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Patricia Peer');
  await dialog.getByRole('textbox', { name: 'Good until' }).fill('1/2/2020');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Ran out')).toBeVisible();

  await act(page, 'Patricia Peer', 'Close the account');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close the account' }).click();
  await expect(dialog.getByText(/2 people were on their caseload/)).toBeVisible();
  await screenshot(page, 'account-closed');
  await dialog.getByRole('button', { name: 'All right' }).click();
  await expect(page.getByText('No longer works here')).toBeVisible();

  await page.getByRole('tab', { name: 'Recovery code' }).click();
  await page.getByRole('button', { name: 'Test my recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Recovery code' })).toHaveAccessibleDescription(
    /does not open the records/,
  );
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCode);
  await page.keyboard.press('Enter');
  await expect(page.getByText('It opened a copy with 2 people and 0 notes.')).toBeVisible();
  await screenshot(page, 'recovery-code-works');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/^Last tested on/)).toBeVisible();

  await page.getByRole('tab', { name: 'Staying in touch' }).click();
  await expectAccessible(page, 'staying in touch');
  await page.getByRole('button', { name: /after 7 days without one/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('after 14');
  await page.keyboard.press('Enter');
  await screenshot(page, 'staying-in-touch');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText(/^Saved\. The caseload and Today/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /after 14 days without one/ })).toBeVisible();

  await page.getByRole('tab', { name: 'Locking' }).click();
  await expectAccessible(page, 'locking');
  await page.getByRole('button', { name: /after 10 minutes/ }).click();
  await page.getByRole('option', { name: 'after 2 minutes' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Saved\. The new times/).first()).toBeVisible();
  // Over an open dialog too: it hides everything else from assistive technology.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  // A minute before the lock the window says so; a key keeps it open, and nobody there locks it.
  const minute = { wall: MINUTE_MILLISECONDS + 5_000, monotonic: MINUTE_MILLISECONDS + 5_000 };
  await moveClocks(electron, minute);
  const warning = page.getByRole('complementary', { name: 'This window is about to lock' });
  await expect(warning).toBeVisible();
  await expectAccessible(page, 'the warning before a lock');
  await expect(page.getByRole('dialog')).toBeVisible();
  await screenshot(page, 'about-to-lock');
  // As software for people who press with neither key nor mouse does it.
  await warning.getByRole('button', { name: 'Stay signed in' }).dispatchEvent('click');
  await expect(warning).toBeHidden();
  await moveClocks(electron, minute);
  await expect(warning).toBeVisible();
  await moveClocks(electron, minute);
  await expectLocked(page);
  await expect(page.getByText(/because no one used it for a while/)).toBeVisible();

  await signIn(page, people.supervisor);
  await expectSignedIn(page);
  await expect(page.getByText('2 people were on this caseload')).toBeVisible();
  await screenshot(page, 'left-behind');
  await page.getByRole('button', { name: 'Hand over the people of Patricia Peer' }).click();
  await dialog.getByRole('button', { name: /New worker/ }).click();
  await page.getByRole('option', { name: people.supervisor.displayName }).click();
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByText('People who need a new worker')).toBeHidden();
  await expect(page.getByText('2 on your caseload')).toBeVisible();
});
