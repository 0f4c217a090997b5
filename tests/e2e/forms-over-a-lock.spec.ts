import type { Page } from '@playwright/test';
import { createSampleSite, signInAsSample, switchTo, type SampleRole } from './support/site';
import { expect, test } from './support/test';

/** A form somebody is in the middle of when the page locks. */
interface OpenForm {
  readonly name: string;
  readonly role: SampleRole;
  /** Goes to the form as a person does, from wherever the one before was left. */
  readonly open: (page: Page) => Promise<unknown>;
  readonly write: (page: Page) => Promise<unknown>;
  /** The form is in front, with what was written. */
  readonly expectWritten: (page: Page) => Promise<unknown>;
  /** Leaves the form without saving; what is not thrown away is offered on Today. */
  readonly leave: (page: Page) => Promise<unknown>;
}

const escape = (page: Page) => page.keyboard.press('Escape');
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

/** A box something is typed into; behind a window in front none can be meant. */
const typed = (field: RegExp, text: string): Pick<OpenForm, 'write' | 'expectWritten'> => ({
  write: (page) => page.getByRole('textbox', { name: field }).fill(text),
  expectWritten: (page) => expect(page.getByRole('textbox', { name: field })).toHaveValue(text),
});

/** A list something is chosen from. */
const chosen = (field: RegExp, choice: string): Pick<OpenForm, 'write' | 'expectWritten'> => ({
  write: async (page) => {
    await press(page, field);
    await page.getByRole('option', { name: choice, exact: true }).click();
  },
  expectWritten: (page) => expect(page.getByRole('button', { name: field })).toContainText(choice),
});

async function openGroup(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Groups' }).click();
  await press(page, `More for ${name}`);
  await page.getByRole('menuitem', { name: 'Open the group' }).click();
}

/** Of who pays for a person. */
const MEMBER_ID = /^Member id/;

/** Of everybody who came to a session. */
const COMMON_TEXT = 'We looked at what makes a payday hard.';

