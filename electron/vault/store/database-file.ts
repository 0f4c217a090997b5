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

/**
 * Pages of a database made now. Every page a commit touches is encrypted and checksummed whole: with 4 KiB a commit takes
 * 1.5 times as long as in plain SQLite, with these 1.25 (ADR 0037).
 */
export const NEW_PAGE_BYTES = 2048;

/** What our databases' pages can be: those made before version 200 keep theirs until their key is changed. */
const KNOWN_PAGE_BYTES = [NEW_PAGE_BYTES, 4096] as const;

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
    if (size < NEW_PAGE_BYTES) throw new ClinicFailure('DATABASE_DAMAGED');
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
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(SALT_BYTES);
    readSync(file, start, 0, SALT_BYTES, 0);
    return start.equals(databaseSalt(key)) || intactPageBytes(file, key) !== undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * How many bytes a page of the database has, which SQLCipher wants to be told: what its pages' keyed checksums fit.
 * A file with nothing in it yet gets today's. So does one of another key, or with no whole page at its start: nobody
 * can read that anyhow.
 */
export function pageBytesOf(path: string, key: Buffer): number {
  const file = openSync(path, 'r');
  try {
    return intactPageBytes(file, key) ?? NEW_PAGE_BYTES;
  } finally {
    closeSync(file);
  }
}

/** The size at which one of the first pages is as it was written. */
function intactPageBytes(file: number, key: Buffer): number | undefined {
  const pageKey = pageHmacKey(key, databaseSalt(key));
  for (let number = 1; number <= SAMPLED_PAGES; number += 1) {
    for (const pageBytes of KNOWN_PAGE_BYTES) {
      const page = Buffer.alloc(pageBytes);
      if (readSync(file, page, 0, pageBytes, (number - 1) * pageBytes) < pageBytes) continue;
      if (isPageIntact(page, number, pageKey)) return pageBytes;
    }
  }
  return undefined;
}

/** SQLCipher 4: the HMAC key is PBKDF2-HMAC-SHA512 of the raw key, two rounds, over the salt with each byte ^ 0x3a. */
function pageHmacKey(key: Buffer, salt: Buffer): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
}

function isPageIntact(page: Buffer, number: number, pageKey: Buffer): boolean {
  // The salt at the start of the file is part of no checksum.
  const body = page.subarray(number === 1 ? SALT_BYTES : 0, -PAGE_HMAC_BYTES);
  return timingSafeEqual(tagOf(body, number, pageKey), page.subarray(-PAGE_HMAC_BYTES));
}

/** Tells of pages whether they are as they were written. */
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
