import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { choosePathInDialogs } from '../day/clinic-app';
import { canMount, mountDisk, type MountedDisk } from '../support/mounted-disk';
import { expectInCaseload, fillIntake } from './support/intake';
import { expectHadToLock, killVault } from './support/killed-vault';
import { isAlive, vaultProcessIds } from './support/native';
import { createSampleSite, expectSignedIn, setUpSite, signInAsSample } from './support/site';
import { expect, test } from './support/test';

const SAVED = /was added$/;

/** Goes on with the intake that was kept, and saves it. */
async function goOnAndSave(page: Page, lastName: string): Promise<void> {
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByLabel('Legal last name')).toHaveValue(lastName);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: SAVED })).toBeVisible();
}

test('a vault killed in the middle of a save: nothing is lost, and the save tried again is one', async ({
  application,
  launch,
}) => {
  const { page, electron } = application;
  await createSampleSite(page);
  await signInAsSample(page, 'Front desk');
  // From the next page on, which the lock starts; between the vault and the page: answers can be lost on their way, as when the vault dies right after a commit.
  await page.addInitScript(() => {
    const passing = (listener: EventListenerOrEventListenerObject) => (event: Event) => {
      const isAnswer = event instanceof MessageEvent && Reflect.get(Object(event.data), 'kind') === 'result';
      if (isAnswer && Reflect.get(window, 'losesAnswers') === true) {
        Reflect.set(window, 'lostAnswers', Number(Reflect.get(window, 'lostAnswers') ?? 0) + 1);
      } else if (typeof listener === 'function') listener(event);
    };
    MessagePort.prototype.addEventListener = function (
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ) {
      const heard = type === 'message' && listener !== null ? passing(listener) : listener;
      EventTarget.prototype.addEventListener.call(this, type, heard, options);
    };
  });

  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Front desk');

  // Before the vault did anything: the save is on its way when the vault ends.
  await fillIntake(page, { firstName: 'Vor', lastName: 'Quillbefore', birthDate: '3/14/1987' });
  await expect(page.getByText(/^Draft kept at/)).toBeVisible();
  const [vault] = await vaultProcessIds(electron);
  process.kill(vault!, 'SIGSTOP');
  await page.keyboard.press('Control+Enter');
  await killVault(electron);
  await expectHadToLock(page);
  await signInAsSample(page, 'Front desk');
  await goOnAndSave(page, 'Quillbefore');
  await expectInCaseload(page, 'Quillbefore', 1);

  // After the commit, before anybody heard of it.
  await fillIntake(page, { firstName: 'Nach', lastName: 'Quillafter', birthDate: '9/30/1991' });
  await expect(page.getByText(/^Draft kept at/)).toBeVisible();
  await page.evaluate(() => Reflect.set(window, 'losesAnswers', true));
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => page.evaluate(() => Number(Reflect.get(window, 'lostAnswers') ?? 0)))
    .toBeGreaterThan(0);
  await killVault(electron);
  await expectHadToLock(page);
  await signInAsSample(page, 'Front desk');
  await goOnAndSave(page, 'Quillafter');
  await expectInCaseload(page, 'Quillafter', 1);
  // Nothing waits any more.
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { name: 'Groups today' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Pick up where you left off' })).toBeHidden();

  // Main alone, as soon as the page says it is saved: the vault doesn't outlive it, and what was said is so.
  const [lastVault] = await vaultProcessIds(electron);
  await fillIntake(page, { firstName: 'Main', lastName: 'Quillmain', birthDate: '2/2/1979' });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: SAVED })).toBeVisible();
  await application.kill();
  await expect.poll(() => isAlive(lastVault!)).toBe(false);

  // The whole app at once, in the middle of a save: it is there once, or what was typed is.
  const second = await launch();
  await signInAsSample(second.page, 'Front desk');
  await expectInCaseload(second.page, 'Quillmain', 1);
  await fillIntake(second.page, { firstName: 'Alle', lastName: 'Quillall', birthDate: '6/6/1966' });
  await expect(second.page.getByText(/^Draft kept at/)).toBeVisible();
  const everyProcess = await second.electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  await second.page.keyboard.press('Control+Enter');
  for (const pid of everyProcess) process.kill(pid, 'SIGKILL');
  await second.closed;
  const third = await launch();
  await signInAsSample(third.page, 'Front desk');
  await third.page.getByRole('link', { name: 'Today' }).click();
  // Of the same answer as the drafts: the greeting stands there before it.
  await expect(third.page.getByRole('heading', { name: 'Groups today' })).toBeVisible();
  if (await third.page.getByRole('heading', { name: 'Pick up where you left off' }).isVisible()) {
    await goOnAndSave(third.page, 'Quillall');
  }
  await expectInCaseload(third.page, 'Quillall', 1);
});

