import { lazy, type ComponentType } from 'react';

/*
 * What the lock screen doesn't need is in files of its own, so that starting reads, compiles and runs a fraction of
 * the page.
 */

/** The app behind the lock screen. */
export async function loadSignedIn() {
  const { SignedIn } = await import('./signed-in');
  return SignedIn;
}

/** Begins to load the app once the first screen has been painted and nothing else is to be done. */
export function loadSignedInSoon(): void {
  requestIdleCallback(() => void loadSignedIn());
}

function later<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load() }));
}

export const FirstRun = later(async () => (await import('../features/first-run/first-run')).FirstRun);

export const ChangePassphrase = later(
  async () => (await import('../features/lock/change-passphrase')).ChangePassphrase,
);

export const RestoreFlow = later(async () => (await import('../features/restore/restore-flow')).RestoreFlow);

export const DamagedRecords = later(
  async () => (await import('../features/restore/damaged-records')).DamagedRecords,
);

export const RenewRecoveryCode = later(
  async () => (await import('../features/lock/renew-recovery-code')).RenewRecoveryCode,
);
