import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';

import { fileFailure, syncFolderOf } from '../durable-file';

/*
 * SQLite treats a missing log as an empty one and a broken frame as the log's end: the commits after it would be
 * gone without a word. A mark beside the database says that it wasn't closed properly, so that its log must be
 * there and must be whole.
 */

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE_ENDIAN = 0x377f0682;
const MAGIC_BIG_ENDIAN = 0x377f0683;

/** What was found wrong with the write-ahead log of a database that wasn't closed properly. */
export type LostLog = 'none' | 'missing' | 'broken';

function markPath(databasePath: string): string {
  return `${databasePath}-open`;
}

/** Notes, durably, that the database is open. */
export function setOpenMark(databasePath: string): void {
  try {
    const file = openSync(markPath(databasePath), 'w', 0o600);
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    syncFolderOf(databasePath);
  } catch (error) {
    throw fileFailure(error);
  }
}

/** Notes that everything is in the database file; called with an empty log, before the log is removed. */
export function clearOpenMark(databasePath: string): void {
  rmSync(markPath(databasePath), { force: true });
  syncFolderOf(databasePath);
}

/** Takes the mark away when closing moved the log in and deleted it: nobody is to miss it. */
export function dropMarkWithoutLog(databasePath: string): void {
  if (existsSync(markPath(databasePath)) && !existsSync(`${databasePath}-wal`)) clearOpenMark(databasePath);
}

/** Whether commits of the last run are lost because the log is gone or broken in its middle. */
export function findLostLog(databasePath: string): LostLog {
  if (!existsSync(markPath(databasePath))) return 'none';
  const logPath = `${databasePath}-wal`;
  if (!existsSync(logPath)) return 'missing';
  return isLogBroken(readFileSync(logPath)) ? 'broken' : 'none';
}

/** Keeps a copy of a broken log, so that opening the database can't overwrite what may still be read from it. */
export function setLogAside(path: string): void {
  try {
    for (let number = 1; ; number += 1) {
      const asidePath = `${path}-wal.broken-${number}`;
      if (existsSync(asidePath)) continue;
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, asidePath, constants.COPYFILE_EXCL);
      return;
    }
  } catch (error) {
    throw fileFailure(error);
  }
}

/**
 * Whether the log breaks off before a transaction that was acknowledged. The last transaction may be torn: power
 * went while it was written, and nobody was told it was saved. A second commit after the break means the first
 * of the two was on disk before the second began.
 */
export function isLogBroken(log: Buffer): boolean {
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES) return false;
  const magic = log.readUInt32BE(0);
  const pageBytes = log.readUInt32BE(8);
  const isHeaderWhole =
    (magic === MAGIC_LITTLE_ENDIAN || magic === MAGIC_BIG_ENDIAN) && pageBytes >= 512 && pageBytes <= 65_536;
  if (!isHeaderWhole) return true;
  const readWord = magic === MAGIC_BIG_ENDIAN ? readBigEndian : readLittleEndian;
  let sums = checksum(log, 0, 24, [0, 0], readWord);
  if (!matches(log, 24, sums)) return true;

  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  let offset = HEADER_BYTES;
  for (; offset + frameBytes <= log.length; offset += frameBytes) {
    if (!isOfThisLog(log, offset)) break;
    sums = checksum(log, offset, 8, sums, readWord);
    sums = checksum(log, offset + FRAME_HEADER_BYTES, pageBytes, sums, readWord);
    if (!matches(log, offset + 16, sums)) break;
  }

  let commitsAfterBreak = 0;
  for (; offset + frameBytes <= log.length; offset += frameBytes) {
    const isCommit = log.readUInt32BE(offset + 4) !== 0;
    if (isCommit && isOfThisLog(log, offset)) commitsAfterBreak += 1;
  }
  return commitsAfterBreak >= 2;
}

/** Frames left over from before the log was last reset carry other salts. */
function isOfThisLog(log: Buffer, frameOffset: number): boolean {
  return log.compare(log, 16, 24, frameOffset + 8, frameOffset + 16) === 0;
}

type WordReader = (log: Buffer, offset: number) => number;
type Sums = readonly [number, number];

const readLittleEndian: WordReader = (log, offset) => log.readUInt32LE(offset);
const readBigEndian: WordReader = (log, offset) => log.readUInt32BE(offset);

/** SQLite's running checksum of the log (file format, section 4.2). */
function checksum(
  log: Buffer,
  start: number,
  bytes: number,
  [first, second]: Sums,
  readWord: WordReader,
): Sums {
  let sum0 = first;
  let sum1 = second;
  for (let offset = start; offset < start + bytes; offset += 8) {
    sum0 = (sum0 + readWord(log, offset) + sum1) >>> 0;
    sum1 = (sum1 + readWord(log, offset + 4) + sum0) >>> 0;
  }
  return [sum0, sum1];
}

function matches(log: Buffer, offset: number, [sum0, sum1]: Sums): boolean {
  return log.readUInt32BE(offset) === sum0 && log.readUInt32BE(offset + 4) === sum1;
}
