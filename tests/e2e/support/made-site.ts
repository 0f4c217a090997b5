import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultHarness } from '../../support/vault-harness';

/** Puts a site that was made and filled beside the app into a fresh user-data folder; the harness is closed. */
export async function putSite(harness: VaultHarness, profile: string): Promise<void> {
  await harness.lock();
  await cp(harness.folder, join(profile, 'vault'), { recursive: true });
  await harness.close();
}