/** In this order: the sign-in after one form is the start of the next. */
const FORMS: readonly OpenForm[] = [
  {
    name: 'the rule of a payer',
    role: 'Administrator',
    open: async (page) => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await tab(page, 'Units and codes');
      await press(page, 'Add a payer');
    },
    ...typed(/^Payer/, 'Quillcare'),
    leave: escape,
  },
  {
    name: 'the message of a caller',
    role: 'Peer worker',
    open: (page) => press(page, 'Somebody calls'),
    ...typed(/^Message/, 'Calls back tomorrow about the ride.'),
    // Blank again, there is nothing to go on with.
    leave: (page) => page.getByRole('textbox', { name: /^Message/ }).fill(''),
  },
  {
    name: 'a group that is changed',
    role: 'Peer worker',
    open: async (page) => {
      await openGroup(page, 'Day by day');
      await press(page, 'Change the group');
    },
    ...typed(/^Room/, 'The porch'),
    leave: escape,
  },
  {
    name: 'the people of a group',
    role: 'Peer worker',
    open: async (page) => {
      await tab(page, 'People');
      await press(page, 'People on the list');
    },
    write: (page) => press(page, /^Take .* off the list$/),
    expectWritten: (page) => expect(page.getByText('9 people on the list')).toBeVisible(),
    leave: escape,
  },
  {
    name: 'the notes of a session',
    role: 'Peer worker',
    open: async (page) => {
      await tab(page, 'Days');
      await press(page, /^Roll call of \w+ \d/);
      await expect(page.getByRole('grid')).toBeVisible();
      await page.keyboard.press('a');
      await page.keyboard.press('Control+Enter');
      await press(page, 'Write notes');
    },
    ...typed(/^Purpose/, COMMON_TEXT),
    leave: (page) => press(page, 'Back to the roll call'),
  },
  {
    name: 'a phrase to keep',
    role: 'Peer worker',
    open: async (page) => {
      await page.getByRole('link', { name: /^Notes/ }).click();
      await press(page, /^Go on with the note for/);
      await press(page, 'My phrases');
      await press(page, 'Keep a new phrase');
    },
    ...typed(/^Short name/, 'Bus plan'),
    leave: async (page) => {
      await press(page, 'Cancel');
      await expect(page.getByRole('button', { name: 'Keep a new phrase' })).toBeFocused();
      await escape(page);
    },
  },
  {
    name: 'a contact that is corrected',
    role: 'Peer worker',
    open: async (page) => {
      await page.getByRole('link', { name: 'Open the chart' }).click();
      await tab(page, 'Contacts and services');
      await press(page, /^Correct the contact of/);
    },
    ...typed(/^Minutes to leave out/, '5'),
    leave: escape,
  },
  {
    name: 'why a note never should have been',
    role: 'Peer worker',
    open: async (page) => {
      await press(page, /^Open the note of/);
      await press(page, 'Entered in error…');
    },
    ...typed(/^Reason/, 'Written twice.'),
    leave: escape,
  },
  {
    name: 'an addendum',
    role: 'Peer worker',
    open: (page) => press(page, 'Add an addendum'),
    ...typed(/^What you want to add/, 'She asked for the bus plan as well.'),
    leave: (page) => press(page, 'Throw this draft away'),
  },
  {
    name: 'what became of a goal',
    role: 'Peer worker',
    open: async (page) => {
      await page.getByRole('link', { name: 'Open the chart' }).click();
      await tab(page, 'Goals');
      await press(page, /^More for “/);
      await page.getByRole('menuitem', { name: 'Take it back, it was a mistake…' }).click();
    },
    ...typed(/^Why/, 'It is about somebody else.'),
    leave: (page) => press(page, 'Discard'),
  },
  {
    name: 'who pays',
    role: 'Peer worker',
    open: async (page) => {
      await tab(page, 'Details');
      await press(page, 'Add a payer');
    },
    ...typed(MEMBER_ID, 'QX-55081'),
    // What is typed and taken back again changes nothing about what was kept.
    leave: async (page) => {
      const memberId = page.getByRole('textbox', { name: MEMBER_ID });
      await memberId.press('End');
      await memberId.press('7');
      await memberId.press('Backspace');
      await escape(page);
    },
  },
  {
    name: 'details of a person',
    role: 'Peer worker',
    open: (page) => press(page, 'Edit details'),
    ...typed(/^Other names/, 'Quillother'),
    // Under it is the form that was left with Esc before the lock.
    leave: async (page) => {
      await press(page, 'Drop my changes');
      await expect(page.getByRole('textbox', { name: MEMBER_ID })).toHaveValue('QX-55081');
      await press(page, 'Discard');
    },
  },
  {
    name: 'answers about their life',
    role: 'Peer worker',
    open: (page) => press(page, /the intake: Life now$/),
    ...chosen(/Work$/, 'Part time'),
    leave: (page) => press(page, 'Drop my changes'),
  },
  {
    name: 'answers about their health',
    role: 'Peer worker',
    open: (page) => press(page, /the intake: Health and use$/),
    ...chosen(/Courts and the law$/, 'Probation'),
    leave: (page) => press(page, 'Drop my changes'),
  },
];

/** What was left with Esc or Back; everything else was thrown away. */
const OFFERED = [
  'Changes to a group',
  'The people of a group, not saved yet',
  'The notes of a group session',
  'A contact that is not saved yet',
  'Why a note or contact was a mistake, not saved yet',
];

test('a lock in the middle of a form: it is in front again with what was typed', async ({ application }) => {
  test.setTimeout(240_000);
  const { page } = application;
  await createSampleSite(page);
  let present: SampleRole | null = null;
  for (const { name, role, open, write, expectWritten, leave } of FORMS) {
    await test.step(name, async () => {
      if (present === null) await signInAsSample(page, role);
      else if (present !== role) await switchTo(page, role);
      present = role;
      await open(page);
      await write(page);
      await switchTo(page, role);
      await expectWritten(page);
      await leave(page);
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }

  // Forms that were left without saving are offered on Today, and the others are gone.
  await page.getByRole('link', { name: 'Today' }).click();
  const offered = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Go on' }) });
  await expect(offered).toHaveCount(OFFERED.length);
  for (const form of OFFERED) await expect(offered.filter({ hasText: form })).toHaveCount(1);
  await offered.filter({ hasText: 'Changes to a group' }).getByRole('button').click();
  await expect(page.getByRole('textbox', { name: /^Room/ })).toHaveValue('The porch');
  await escape(page);
  await page.getByRole('link', { name: 'Today' }).click();
  await offered.filter({ hasText: 'The notes of a group session' }).getByRole('button').click();
  await expect(page.getByRole('textbox', { name: /^Purpose/ })).toHaveValue(COMMON_TEXT);
});
