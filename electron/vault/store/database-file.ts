import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

import { ClinicFailure } from '../../../shared/errors';
import { systemErrorCode } from '../durable-file';
import { SALT_BYTES, databaseSalt } from './database-key';
import { StoreFailure } from './failure';

/** A database and what opens it. */
export interface StoreLocation {
  /** Absolute path of the database file. */
  readonly path: string;
  /** 32 bytes; copied, so the caller may wipe its own. */
  readonly key: Buffer;
}

export const PAGE_BYTES = 4096;
const PAGE_HMAC_BYTES = 64;
const PLAINTEXT_START = Buffer.from('SQLite format 3\0', 'latin1');
const SAMPLED_PAGES = 64;

/**
 * Looks at a database file before the driver does, which would make a missing or empty one into a new database.
 * @throws ClinicFailure `DATABASE_MISSING`, `DATABASE_DAMAGED` (empty, cut off or not encrypted), `DISK_READ_ONLY`.
 */
export function checkDatabaseFile(path: string): void {
  const start = Buffer.alloc(PLAINTEXT_START.length);
  try {
    const { size } = statSync(path);
    if (size < PAGE_BYTES) throw new ClinicFailure('DATABASE_DAMAGED');
    const file = openSync(path, 'r');
    try {
      readSync(file, start, 0, start.length, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof ClinicFailure) throw error;
    throw new ClinicFailure(systemErrorCode(error) === 'ENOENT' ? 'DATABASE_MISSING' : 'DISK_READ_ONLY');
  }
  if (start.equals(PLAINTEXT_START)) throw new ClinicFailure('DATABASE_DAMAGED');
}

/**
 * SQLCipher says "not a database" for a wrong key and for a damaged first page alike. The salt that follows from
 * the key, and the keyed checksums of the other pages, tell them apart.
 */
export function explainUnreadable(failure: unknown, path: string, key: Buffer): unknown {
  if (!(failure instanceof StoreFailure) || failure.resultCode !== 'SQLITE_NOTADB') return failure;
  return new StoreFailure(isKeyOf(path, key) ? 'DATABASE_DAMAGED' : 'DATABASE_WRONG_KEY', failure.resultCode);
}

function isKeyOf(path: string, key: Buffer): boolean {
  const salt = databaseSalt(key);
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(SALT_BYTES);
    readSync(file, start, 0, SALT_BYTES, 0);
    if (start.equals(salt)) return true;
    const pageKey = pageHmacKey(key, salt);
    const page = Buffer.alloc(PAGE_BYTES);
    for (let number = 2; number <= SAMPLED_PAGES; number += 1) {
      if (readSync(file, page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES) < PAGE_BYTES) return false;
      if (isPageIntact(page, number, pageKey)) return true;
    }
    return false;
  } finally {
    closeSync(file);
  }
}

/** SQLCipher 4: the HMAC key is PBKDF2-HMAC-SHA512 of the raw key, two rounds, over the salt with each byte ^ 0x3a. */
function pageHmacKey(key: Buffer, salt: Buffer): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
}

function isPageIntact(page: Buffer, number: number, pageKey: Buffer): boolean {
  const expected = tagOf(page.subarray(0, PAGE_BYTES - PAGE_HMAC_BYTES), number, pageKey);
  return timingSafeEqual(expected, page.subarray(PAGE_BYTES - PAGE_HMAC_BYTES));
}

/** Tells of pages after the first whether they are as they were written. */
export function pageCheck(key: Buffer): (page: Buffer, number: number) => boolean {
  const pageKey = pageHmacKey(key, databaseSalt(key));
  return (page, number) => isPageIntact(page, number, pageKey);
}

/**
 * The keyed checksum of a page as SQLCipher writes it.
 * @param body ciphertext and initialisation vector; of the first page without the salt
 */
export function pageTag(body: Buffer, number: number, key: Buffer): Buffer {
  return tagOf(body, number, pageHmacKey(key, databaseSalt(key)));
}

function tagOf(body: Buffer, number: number, pageKey: Buffer): Buffer {
  const position = Buffer.alloc(4);
  position.writeUInt32LE(number);
  return createHmac('sha512', pageKey).update(body).update(position).digest();
}
