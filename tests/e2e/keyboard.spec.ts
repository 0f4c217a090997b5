import { Keyboard } from './support/keyboard';
import { createSampleSite, signInAsSample } from './support/site';
import { expect, test } from './support/test';

/** A person the sample site doesn't know. */
const PERSON = {
  preferredName: 'Beto',
  legalFirstName: 'Norberto',
  legalLastName: 'Quillfeather',
  birthDate: '03/14/1987',
  phone: '505-246-7842',
} as const;

/** Zones all around the world, at most four hours apart. */
const ZONES = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Europe/Athens',
  'Asia/Karachi',
  'Asia/Bangkok',
  'Asia/Tokyo',
  'Pacific/Auckland',
] as const;

/** Where it is evening now: the sample group of today has begun there, and the day isn't over. */
function eveningZone(): string {
  const isEvening = (timeZone: string) => {
    const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format();
    return Number(hour) >= 18 && Number(hour) <= 22;
  };
  return ZONES.find(isEvening) ?? ZONES[0];
}

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

test('a group of twelve is marked with the keyboard alone', async ({ launch }) => {
  const { page } = await launch({ environment: { TZ: eveningZone() } });
  await createSampleSite(page);
  await signInAsSample(page, 'Peer worker');
  const keys = new Keyboard(page);
  const startedAt = performance.now();

  await keys.press('g');
  // The key is shown on the group's own button.
  const key = page.getByRole('button', { name: 'Roll call: Staying well together' }).locator('kbd');
  await keys.press((await key.textContent()) ?? '');
  const grid = page.getByRole('grid', { name: /Staying well together/ });
  await expect(grid.getByRole('row')).toHaveCount(13);
  // All of them, then the three who weren't there all the time or at all.
  await keys.press('a', 'Home', 'ArrowDown', 'l', 'x', 'n');
  await keys.press('Control+Enter');
  await expect(page.getByText('10 present · 10 contacts recorded')).toBeVisible();
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`roll call of twelve: ${String(keys.presses)} key presses, ${seconds.toFixed(1)} s`);
  expect(keys.presses).toBeLessThanOrEqual(20);

  const marked = (mark: string) =>
    grid
      .getByRole('radio', { name: mark, checked: true })
      .or(grid.getByRole('button', { name: mark, pressed: true }));
  await expect(marked('Late')).toHaveCount(1);
  await expect(marked('Excused')).toHaveCount(1);
});
