import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { deriveWrappingKey, newDerivation } from '../../electron/vault/keys/derivation';
import { allTexts } from '../../renderer/i18n/all-texts';
import { createI18n } from '../../renderer/i18n/create-i18n';
import { startClinicApp } from '../day/clinic-app';
import type { AppLaunch } from '../day/clinic-app';
import { madeUpPatients } from '../day/made-up-patients';
import { openVaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';
import { profileWithSite } from './profile';

const PEOPLE = 1_000;
const ROUNDS = 15;
const WARM_UP_ROUNDS = 2;

/**
 * From Enter on the passphrase to the first row of the caseload, against one key derivation alone: what is above a
 * ratio of one is the work beyond it.
 */
export async function benchUnlock(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
}): Promise<readonly Comparison[]> {
  const { t } = createI18n('en', allTexts);
  const harness = await openVaultHarness({ signedIn: 'supervisor' });
  await importPeople(harness);
  const profileFolder = await profileWithSite(harness);
  const { supervisor } = harness.site.people;
  const { application, page } = await startClinicApp({ ...options, profileFolder });
  try {
    const signIn = async (): Promise<void> => {
      await page.getByLabel(t('lock:passphrase')).and(page.locator('input')).fill(supervisor.passphrase);
      await page.keyboard.press('Enter');
    };
    const fillName = (): Promise<void> => page.getByLabel(t('lock:signInName')).fill(supervisor.signInName);
    const firstRow = page.getByRole('grid').getByRole('row').nth(1);
    await fillName();
    await signIn();
    await page.getByRole('link', { name: t('shell:navigation.caseload') }).click();
    await firstRow.waitFor();
    const lock = async (): Promise<void> => {
      if (!(await page.getByRole('grid').isVisible())) return;
      await page.keyboard.press('Control+l');
      await page.getByLabel(t('lock:signInName')).waitFor();
      await fillName();
    };
    await lock();
    const derivation = newDerivation();
    const { subject, against } = await measureInTurn(
      {
        subject: async () => {
          await signIn();
          await firstRow.waitFor();
        },
        against: () => deriveWrappingKey(supervisor.passphrase, derivation),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
      lock,
    );
    const beyond = subject.p50Milliseconds - against.p50Milliseconds;
    return [
      compare({
        name: `unlock to the caseload of ${String(PEOPLE)} people`,
        baseline: 'one Argon2id derivation (64 MiB, 3 passes)',
        subject,
        against,
        note: `${beyond.toFixed(0)} ms beyond the derivation; design allows 300 ms`,
      }),
    ];
  } finally {
    await application.close();
    rmSync(profileFolder, { recursive: true, force: true });
    await harness.close();
  }
}

async function importPeople(harness: Awaited<ReturnType<typeof openVaultHarness>>): Promise<void> {
  const { today } = await harness.call('session.current', {});
  const path = join(harness.folder, '..', 'people.ndjson');
  writeFileSync(path, madeUpPatients(PEOPLE, today));
  const preview = await harness.call('import.preview', { fileToken: harness.chooseFile(path, 'read') });
  await harness.call('import.commit', {
    previewId: preview.previewId,
    includeDuplicateLines: [],
    includeReason: null,
    skipProblemLines: true,
    assignedWorkerId: null,
  });
}
