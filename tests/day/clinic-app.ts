import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

/** How to start the built app here; `build/launch.mjs` knows. */
export interface AppLaunch {
  readonly executable: string;
  readonly switches: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The built app, running, with its first window. */
export interface ClinicApp {
  readonly application: ElectronApplication;
  readonly page: Page;
}

/** The size of the laptops in front of most people. */
export const WINDOW_SIZE = { width: 1366, height: 768 } as const;

/** Starts the built app on a profile of its own and waits for its first screen. */
export async function startClinicApp(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
  readonly profileFolder: string;
}): Promise<ClinicApp> {
  const { launch, projectFolder, profileFolder } = options;
  const application = await _electron.launch({
    executablePath: launch.executable,
    args: [...launch.switches, `--user-data-dir=${profileFolder}`, projectFolder],
    env: { ...inherited(), ...launch.environment, LANG: 'en_US.UTF-8' },
  });
  const page = await application.firstWindow();
  await fitWindow(application);
  return { application, page };
}

/** Gives the window the size people have. */
export async function fitWindow(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, WINDOW_SIZE);
}

/** Answers the next native dialogs with a path, as a person would by choosing it. */
export async function choosePathInDialogs(application: ElectronApplication, path: string): Promise<void> {
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Lets printing succeed: there is no printer here, and the system's dialog would wait for a person. */
export async function acceptPrinting(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) {
      contents.print = (_options, callback) => {
        callback?.(true, '');
      };
    }
  });
}

/** The environment without what would make Electron behave as Node. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
    ),
  );
}
