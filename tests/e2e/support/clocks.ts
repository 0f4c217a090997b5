import type { ElectronApplication } from '@playwright/test';

/**
 * Moves main's clocks, as a sleep or somebody's hand on the clock would: the wall clock by `wall`, the monotonic
 * one by `monotonic` milliseconds. Main looks at them every few seconds.
 */
export async function moveClocks(
  electron: ElectronApplication,
  by: { readonly wall: number; readonly monotonic: number },
): Promise<void> {
  await electron.evaluate((_electron, { wall, monotonic }) => {
    const now = Date.now.bind(Date);
    const sinceStart = performance.now.bind(performance);
    Date.now = () => now() + wall;
    performance.now = () => sinceStart() + monotonic;
  }, by);
}
