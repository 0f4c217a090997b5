import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { ClinicFailure } from '../../../../shared/errors';
import { IMPORT_FILE_LIMIT_BYTES } from '../../../../shared/exchange/import-limits';
import { systemErrorCode } from '../../durable-file';

const READ_BYTES = 262_144;

/** What was read, once all of it was. */
export interface FileFacts {
  readonly byteCount: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

export interface ReadOptions {
  /** Called between reads: gives other work a turn, throws when the import was cancelled. */
  readonly turn: (byteCount: number, totalBytes: number) => Promise<void>;
  /** Called with every part; it is written over when the next is read. What it throws ends the reading. */
  readonly onChunk?: (chunk: Buffer) => void;
}

/**
 * Reads a file part by part; memory stays the same whatever is in it.
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_TOO_LARGE` (before anything is read).
 */
export async function readChunks(path: string, options: ReadOptions): Promise<FileFacts> {
  const file = await open(path, 'r').catch(rethrowAsUnreadable);
  try {
    return await readOpened(file, await checkedSize(file), options);
  } finally {
    await file.close().catch(() => undefined);
  }
}

async function readOpened(
  file: FileHandle,
  totalBytes: number,
  { turn, onChunk = () => undefined }: ReadOptions,
): Promise<FileFacts> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  let byteCount = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null).catch(rethrowAsUnreadable);
    if (bytesRead === 0) break;
    byteCount += bytesRead;
    // Somebody may still be writing to it.
    if (byteCount > IMPORT_FILE_LIMIT_BYTES) throw new ClinicFailure('FILE_TOO_LARGE');
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    onChunk(chunk);
    await turn(byteCount, Math.max(totalBytes, byteCount));
  }
  return { byteCount, sha256: hash.digest('hex') };
}

async function checkedSize(file: FileHandle): Promise<number> {
  const found = await file.stat().catch(rethrowAsUnreadable);
  // A folder, a pipe or a device has no end one can rely on.
  if (!found.isFile()) throw new ClinicFailure('FILE_UNREADABLE');
  if (found.size === 0) throw new ClinicFailure('FILE_EMPTY');
  if (found.size > IMPORT_FILE_LIMIT_BYTES) throw new ClinicFailure('FILE_TOO_LARGE');
  return found.size;
}

/** System messages hold paths, so nothing of them is kept but that it is one. */
export function rethrowAsUnreadable(error: unknown): never {
  if (error instanceof ClinicFailure) throw error;
  throw new ClinicFailure('FILE_UNREADABLE', undefined, { cause: new Error(systemErrorCode(error)) });
}
