import { ensureBuilt } from './application-build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { hasDisplay, preflight } from './preflight.mjs';
import { ensureRuntime } from './runtime/ensure.mjs';

/** @import { InstalledRuntime } from './runtime/installed.mjs' */

/**
 * How to start Electron on this machine. `start`, `dev`, `demo`, `bench` and the end-to-end tests all ask here.
 *
 * @typedef {object} Launch
 * @property {InstalledRuntime} runtime
 * @property {string} executable
 * @property {string[]} switches to put before the app's folder
 * @property {Record<string, string>} environment to add to the process's own
 * @property {() => Promise<void>} close ends the virtual display, if one was started
 */

const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

/**
 * What to put on Electron's command line here. Chromium refuses its sandbox to root, and only to root.
 *
 * @returns {string[]}
 */
export const electronSwitches = () => (isRoot() ? ['--no-sandbox'] : []);

/**
 * Brings everything a start needs: the runtime, the system's libraries, a fresh build, a display.
 *
 * @param {object} [options]
 * @param {string[]} [options.programs] that must be on the system besides, such as `age`
 * @param {boolean} [options.build] false for a caller that builds by itself
 * @param {boolean} [options.display] false for a caller whose windows get displays of their own
 * @returns {Promise<Launch>}
 */
export async function prepareLaunch({ programs = [], build = true, display: needsDisplay = true } = {}) {
  const runtime = await ensureRuntime();
  await preflight({ executable: runtime.executable, isRoot: isRoot(), programs });
  if (build) await ensureBuilt();
  const display = needsDisplay && !hasDisplay() ? await startVirtualDisplay() : null;
  return {
    runtime,
    executable: runtime.executable,
    switches: electronSwitches(),
    environment: display?.environment ?? {},
    close: async () => display?.stop(),
  };
}
