import { mkdtempSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { VaultHarness } from '../support/vault-harness';

/** A user-data folder with the harness's site in it, closed; remove it afterwards. */
export async function profileWithSite(harness: VaultHarness): Promise<string> {
  await harness.lock();
  const profileFolder = mkdtempSync(join(tmpdir(), 'waystation-bench-profile-'));
  await cp(harness.folder, join(profileFolder, 'vault'), { recursive: true });
  return profileFolder;
}
