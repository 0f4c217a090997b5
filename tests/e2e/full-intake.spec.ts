import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expectHadToLock, killVault } from './support/killed-vault';
import { createSampleSite, signInAsSample } from './support/site';
import { expect, test } from './support/test';

/** Takes a choice of a list. */
async function choose(page: Page, field: RegExp, choice: string): Promise<void> {
  await page.getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

test('a full intake interrupted by a crash, a lock and another person at the computer is finished', async ({
  application,
}) => {
  const { page, electron } = application;
  await createSampleSite(page);
  await signInAsSample(page, 'Peer worker');
  await page.getByRole('button', { name: 'Add a person' }).first().click();
  await page.getByRole('radio', { name: 'Full' }).click();
  await page.getByLabel('Legal first name').fill('Paso');
  await page.getByLabel('Legal last name').fill('Quillsteps');
  await page.getByRole('textbox', { name: 'Date of birth' }).fill('3/14/1987');
  const next = async (title: string) => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: `of 7: ${title}` })).toBeFocused();
  };
  const at = (title: string) => expect(page.getByRole('heading', { name: `of 7: ${title}` })).toBeVisible();
  await next('Reaching them');
  await next('Their people');
  await page.getByText('Yes', { exact: true }).click();
  const inEmergency = page.getByRole('group', { name: 'Emergency contact' });
  await inEmergency.getByRole('textbox', { name: 'Name' }).fill('Rosa Quillsteps');
  await inEmergency.getByLabel('Phone number').fill('505 555 0117');
  await expectAccessible(page, 'full intake, people around them');
  await next('How they came');
  await choose(page, /How did they come to you\?$/, 'Drug court');
  await page.getByText('The person agrees to take part').click();
  await page.getByText('The person got the privacy notice').click();
  await choose(page, /Language of the notice$/, 'English');
  await expectAccessible(page, 'full intake, how they came');
  await next('About them');
  for (const race of ['Another race', 'Declined to answer']) {
    await page.getByRole('checkbox', { name: race }).check({ force: true });
  }
  // Declined stands alone.
  await expect(page.getByRole('checkbox', { name: 'Another race' })).not.toBeChecked();

  // The vault is gone: the same step, the same answers.
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await killVault(electron);
  await expectHadToLock(page);
  await signInAsSample(page, 'Peer worker');
  await page.getByRole('button', { name: 'Go on' }).click();
  await at('About them');
  await expect(page.getByRole('checkbox', { name: 'Declined to answer' })).toBeChecked();
  await next('Life now');
  await choose(page, /Where they live$/, 'Shelter');
  await next('Health and use');
  await choose(page, /Which substance brings the most trouble\?$/, 'Heroin');
  await choose(page, /How is it taken\?$/, 'Injected');

  // Locked by the one, used by the other: nothing of it is the front desk's.
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Front desk');
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeHidden();
  await expect(page.getByText('It holds answers about health')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Take over/ })).toBeHidden();
  await page.getByRole('button', { name: 'Add a person' }).first().click();
  await page.getByRole('radio', { name: 'Full' }).click();
  await expect(page.getByRole('list', { name: 'Steps of the intake' }).getByRole('listitem')).toHaveCount(6);
  await page.keyboard.press('Control+l');

  // A colleague who may read it goes on where the first one stopped.
  await signInAsSample(page, 'Supervisor');
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Take over: Paso Quillsteps' }).click();
  await at('Health and use');
  // What is missing is said where it is, in Spanish too.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(2);
  await page.getByRole('radio', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { name: 'Paso 7 de 7: Salud y consumo' })).toBeVisible();
  await expectAccessible(page, 'full intake in Spanish');
  await page.getByRole('radio', { name: 'English' }).click();
  await choose(page, /How often in the last 30 days\?$/, 'Every day');
  await page.getByLabel('Age when first used').fill('17');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /was added$/ })).toBeVisible();

  // The rest of the questions is asked later, from the chart.
  await page.getByRole('button', { name: 'Open the chart' }).click();
  await expect(page.getByText('Priority: injects')).toBeVisible();
  await expect(page.locator('p').filter({ hasText: 'In an emergency' })).toHaveText(
    /Rosa Quillsteps.*\(505\) 555-0117.*Do not say/,
  );
  await page.getByRole('tab', { name: 'Details' }).click();
  await expectAccessible(page, 'chart with admission answers');
  await page.getByRole('button', { name: 'Complete the intake: Life now' }).click();
  await choose(page, /Work$/, 'Part time');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('4 questions are still blank.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Complete the intake: Life now' })).toBeFocused();

  // What is typed about somebody around the person survives a lock too.
  await page.getByRole('button', { name: 'Change: Rosa Quillsteps' }).click();
  const rosa = page.getByRole('dialog');
  await rosa.getByRole('checkbox', { name: 'Support' }).check({ force: true });
  await rosa.getByLabel('Remark').fill('Works nights');
  await expectAccessible(page, 'emergency contact');
  await page.keyboard.press('Control+l');
  await signInAsSample(page, 'Supervisor');
  await expect(rosa.getByLabel('Remark')).toHaveValue('Works nights');
  await page.keyboard.press('Control+Enter');
  await expect(rosa).toBeHidden();
  await expect(page.getByText('Works nights')).toBeVisible();
});
