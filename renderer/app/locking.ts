import { createContext, useContext } from 'react';
import type { VaultClient } from '../vault';
import type { LockDuty } from '../vault/lock-duty';

/** Main doesn't wait longer either. */
const HAND_IN_MILLISECONDS = 1_500;

/** The attribute that hides everything on the page at once (app.css), before React gets to it. */
const COVERED = 'covered';

export const LockContext = createContext<(() => void) | null>(null);

/** Locks now, with what is being typed handed in first. */
export function useLock(): () => void {
  const lock = useContext(LockContext);
  if (lock === null) throw new Error('useLock needs a LockContext above it');
  return lock;
}

/**
 * Hides the page in the same instant, hands in what is being typed, and tells main to go on with the lock: the
 * vault ends and this page is loaded anew.
 */
export function createLock(parts: {
  readonly client: VaultClient;
  readonly lockDuty: LockDuty;
  readonly page: HTMLElement;
}): () => void {
  const { client, lockDuty, page } = parts;
  let isLocking = false;
  return () => {
    if (isLocking) return;
    isLocking = true;
    page.dataset[COVERED] = 'locking';
    const timeIsUp = new Promise<void>((resolve) => {
      setTimeout(resolve, HAND_IN_MILLISECONDS);
    });
    void Promise.race([lockDuty.fulfil(), timeIsUp]).then(() => client.call('app.lock', {}));
  };
}
