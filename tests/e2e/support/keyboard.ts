import { expect, type Page } from '@playwright/test';

/** Reaching any control of a screen from any other takes fewer; more means focus is lost or goes in circles. */
const MOST_TABS = 40;

/** Works a screen with keys alone, and counts every press that isn't a letter of a value somebody has to enter. */
export class Keyboard {
  readonly #page: Page;
  #presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses so far, beyond the values typed. */
  get presses(): number {
    return this.#presses;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#presses += 1;
      await this.#page.keyboard.press(key);
    }
  }

  /** Types a value, letter by letter. */
  async type(value: string): Promise<void> {
    await this.#page.keyboard.type(value);
  }

  /** Tabs on until the control with this name has the focus. */
  async tabTo(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await this.press('Tab');
      const focused = await this.#focusedName();
      if (typeof name === 'string' ? focused.includes(name) : name.test(focused)) return;
      passed.push(focused);
    }
    throw new Error(`No control named ${String(name)} was reached; passed ${passed.join(' | ')}`);
  }

  /** Chooses in the list of the focused field by the first letters of a choice. */
  async choose(letters: string, choice: string): Promise<void> {
    await this.press('Enter');
    await expect(this.#page.getByRole('option', { name: choice, exact: true })).toBeVisible();
    await this.press(...Array.from(letters), 'Enter');
    await expect(this.#page.getByRole('option')).toHaveCount(0);
  }

  /** What the focused control is called: its labels, `aria-label` or the text in it. */
  #focusedName(): Promise<string> {
    return this.#page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => (id === '' ? '' : (document.getElementById(id)?.textContent ?? '')));
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.textContent)
          : [element.textContent];
      return [element.getAttribute('aria-label') ?? '', ...labelledBy, ...labels].join(' ').trim();
    });
  }
}
