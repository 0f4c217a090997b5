import type * as Argon2 from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

import type { Derivation } from './key-file-format';

const KIBIBYTES_PER_MEBIBYTE = 1_024;
const WRAPPING_KEY_BYTES = 32;

/** What a guess costs. */
type Cost = Pick<Derivation, 'memoryKibibytes' | 'passes' | 'lanes'>;

/** Today's cost of one guess: about 0.1 s on the machines measured. */
export const CURRENT_COST: Cost = { memoryKibibytes: 64 * KIBIBYTES_PER_MEBIBYTE, passes: 3, lanes: 1 };

/** The least OWASP accepts; a file that asks for less was not written by this app. */
const FLOOR: Cost = { memoryKibibytes: 19 * KIBIBYTES_PER_MEBIBYTE, passes: 2, lanes: 1 };

/** Today's cost with a new salt. */
export function newDerivation(): Derivation {
  return { algorithm: 'argon2id', ...CURRENT_COST, salt: randomBytes(16).toString('base64') };
}

/** The native module, loaded when it is needed or ahead of that: the lock screen needs none. */
export function loadArgon2(): Promise<typeof Argon2> {
  return import('@node-rs/argon2');
}

/** Whether the cost is less than may ever be used. */
export function isBelowFloor(cost: Cost): boolean {
  return isLess(cost, FLOOR);
}

/** Whether the cost is less than today's, so that the slot should be wrapped again. */
export function isBelowCurrent(cost: Cost): boolean {
  return isLess(cost, CURRENT_COST);
}

/** The wrapping key of a secret. The caller wipes it. */
export async function deriveWrappingKey(secret: string, derivation: Derivation): Promise<Buffer> {
  const { hashRaw } = await loadArgon2();
  const bytes = Buffer.from(secret.normalize('NFKC'), 'utf8');
  try {
    // Argon2id, version 1.3: the package's default, held by a test. Its enum can't be named in isolated modules.
    return await hashRaw(bytes, {
      memoryCost: derivation.memoryKibibytes,
      timeCost: derivation.passes,
      parallelism: derivation.lanes,
      outputLen: WRAPPING_KEY_BYTES,
      salt: Buffer.from(derivation.salt, 'base64'),
    });
  } finally {
    bytes.fill(0);
  }
}

function isLess(cost: Cost, other: Cost): boolean {
  return (
    cost.memoryKibibytes < other.memoryKibibytes || cost.passes < other.passes || cost.lanes < other.lanes
  );
}
