import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { allTexts } from '../../renderer/i18n/all-texts';
import { createI18n } from '../../renderer/i18n/create-i18n';
import type { AppLaunch } from '../day/clinic-app';
import { openVaultHarness } from '../support/vault-harness';
import { compare, timing } from './measure';
import type { Comparison } from './measure';
import { profileWithSite } from './profile';

const ROUNDS = 9;
const WARM_UP_ROUNDS = 1;

/** Nobody looks at the app before this: looking takes the processor the start is measured on. */
const SETTLED_MILLISECONDS = 2_000;

/** From starting the program to the first paint of the lock screen, against the least Electron app there is. */
export async function benchStart(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
}): Promise<readonly Comparison[]> {
  const { t } = createI18n('en', allTexts);
  const harness = await openVaultHarness();
  const profileFolder = await profileWithSite(harness);
  const bareProfile = mkdtempSync(join(tmpdir(), 'waystation-bench-bare-'));
  const bareWindow = join(options.projectFolder, 'tests', 'bench', 'bare-window');
  const subject: number[] = [];
  const against: number[] = [];
  try {
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      const app = await millisecondsToPaint({ ...options, profileFolder, shown: t('lock:signInName') });
      const bare = await millisecondsToPaint({
        ...options,
        projectFolder: bareWindow,
        profileFolder: bareProfile,
        shown: 'Ready',
      });
      if (round < 0) continue;
      subject.push(app);
      against.push(bare);
    }
    return [
      compare({
        name: 'start to the lock screen',
        baseline: 'a bare Electron window',
        subject: timing(subject),
        against: timing(against),
        budgetRatio: 1.3,
      }),
    ];
  } finally {
    for (const folder of [profileFolder, bareProfile]) rmSync(folder, { recursive: true, force: true });
    await harness.close();
  }
}

/**
 * Starts the app as a person does, with no driver that slows it, and asks its page afterwards when it first painted something.
 *
 * @param options.shown what must be on the page then
 */
async function millisecondsToPaint(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
  readonly profileFolder: string;
  readonly shown: string;
}): Promise<number> {
  const { launch, projectFolder, profileFolder, shown } = options;
  const portFile = join(profileFolder, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const startedAt = performance.timeOrigin + performance.now();
  const app = spawn(
    launch.executable,
    [...launch.switches, '--remote-debugging-port=0', `--user-data-dir=${profileFolder}`, projectFolder],
    { env: { ...process.env, ...launch.environment, LANG: 'en_US.UTF-8' }, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => app.once('exit', resolve));
  try {
    await wait(SETTLED_MILLISECONDS);
    const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page === undefined) throw new Error('The app has no page');
    await page.getByText(shown).first().waitFor();
    const paintedAt = await firstPaint(page);
    await browser.close();
    return paintedAt - startedAt;
  } finally {
    // Nothing is open in it, and its way of ending isn't measured.
    app.kill('SIGKILL');
    await ended;
  }
}

/** When the page first painted text or a picture, in milliseconds since 1970. Ours paints nothing before the lock screen. */
function firstPaint(page: Page): Promise<number> {
  return page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    if (paint === undefined) throw new Error('Nothing was painted');
    return performance.timeOrigin + paint.startTime;
  });
}
