import type { Page } from '@playwright/test';
import { ACCESS } from '../../shared/access';
import { METHOD_NAMES, methodDefinition } from '../../shared/contract';
import { expectAccessible } from '../e2e/support/accessibility';
import { expectSignedIn } from '../e2e/support/site';
import { expect, test } from '../e2e/support/test';
import { callOverPort, keepVaultPort } from '../e2e/support/vault-port';
import { VALID_INPUTS } from '../unit/vault/dispatcher/valid-inputs';

const SAMPLE_PASSPHRASE = 'everyone here is invented';

/** Methods of the vault the front desk may never call: notes, services, settings, the log. */
const FORBIDDEN = METHOD_NAMES.filter(
  (name) => methodDefinition(name).process === 'vault' && ACCESS[name].front_desk === 'none',
);

/** Notes, plans, screenings and answers about substances and pregnancy, whatever methods there will be. */
const CLINICAL = METHOD_NAMES.filter((name) =>
  /^(?:note|plan|goal|streak|milestone|phase|screening|supervision)\.|^admission\.saveHealth$|^waiting\.(?:saveAnswers|recordInterim|takeBackInterim)$/.test(
    name,
  ),
);

async function signInAs(page: Page, role: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`as ${role} \\(`) }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(SAMPLE_PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectSignedIn(page);
}

async function openFirstRow(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('grid').getByRole('row').nth(1).getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
}

async function inSpanish(page: Page, work: () => Promise<void>): Promise<void> {
  await page.getByText('Español', { exact: true }).click();
  await work();
  await page.getByText('English', { exact: true }).click();
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

test('the front desk is refused every forbidden method over the real port, and a supervisor reads it in the log', async ({
  application,
}, info) => {
  test.setTimeout(240_000);
  const { electron, page } = application;
  await page.getByText('English', { exact: true }).last().click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Explore with sample people' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 60_000 });
  await keepVaultPort(electron);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await signInAs(page, 'Front desk');
  expect(FORBIDDEN).toEqual(expect.arrayContaining(CLINICAL));
  expect(CLINICAL.length).toBeGreaterThan(12);
  for (const name of FORBIDDEN) {
    if (methodDefinition(name).process !== 'vault') continue;
    const input = (VALID_INPUTS as Readonly<Record<string, unknown>>)[name];
    expect([name, await callOverPort(page, name, input)]).toEqual([name, 'NOT_PERMITTED']);
  }
  await expect(page.getByRole('link', { name: 'Oversight' })).toHaveCount(0);
  await lock(page);

  // R-ROL-02: a peer worker opens somebody who isn't theirs, with a reason.
  await signInAs(page, 'Peer worker');
  await page.getByRole('link', { name: 'Caseload' }).click();
  await page.getByText('Everyone', { exact: true }).click();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByText('Nobody yet', { exact: true }).last().click();
  await page.keyboard.press('Escape');
  await openFirstRow(page);
  await expect(page.getByRole('heading', { name: 'This person is not on your caseload' })).toBeVisible();
  await expectAccessible(page, 'giving a reason');
  await page.screenshot({ path: info.outputPath('reason.png') });
  await page.getByText('They came or called and asked for help').click();
  await page.getByLabel('In your words').fill('Walked in, wants to talk about housing');
  await page.getByRole('button', { name: 'Open the chart for an hour' }).click();
  await expect(page.getByText(/Open until .*because you gave a reason/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('opened.png') });
  await lock(page);

  await signInAs(page, 'Supervisor');
  await expect(page.getByText('1 chart was opened by somebody it is not assigned to.')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Walked in, wants to talk about housing')).toBeVisible();
  await expectAccessible(page, 'charts opened with a reason');
  await page.screenshot({ path: info.outputPath('openings.png') });
  const person = page.getByRole('table').getByRole('row').nth(1).getByRole('link');
  const personName = (await person.textContent()) ?? '';
  await page.getByRole('button', { name: /^Mark as reviewed: / }).click();
  await expect(page.getByText('Nothing to review')).toBeVisible();

  await page.getByText('Activity log', { exact: true }).click();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByText('Refused', { exact: true }).click();
  await page.keyboard.press('Escape');
  // Every one of them, and the peer worker's first try.
  await expect(page.getByText(`${FORBIDDEN.length + 1} entries`, { exact: true })).toBeVisible();
  await expectAccessible(page, 'the activity log');
  await page.getByRole('button', { name: 'Check the log' }).click();
  await expect(page.getByText(/The log is whole: [\d,]+ entries/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('log.png') });
  await inSpanish(page, async () => {
    await expect(page.getByRole('heading', { name: 'Supervisión' })).toBeVisible();
    await expectAccessible(page, 'the activity log in Spanish');
    await page.screenshot({ path: info.outputPath('log-es.png') });
  });

  // The same on the person's own chart, where it is restricted too (R-ROL-05).
  await page.getByRole('link', { name: 'Caseload' }).click();
  await page.getByText('Everyone', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search people' }).fill(personName);
  await expect(page.getByText('1 person', { exact: true })).toBeVisible();
  await openFirstRow(page);
  await page.getByRole('tab', { name: 'Who sees it' }).click();
  await expect(page.getByRole('row', { name: /Gave a reason to open the chart/ })).toBeVisible();
  await page.getByRole('button', { name: 'Restrict' }).click();
  await page.screenshot({ path: info.outputPath('restrict.png') });
  await page.getByRole('button', { name: 'Restrict the chart' }).click();
  await expect(page.getByText('Done: The chart is restricted.')).toBeVisible();
  await expectAccessible(page, 'who sees a chart');
  await page.screenshot({ path: info.outputPath('access.png') });
  await inSpanish(page, async () => {
    await expect(page.getByRole('tab', { name: 'Quién lo ve' })).toBeVisible();
    await expectAccessible(page, 'who sees a chart, in Spanish');
    await page.screenshot({ path: info.outputPath('access-es.png') });
  });
  await lock(page);

  await signInAs(page, 'Front desk');
  await page.getByRole('link', { name: 'Caseload' }).click();
  await page.getByRole('searchbox', { name: 'Search people' }).fill(personName);
  await expect(page.getByText('No one matches')).toBeVisible();
});
