import type { Page } from '@playwright/test';
import { insertRecord } from '../../electron/vault/store/records';
import { Client, User } from '../../shared/model';
import { addDays, localDateAt } from '../../shared/time';
import type { InstantMs } from '../../shared/time';
import { FakeClock } from '../support/fake-clock';
import { clientValues, userValues } from '../support/record-values';
import { seedGoal, seedStreak } from '../support/seed-records';
import { TEST_TIME_ZONE } from '../support/test-site';
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
  harness.seed('supervisor', (context) => {
    const { writer, change, today } = context;
    const { id } = harness.site.people.peer_worker;
    insertRecord(
      writer,
      change,
      User,
      userValues({ displayName: 'Nadia Colleague', signInName: 'nadia', initials: 'NC' }),
    );
    for (let number = 1; number <= PEOPLE; number += 1) {
      const digits = String(number).padStart(2, '0');
      const client = insertRecord(
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
      if (number === 31) seedStreak(context, client.id, { startedOn: addDays(today, -90) });
      for (let goal = 0; goal < (number === 31 ? 2 : 0); goal += 1) seedGoal(context, client.id);
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

  // Two charts of one person, joined, found by both numbers, and separated again (R-INT-07).
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  const search = page.getByRole('searchbox', { name: 'Search people' });
  await search.fill('RC-0011');
  await expect(page.getByText('1 person', { exact: true })).toBeVisible();
  await table.getByText('Person 11 Archuleta').click();
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Join with another chart' }).click();
  await dialog.getByRole('combobox', { name: /The other chart/ }).fill('RC-0012');
  await page.getByRole('option', { name: /Person 12/ }).click();
  await expect(dialog.getByRole('row', { name: /Chart number/ })).toContainText('RC-0012');
  await screenshot(page, 'join');
  await expectAccessible(page, 'join-charts');
  await dialog.getByRole('button', { name: 'Join the charts' }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Same birth date, a married name');
  await dialog.getByRole('button', { name: 'Join the charts' }).click();
  await expect(page.getByText('RC-0012 is now joined to RC-0011.').first()).toBeVisible();
  await expect(page.getByText(/RC-0011 \+ RC-0012/)).toBeVisible();
  await screenshot(page, 'joined');
  await page.getByRole('navigation').getByRole('link', { name: 'Caseload' }).click();
  await search.fill('RC-0012');
  await expect(page.getByText('1 person', { exact: true })).toBeVisible();
  await table.getByText('Person 11 Archuleta').click();
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('link', { name: /RC-0012 · Person 12/ }).click();
  await expect(page.getByText('This chart was joined to RC-0011.')).toBeVisible();
  await screenshot(page, 'joined-chart');
  await page.getByRole('link', { name: 'Open RC-0011' }).click();
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Separate RC-0012 again' }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('They are cousins');
  await screenshot(page, 'separate');
  await dialog.getByRole('button', { name: 'Separate' }).click();
  await expect(page.getByText('RC-0012 is a chart of its own again.').first()).toBeVisible();

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

  // Who has goals to work on, the most first.
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Open goals' }).press('Space');
  await page.keyboard.press('Escape');
  await table.getByRole('columnheader', { name: 'Open goals' }).press('Enter');
  await expect(table.getByRole('row').nth(1)).toContainText('Person 31');
  await expect(table.getByRole('row').nth(1).getByRole('gridcell', { name: '2', exact: true })).toBeVisible();
  await screenshot(page, 'open-goals');
  await expectAccessible(page, 'caseload with open goals');

  // Somebody counts from a day of their own, written down over a lock in the middle; the phase of support beside it.
  await search.fill('RC-0030');
  await table.getByText('Person 30 Archuleta').click();
  await page.getByRole('tab', { name: 'Recovery' }).click();
  await screenshot(page, 'recovery-none');
  await page.getByRole('button', { name: 'Write down a recovery date' }).press('Enter');
  await dialog.getByLabel('What recovery means to the person').fill('Sober, on my medication');
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page, people.peer_worker);
  await expectSignedIn(page);
  await expect(dialog.getByLabel('What recovery means to the person')).toHaveValue('Sober, on my medication');
  const days = (count: number) => addDays(localDateAt(Date.now() as InstantMs, TEST_TIME_ZONE), -count);
  await dialog.getByRole('textbox', { name: /In recovery since/ }).fill(days(25));
  await screenshot(page, 'recovery-dialog');
  await expectAccessible(page, 'recovery dialog');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('25 days', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Begin anew…' }).press('Enter');
  await dialog.getByRole('textbox', { name: /The count ends on/ }).fill(days(5));
  await dialog.getByText('Count from a new day').click();
  await dialog.getByRole('textbox', { name: /New first day/ }).fill(days(4));
  await screenshot(page, 'begin-anew');
  await expectAccessible(page, 'begin anew');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('With earlier times: 24 days in all.')).toBeVisible();
  await expect(page.getByText(/20 days · Reached: 7 days/)).toBeVisible();
  await page.getByRole('button', { name: 'Set the phase' }).press('Enter');
  await dialog.getByText('Stepping down').click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The phase is saved.').first()).toBeVisible();
  await screenshot(page, 'recovery');
  await expectAccessible(page, 'recovery');

  // The one with the most days first; who steps down; and whom to congratulate today.
  await page.getByRole('navigation').getByRole('link', { name: 'Caseload' }).click();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Days in recovery' }).press('Space');
  await page.getByRole('checkbox', { name: 'Phase of support' }).press('Space');
  await page.keyboard.press('Escape');
  await table.getByRole('columnheader', { name: 'Days in recovery' }).press('Enter');
  await expect(
    table.getByRole('row').nth(1).getByRole('gridcell', { name: '90', exact: true }),
  ).toBeVisible();
  await expect(table.getByRole('row').nth(2)).toContainText('Person 30');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('checkbox', { name: 'Stepping down' }).press('Space');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('1 person', { exact: true })).toBeVisible();
  await screenshot(page, 'days-in-recovery');
  await page.getByRole('link', { name: 'Today' }).click();
  const milestones = page.getByRole('region', { name: 'Milestones' });
  await expect(milestones.getByRole('listitem').first()).toContainText(
    /Person 31 .*90 days in recovery · today/,
  );
  await expectAccessible(page, 'milestones on Today');
  await screenshot(page, 'milestones');
  await milestones.getByRole('link', { name: /Person 31/ }).click();
  await expect(page.getByText('90 days in recovery today')).toBeVisible();
  await page.getByText('Español', { exact: true }).click();
  await page.getByRole('tab', { name: 'Recuperación' }).click();
  await expect(page.getByText('Hoy cumple 90 días en recuperación').first()).toBeVisible();
  await screenshot(page, 'recovery-es');
  await expectAccessible(page, 'recovery in Spanish');
});
