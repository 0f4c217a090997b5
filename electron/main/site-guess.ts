import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a site leaves in the vault's folder. */
const SITE_FILES = ['key-file.json', 'key-file.previous.json', 'waystation.db'] as const;

/**
 * Whether there seems to be a site, from the names of files alone. The page shows its first screen by this while
 * the vault, which knows, is still starting; main opens none of them.
 */
export function seemsToHoldSite(vaultFolder: string): boolean {
  return SITE_FILES.some((fileName) => existsSync(join(vaultFolder, fileName)));
}
