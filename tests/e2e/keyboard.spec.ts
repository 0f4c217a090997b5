import { FakeClock } from '../support/fake-clock';
import { seedClient, seedGroup } from '../support/seed-records';
import type { TestSite } from '../support/test-site';
import { openVaultHarness } from '../support/vault-harness';
import { expectAccessible } from './support/accessibility';
import { Keyboard } from './support/keyboard';
import { putSite } from './support/made-site';
import { createSampleSite, expectSignedIn, signIn, signInAsSample } from './support/site';
import { expect, test } from './support/test';

/** Thirty first names no two people of one group share. */
const FIRST_NAMES =
  'Zamira Abel Bela Cleo Dario Edda Faro Gwen Hugo Ines Jora Kato Lida Milo Nadia Olga Pavel Quin Rosa Sven Tova Ugo Vera Wim Xenia Yara Zeno Alba Boris Cira'.split(
    ' ',
  );

/** A person the sample site doesn't know. */
const PERSON = {
  preferredName: 'Beto',
  legalFirstName: 'Norberto',
  legalLastName: 'Quillfeather',
  birthDate: '03/14/1987',
  phone: '505-246-7842',
} as const;

test('a new person is taken in with the keyboard alone', async ({ application }) => {
  const { page } = application;
  await createSampleSite(page);
  await signInAsSample(page, 'Front desk');
  const keys = new Keyboard(page);

  await keys.tabTo('Add a person');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Add a person' })).toBeVisible();
  // The first field is ready to be typed into.
  await expect(page.getByLabel('Name they like to be called')).toBeFocused();
  await keys.type(PERSON.preferredName);
  await keys.tabTo('Legal first name');
  await keys.type(PERSON.legalFirstName);
  await keys.tabTo('Legal last name');
  await keys.type(PERSON.legalLastName);
  await keys.tabTo('Pronouns');
  await keys.choose('he', 'he/him');
  await keys.tabTo('Date of birth');
  await keys.type(PERSON.birthDate);
  await keys.tabTo('Phone number');
  await keys.type(PERSON.phone);
  await keys.tabTo('Call');
  await keys.press('Space');
  await keys.tabTo('Send a text');
  await keys.press('Space');
  await keys.tabTo('How did they come to you?');
  await keys.choose('drug', 'Drug court');
  await keys.tabTo('The person agrees to take part');
  await keys.press('Space');
  await keys.tabTo('The person got the privacy notice');
  await keys.press('Space');
  await keys.tabTo('Language of the notice');
  await keys.choose('en', 'English');
  await keys.tabTo('Who will support them?');
  await keys.press('Enter', 'ArrowDown', 'Enter');
  await keys.press('Control+Enter');

  await expect(page.getByRole('heading', { name: /Beto/ })).toBeVisible();
  console.log(`brief intake: ${String(keys.presses)} key presses beyond the values typed`);
  expect(keys.presses).toBeLessThanOrEqual(60);
});

/** Two groups of the peer worker that begin at midnight, so that they have begun whenever this runs. */
async function siteWithGroups(profile: string): Promise<TestSite> {
  const harness = await openVaultHarness({ clock: new FakeClock(Date.now()) });
  harness.seed('peer_worker', (context) => {
    const { id } = harness.site.people.peer_worker;
    const usual = { usualStartTime: '00:00', usualMinutes: 90, facilitatorId: id };
    const members = (count: number, family: string) =>
      Array.from({ length: count }, (_, index) => {
        const legalFirstName = FIRST_NAMES[index] ?? '';
        return seedClient(context, { legalFirstName, legalLastName: family, assignedWorkerId: id }).id;
      });
    seedGroup(context, members(12, 'Quillon'), { ...usual, name: 'Circle of twelve' });
    seedGroup(context, members(30, 'Quillby'), { ...usual, name: 'Hall of thirty' });
  });
  const { site } = harness;
  await putSite(harness, profile);
  return site;
}

/** The day on which the clocks of Denver were last put back: the first Sunday of a November. */
function lastNightPutBack(): string {
  const firstSunday = (year: number) => {
    const first = new Date(Date.UTC(year, 10, 1));
    return new Date(Date.UTC(year, 10, 1 + ((7 - first.getUTCDay()) % 7)));
  };
  const year = new Date().getUTCFullYear();
  const thisYear = firstSunday(year);
  // Two days later it is over everywhere.
  const night = Date.now() > thisYear.getTime() + 2 * 86_400_000 ? thisYear : firstSunday(year - 1);
  return `11/${String(night.getUTCDate()).padStart(2, '0')}/${String(night.getUTCFullYear())}`;
}

