import { open } from 'node:fs/promises';

import { ClinicFailure } from '../../../../shared/errors';
import { rethrowAsUnreadable } from './chunk-reader';

/** What a chosen file is, by its first bytes; its name says nothing sure. */
export type FileKind = 'records' | 'delimited' | 'workbook';

const LOOKED_AT_BYTES = 4_096;
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\x05\x06', 'latin1');
/** Workbooks until 2003, and today's with a password. */
const OLD_WORKBOOK = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const OTHER_FORMATS = [
  Buffer.from('%PDF', 'latin1'),
  Buffer.from('{\\rtf', 'latin1'),
  Buffer.from('\x89PNG', 'latin1'),
  Buffer.from('ffd8ff', 'hex'),
  Buffer.from('1f8b', 'hex'),
  Buffer.from('Rar!', 'latin1'),
  Buffer.from('7z\xbc\xaf', 'latin1'),
  Buffer.from('age-encryption.org', 'latin1'),
  Buffer.from('SQLite format 3', 'latin1'),
];

/**
 * Tells lists of records, text tables and workbooks apart.
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_OLD_WORKBOOK`, `FILE_NOT_PEOPLE`.
 */
export async function fileKindOf(path: string): Promise<FileKind> {
  const start = await firstBytes(path);
  if (start.length === 0) throw new ClinicFailure('FILE_EMPTY');
  const begins = (bytes: Buffer): boolean => start.subarray(0, bytes.length).equals(bytes);
  if (begins(ZIP) || begins(EMPTY_ZIP)) return 'workbook';
  if (begins(OLD_WORKBOOK)) throw new ClinicFailure('FILE_OLD_WORKBOOK');
  if (OTHER_FORMATS.some(begins)) throw new ClinicFailure('FILE_NOT_PEOPLE');
  const text = start
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return 'records';
  // A page of the web or XML, often named .xls.
  if (text.startsWith('<')) throw new ClinicFailure('FILE_OLD_WORKBOOK');
  return 'delimited';
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(rethrowAsUnreadable);
  try {
    const found = await file.stat().catch(rethrowAsUnreadable);
    if (!found.isFile()) throw new ClinicFailure('FILE_UNREADABLE');
    const buffer = Buffer.alloc(LOOKED_AT_BYTES);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0).catch(rethrowAsUnreadable);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close().catch(() => undefined);
  }
}
