import { lazy, type ComponentType } from 'react';

/*
 * What the lock screen doesn't need is in files of its own, so that starting reads, compiles and runs a fraction of
 * the page.
 */

/** The app behind the lock screen. */
export function loadSignedIn() {
  return withAllTexts(async () => (await import('./signed-in')).SignedIn);
}

/** Begins to load the app once the first screen has been painted and nothing else is to be done. */
export function loadSignedInSoon(): void {
  // An idle moment may come before the first paint, which the loading would then hold up.
  const painted = new PerformanceObserver(() => {
    painted.disconnect();
    requestIdleCallback(() => void loadSignedIn());
  });
  painted.observe({ type: 'paint', buffered: true });
}

function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await withAllTexts(load) }));
}

async function withAllTexts<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  const [Part, { AllTextsProvider }] = await Promise.all([load(), import('../i18n/all-texts-provider')]);
  return (props: Props) => (
    <AllTextsProvider>
      <Part {...props} />
    </AllTextsProvider>
  );
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
