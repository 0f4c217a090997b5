import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * A zone that is neither UTC nor the one most machines here are set to: code that uses the machine's zone
 * instead of the site's gives a different answer and is found.
 */
const testTimeZone = 'America/Chicago';

const shared = {
  env: { TZ: testTimeZone },
  allowOnly: false,
  // Argon2id with its real parameters and real databases: slow on a shared machine, never hung.
  testTimeout: 30_000,
  hookTimeout: 60_000,
  restoreMocks: true,
  // Files share what is loaded: none may leave a changed environment to the next.
  unstubEnvs: true,
  unstubGlobals: true,
  setupFiles: ['tests/support/fixed-seed.ts'],
};

/** They look at what has been loaded so far, so nothing may have been loaded before them. */
const alone = ['tests/unit/vault/session/start.test.ts'];

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          environment: 'node',
          include: ['tests/{unit,migrations,property,security}/**/*.test.ts'],
          exclude: ['tests/unit/renderer/**', ...alone],
          // Loading the whole vault anew for every file took as long as a third of the tests themselves.
          isolate: false,
        },
      },
      {
        test: { ...shared, name: 'alone', environment: 'node', include: alone },
      },
      {
        plugins: [react()],
        test: {
          ...shared,
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/unit/renderer/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...shared,
          name: 'fault',
          environment: 'node',
          include: ['tests/fault/**/*.test.ts'],
          testTimeout: 120_000,
          // These tests kill processes and fill disks: one at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
