import type { ElectronApplication } from '@playwright/test';

export interface PrintedPage {
  /** What could be read on paper. */
  readonly text: string;
}

/** Printing succeeds (or is closed by the person) without a printer; the number of calls is kept. */
export async function answerPrinting(
  electron: ElectronApplication,
  answer: 'printed' | 'cancelled' | 'failed',
): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, outcome) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.print = (_options, done) => {
        Reflect.set(globalThis, 'printCalls', (Number(Reflect.get(globalThis, 'printCalls')) || 0) + 1);
        const reasons = { printed: '', cancelled: 'Print job canceled', failed: 'Invalid printer settings' };
        done?.(outcome === 'printed', reasons[outcome]);
      };
    }
  }, answer);
}

/** How often something was printed since `answerPrinting`. */
export function printCalls(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(() => Number(Reflect.get(globalThis, 'printCalls')) || 0);
}

/** The process ids of the vault, from the system's own list of the app's processes. */
export function vaultProcessIds(electron: ElectronApplication): Promise<number[]> {
  return electron.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(
        ({ type, name, serviceName }) => type === 'Utility' && `${name} ${serviceName}`.includes('vault'),
      )
      .map(({ pid }) => pid),
  );
}

/** Whether a process is still there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Native dialogs for a folder answer with this one, as if somebody had chosen it. */
export async function answerFolderDialogs(electron: ElectronApplication, folder: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
}
