import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { electronPackageFolder } from '../paths.mjs';

/** In a registry runtime's folder: which recipe made it. The official runtime has no such file. */
export const recipeFileName = 'waystation-runtime-recipe';

/**
 * @typedef {object} InstalledRuntime
 * @property {string} version of Electron, such as `33.2.1`
 * @property {'official' | 'registry'} source
 * @property {string | null} recipe of the registry runtime
 * @property {string} executable
 */

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * The runtime npm's `electron` would start, or null where there is none.
 *
 * @param {string} [packageFolder]
 * @returns {InstalledRuntime | null}
 */
export function installedRuntime(packageFolder = electronPackageFolder) {
  const name = readText(join(packageFolder, 'path.txt'));
  const version = readText(join(packageFolder, 'dist', 'version'));
  if (name === null || name === '' || version === null) return null;
  const executable = join(packageFolder, 'dist', name);
  if (!existsSync(executable)) return null;
  const recipe = readRecipe(join(packageFolder, 'dist'));
  return {
    version: version.replace(/^v/, ''),
    source: recipe === null ? 'official' : 'registry',
    recipe,
    executable,
  };
}

/**
 * @param {string} folder
 * @returns {string | null}
 */
export function readRecipe(folder) {
  return readText(join(folder, recipeFileName));
}

/**
 * Tells npm's `electron` the name of its executable; the last step of an installation.
 *
 * @param {string} packageFolder
 * @param {string} executableName relative to `dist`
 */
export async function writePathFile(packageFolder, executableName) {
  const path = join(packageFolder, 'path.txt');
  const temporary = `${path}.${process.pid}`;
  // electron's own code compares the text as it is: no newline at the end.
  await writeFile(temporary, executableName);
  await rename(temporary, path);
}
