import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import { systemClock } from '../../electron/vault/clock';
import { seedSite } from '../seed/seed-site';
import { SEED_SIZES } from '../seed/sizes';
import type { SeedSizeName } from '../seed/sizes';

/**
 * Puts a generated site of the size there: the one `npm run seed` left in `seedFolder`, else one made now.
 * @param vaultFolder where none is yet
 */
export async function placeSite(
  vaultFolder: string,
  { size, seedFolder }: { readonly size: SeedSizeName; readonly seedFolder: string },
): Promise<void> {
  const seeded = join(seedFolder, 'vault');
  if (existsSync(seeded)) {
    cpSync(seeded, vaultFolder, { recursive: true });
    return;
  }
  const { dataKey } = await seedSite({ vaultFolder, size: SEED_SIZES[size], seed: 1, clock: systemClock });
  dataKey.fill(0);
}
