import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { snapshotsToForget } from '../../../shared/rules/snapshot-retention';
import { InstantSchema } from '../../../shared/time';
import type { InstantMs, TimeZoneName } from '../../../shared/time';
import { syncFolderOf, writeFileDurably } from '../durable-file';

/*
 * A snapshot is a folder `snapshot-<time>-<reason>` with the database, the key file that opens it, and what it is. It
 * has a name ending in `.new` while it is being written, and one ending in `.unchecked` when a lock left no time to
 * check it. Its numbers and names are inside the database: outside nothing can be read (ADR 0005).
 */

export const SNAPSHOT_REASONS = ['migration', 'unlock', 'lock', 'person', 'key_change'] as const;

/** Why a snapshot was taken. */
export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number];

/** A snapshot on a disk. */
export interface Snapshot {
  /** Its folder's name, which sorts by age. */
  readonly id: string;
  readonly path: string;
  readonly takenAt: InstantMs;
  readonly reason: SnapshotReason;
  readonly bytes: number;
  /** Whether it was opened again and every page checked; only then it counts. */
  readonly isVerified: boolean;
  /** Whether the database file is as long as it was when it was verified. */
  readonly isWhole: boolean;
}

const SNAPSHOT_NAME = new RegExp(`^snapshot-(\\d{13})-(${SNAPSHOT_REASONS.join('|')})(\\.unchecked)?$`);
const UNFINISHED_NAME = new RegExp(`^snapshot-\\d{13}-(${SNAPSHOT_REASONS.join('|')})(\\.unchecked)?\\.new$`);

const InfoSchema = z.strictObject({
  format: z.literal('waystation-snapshot'),
  version: z.literal(1),
  takenAt: InstantSchema,
  databaseBytes: z.int().positive(),
});

/** Where the parts of a snapshot lie. */
export function snapshotParts(path: string) {
  return {
    database: join(path, 'waystation.db'),
    keyFile: join(path, 'key-file.json'),
    info: join(path, 'snapshot.json'),
  };
}

/** The snapshots in a folder, newest first. A folder that isn't there or can't be read has none. */
export function listSnapshots(folder: string): readonly Snapshot[] {
  return namesIn(folder)
    .filter((name) => SNAPSHOT_NAME.test(name))
    .sort()
    .reverse()
    .flatMap((name) => readSnapshot(folder, name) ?? []);
}

/** The snapshot with this name, unless it isn't one. */
function readSnapshot(folder: string, name: string): Snapshot | undefined {
  const [, , reasonText, unchecked] = SNAPSHOT_NAME.exec(name) ?? [];
  const reason = SNAPSHOT_REASONS.find((known) => known === reasonText);
  if (reason === undefined) return undefined;
  const path = join(folder, name);
  const parts = snapshotParts(path);
  try {
    const info = InfoSchema.parse(JSON.parse(readFileSync(parts.info, 'utf8')));
    const bytes = existsSync(parts.database) ? statSync(parts.database).size : 0;
    const isWhole = bytes === info.databaseBytes && existsSync(parts.keyFile);
    const isVerified = unchecked === undefined;
    return { id: name, path, takenAt: info.takenAt, reason, bytes, isVerified, isWhole };
  } catch {
    return undefined;
  }
}

/** The newest snapshot that counts. */
export function newestVerified(folder: string): Snapshot | undefined {
  return listSnapshots(folder).find(({ isVerified, isWhole }) => isVerified && isWhole);
}

/** Makes the folder of a snapshot that is being written, readable by this account alone; answers its path. */
export function beginSnapshot(
  folder: string,
  { reason, now }: { readonly reason: SnapshotReason; readonly now: InstantMs },
): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `snapshot-${nameTime(folder, now)}-${reason}.new`);
  mkdirSync(path, { mode: 0o700 });
  return path;
}

/**
 * Gives a snapshot its name, durably; before that it doesn't count. The caller has synced the files in it.
 * @param path as `beginSnapshot` gave it, or of an unchecked one
 */
export function finishSnapshot(path: string, takenAt: InstantMs, state: 'verified' | 'unchecked'): string {
  const parts = snapshotParts(path);
  const databaseBytes = statSync(parts.database).size;
  const info: z.input<typeof InfoSchema> = {
    format: 'waystation-snapshot',
    version: 1,
    takenAt,
    databaseBytes,
  };
  writeFileDurably(parts.info, Buffer.from(`${JSON.stringify(info)}\n`));
  const name = path.replace(/(?:\.unchecked)?(?:\.new)?$/, '');
  const finalPath = state === 'verified' ? name : `${name}.unchecked`;
  renameSync(path, finalPath);
  syncFolderOf(finalPath);
  return finalPath;
}

/** Takes away a snapshot that isn't one: it was never finished, or isn't what was written. */
export function dropUnfinished(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // What is left is taken away before the next one, and hides no reason why this one failed.
  }
}

/** Takes away what a crash left of snapshots that were being written. */
export function dropLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    if (UNFINISHED_NAME.test(name)) dropUnfinished(join(folder, name));
  }
}

/** Takes away verified snapshots that needn't be kept any more. Nothing else in the folder is touched. */
export function forgetOldSnapshots(folder: string, now: InstantMs, timeZone: TimeZoneName): void {
  const verified = listSnapshots(folder).filter(({ isVerified, isWhole }) => isVerified && isWhole);
  const doomed = new Set(snapshotsToForget(verified, now, timeZone));
  for (const { id, path } of verified) {
    if (!doomed.has(id)) continue;
    // Renamed first, so that a crash leaves no half of one under a good name.
    renameSync(path, `${path}.new`);
    dropUnfinished(`${path}.new`);
  }
}

/**
 * The time in a snapshot's name: thirteen digits until the year 2286, so that names sort by age. After a clock was set
 * back it goes on from the newest, which would otherwise count as newer than this one.
 */
function nameTime(folder: string, now: number): string {
  const times = namesIn(folder).map((name) => Number(/^snapshot-(\d{13})-/.exec(name)?.[1] ?? -1));
  return String(Math.max(now, ...times.map((time) => time + 1))).padStart(13, '0');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