test('groups of twelve and of thirty are marked, and units counted, with the keyboard alone', async ({
  profile,
  launch,
}, info) => {
  const { people } = await siteWithGroups(profile);
  const { page } = await launch();
  await signIn(page, people.peer_worker);
  await expectSignedIn(page);

  const rollCall = async (group: string, count: number, marks: readonly string[]) => {
    const keys = new Keyboard(page);
    const startedAt = performance.now();
    await keys.press('g');
    // The key is shown on the group's own button.
    const key = page.getByRole('button', { name: `Roll call: ${group}` }).locator('kbd');
    await keys.press((await key.textContent()) ?? '');
    const grid = page.getByRole('grid', { name: new RegExp(group) });
    await expect(grid.getByRole('row')).toHaveCount(count + 1);
    await keys.press('a', 'Home', ...marks);
    await keys.press('Control+Enter');
    const there = count - marks.filter((mark) => mark === 'x' || mark === 'n').length;
    await expect(
      page.getByText(`${String(there)} present · ${String(there)} contacts recorded`),
    ).toBeVisible();
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(
      `roll call of ${String(count)}: ${String(keys.presses)} key presses, ${seconds.toFixed(1)} s`,
    );
    return { grid, presses: keys.presses, seconds };
  };

  // All of them, then the three who weren't there all the time or at all.
  const twelve = await rollCall('Circle of twelve', 12, ['ArrowDown', 'l', 'x', 'n']);
  expect(twelve.presses).toBeLessThanOrEqual(20);
  expect(twelve.seconds).toBeLessThanOrEqual(20);
  const marked = (mark: string) =>
    twelve.grid
      .getByRole('radio', { name: mark, checked: true })
      .or(twelve.grid.getByRole('button', { name: mark, pressed: true }));
  await expect(marked('Late')).toHaveCount(1);
  await expect(marked('Excused')).toHaveCount(1);

  // Of thirty, eight who came late, left early, were excused or did not come, here and there in the list.
  const down = 'ArrowDown';
  const thirty = await rollCall('Hall of thirty', 30, [
    ...[down, down, 'l', down, down, 'x', 'n', down, down, 'e'],
    ...[down, down, 'n', down, down, down, 'x', 'l', down, 'n'],
  ]);
  expect(thirty.presses).toBeLessThanOrEqual(45);
  expect(thirty.seconds).toBeLessThanOrEqual(60);

  // The night the clock was put back: the wall says 98 minutes, 158 passed; ten full units, eleven from 8 minutes on.
  // By a part of the name and the birth year; what can be done for the person follows on Tab.
  const keys = new Keyboard(page);
  await keys.press('Control+k');
  const find = page.getByRole('dialog', { name: 'Find a person' });
  await keys.type('amira uillo');
  const zamira = find.getByRole('option', { name: /Zamira Quillon/ });
  await expect(zamira).toHaveAttribute('aria-selected', 'true');
  await expect(find.getByRole('status')).toContainText('1 person found.');
  await expect(find.getByRole('combobox')).toHaveAttribute(
    'aria-activedescendant',
    (await zamira.getAttribute('id')) ?? '',
  );
  await page.screenshot({ path: info.outputPath('find.png') });
  await expectAccessible(page, 'find anyone');
  await keys.press('Tab');
  await expect(find.getByRole('group', { name: 'For Zamira Quillon' })).toBeVisible();
  await keys.press('Escape');
  await expect(zamira).toHaveAttribute('aria-selected', 'true');
  await keys.press('ArrowRight', 'ArrowDown', 'ArrowDown');
  await expect(find.getByRole('option', { name: 'Record a contact' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await keys.press('Enter');
  await expect(find).toHaveCount(0);
  const dialog = page.getByRole('dialog', { name: /Record a contact/ });
  await expect(dialog).toBeVisible();
  await keys.choose('one', 'One to one');
  await keys.tabTo('Day');
  await page.keyboard.press('Control+a');
  await keys.type(lastNightPutBack());
  await keys.tabTo('Start');
  await keys.type('12:30 am');
  await keys.tabTo('End');
  await keys.type('2:08 am');
  await keys.tabTo('Where was it?');
  await keys.choose('off', 'Office');
  await expect(dialog.getByText(/The clock was changed in between/)).toBeVisible();
  await keys.tabTo('Write the note right after');
  await keys.press('Space');
  await page.screenshot({ path: info.outputPath('clock-change.png') });
  await keys.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('tab', { name: 'Contacts and services' }).click();
  await expect(page.getByRole('cell', { name: '10 units H0038' })).toBeVisible();

  // The note of the roll call's contact, begun from anywhere.
  await keys.press('Control+k');
  await keys.type('new note for zamira quillo');
  await expect(find.getByRole('option', { name: /Zamira Quillon/ })).toContainText('New note');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: / for Zamira Quillon$/ })).toBeVisible();

  // In Spanish: whom one opened last is there before a letter is typed, a wish and its person are typed as they are said.
  await page
    .getByRole('radio', { name: 'Español' })
    .or(page.getByText('Español', { exact: true }))
    .first()
    .click();
  await keys.press('Control+k');
  const buscar = page.getByRole('dialog', { name: 'Buscar a una persona' });
  await expect(buscar.getByRole('group', { name: 'Personas que abrió últimamente' })).toContainText(
    'Zamira Quillon',
  );
  await expectAccessible(page, 'find anyone in Spanish');
  await keys.type('cita para zami');
  await expect(buscar.getByRole('option', { name: /Zamira Quillon/ })).toContainText('Nueva cita');
  await keys.press('Control+a', 'Backspace');
  await keys.type('cierre');
  await expect(buscar.getByRole('option', { name: 'Cierre del día' })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Cierre del día' })).toBeVisible();
  await page.getByText('English', { exact: true }).first().click();
  // Enter right after Ctrl+K is back with the last person, whether or not the list was there yet.
  await keys.press('Control+k', 'Enter');
  await expect(page.getByRole('heading', { name: /Zamira/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Contacts and services' }).click();

  await page.keyboard.press('Control+l');
  await signIn(page, people.administrator);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Units and codes' }).click();
  await page.getByRole('button', { name: 'Change Medicaid' }).click();
  const rule = page.getByRole('dialog', { name: 'Change Medicaid' });
  await rule.getByRole('textbox', { name: 'Counts from' }).fill('01/01/2020');
  await rule.getByText('From 8 minutes on (8-minute rule)').click();
  await page.screenshot({ path: info.outputPath('payer-rule.png') });
  await expectAccessible(page, 'payer rule');
  await rule.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(rule).toHaveCount(0);
  await page.keyboard.press('Control+l');
  await signIn(page, people.peer_worker);
  await expect(page.getByRole('cell', { name: '11 units H0038' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('units.png') });
  await expectAccessible(page, 'contacts with units');
});
