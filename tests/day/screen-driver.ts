import { expect as playwrightExpect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

import { allTexts } from '../../renderer/i18n/all-texts';
import { createI18n } from '../../renderer/i18n/create-i18n';
import type { Language } from '../../renderer/i18n/languages';

/** As patient in the demo as in the suite: a slow machine isn't a failure. */
export const expect = playwrightExpect.configure({ timeout: 15_000 });

/** Uses the screens as a person does: by the words on them, in the person's language. */
export class ScreenDriver {
  protected readonly page: Page;
  protected readonly t: ReturnType<typeof createI18n>['t'];

  constructor(page: Page, language: Language) {
    this.page = page;
    this.t = createI18n(language, allTexts).t;
  }

  protected async openSettings(section: string): Promise<void> {
    await this.goTo(this.t('shell:navigation.settings'));
    await this.page.getByRole('tab', { name: section }).click();
  }

  protected async goTo(place: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.t('shell:mainNavigation') })
      .getByText(place, { exact: true })
      .click();
  }

  protected field(label: string, within: Locator | Page = this.page): Locator {
    return within.getByLabel(label, { exact: false }).and(within.locator('input, textarea')).first();
  }

  protected async fill(label: string, text: string, within: Locator | Page = this.page): Promise<void> {
    const field = this.field(label, within);
    await field.fill(text);
  }

  protected async press(name: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('button', { name, exact: true }).first().click();
  }

  /** Opens a list of choices and takes one. */
  protected async choose(
    label: string,
    choice: string | RegExp,
    within: Locator | Page = this.page,
  ): Promise<void> {
    await within
      .getByRole('button', { name: new RegExp(escapePattern(label)) })
      .first()
      .click();
    await this.page
      .getByRole('option', typeof choice === 'string' ? { name: choice, exact: true } : { name: choice })
      .first()
      .click();
  }

  /** Types into a field that searches and takes the choice that has the text. */
  protected async pickFromSearch(label: string, text: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).fill(text);
    // A list that changes between pressing and letting go chooses nothing.
    await expect(this.page.getByRole('option').filter({ hasNotText: text })).toHaveCount(0);
    await this.page.getByRole('option').filter({ hasText: text }).first().click();
    await expect(this.page.getByRole('option')).toHaveCount(0);
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
