import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * A folder is filled beside its place and renamed into it when complete: whoever looks sees all of it or
 * nothing, also when the process filling it is killed. What a killed process left is swept by the next one.
 */

/** Leftovers older than this are swept even if a process with the same id runs by now. */
const abandonedAfterMilliseconds = 24 * 60 * 60 * 1000;

const leftover = /^(?:staging|replaced)-(\d+)-[0-9a-f]+$/;

/** @param {unknown} error @param {string[]} codes */
const hasCode = (error, ...codes) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/**
 * Fills `target` all at once. A folder already there is replaced.
 *
 * @param {string} target
 * @param {(staging: string) => Promise<string | undefined>} fill gets an empty folder on the same volume; may
 *   return the part of it to put in place
 */
export async function placeFolder(target, fill) {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  await sweepAbandoned(target);
  const staging = besideTarget(target, 'staging');
  await mkdir(staging);
  try {
    const complete = (await fill(staging)) ?? staging;
    await replace(complete, target);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Two processes may place the same folder at once: each finds the other's complete folder and replaces it.
 *
 * @param {string} complete
 * @param {string} target
 */
async function replace(complete, target) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(complete, target);
      return;
    } catch (error) {
      if (attempt === 5 || !hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
    }
    const replaced = besideTarget(target, 'replaced');
    try {
      await rename(target, replaced);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
    await rm(replaced, { recursive: true, force: true });
  }
}

/**
 * Removes what processes that are gone left beside `target`.
 *
 * @param {string} target
 */
export async function sweepAbandoned(target) {
  const parent = dirname(target);
  const prefix = `.${basename(target)}.`;
  for (const name of await readdir(parent)) {
    const found = name.startsWith(prefix) ? leftover.exec(name.slice(prefix.length)) : null;
    if (found === null) continue;
    const path = join(parent, name);
    const mtimeMs = await modifiedAt(path);
    // Somebody else who places the same folder has just put it in place or swept it.
    if (mtimeMs === null) continue;
    if (!isRunning(Number(found[1])) || Date.now() - mtimeMs > abandonedAfterMilliseconds) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** @param {string} path */
async function modifiedAt(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** @param {string} target @param {'staging' | 'replaced'} purpose */
function besideTarget(target, purpose) {
  const name = `.${basename(target)}.${purpose}-${process.pid}-${randomBytes(4).toString('hex')}`;
  return join(dirname(target), name);
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
