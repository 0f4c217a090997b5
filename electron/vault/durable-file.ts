import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { ClinicFailure } from '../../shared/errors';

/**
 * Writes a whole file so that a crash or power cut at any moment leaves either the old content or the new:
 * temporary file beside it, sync, rename, sync of the folder. Readable by this account alone.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`; the old content is still there then.
 */
export function writeFileDurably(path: string, content: Uint8Array): void {
  const temporaryPath = `${path}.new`;
  try {
    const file = openSync(temporaryPath, 'w', 0o600);
    try {
      let bytesWritten = 0;
      while (bytesWritten < content.length) {
        bytesWritten += writeSync(file, content, bytesWritten, content.length - bytesWritten);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporaryPath, path);
    syncFolderOf(path);
  } catch (error) {
    removeQuietly(temporaryPath);
    throw fileFailure(error);
  }
}

/** Makes a file's content survive a power cut. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename or a new name in the path's folder survive a power cut. */
export function syncFolderOf(path: string): void {
  // Windows can't open a folder; there the file system's own journal covers renames.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * What to throw for a file operation that failed. Messages of the system hold paths, so of those only a code of
 * ours is kept; any other error comes back as it is.
 */
export function fileFailure(error: unknown): unknown {
  const code = systemErrorCode(error);
  if (error instanceof ClinicFailure || !/^E[A-Z0-9]+$/.test(code)) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new ClinicFailure('DISK_FULL');
  return new ClinicFailure('DISK_READ_ONLY');
}

/** `ENOENT`, `ENOSPC`…; empty when the error isn't one of the system's. */
export function systemErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What is left of a failed write is no reason to hide why it failed; the next write replaces it. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}
