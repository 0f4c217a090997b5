import { createHash } from 'node:crypto';

import { ClinicFailure } from '../../../../shared/errors';
import type { Chunk } from './change-lines';

/** A file of the bundle before it is measured. Every run of `chunks` must give the same bytes. */
export interface Member {
  readonly path: string;
  chunks(): Iterable<Chunk>;
}

/** A file of the bundle whose size is known, as a tar needs it. */
export interface MeasuredMember extends Member {
  readonly byteCount: number;
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly recordCount: number;
}

/** Gives other work a turn, and throws when the export was cancelled. */
export type Turn = () => Promise<void>;

/** A file whose whole content is at hand. */
export function memberOf(path: string, content: string | Uint8Array): MeasuredMember {
  const bytes = Buffer.from(content);
  return {
    path,
    byteCount: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    recordCount: 0,
    chunks: () => [{ content: bytes, recordCount: 0 }],
  };
}

/** How much of the first pass may stay in memory; shared by the files of one bundle. */
export interface KeptBytes {
  bytesLeft: number;
}

/**
 * The first pass over a file: its size, hash and number of records. A small file is kept, so that it is made once;
 * of a large one nothing is, so that memory stays the same whatever the size.
 */
export async function measure(member: Member, turn: Turn, kept: KeptBytes): Promise<MeasuredMember> {
  const hash = createHash('sha256');
  let byteCount = 0;
  let recordCount = 0;
  let chunks: Chunk[] | undefined = [];
  for (const chunk of member.chunks()) {
    const bytes = Buffer.from(chunk.content);
    hash.update(bytes);
    byteCount += bytes.length;
    recordCount += chunk.recordCount;
    if (byteCount > kept.bytesLeft) chunks = undefined;
    chunks?.push({ content: bytes, recordCount: chunk.recordCount });
    await turn();
  }
  if (chunks !== undefined) kept.bytesLeft -= byteCount;
  const again = chunks;
  return {
    path: member.path,
    chunks: () => again ?? member.chunks(),
    byteCount,
    recordCount,
    sha256: hash.digest('hex'),
  };
}

/**
 * The second pass: the same bytes once more.
 * @throws ClinicFailure `EXPORT_CHECK_FAILED` when they aren't the ones that were measured.
 */
export async function* bytesOf(member: MeasuredMember, turn: Turn): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let byteCount = 0;
  for (const { content } of member.chunks()) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    hash.update(bytes);
    byteCount += bytes.length;
    // A tar with more bytes in a file than its header says would be broken.
    if (byteCount > member.byteCount) throw new ClinicFailure('EXPORT_CHECK_FAILED');
    yield bytes;
    await turn();
  }
  if (byteCount !== member.byteCount || hash.digest('hex') !== member.sha256) {
    throw new ClinicFailure('EXPORT_CHECK_FAILED');
  }
}
