import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';

import { ClinicFailure } from '../../../shared/errors';

/** Written to the disk before the next part is: no save waits behind more than this. */
const PART_BYTES = 4 * 1024 * 1024;

/**
 * Copies a file, or its start, while people work. A save is on the disk only after what the system still keeps of others'
 * writing is: behind a copy of 200 MB in one piece a save was seen to wait half a second. So the copy goes to the disk
 * in parts. Where the file system can share the bytes (APFS, Btrfs, XFS) nothing is written at all.
 * @param bytes how much of it; all of it when absent
 * @throws ClinicFailure `CANCELLED`; what the system throws.
 */
export async function copyGently(
  from: string,
  to: string,
  { bytes = Infinity, signal }: { readonly bytes?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  if (bytes === Infinity && (await isShared(from, to))) return;
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'w', 0o600);
    try {
      const part = Buffer.allocUnsafe(PART_BYTES);
      for (let done = 0; done < bytes;) {
        if (signal?.aborted === true) throw new ClinicFailure('CANCELLED');
        const { bytesRead } = await source.read(part, 0, Math.min(PART_BYTES, bytes - done), done);
        if (bytesRead === 0) break;
        await target.writeFile(part.subarray(0, bytesRead));
        await target.datasync();
        done += bytesRead;
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function isShared(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  }
}
