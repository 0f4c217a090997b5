import { hkdfSync } from 'node:crypto';

export const DATA_KEY_BYTES = 32;

/** Bytes of the salt SQLCipher keeps in the clear at the start of the file. */
export const SALT_BYTES = 16;

/** Throws unless the key is 32 bytes that are not all zero (a key somebody has wiped). */
export function assertDataKey(key: Buffer): void {
  if (!Buffer.isBuffer(key) || key.length !== DATA_KEY_BYTES || key.every((byte) => byte === 0)) {
    throw new TypeError('A data key is 32 bytes');
  }
}

/**
 * The salt of every database file of this data key. SQLCipher would draw one at random; a raw key needs none,
 * and a salt that follows from the key tells a wrong key from a damaged file, and lets a file open whose
 * first bytes are damaged.
 */
export function databaseSalt(key: Buffer): Buffer {
  return derived(key, 'waystation database salt', SALT_BYTES);
}

/** The key of the audit chain. */
export function auditKey(key: Buffer): Buffer {
  return derived(key, 'waystation audit chain', 32);
}

/**
 * What `PRAGMA key` takes: `x'` + 64 hex digits of key + 32 of salt + `'`. The driver accepts any number of
 * digits without complaint and then uses another key than meant, so the form is checked here.
 */
export function keyLiteral(key: Buffer): string {
  assertDataKey(key);
  const literal = `x'${key.toString('hex')}${databaseSalt(key).toString('hex')}'`;
  if (!/^x'[0-9a-f]{64}[0-9a-f]{32}'$/.test(literal)) throw new TypeError('A data key is 32 bytes');
  return literal;
}

function derived(key: Buffer, purpose: string, bytes: number): Buffer {
  assertDataKey(key);
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, bytes));
}
