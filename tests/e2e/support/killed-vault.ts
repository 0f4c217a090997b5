import type { ElectronApplication, Page } from '@playwright/test';
import { vaultProcessIds } from './native';
import { expect } from './test';

/** Ends the vault's process as a crash does. */
export async function killVault(electron: ElectronApplication): Promise<void> {
  const [vault] = await vaultProcessIds(electron);
  process.kill(vault!, 'SIGKILL');
}

/** The lock screen of a sample site, with the words for a vault that was gone. */
export async function expectHadToLock(page: Page): Promise<void> {
  await expect(page.getByText('Waystation had to lock')).toBeVisible();
  await expect(page.getByText(/Everything that was saved is safe/)).toBeVisible();
}
