import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';

import { pageBytesOf, pageCheck, pageTag } from '../store/database-file';
import { SALT_BYTES, databaseSalt } from '../store/database-key';

const VECTOR_BYTES = 16;
const TAG_BYTES = 64;
const CIPHER = 'aes-256-cbc';

/** Places in the first page (SQLite file format, 1.3). */
const CHANGE_COUNTER = 24;
const PAGE_COUNT = 28;
const VERSION_VALID_FOR = 92;

/**
 * Makes a copy of a damaged database open again, whose schema can't be read: pages that aren't as they were written
 * are taken from a snapshot of it. The schema is the same there; anything else a snapshot has is older, and what is put
 * back of it is never preferred to something newer. The first page also says how many pages there are: it is set to
 * what the file has. Encrypted as SQLCipher 4 does.
 * @returns how many pages are the snapshot's now, besides the first: what they held since can't be read any more
 */
export function mendSchema(path: string, snapshotPath: string, key: Buffer): number {
  const isWhole = pageCheck(key);
  // Both are of one key, and pages change their size only with the key.
  const pageBytes = pageBytesOf(snapshotPath, key);
  const pageCount = Math.floor(statSync(path).size / pageBytes);
  const snapshotPages = Math.floor(statSync(snapshotPath).size / pageBytes);
  const page = Buffer.alloc(pageBytes);
  const spare = Buffer.alloc(pageBytes);
  const file = openSync(path, 'r+');
  const snapshot = openSync(snapshotPath, 'r');
  let mendedCount = 0;
  try {
    for (let number = 2; number <= Math.min(pageCount, snapshotPages); number += 1) {
      const place = (number - 1) * pageBytes;
      readSync(file, page, 0, pageBytes, place);
      if (isWhole(page, number)) continue;
      readSync(snapshot, spare, 0, pageBytes, place);
      if (!isWhole(spare, number)) continue;
      writeSync(file, spare, 0, pageBytes, place);
      mendedCount += 1;
    }
    readSync(snapshot, spare, 0, pageBytes, 0);
    writeSync(file, firstPage(spare, pageCount, key), 0, pageBytes, 0);
  } finally {
    closeSync(file);
    closeSync(snapshot);
  }
  return mendedCount;
}

/** The first page of another database of this key, with another number of pages. */
function firstPage(page: Buffer, pageCount: number, key: Buffer): Buffer {
  const contentEnd = page.length - VECTOR_BYTES - TAG_BYTES;
  const plain = Buffer.alloc(contentEnd);
  const decipher = createDecipheriv(CIPHER, key, page.subarray(contentEnd, contentEnd + VECTOR_BYTES));
  decipher.setAutoPadding(false);
  const content = Buffer.concat([decipher.update(page.subarray(SALT_BYTES, contentEnd)), decipher.final()]);
  content.copy(plain, SALT_BYTES);
  plain.writeUInt32BE(pageCount, PAGE_COUNT);
  plain.writeUInt32BE(plain.readUInt32BE(CHANGE_COUNTER), VERSION_VALID_FOR);
  const vector = randomBytes(VECTOR_BYTES);
  const cipher = createCipheriv(CIPHER, key, vector).setAutoPadding(false);
  const body = Buffer.concat([cipher.update(plain.subarray(SALT_BYTES)), cipher.final(), vector]);
  return Buffer.concat([databaseSalt(key), body, pageTag(body, 1, key)]);
}
