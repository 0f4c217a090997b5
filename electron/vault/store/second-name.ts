import { copyFileSync, existsSync, linkSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { fileFailure } from '../durable-file';

/*
 * Whoever opens a database changes its files, also when nothing of it can be read: SQLite writes `-shm` anew, and the
 * last connection to close moves the log into the database file and deletes it. The driver lets nobody turn that off. But
 * of a file that no longer has the name it was opened by SQLite moves nothing. So who only looks opens the files by a
 * second name (a hard link) in a folder of its own, and takes that name away as soon as they are open.
 */

/** Another name of a database and its log; must be forgotten. */
export interface SecondName {
  readonly path: string;
  /** Takes the name away, and no more than the name. What can't be is taken away at the next start. */
  forget(): void;
}

/** Whether there is a log with anything in it, as a closed database has none. */
export function hasLog(databasePath: string): boolean {
  return (statSync(`${databasePath}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * A second name for the same files. `undefined` where there are none: on some disks (FAT), and on Windows, where an open
 * file can't lose its name.
 */
export function secondName(databasePath: string): SecondName | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    return inFolderOfItsOwn(databasePath, linkSync);
  } catch {
    return undefined;
  }
}

/**
 * Copies of the files, for where they can have no second name; nobody may have the database open.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`.
 */
export function copiedAside(databasePath: string): SecondName {
  try {
    return inFolderOfItsOwn(databasePath, copyFileSync);
  } catch (error) {
    throw fileFailure(error);
  }
}

/**
 * Closes connections without their log being moved into the database file and deleted: somebody else has the files open
 * until then, by a name that is gone. Where there are no second names it is moved; nothing is lost by that.
 * @param open opens the database by the path it is given, readable or not
 */
export function closeUnmoved(
  databasePath: string,
  close: () => void,
  open: (path: string) => { readonly close: () => void },
): void {
  const name = hasLog(databasePath) ? secondName(databasePath) : undefined;
  let watcher: { readonly close: () => void } | undefined;
  try {
    if (name !== undefined) watcher = open(name.path);
  } finally {
    name?.forget();
    close();
    watcher?.close();
  }
}

/** Takes away what a crash left of second names. Called while nobody looks. */
export function forgetSecondNames(databasePath: string): void {
  const start = `${basename(databasePath)}${FOLDER}`;
  const folder = dirname(databasePath);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(start)) takeAway(join(folder, name));
  }
}

const FOLDER = '.look-';

function inFolderOfItsOwn(
  databasePath: string,
  put: (existingPath: string, newPath: string) => void,
): SecondName {
  const folder = mkdtempSync(`${databasePath}${FOLDER}`);
  try {
    const path = join(folder, basename(databasePath));
    put(databasePath, path);
    if (existsSync(`${databasePath}-wal`)) put(`${databasePath}-wal`, `${path}-wal`);
    return {
      path,
      forget: () => {
        takeAway(folder);
      },
    };
  } catch (error) {
    takeAway(folder);
    throw error;
  }
}

function takeAway(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Then SQLite may move the log in when it closes: the log itself stays under its own name, and nothing is lost.
  }
}
