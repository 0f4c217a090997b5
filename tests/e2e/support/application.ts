import { _electron, type ConsoleMessage, type ElectronApplication, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronSwitches } from '../../../build/launch.mjs';
import { projectFolder } from '../../../build/paths.mjs';

/** What the page or the browser complained about, in the order it came. */
export interface Complaint {
  readonly kind: 'console' | 'page' | 'request';
  readonly text: string;
}

/** The running app with its one window. */
export interface Application {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The user-data folder. */
  readonly profile: string;
  readonly complaints: readonly Complaint[];
  /** Lines of the app's own log. */
  readonly log: () => string[];
  /** Closes the window as a person does: locks, then quits. */
  readonly close: () => Promise<void>;
  /** Ends the app at once, as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Resolves when the app has ended, however. */
  readonly closed: Promise<void>;
}

export interface LaunchOptions {
  readonly profile: string;
  readonly language?: 'en' | 'es' | undefined;
  readonly switches?: readonly string[] | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** Electron says this about its own empty page while the app closes; the app itself never shows that page. */
const IGNORED_COMPLAINTS = [/Electron Security Warning/];

/** The folder of the app: the project with its build, or another build of it. */
const applicationFolder = process.env['WAYSTATION_APPLICATION'] ?? projectFolder;

/** Starts the built app on a profile and waits for its window. */
export async function launchApplication({
  profile,
  language = 'en',
  switches = [],
  environment = {},
}: LaunchOptions): Promise<Application> {
  const electron = await _electron.launch({
    args: [
      ...electronSwitches(),
      applicationFolder,
      `--user-data-dir=${profile}`,
      `--lang=${language === 'es' ? 'es' : 'en-US'}`,
      ...switches,
    ],
    env: { ...withoutUndefined(process.env), TZ: 'America/Denver', ...environment },
  });
  const complaints: Complaint[] = [];
  const page = await electron.firstWindow();
  page.on('console', (message: ConsoleMessage) => {
    const isIgnored = IGNORED_COMPLAINTS.some((pattern) => pattern.test(message.text()));
    if (['error', 'warning'].includes(message.type()) && !isIgnored) {
      complaints.push({ kind: 'console', text: message.text() });
    }
  });
  page.on('pageerror', (error) => complaints.push({ kind: 'page', text: error.message }));
  page.on('request', (request) => {
    if (!/^(?:app:\/\/clinic\/|app:\/\/empty\/index\.html$|about:blank)/.test(request.url())) {
      complaints.push({ kind: 'request', text: request.url() });
    }
  });

  let isClosed = false;
  const closed = new Promise<void>((resolve) => {
    electron.once('close', () => {
      isClosed = true;
      resolve();
    });
  });
  return {
    electron,
    page,
    profile,
    complaints,
    log: () =>
      readFileSync(join(profile, 'logs', 'waystation.log'), 'utf8')
        .trimEnd()
        .split('\n'),
    close: async () => {
      if (!isClosed) await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await closed;
    },
    kill: async () => {
      electron.process().kill('SIGKILL');
      await closed;
    },
    closed,
  };
}

function withoutUndefined(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
