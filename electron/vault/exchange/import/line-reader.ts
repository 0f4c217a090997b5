import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { ClinicFailure } from '../../../../shared/errors';
import { IMPORT_FILE_LIMIT_BYTES, IMPORT_LINE_LIMIT_BYTES } from '../../../../shared/exchange/import-limits';
import { systemErrorCode } from '../../durable-file';

const READ_BYTES = 262_144;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line of a file, counted from 1, without its line end. */
export interface FileLine {
  readonly lineNumber: number;
  /** `undefined` when the line is longer than the limit. */
  readonly bytes: Buffer | undefined;
  /** A line end follows; without one the file may have been cut off here. */
  readonly isEnded: boolean;
}

/** What was read, once all of it was. */
export interface FileFacts {
  readonly byteCount: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

interface ReadOptions {
  /** Called between reads: gives other work a turn, throws when the import was cancelled. */
  readonly turn: (byteCount: number, totalBytes: number) => Promise<void>;
  /** Called with every line; what it throws ends the reading. */
  readonly onLine?: (line: FileLine) => void;
}

/**
 * Reads a file line by line; memory stays the same whatever is in it.
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_TOO_LARGE` (before anything is read).
 */
export async function readLines(path: string, options: ReadOptions): Promise<FileFacts> {
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
  { turn, onLine = () => undefined }: ReadOptions,
): Promise<FileFacts> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const line = new LineCollector();
  let byteCount = 0;
  let lineNumber = 1;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null).catch(rethrowAsUnreadable);
    if (bytesRead === 0) break;
    byteCount += bytesRead;
    // Somebody may still be writing to it.
    if (byteCount > IMPORT_FILE_LIMIT_BYTES) throw new ClinicFailure('FILE_TOO_LARGE');
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      onLine({ lineNumber, bytes: line.take(), isEnded: true });
      lineNumber += 1;
      start = end + 1;
    }
    line.add(chunk.subarray(start));
    await turn(byteCount, Math.max(totalBytes, byteCount));
  }
  if (!line.isEmpty) onLine({ lineNumber, bytes: line.take(), isEnded: false });
  return { byteCount, sha256: hash.digest('hex') };
}

/** Puts a line together from parts, keeping no more than a line may hold. */
class LineCollector {
  #parts: Buffer[] = [];
  #byteCount = 0;

  get isEmpty(): boolean {
    return this.#byteCount === 0;
  }

  add(part: Buffer): void {
    this.#byteCount += part.length;
    // The part lives in the read buffer, which is used again.
    if (this.#byteCount <= IMPORT_LINE_LIMIT_BYTES) this.#parts.push(Buffer.from(part));
    else this.#parts = [];
  }

  take(): Buffer | undefined {
    const isTooLong = this.#byteCount > IMPORT_LINE_LIMIT_BYTES;
    const line = isTooLong ? undefined : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#byteCount = 0;
    return line?.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  }
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
function rethrowAsUnreadable(error: unknown): never {
  if (error instanceof ClinicFailure) throw error;
  throw new ClinicFailure('FILE_UNREADABLE', undefined, { cause: new Error(systemErrorCode(error)) });
}
