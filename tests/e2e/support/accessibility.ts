import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** WCAG 2.2 AA and what comes before it; the product's promise to people who use assistive technology. */
const RULE_SETS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails when axe finds anything against WCAG 2.2 AA on the screen as it is now. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Legacy mode: the ordinary one opens another page, which the app refuses. The announcer of react-aria says a thing
  // by pointing at it, and what it pointed at may be gone a moment later.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('[data-live-announcer]')
    .withTags(RULE_SETS)
    .analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    targets: nodes.map(({ target }) => target.join(' ')),
  }));
  // Soft, so that one run names the problems of every screen.
  expect.soft(found, `accessibility of the screen "${screen}"`).toEqual([]);
}
