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

/** Where packed apps go. */
export const packedFolder = join(projectFolder, 'dist');

/** The folder electron-builder fills for this system, before it makes packages of it. */
export function unpackedFolder() {
  const architecture = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'darwin') return join(packedFolder, `mac${architecture}`, 'Waystation.app');
  return join(packedFolder, `${process.platform === 'win32' ? 'win' : 'linux'}${architecture}-unpacked`);
}

/** The packed app's own code, in the folder of this system. */
export function packedArchive() {
  const resources = process.platform === 'darwin' ? join('Contents', 'Resources') : 'resources';
  return join(unpackedFolder(), resources, 'app.asar');
}
