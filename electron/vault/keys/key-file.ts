import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ClinicFailure } from '../../../shared/errors';
import { fileFailure, systemErrorCode, writeFileDurably } from '../durable-file';
import { parseKeyFile, serialiseKeyFile } from './key-file-format';
import type { KeyFile } from './key-file-format';

/** The copy of the key file before its last change, in the same folder. */
export function previousCopyPath(path: string): string {
  return join(dirname(path), 'key-file.previous.json');
}

/**
 * Reads the key file; never changes anything.
 * @throws ClinicFailure `KEY_FILE_MISSING`, `KEY_FILE_UNREADABLE`, `KEY_FILE_TRUNCATED`, `KEY_FILE_DAMAGED`,
 *   `KEY_FILE_FROM_NEWER_VERSION`, `KEY_FILE_WEAK_PARAMETERS`; the details say whether the previous copy can be
 *   used instead.
 */
export function readKeyFile(path: string): KeyFile {
  try {
    return readCopy(path);
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    throw new ClinicFailure(error.code, { previousCopyAvailable: isUsable(previousCopyPath(path)) });
  }
}

/**
 * Writes the key file; at every moment at least one whole copy is on the disk, under its name or the previous
 * copy's. A copy that is broken is never kept in place of a whole one.
 * @param change `adds` keeps the file before as the previous copy; `revokes` doesn't, because there the old
 *   passphrase or code would still open everything.
 */
export function writeKeyFile(path: string, keyFile: KeyFile, change: 'adds' | 'revokes'): void {
  const content = serialiseKeyFile(keyFile);
  parseKeyFile(content);
  if (change === 'adds' && isUsable(path)) writeFileDurably(previousCopyPath(path), readFileSync(path));
  writeFileDurably(path, content);
  if (change === 'revokes' || !existsSync(previousCopyPath(path))) {
    writeFileDurably(previousCopyPath(path), content);
  }
}

/**
 * Puts the previous copy in the key file's place. What was there is kept under another name.
 * @throws ClinicFailure as `readKeyFile`, about the previous copy.
 */
export function usePreviousCopy(path: string): KeyFile {
  const keyFile = readCopy(previousCopyPath(path));
  try {
    if (existsSync(path)) renameSync(path, unusedName(path));
    writeFileDurably(path, serialiseKeyFile(keyFile));
  } catch (error) {
    throw fileFailure(error);
  }
  return keyFile;
}

function readCopy(path: string): KeyFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ClinicFailure(systemErrorCode(error) === 'ENOENT' ? 'KEY_FILE_MISSING' : 'KEY_FILE_UNREADABLE');
  }
  return parseKeyFile(bytes);
}

function isUsable(path: string): boolean {
  try {
    readCopy(path);
    return true;
  } catch {
    return false;
  }
}

function unusedName(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = join(dirname(path), `key-file.damaged-${String(number)}.json`);
    if (!existsSync(name)) return name;
  }
}
