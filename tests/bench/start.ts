import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { allTexts } from '../../renderer/i18n/all-texts';
import { createI18n } from '../../renderer/i18n/create-i18n';
import { startClinicApp } from '../day/clinic-app';
import type { AppLaunch } from '../day/clinic-app';
import { openVaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';
import { profileWithSite } from './profile';

const ROUNDS = 9;
const WARM_UP_ROUNDS = 1;

/** From starting the program to the lock screen, against the least Electron app there is, both under the same driver. */
export async function benchStart(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
}): Promise<readonly Comparison[]> {
  const { t } = createI18n('en', allTexts);
  const harness = await openVaultHarness();
  const profileFolder = await profileWithSite(harness);
  const bareProfile = mkdtempSync(join(tmpdir(), 'waystation-bench-bare-'));
  const bareWindow = join(options.projectFolder, 'tests', 'bench', 'bare-window');
  const startUntil = async (
    projectFolder: string,
    profile: string,
    shown: string,
  ): Promise<() => Promise<void>> => {
    const { application, page } = await startClinicApp({ ...options, projectFolder, profileFolder: profile });
    // A locator looks again after 20, 50 and 100 ms, which is a fifth of what is measured; this looks at every frame.
    await page.waitForFunction((text) => document.body.innerText.includes(text), shown, { polling: 'raf' });
    return () => application.close();
  };
  const closing: (() => Promise<void>)[] = [];
  try {
    const { subject, against } = await measureInTurn(
      {
        subject: async () =>
          closing.push(await startUntil(options.projectFolder, profileFolder, t('lock:signInName'))),
        against: async () => closing.push(await startUntil(bareWindow, bareProfile, 'Ready')),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
      // Only one app at a time, and its end isn't counted.
      async () => closing.pop()?.(),
    );
    return [
      compare({
        name: 'start to the lock screen',
        baseline: 'a bare Electron window',
        subject,
        against,
        budgetRatio: 1.3,
      }),
    ];
  } finally {
    for (const folder of [profileFolder, bareProfile]) rmSync(folder, { recursive: true, force: true });
    await harness.close();
  }
}
