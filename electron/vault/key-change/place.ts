import { existsSync, rmSync } from 'node:fs';

import { carryThrough, finishSwap, prepareSwap } from '../file-swap';
import type { FileSwap } from '../file-swap';
import type { SiteFolder } from '../site-folder';

/** An empty place to make the database of another key in. */
export function prepareKeyChange(folder: SiteFolder): SiteFolder {
  return prepareSwap(keyChangeSwap(folder));
}

/** Says durably that what was prepared is whole, and puts it in place. The set before is kept. */
export function carryKeyChangeThrough(folder: SiteFolder): void {
  carryThrough(keyChangeSwap(folder));
}

/**
 * Carries a key change through that a crash interrupted; one that wasn't whole by then never happened, and what it
 * left goes.
 */
export function finishKeyChange(folder: SiteFolder): void {
  finishSwap(keyChangeSwap(folder));
  dropPrepared(folder);
}

/** Takes away what was being prepared. */
export function dropPrepared(folder: SiteFolder): void {
  dropQuietly(folder.changingKey);
}

/** Takes the set of the key before away: called when a backup of the new one was checked. */
export function forgetSetBefore(folder: SiteFolder): void {
  if (existsSync(folder.beforeKeyChange)) dropQuietly(folder.beforeKeyChange);
}

/** What can't be taken away now is taken away the next time; it hides no reason why something failed. */
function dropQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return;
  }
}

function keyChangeSwap(folder: SiteFolder): FileSwap {
  return {
    folder,
    preparing: folder.changingKey,
    asideIn: folder.beforeKeyChange,
    alsoAside: [folder.sampleFile],
  };
}
