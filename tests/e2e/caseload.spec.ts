import type { Page } from '@playwright/test';
import { insertRecord } from '../../electron/vault/store/records';
import { Client, User } from '../../shared/model';
import { addDays } from '../../shared/time';
import { FakeClock } from '../support/fake-clock';
import { clientValues, userValues } from '../support/record-values';
import type { TestSite } from '../support/test-site';
import { openVaultHarness } from '../support/vault-harness';
import { expectAccessible } from './support/accessibility';
import { putSite } from './support/made-site';
import { expectLocked, expectSignedIn, signIn } from './support/site';
import { expect, test } from './support/test';

const PEOPLE = 42;

/** A site where a worker has 42 people, of whom one contact is overdue, and a colleague has none. */
async function furnished(profile: string): Promise<TestSite> {
  const harness = await openVaultHarness({ clock: new FakeClock(Date.now()) });
  harness.seed('supervisor', ({ writer, change, today }) => {
    const { id } = harness.site.people.peer_worker;
    insertRecord(
      writer,
      change,
      User,
      userValues({ displayName: 'Nadia Colleague', signInName: 'nadia', initials: 'NC' }),
    );
    for (let number = 1; number <= PEOPLE; number += 1) {
      const digits = String(number).padStart(2, '0');
      insertRecord(
        writer,
        change,
        Client,
        clientValues({
          chartNumber: `RC-00${digits}`,
          preferredName: `Person ${digits}`,
          legalLastName: 'Archuleta',
          status: 'active',
          assignedWorkerId: id,
          firstContactOn: today,
          noticeGivenOn: today,
          nextContactOn: number === 7 ? addDays(today, -3) : null,
        }),
      );
    }
  });
  const { site } = harness;
  await putSite(harness, profile);
  return site;
}

function screenshot(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

async function chooseView(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('a supervisor gives forty people to another worker at once, takes it back, and plans their next contact', async ({
  profile,
  launch,
}) => {
  const { people } = await furnished(profile);
  const { page } = await launch();
  await expectLocked(page);
  await signIn(page, people.supervisor);
  await expectSignedIn(page);
  await page.getByRole('link', { name: 'Caseload' }).click();
  const table = page.getByRole('grid', { name: 'People' });
  await expect(page.getByText('42 people')).toBeVisible();

  // Forty by the keyboard alone: Space on the first, Shift and End-like moves to the fortieth.
  await table.getByRole('row').nth(1).getByRole('gridcell').first().focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 39; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('40 selected').first()).toBeVisible();
  await screenshot(page, 'selected');
  await page.getByRole('button', { name: 'Give a peer worker' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toHaveText('Give 40 people a peer worker');
  await dialog.getByRole('button', { name: 'Change' }).press('Enter');
  await expect(dialog.getByText('Choose a peer worker, or nobody.').first()).toBeVisible();
  await dialog.getByRole('button', { name: /Peer worker/ }).press('Enter');
  await page.getByRole('option', { name: 'Nadia Colleague' }).press('Enter');
  await screenshot(page, 'assign');
  await dialog.getByRole('button', { name: 'Change' }).press('Enter');
  await expect(page.getByText('40 people are now with Nadia Colleague.').first()).toBeVisible();

  await chooseView(page, 'Group by peer worker');
  const groups = page.getByRole('radiogroup', { name: 'People by peer worker' });
  await expect(groups.getByRole('radio', { name: 'Nadia Colleague 40' })).toBeVisible();
  await groups.getByRole('radio', { name: `${people.peer_worker.displayName} 2` }).click();
  await expect(page.getByText('2 people', { exact: true })).toBeVisible();
  await screenshot(page, 'grouped');
  await expectAccessible(page, 'caseload-grouped');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('40 people are as before.').first()).toBeVisible();
  await expect(groups.getByRole('radio', { name: `${people.peer_worker.displayName} 42` })).toBeVisible();

  // Who needs a contact, with why; kept as a view for everybody.
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('checkbox', { name: 'Needs a contact' }).press('Space');
  await screenshot(page, 'filter');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(table.getByRole('gridcell', { name: /Planned for .*, 3 days late/ })).toBeVisible();
  await expect(page.getByText('1 person', { exact: true })).toBeVisible();
  await chooseView(page, 'Save this view…');
  await dialog.getByLabel('Name of the view').fill('Late');
  await dialog.getByRole('checkbox', { name: 'Everyone at this site can use it' }).press('Space');
  await screenshot(page, 'save-view');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByText('View “Late” saved.').first()).toBeVisible();
  await table.getByRole('row').nth(1).getByRole('gridcell').first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Plan next contact' }).first().press('Enter');
  await dialog.getByRole('button', { name: 'in 7 days' }).click();
  await screenshot(page, 'plan');
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(page.getByText(/Next contact with 1 person/).first()).toBeVisible();
  await expect(page.getByText('No one matches')).toBeVisible();

  // A peer worker opens the same view, which is then about them.
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page, people.peer_worker);
  await expectSignedIn(page);
  await page.getByRole('link', { name: 'Caseload' }).click();
  await page.getByRole('button', { name: 'Saved views' }).click();
  await expect(page.getByRole('menuitem', { name: /Late/ })).toContainText('For everyone, from');
  await screenshot(page, 'views');
  await page.keyboard.press('Escape');
});