test('what is being typed survives a lock: an intake, a note, a group, a meeting, a kind of note, a holiday, dates', async ({
  application,
}) => {
  const { page } = application;
  await createSampleSite(page);
  await signInAsSample(page, 'Front desk');
  await fillIntake(page, { firstName: 'Ines', lastName: 'Quillkept', birthDate: '3/14/1987' });
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Front desk');
  // The same place, the same words.
  await expect(page.getByLabel('Legal last name')).toHaveValue('Quillkept');
  await expect(page.getByRole('textbox', { name: 'Date of birth' })).toHaveValue(/Mar 14, 1987/);

  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Peer worker');
  await page.getByRole('link', { name: 'Notes' }).click();
  await page
    .getByRole('button', { name: /^Write the note for/ })
    .first()
    .click();
  const words = 'Met at the library, went through the bus plan. ¡Bien!';
  await page.getByLabel('Purpose').fill(words);
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Peer worker');
  await expect(page.getByLabel('Purpose')).toHaveValue(words);

  // A dialog that was open is open again, and one that was closed gives back its words from Today.
  await page.getByRole('link', { name: 'Groups' }).click();
  await page.getByRole('button', { name: 'New group' }).click();
  const newGroup = page.getByRole('dialog', { name: 'New group' });
  await newGroup.getByLabel('Group name').fill('Walkers of the acequia');
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Peer worker');
  await expect(newGroup.getByLabel('Group name')).toHaveValue('Walkers of the acequia');
  await page.keyboard.press('Escape');
  await expect(newGroup).toBeHidden();
  await page.keyboard.press('t');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'A new group' })
    .getByRole('button', { name: 'Go on' })
    .click();
  await expect(newGroup.getByLabel('Group name')).toHaveValue('Walkers of the acequia');

  // A supervisor's forms: one is left with Esc, the other is in front when the page locks.
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Supervisor');
  await page.getByRole('link', { name: /^Notes/ }).click();
  await page.getByRole('tab', { name: 'Supervision' }).click();
  await page.getByRole('button', { name: 'Write down a meeting' }).first().click();
  const meeting = page.getByRole('dialog', { name: 'Write down a meeting' });
  await meeting.getByLabel('Topics').fill('How to end a visit kindly.');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Kinds of notes' }).click();
  await page.getByRole('button', { name: 'Make a kind of note' }).click();
  const format = page.getByRole('dialog', { name: 'Make a kind of note' });
  await format.getByLabel('Name', { exact: true }).fill('A walk and a talk');
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Supervisor');
  await expect(format.getByLabel('Name', { exact: true })).toHaveValue('A walk and a talk');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'A supervision meeting' })
    .getByRole('button', { name: 'Go on' })
    .click();
  await expect(meeting.getByLabel('Topics')).toHaveValue('How to end a visit kindly.');
  await page.keyboard.press('Escape');

  // Short forms of a group: a holiday in front when the page locks, dates and a list left with Esc.
  await page.getByRole('link', { name: 'Groups' }).click();
  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Open the group' }).click();
  await page.getByRole('tab', { name: 'People' }).click();
  await page
    .getByRole('button', { name: /^Change the dates of/ })
    .first()
    .click();
  const until = page.getByRole('dialog').getByRole('textbox', { name: 'Until' });
  await until.fill('12/24/2030');
  await page.keyboard.press('Escape');
  await expect(until).toBeHidden();
  await page.keyboard.press('g');
  await page.getByRole('button', { name: 'Holidays' }).click();
  const holiday = page.getByRole('dialog', { name: 'Holidays' }).getByLabel('Name');
  await holiday.fill('Founding day');
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Supervisor');
  await expect(holiday).toHaveValue('Founding day');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'When somebody was in a group' })
    .getByRole('button', { name: 'Go on' })
    .click();
  await expect(until).toHaveValue('Dec 24, 2030');
});

