import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder with package.json. */
export const projectFolder = resolve(import.meta.dirname, '..');

/** Where npm put the `electron` package. */
export const electronPackageFolder = join(projectFolder, 'node_modules', 'electron');

/** What the build writes; main's entry is `out/main/index.js`. */
export const outputFolder = join(projectFolder, 'out');

/**
 * The person's cache folder for this project, by the XDG rules (an unset, empty or relative variable counts
 * as not set).
 *
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function cacheFolder(environment = process.env) {
  const xdg = environment['XDG_CACHE_HOME'];
  return join(xdg?.startsWith('/') === true ? xdg : join(homedir(), '.cache'), 'waystation');
}
