import { rmSync } from 'node:fs';

import { deriveWrappingKey, newDerivation } from '../../electron/vault/keys/derivation';
import { allTexts } from '../../renderer/i18n/all-texts';
import { createI18n } from '../../renderer/i18n/create-i18n';
import { startClinicApp } from '../day/clinic-app';
import type { AppLaunch } from '../day/clinic-app';
import type { TestPerson } from '../support/test-site';
import { openVaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';
import { profileWithSite } from './profile';

const ROUNDS = 15;
const WARM_UP_ROUNDS = 2;

/**
 * One person locks and another one signs in, from Ctrl+L to the place where that person left off, against one key
 * derivation alone: what is above a ratio of one is the work beyond it. Nobody's typing is in it.
 */
export async function benchSwitchUser(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
}): Promise<readonly Comparison[]> {
  const { t } = createI18n('en', allTexts);
  const harness = await openVaultHarness();
  const profileFolder = await profileWithSite(harness);
  const { supervisor, peer_worker: peer } = harness.site.people;
  const { application, page } = await startClinicApp({ ...options, profileFolder });
  const signInName = page.getByLabel(t('lock:signInName'));
  const signIn = async (person: TestPerson): Promise<void> => {
    await signInName.fill(person.signInName);
    await page.getByLabel(t('lock:passphrase')).and(page.locator('input')).fill(person.passphrase);
    await page.keyboard.press('Enter');
  };
  const places = new Map([
    [supervisor, page.getByRole('tab', { name: t('settings:section.staff'), selected: true })],
    [peer, page.getByRole('tab', { name: t('settings:section.about'), selected: true })],
  ]);
  try {
    for (const [person, section] of [
      [supervisor, t('settings:section.staff')],
      [peer, t('settings:section.about')],
    ] as const) {
      await signInName.waitFor();
      await signIn(person);
      await page.getByRole('link', { name: t('shell:navigation.settings') }).click();
      await page.getByRole('tab', { name: section }).click();
      await page.keyboard.press('Control+l');
    }
    await signInName.waitFor();
    await signIn(supervisor);
    await places.get(supervisor)?.waitFor();
    let next = peer;
    const derivation = newDerivation();
    const { subject, against } = await measureInTurn(
      {
        subject: async () => {
          await page.keyboard.press('Control+l');
          await signInName.waitFor();
          await signIn(next);
          await places.get(next)?.waitFor();
          next = next === peer ? supervisor : peer;
        },
        against: () => deriveWrappingKey(supervisor.passphrase, derivation),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
    );
    const beyond = subject.p95Milliseconds - against.p50Milliseconds;
    return [
      compare({
        name: 'switch user: lock, sign in, back at the other person’s place',
        baseline: 'one Argon2id derivation (64 MiB, 3 passes)',
        subject,
        against,
        note: `p95 ${beyond.toFixed(0)} ms beyond the derivation; at most 2000 ms`,
      }),
    ];
  } finally {
    await application.close();
    rmSync(profileFolder, { recursive: true, force: true });
    await harness.close();
  }
}
