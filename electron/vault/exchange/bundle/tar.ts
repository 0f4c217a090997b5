import { pack } from 'tar-stream';
import type { Pack } from 'tar-stream';

import type { InstantMs } from '../../../../shared/time';
import { bytesOf } from './members';
import type { MeasuredMember, Turn } from './members';

const TAR_BLOCK_BYTES = 512;

/** The members as a tar (ustar), made as it is read: nothing is kept but what is on its way. */
export async function* tarOf(
  members: readonly MeasuredMember[],
  writtenAt: InstantMs,
  turn: Turn,
): AsyncGenerator<Uint8Array> {
  const tar = pack();
  tar.on('error', () => undefined);
  const feeding = feed(tar, members, writtenAt, turn).catch((error: unknown) => {
    // Whoever reads the tar gets the error.
    tar.destroy(error instanceof Error ? error : new Error('tar'));
  });
  for await (const chunk of tar as AsyncIterable<Uint8Array>) yield chunk;
  await feeding;
}

async function feed(
  tar: Pack,
  members: readonly MeasuredMember[],
  writtenAt: InstantMs,
  turn: Turn,
): Promise<void> {
  for (const member of members) await addMember(tar, member, writtenAt, turn);
  tar.finalize();
}

async function addMember(tar: Pack, member: MeasuredMember, writtenAt: InstantMs, turn: Turn): Promise<void> {
  let finish: (error?: Error | null) => void = () => undefined;
  const finished = new Promise<void>((resolve, reject) => {
    finish = (error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    };
  });
  // It may fail while nobody waits for it yet; the wait below still gets the error.
  finished.catch(() => undefined);
  const header = {
    name: member.path,
    size: member.byteCount,
    mtime: new Date(writtenAt),
    mode: 0o644,
    type: 'file',
  } as const;
  const entry = tar.entry(header, (error) => {
    finish(error);
  });
  // Without a listener the error of a tar that is given up would end the process.
  entry.on('error', () => undefined);
  for await (const bytes of bytesOf(member, turn)) {
    if (entry.destroyed) break;
    if (entry.write(bytes)) continue;
    await drained(entry);
  }
  entry.end(undefined);
  await finished;
}

/** Waits until the entry takes more. A tar that is given up never drains, but closes. */
function drained(entry: ReturnType<Pack['entry']>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      entry.off('drain', done);
      entry.off('close', done);
      resolve();
    };
    entry.on('drain', done);
    entry.on('close', done);
  });
}

/** How many bytes the tar will have: a header and whole blocks for every member, and two empty blocks. */
export function tarSize(members: readonly MeasuredMember[]): number {
  const blocks = members.reduce((sum, { byteCount }) => sum + 1 + Math.ceil(byteCount / TAR_BLOCK_BYTES), 2);
  return blocks * TAR_BLOCK_BYTES;
}
