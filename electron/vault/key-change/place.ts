import { existsSync, rmSync } from 'node:fs';

import { carryThrough, dropPrepared, finishSwap, prepareSwap } from '../file-swap';
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
  dropPreparedKeyChange(folder);
}

/** Takes away what was being prepared. */
export function dropPreparedKeyChange(folder: SiteFolder): void {
  dropPrepared(keyChangeSwap(folder));
}

/** Takes the set of the key before away: called when a backup of the new one was checked. */
export function forgetSetBefore(folder: SiteFolder): void {
  if (!existsSync(folder.beforeKeyChange)) return;
  try {
    rmSync(folder.beforeKeyChange, { recursive: true, force: true });
  } catch {
    // The next backup takes it away.
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
