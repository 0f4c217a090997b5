import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expectLocked, expectSignedIn } from './support/site';
import { expect, test } from './support/test';

/** Draws three strokes into the signature's box with the mouse. */
async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: 'Nothing is drawn yet' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('The signature has no box');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.1, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.2, 0.2],
    [0.3, 0.7],
    [0.4, 0.3],
    [0.6, 0.6],
    [0.8, 0.4],
  ] as const) {
    await page.mouse.move(...at(x, y), { steps: 4 });
  }
  await page.mouse.up();
  await expect(page.getByRole('img', { name: 'A signature is drawn' })).toBeVisible();
}

test('a consent is written, survives a lock, is signed, printed in its language, and taken back', async ({
  application,
}) => {
  const { page, electron } = application;
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Explore with sample people' }).click();
  await page.getByRole('button', { name: /Sign in as Supervisor/ }).click();
  await page.getByLabel('Passphrase', { exact: true }).press('Enter');
  await expectSignedIn(page);
  await page.getByRole('link', { name: 'Caseload' }).click();
  const row = page.getByRole('grid').getByRole('row').nth(1);
  await row.click();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Consents' }).click();
  await expect(page.getByRole('heading', { name: 'No consents yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New consent' }).click();

  // Nothing chosen: one thing is asked first.
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.error-summary')).toContainText('Choose the kind of consent.');
  await page.getByRole('radio', { name: 'Treatment, payment and operations' }).check({ force: true });
  // The form speaks the person's language, not the worker's.
  await expect(page.getByLabel('Who receives it')).toHaveValue(/Mis proveedores de tratamiento/);

  // R-CON-01: every missing element is named.
  await page.keyboard.press('Control+Enter');
  for (const missing of [
    'Choose what may be shared.',
    'Choose when this consent ends.',
    'Read each of these to the person, then tick it.',
    'Choose who signs.',
    'Choose how it is signed.',
  ]) {
    await expect(page.locator('.error-summary')).toContainText(missing);
  }
  await expectAccessible(page, 'consent with mistakes');

  await page.getByRole('button', { name: /Language of the form/ }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await expect(page.getByLabel('Who receives it')).toHaveValue(/My treating providers/);
  await page.getByRole('button', { name: /Language of the form/ }).click();
  await page.getByRole('option', { name: 'Español' }).click();
  await page.getByRole('checkbox', { name: 'Attendance and services' }).check({ force: true });
  await page.getByRole('radio', { name: 'The person leaves the program' }).check({ force: true });
  for (const statement of await page
    .getByRole('group', { name: 'What the person was told' })
    .getByRole('checkbox')
    .all()) {
    await statement.check({ force: true });
  }

  // A lock in the middle: the form is there again.
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await page.getByRole('button', { name: /Sign in as Supervisor/ }).click();
  await page.getByLabel('Passphrase', { exact: true }).press('Enter');
  await expect(page.getByText('This is the consent you began. It is not kept yet.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Attendance and services' })).toBeChecked();

  await page.getByRole('radio', { name: 'The person', exact: true }).check({ force: true });
  await expect(page.getByLabel('Name of who signs')).not.toHaveValue('');
  await page.getByRole('radio', { name: 'Signed on this screen' }).check({ force: true });
  await sign(page);
  await expectAccessible(page, 'consent');
  await page.getByRole('button', { name: /Keep this consent/ }).click();
  await expect(page.getByText('In force')).toBeVisible();
  await expect(page.getByText('Until: The person leaves the program')).toBeVisible();
  await expectAccessible(page, 'consents');

  // The paper is in the language of the consent, and nothing else of the screen is on it.
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.print = (_options, done) => {
        void window.webContents.printToPDF({ pageSize: 'Letter' }).then(async () => {
          const text: unknown = await window.webContents.executeJavaScript(
            'document.querySelector(".print-sheet").textContent',
          );
          Reflect.set(globalThis, 'printedText', text);
          done?.(true, '');
        });
      };
    }
  });
  await page.getByRole('button', { name: /More for the consent of/ }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await expect
    .poll(() => electron.evaluate(() => String(Reflect.get(globalThis, 'printedText'))))
    .toContain('Consentimiento para compartir información');
  await expect(page.locator('.print-sheet')).toHaveCount(0);

  // R-CON-04: taken back by a written word.
  await page.getByRole('button', { name: /More for the consent of/ }).click();
  await page.getByRole('menuitem', { name: 'Take back' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.error-summary')).toContainText('It takes a written one.');
  await page.getByLabel('Where is the person’s written word kept?').fill('Letter in binder 3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Taken back', { exact: true })).toBeVisible();
  await expect(page.getByText(/Written word: Letter in binder 3/)).toBeVisible();
});
