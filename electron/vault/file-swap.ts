import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { syncFolderOf, writeFileDurably } from './durable-file';
import { previousCopyPath } from './keys/key-file';
import { siteFolder } from './site-folder';
import type { SiteFolder } from './site-folder';

/*
 * How a new set of key file and database takes the place of the present one, so that a crash at any moment leaves the
 * set before or the set after:
 *   1. the new set is made and proved in a folder of its own;
 *   2. `complete` is written there: from here on the swap is carried through, also after a restart;
 *   3. what is there moves aside, file by file, and the new files take its place;
 *   4. the folder goes.
 * Every step may be repeated.
 */

const COMPLETE = 'complete';

/** Which set takes whose place. */
export interface FileSwap {
  readonly folder: SiteFolder;
  /** Where the new set is made. */
  readonly preparing: string;
  /** Where what was there goes, into a numbered folder. */
  readonly asideIn: string;
  /** Files that belong to the present set besides database and key file, and go with it. */
  readonly alsoAside: readonly string[];
}

/** An empty place to make a new set in; what an unfinished one left there goes. */
export function prepareSwap({ preparing }: FileSwap): SiteFolder {
  rmSync(preparing, { recursive: true, force: true });
  mkdirSync(preparing, { recursive: true, mode: 0o700 });
  return siteFolder(preparing);
}

/** Takes away what was prepared and isn't going to be carried through. */
export function dropPrepared({ preparing }: FileSwap): void {
  if (existsSync(join(preparing, COMPLETE))) return;
  try {
    rmSync(preparing, { recursive: true, force: true });
  } catch {
    // The next one takes it away; it hides no reason why this one failed.
  }
}

/** Says durably that what was prepared is whole, and puts it in place. Answers whether something was set aside. */
export function carryThrough(swap: FileSwap): boolean {
  const hadSet = presentFiles(swap).length > 0;
  // The place aside is noted, so that what a crash left half there ends up in one folder.
  writeFileDurably(join(swap.preparing, COMPLETE), Buffer.from(freeNumber(swap.asideIn)));
  finishSwap(swap);
  return hadSet;
}

/** Carries a swap through that a crash interrupted; does nothing otherwise. */
export function finishSwap(swap: FileSwap): void {
  const mark = join(swap.preparing, COMPLETE);
  if (!existsSync(mark)) return;
  const prepared = siteFolder(swap.preparing);
  // The database last: while it is in the new place it is never without its key file.
  const arriving = [
    prepared.keyFile,
    previousCopyPath(prepared.keyFile),
    prepared.sampleFile,
    prepared.database,
  ];
  const isNoneThereYet = existsSync(prepared.keyFile) && existsSync(prepared.database);
  if (isNoneThereYet) setAside(swap, join(swap.asideIn, numberIn(mark) ?? freeNumber(swap.asideIn)));
  for (const path of arriving) {
    // After a crash in the middle some have arrived already.
    if (existsSync(path)) renameSync(path, join(swap.folder.path, basename(path)));
  }
  syncFolderOf(swap.folder.keyFile);
  rmSync(swap.preparing, { recursive: true, force: true });
}

/** Moves the files of the present set, untouched, into a folder of their own. */
function setAside(swap: FileSwap, aside: string): void {
  const files = presentFiles(swap);
  if (files.length === 0) return;
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of files) renameSync(join(swap.folder.path, name), join(aside, name));
  syncFolderOf(join(aside, 'any'));
  syncFolderOf(swap.folder.keyFile);
}

function presentFiles({ folder, alsoAside }: FileSwap): readonly string[] {
  if (!existsSync(folder.path)) return [];
  const database = basename(folder.database);
  const others = [folder.keyFile, previousCopyPath(folder.keyFile), ...alsoAside];
  const names = new Set(others.map((path) => basename(path)));
  return readdirSync(folder.path).filter((name) => name.startsWith(database) || names.has(name));
}

/** The number the mark names; marks of the first version hold a time instead. */
function numberIn(mark: string): string | undefined {
  return /^\d{4}$/.exec(readFileSync(mark, 'latin1'))?.[0];
}

/** The next folder for what is set aside. */
function freeNumber(asideIn: string): string {
  for (let number = 1; ; number += 1) {
    const name = String(number).padStart(4, '0');
    if (!existsSync(join(asideIn, name))) return name;
  }
}
