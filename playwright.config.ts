import { defineConfig } from '@playwright/test';
import { hasDisplay } from './build/preflight.mjs';

/** End-to-end tests drive the built app in the real Electron, one window at a time on each display. */
export default defineConfig({
  globalSetup: './build/playwright-setup.mjs',
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: 'test-results/e2e',
  // Two on the two processors of a small machine end a quarter sooner. On a person's own display windows would take the
  // focus from each other.
  workers: hasDisplay() ? 1 : 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
