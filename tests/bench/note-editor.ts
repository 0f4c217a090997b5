import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

import { createStore, transaction } from '../../electron/vault/store/connection';
import { sql } from '../../electron/vault/store/sql';
import { allTexts } from '../../renderer/i18n/all-texts';
import { createI18n } from '../../renderer/i18n/create-i18n';
import { startClinicApp } from '../day/clinic-app';
import type { AppLaunch } from '../day/clinic-app';
import { WORDS } from '../day/day-words';
import { openVaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';
import { profileWithSite } from './profile';
import { startNote } from './started-note';

const ROUNDS = 100;
const WARM_UP_ROUNDS = 10;
const TEXT_LENGTH = 2_000;

/**
 * Saving a 2 KB note in the real window, from Ctrl+S to the frame that says when it was saved, against one bare durable
 * commit of the same text. What the test driver adds to each round, a millisecond or two, counts against us.
 */
export async function benchNoteEditor(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
}): Promise<readonly Comparison[]> {
  const { t } = createI18n('en', allTexts);
  const harness = await openVaultHarness({ signedIn: 'peer_worker' });
  await startNote(harness);
  const profileFolder = await profileWithSite(harness);
  const bareFolder = mkdtempSync(join(tmpdir(), 'waystation-bench-commit-'));
  const bare = createStore({ path: join(bareFolder, 'bare.db'), key: randomBytes(32) });
  transaction(bare, (writer) => {
    writer.run(sql`CREATE TABLE bench_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT`);
  });
  const { application, page } = await startClinicApp({ ...options, profileFolder });
  try {
    const { peer_worker: peer } = harness.site.people;
    await page.getByLabel(t('lock:signInName')).fill(peer.signInName);
    await page.getByLabel(t('lock:passphrase')).and(page.locator('input')).fill(peer.passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: t('shell:navigation.notes') }).click();
    await page.getByRole('button', { name: WORDS.openNoteButton.en }).click();
    const section = page.getByRole('main').getByRole('textbox').first();
    let count = 0;
    const nextText = (): string => {
      count += 1;
      return `${String(count)} met and talked about the week. `.repeat(70).slice(0, TEXT_LENGTH);
    };
    await prepare(page);
    await section.fill(nextText());
    const { subject, against } = await measureInTurn(
      {
        subject: () => saveUntilPainted(page),
        against: () =>
          transaction(bare, (writer) => {
            writer.run(sql`INSERT INTO bench_note (text) VALUES (${nextText()})`);
          }),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
      () => section.fill(nextText()),
    );
    return [
      compare({
        name: 'save a 2 KB note, Ctrl+S to painted "Saved"',
        baseline: 'one bare durable commit of the same text',
        subject,
        against,
        budgetP95Milliseconds: 35,
      }),
    ];
  } finally {
    await application.close();
    bare.close();
    for (const folder of [profileFolder, bareFolder]) rmSync(folder, { recursive: true, force: true });
    await harness.close();
  }
}

/** Each save is a minute after the one before, or the line that says when would not change. */
async function prepare(page: Page): Promise<void> {
  await page.evaluate(() => {
    const realNow = Date.now.bind(Date);
    let minutes = 0;
    Date.now = () => realNow() + minutes * 60_000;
    addEventListener('keydown', ({ key, ctrlKey }) => {
      if (key === 's' && ctrlKey) minutes += 1;
    });
  });
}

/** Presses Ctrl+S in the page and waits for the frame after the line at the bottom has changed to "Saved". */
async function saveUntilPainted(page: Page): Promise<void> {
  await page.evaluate(
    (said) =>
      new Promise<void>((resolve) => {
        const status = document.querySelector('[role="status"]');
        const before = status?.textContent;
        const observer = new MutationObserver(() => {
          const now = status?.textContent ?? '';
          if (now === before || !new RegExp(said).test(now)) return;
          observer.disconnect();
          // A task of its own runs after the frame is painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              resolve();
            };
            port2.postMessage(null);
          });
        });
        if (status !== null)
          observer.observe(status, { subtree: true, childList: true, characterData: true });
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }),
        );
      }),
    WORDS.noteSaved.en.source.slice(1),
  );
}
