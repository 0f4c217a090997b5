import { defineConfig } from '@playwright/test';

/** End-to-end tests drive the built app in the real Electron, one window at a time. */
export default defineConfig({
  globalSetup: './build/playwright-setup.mjs',
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: 'test-results/e2e',
  // One Electron with Argon2id and software rendering fills a small machine; two would time each other out.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
