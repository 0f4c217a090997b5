import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { ClinicFailure } from '../../../shared/errors';
import { fileFailure, syncFile, syncFolderOf } from '../durable-file';
import type { Store } from './connection';

/** Why a backup was made; part of its name. */
export type BackupReason = 'migration' | 'lock' | 'unlock';

interface BackupOptions {
  readonly store: Store;
  /** The folder; made when it isn't there. */
  readonly folder: string;
  readonly reason: BackupReason;
  readonly now: number;
}

/** A verified copy of the database. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
}

/** How many backups are kept; older ones go once a newer one is verified. */
const BACKUPS_KEPT = 3;

const BACKUP_NAME = /^waystation-(\d{13,})-(?:migration|lock|unlock)\.db$/;

/**
 * Writes an encrypted copy of the whole database under the same key. It counts only after it was opened with the
 * key again and every page checked; until then it has a temporary name.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`, `DATABASE_DAMAGED` when the copy doesn't hold what it should.
 */
export function backUp(options: BackupOptions): Backup {
  const { store, folder, reason, now } = options;
  const path = join(folder, `waystation-${nameTime(folder, now)}-${reason}.db`);
  const temporaryPath = `${path}.new`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeCopy(temporaryPath);
    store.copyInto(temporaryPath);
    chmodSync(temporaryPath, 0o600);
    if (store.countDamages(temporaryPath) > 0) throw new ClinicFailure('DATABASE_DAMAGED');
    syncFile(temporaryPath);
    renameSync(temporaryPath, path);
    syncFolderOf(path);
  } catch (error) {
    tryToRemove(temporaryPath);
    throw fileFailure(error);
  }
  forgetOldBackups(folder);
  return { path, bytes: statSync(path).size };
}

/** The backups in a folder, newest first. */
export function listBackups(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => BACKUP_NAME.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/**
 * The time in a backup's name: thirteen digits until the year 2286, so that names sort by age. After a clock was set
 * back it goes on from the newest backup, which would otherwise count as newer than this one.
 */
function nameTime(folder: string, now: number): string {
  const newest = Number(BACKUP_NAME.exec(basename(listBackups(folder)[0] ?? ''))?.[1] ?? -1);
  return String(Math.max(now, newest + 1)).padStart(13, '0');
}

function forgetOldBackups(folder: string): void {
  for (const path of listBackups(folder).slice(BACKUPS_KEPT)) removeCopy(path);
  syncFolderOf(join(folder, 'any'));
}

function removeCopy(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

/** What is left of a failed copy is no reason to hide why it failed; the next backup removes it. */
function tryToRemove(path: string): void {
  try {
    removeCopy(path);
  } catch {
    return;
  }
}
