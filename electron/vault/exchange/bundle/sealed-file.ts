import { Encrypter } from 'age-encryption';
import { createHash } from 'node:crypto';
import { constants, closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { ClinicFailure } from '../../../../shared/errors';
import { systemErrorCode } from '../../durable-file';
import type { Turn } from './members';

const PARTIAL = '.partial';
const READ_BYTES = 1_048_576;

/** An encrypted file that is whole, on the disk, and still under its temporary name. */
export interface SealedFile {
  readonly temporaryPath: string;
  readonly byteCount: number;
  /** SHA-256 of the encrypted bytes, hex. */
  readonly sha256: string;
}

interface SealOptions {
  readonly folder: string;
  /** Part of the temporary name, so that no other computer's file in the same folder is touched. */
  readonly deviceTag: string;
  readonly fileName: string;
  /** age v1 X25519 recipient. */
  readonly publicKey: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly turn: Turn;
  readonly onProgress: (step: 'sealing' | 'verifying', byteCount: number) => void;
}

/**
 * Encrypts the content into a temporary file in the folder, waits until it is on the disk, and reads it back. The
 * plain content never touches a disk. On any failure the temporary file is removed.
 * @throws ClinicFailure `DISK_FULL`, `FOLDER_UNWRITABLE`, `EXPORT_CHECK_FAILED` when what is read back is not what
 *   was written; and whatever the content throws.
 */
export async function sealFile(options: SealOptions): Promise<SealedFile> {
  removeLeftovers(options.folder, options.deviceTag);
  const temporaryPath = join(options.folder, `${options.fileName}.${options.deviceTag}${PARTIAL}`);
  let file: FileHandle | undefined;
  try {
    file = await open(temporaryPath, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644).catch(
      rethrowAsFailure,
    );
    const written = await writeSealed(file, options);
    await file.sync().catch(rethrowAsFailure);
    await file.close().catch(rethrowAsFailure);
    const sha256 = await hashOfFile(temporaryPath, options);
    if (sha256 !== written.sha256) throw new ClinicFailure('EXPORT_CHECK_FAILED');
    return { temporaryPath, ...written };
  } catch (error) {
    await file?.close().catch(() => undefined);
    removeQuietly(temporaryPath);
    throw error;
  }
}

/**
 * Gives the file its name, durably. Synchronous, so that it can be part of the transaction that notes it.
 * @throws ClinicFailure `FOLDER_UNWRITABLE`, `DISK_FULL`.
 */
export function placeFile(sealed: SealedFile, folder: string, fileName: string): void {
  try {
    renameSync(sealed.temporaryPath, join(folder, fileName));
    syncFolder(folder);
  } catch (error) {
    throw folderFailure(error);
  }
}

/** Takes away what an export that didn't come to its end wrote; what can't be taken away is no further problem. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder may be gone: a pulled USB stick.
  }
}

/**
 * Refuses a folder that isn't one, before any work is done.
 * @throws ClinicFailure `FOLDER_UNWRITABLE`.
 */
export async function requireFolder(folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new ClinicFailure('FOLDER_UNWRITABLE');
}

/** The names in a folder, to see which are taken. @throws ClinicFailure `FOLDER_UNWRITABLE`. */
export function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch (error) {
    throw folderFailure(error);
  }
}

async function writeSealed(
  file: FileHandle,
  { publicKey, content, turn, onProgress }: SealOptions,
): Promise<Pick<SealedFile, 'byteCount' | 'sha256'>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(publicKey);
  const hash = createHash('sha256');
  let byteCount = 0;
  const encrypted = (await encrypter.encrypt(streamOf(content))).getReader();
  try {
    for (;;) {
      const { done, value: chunk } = await encrypted.read();
      if (done) break;
      hash.update(chunk);
      await writeAll(file, chunk);
      byteCount += chunk.length;
      onProgress('sealing', byteCount);
      await turn();
    }
  } catch (error) {
    // Whoever makes the content has to stop, too.
    await encrypted.cancel().catch(() => undefined);
    throw error;
  }
  return { byteCount, sha256: hash.digest('hex') };
}

/** The content as the stream the encryption reads; it asks for no more than it can take. */
function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, offset).catch(rethrowAsFailure);
    offset += bytesWritten;
  }
}

async function hashOfFile(path: string, { turn, onProgress }: SealOptions): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r').catch(rethrowAsFailure);
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (let total = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null).catch(rethrowAsFailure);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      total += bytesRead;
      onProgress('verifying', total);
      await turn();
    }
  } finally {
    await file.close();
  }
}

/** Takes away what a power cut left of this computer's earlier exports: encrypted, and cut off. */
function removeLeftovers(folder: string, deviceTag: string): void {
  for (const fileName of namesIn(folder)) {
    if (fileName.endsWith(`.tar.age.${deviceTag}${PARTIAL}`)) removeQuietly(join(folder, fileName));
  }
}

/** Makes a new name survive a power cut, where the file system of a stick or share lets a folder be synced. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EBADF'].includes(systemErrorCode(error))) throw error;
  } finally {
    closeSync(handle);
  }
}

function rethrowAsFailure(error: unknown): never {
  throw folderFailure(error);
}

/** System messages hold paths, so only a code is kept. */
function folderFailure(error: unknown): ClinicFailure {
  if (error instanceof ClinicFailure) return error;
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(systemErrorCode(error));
  return new ClinicFailure(isFull ? 'DISK_FULL' : 'FOLDER_UNWRITABLE');
}
