import { carryThrough as carrySwapThrough, dropPrepared, finishSwap, prepareSwap } from '../file-swap';
import type { FileSwap } from '../file-swap';
import type { SiteFolder } from '../site-folder';

/** An empty place to prepare a restore in; what an unfinished one left there goes. */
export function prepareRestoring(folder: SiteFolder): SiteFolder {
  return prepareSwap(restoreSwap(folder));
}

/** Takes away what was prepared of a restore that isn't carried through. */
export function dropRestoring(folder: SiteFolder): void {
  dropPrepared(restoreSwap(folder));
}

/** Says durably that what was prepared is whole, and puts it in place. Answers whether something was set aside. */
export function carryThrough(folder: SiteFolder): boolean {
  return carrySwapThrough(restoreSwap(folder));
}

/** Carries a restore through that a crash interrupted; does nothing otherwise. */
export function finishRestore(folder: SiteFolder): void {
  finishSwap(restoreSwap(folder));
}

function restoreSwap(folder: SiteFolder): FileSwap {
  return {
    folder,
    preparing: folder.restoring,
    asideIn: folder.quarantine,
    alsoAside: [folder.damageNote, folder.sampleFile],
  };
}
