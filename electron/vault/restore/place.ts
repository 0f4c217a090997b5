import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { InstantMs } from '../../../shared/time';
import { syncFolderOf, writeFileDurably } from '../durable-file';
import { previousCopyPath } from '../keys/key-file';
import { siteFolder } from '../site-folder';
import type { SiteFolder } from '../site-folder';

/*
 * How a restore takes place, so that a crash at any moment leaves the set before or the set after:
 *   1. the new set is made and proved in `restoring/`;
 *   2. `restoring/complete` is written: from here on the restore is carried through, also after a restart;
 *   3. what is there moves to `quarantine/<time>/`, file by file, and the new files take its place;
 *   4. `restoring/` goes.
 * Every step may be repeated.
 */

const COMPLETE = 'complete';

/** An empty place to prepare a restore in; what an unfinished one left there goes. */
export function prepareRestoring(folder: SiteFolder): SiteFolder {
  rmSync(folder.restoring, { recursive: true, force: true });
  mkdirSync(folder.restoring, { recursive: true, mode: 0o700 });
  return siteFolder(folder.restoring);
}

/** Says durably that what was prepared is whole, and puts it in place. Answers whether something was set aside. */
export function carryThrough(folder: SiteFolder, now: InstantMs): boolean {
  const hadSite = presentFiles(folder).length > 0;
  writeFileDurably(join(folder.restoring, COMPLETE), Buffer.from(String(now)));
  finishRestore(folder);
  return hadSite;
}

/** Carries a restore through that a crash interrupted; does nothing otherwise. */
export function finishRestore(folder: SiteFolder): void {
  if (!existsSync(join(folder.restoring, COMPLETE))) return;
  const prepared = siteFolder(folder.restoring);
  const aside = quarantineOf(folder);
  // The database last: while it is in the new place it is never without its key file.
  const arriving = [prepared.keyFile, prepared.database].filter((path) => existsSync(path));
  if (arriving.length === 2) setAside(folder, aside);
  for (const path of arriving) {
    const target = join(folder.path, basename(path));
    // After a crash in the middle a file may be there that the crash already put there; the arriving one is the same.
    renameSync(path, target);
  }
  syncFolderOf(folder.keyFile);
  rmSync(folder.restoring, { recursive: true, force: true });
}

/** Moves the files of the present set, untouched, into a folder of their own. */
function setAside(folder: SiteFolder, aside: string): void {
  const files = presentFiles(folder);
  if (files.length === 0) return;
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of files) renameSync(join(folder.path, name), join(aside, name));
  syncFolderOf(join(aside, 'any'));
  syncFolderOf(folder.keyFile);
}

function presentFiles(folder: SiteFolder): readonly string[] {
  if (!existsSync(folder.path)) return [];
  const database = basename(folder.database);
  const others = [folder.keyFile, previousCopyPath(folder.keyFile), folder.damageNote, folder.sampleFile];
  const names = new Set(others.map((path) => basename(path)));
  return readdirSync(folder.path).filter((name) => name.startsWith(database) || names.has(name));
}

/** The folder for what is set aside: one number a restore. */
function quarantineOf(folder: SiteFolder): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder.quarantine, String(number).padStart(4, '0'));
    if (!existsSync(path)) return path;
  }
}
