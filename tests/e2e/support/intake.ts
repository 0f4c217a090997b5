import { expect, type Page } from '@playwright/test';

/** Somebody to be taken in. */
export interface NewPerson {
  readonly firstName: string;
  readonly lastName: string;
  /** As it is typed. */
  readonly birthDate: string;
}

/** Opens the intake and fills in what a brief one needs; saves nothing. */
export async function fillIntake(page: Page, person: NewPerson): Promise<void> {
  const choose = async (field: RegExp, choice: string) => {
    await page.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
  };
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Legal first name').fill(person.firstName);
  await page.getByLabel('Legal last name').fill(person.lastName);
  await page.getByRole('textbox', { name: 'Date of birth' }).fill(person.birthDate);
  await choose(/How did they come to you\?$/, 'Drug court');
  await page.getByRole('checkbox', { name: 'The person agrees to take part' }).check({ force: true });
  await page.getByRole('checkbox', { name: /^The person got the privacy notice/ }).check({ force: true });
  await choose(/Language of the notice$/, 'English');
}

/** How many people of this last name the caseload has. */
export async function expectInCaseload(page: Page, lastName: string, count: number): Promise<void> {
  await page.getByRole('link', { name: 'Caseload' }).click();
  await page.getByRole('searchbox').fill(lastName);
  const rows = page.getByRole('grid').getByRole('row').filter({ hasText: lastName });
  await expect(rows).toHaveCount(count);
}
