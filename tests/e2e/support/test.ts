import { test as base, expect } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApplication, type Application, type LaunchOptions } from './application';

interface Fixtures {
  /** A fresh user-data folder, removed afterwards. */
  readonly profile: string;
  /** Starts the app, also more than once; whatever still runs at the end is closed. */
  readonly launch: (options?: Omit<LaunchOptions, 'profile'>) => Promise<Application>;
  /** The app on the fresh folder, in English. */
  readonly application: Application;
  /** Complaints a test provokes on purpose; any other fails it. */
  readonly expectedComplaints: RegExp[];
}

/** Playwright's `test` with the app on a fresh profile. */
export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's needs off its first parameter, which therefore has to be a pattern.
  // eslint-disable-next-line no-empty-pattern
  expectedComplaints: async ({}, use) => use([]),
  // eslint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'waystation-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  launch: async ({ profile, expectedComplaints }, use) => {
    const launched: Application[] = [];
    await use(async (options = {}) => {
      const application = await launchApplication({ profile, ...options });
      launched.push(application);
      return application;
    });
    const complaints = launched.flatMap((application) => application.complaints);
    for (const application of launched) await application.close();
    const unexpected = complaints.filter(
      ({ text }) => !expectedComplaints.some((pattern) => pattern.test(text)),
    );
    expect(unexpected, 'nothing went wrong in the page').toEqual([]);
  },
  application: async ({ launch }, use) => use(await launch()),
});

export { expect };