// Mounting a small disk needs root, which the machines have that run all suites.
if (canMount()) {
  const onDisk = test.extend<{ disk: MountedDisk }>({
    // The whole user-data folder is on it: records, log and what the browser keeps.
    disk: async ({ profile }, use) => {
      const disk = mountDisk(profile, 131_072);
      await use(disk);
      disk.unmount();
    },
  });

  onDisk(
    'a full disk during a save says so, keeps what was typed, and writes nothing in part',
    async ({ disk, application }) => {
      const { page } = application;
      await createSampleSite(page);
      await signInAsSample(page, 'Front desk');
      await fillIntake(page, { firstName: 'Lena', lastName: 'Quillfull', birthDate: '3/14/1987' });
      await expect(page.getByText(/^Draft kept at/)).toBeVisible();
      disk.fill();
      await page.keyboard.press('Control+Enter');
      await expect(
        page.getByText(/The disk is full\. What was saved before is safe, and your text is still here/),
      ).toBeVisible();
      await expect(page.getByLabel('Legal last name')).toHaveValue('Quillfull');
      // Locking works, and signing in says what is wrong instead of going round in circles.
      await page.keyboard.press('Control+l');
      await page.getByRole('button', { name: 'Sign in as Front desk' }).click();
      // Closing the records gave back a little room.
      disk.fill();
      await page.keyboard.press('Enter');
      await expect(page.getByText(/The disk is full/)).toBeVisible();

      disk.free();
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expectSignedIn(page);
      await goOnAndSave(page, 'Quillfull');
      await expectInCaseload(page, 'Quillfull', 1);
    },
  );

  test('a full disk during an export says so and leaves nothing behind', async ({
    application,
    newFolder,
  }) => {
    const { page, electron } = application;
    await setUpSite(page);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Central office' }).click();
    await page.getByRole('button', { name: 'Set up a central office' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the office').fill('Central Office');
    const officeKey = await identityToRecipient(await generateX25519Identity());
    await dialog.getByLabel('Public key of the office').fill(officeKey);
    await dialog.getByRole('radio', { name: /^Same program/ }).check({ force: true });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Every group is the same' }).click();

    const folder = newFolder('outbox');
    const outbox = mountDisk(folder, 256);
    try {
      outbox.fill();
      await choosePathInDialogs(electron, folder);
      await page.getByRole('link', { name: 'End of day' }).click();
      await page.getByRole('button', { name: 'Write the end-of-day file' }).click();
      await expect(
        page.getByText(/There is not enough room for the file, so none was written/),
      ).toBeVisible();
      expect(readdirSync(folder)).toEqual(['ballast']);
      await expect(page.getByText('No file has been written on this computer yet.')).toBeVisible();

      // With room the same file is written, as the first one.
      outbox.free();
      await page.getByRole('button', { name: 'Write the end-of-day file' }).click();
      await expect(page.getByText('The end-of-day file is written')).toBeVisible();
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^MESA_.*_0*1\.tar\.age$/)]);
    } finally {
      outbox.unmount();
    }
  });
}
