import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { systemClock } from '../../electron/vault/clock';
import { SEED_PASSPHRASE, seedSite } from './seed-site';
import { SEED_SIZES, isSeedSize } from './sizes';

export interface SeedOptions {
  readonly size: string;
  /** The user-data folder the app is opened with. */
  readonly outputFolder: string;
  readonly seed: number;
}

/** `npm run seed`: a generated site in a folder the app opens by `--user-data-dir`. */
export async function runSeed({ size, outputFolder, seed }: SeedOptions): Promise<number> {
  if (!isSeedSize(size)) throw new Error(`There is no size ${size}: clinic, stress or small.`);
  const vaultFolder = join(outputFolder, 'vault');
  if (existsSync(vaultFolder)) throw new Error(`${outputFolder} holds a site already; nothing was changed.`);
  let shown = -1;
  const started = performance.now();
  const { dataKey, logins, counts } = await seedSite({
    ...{ vaultFolder, size: SEED_SIZES[size], seed, clock: systemClock },
    onProgress: (share) => {
      const percent = Math.min(100, Math.floor(share * 20) * 5);
      if (percent === shown) return;
      shown = percent;
      console.log(`  ${String(percent).padStart(3)} %`);
    },
  });
  dataKey.fill(0);
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(`${String(counts.people)} people, ${String(counts.contacts)} contacts and ${String(counts.attendance)} attendance rows in ${String(seconds)} s.
Nobody in it is real. Open it with

  npm start -- --user-data-dir=${outputFolder}

and sign in as one of these, all with the passphrase "${SEED_PASSPHRASE}":
${logins.map(({ role, signInName }) => `  ${role.padEnd(14)} ${signInName}`).join('\n')}`);
  return 0;
}
