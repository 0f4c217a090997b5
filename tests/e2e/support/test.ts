import { test as base, expect } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVirtualDisplay } from '../../../build/display.mjs';
import { hasDisplay } from '../../../build/preflight.mjs';
import { Canaries } from './canary';
import { launchApplication, type Application, type LaunchOptions } from './application';

interface Fixtures {
  /** A fresh user-data folder, removed afterwards. */
  readonly profile: string;
  /** Starts the app, also more than once; whatever still runs at the end is closed. */
  readonly launch: (options?: Omit<LaunchOptions, 'profile'>) => Promise<Application>;
  /** The app on the fresh folder, in English. */
  readonly application: Application;
  /** The app's temporary folder, removed afterwards. */
  readonly temporaryFolder: string;
  /** Makes a folder besides the profile for the app to write into, such as a stick; searched like it, then removed. */
  readonly newFolder: (name: string) => string;
  /** The folders made so far. */
  readonly searchedFolders: string[];
  /** Everything typed; after each test none of it may be readable in any folder the app wrote into (S17). */
  readonly canaries: Canaries;
  /** Complaints a test provokes on purpose; any other fails it. */
  readonly expectedComplaints: RegExp[];
}

interface WorkerFixtures {
  /** A display no other worker's window can take the focus on; a person's own is used where there is one. */
  readonly display: null;
}

/** Playwright's `test` with the app on a fresh profile. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const display = hasDisplay() ? null : await startVirtualDisplay();
      Object.assign(process.env, display?.environment);
      await use(null);
      await display?.stop();
    },
    { scope: 'worker', auto: true },
  ],
  // Playwright reads a fixture's needs off its first parameter, which therefore has to be a pattern.
  // eslint-disable-next-line no-empty-pattern
  expectedComplaints: async ({}, use) => use([]),
  // eslint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'waystation-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  // eslint-disable-next-line no-empty-pattern
  temporaryFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'waystation-temp-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  // eslint-disable-next-line no-empty-pattern
  searchedFolders: async ({}, use) => {
    const folders: string[] = [];
    await use(folders);
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  },
  newFolder: async ({ searchedFolders }, use) =>
    use((name) => {
      const folder = mkdtempSync(join(tmpdir(), `waystation-${name}-`));
      searchedFolders.push(folder);
      return folder;
    }),
  // eslint-disable-next-line no-empty-pattern
  canaries: async ({}, use) => use(new Canaries()),
  launch: async ({ profile, temporaryFolder, searchedFolders, canaries, expectedComplaints }, use) => {
    const launched: Application[] = [];
    await use(async (options = {}) => {
      const environment = { TMPDIR: temporaryFolder, ...options.environment };
      const application = await launchApplication({ profile, ...options, environment });
      launched.push(application);
      await canaries.watch(application.electron, application.page);
      return application;
    });
    const complaints = launched.flatMap((application) => application.complaints);
    for (const application of launched) await application.close();
    const unexpected = complaints.filter(
      ({ text }) => !expectedComplaints.some((pattern) => pattern.test(text)),
    );
    expect(unexpected, 'nothing went wrong in the page').toEqual([]);
    // The app is closed, and what it left is all there is.
    await canaries.expectNowhere([profile, temporaryFolder, ...searchedFolders]);
  },
  application: async ({ launch }, use) => use(await launch()),
});

export { expect };
