import { existsSync, readdirSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import typescript from 'typescript';
import { z } from 'zod';
import { readJson } from './read-json.mjs';
import { recipeFileName } from './runtime/installed.mjs';

/** What a packed app must be, read back from the packed app (S29, S31, S32). */

/** How a fuse is written in the executable: as a digit. */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

/** @type {[FuseV1Options, number][]} */
export const wantedFuses = [
  [FuseV1Options.RunAsNode, off],
  [FuseV1Options.EnableCookieEncryption, on],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, off],
  [FuseV1Options.EnableNodeCliInspectArguments, off],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, on],
  [FuseV1Options.OnlyLoadAppFromAsar, on],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, off],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, off],
];

/** Nothing a person at a site has use for, and nothing that says more about the code than it must. */
const unwanted =
  /\.(?:ts|tsx|mts|cts|map|md|db)$|(?:^|\/)(?:tests?|__tests__|fixtures|examples?|\.vite|docs)\/|(?:^|\/)\.(?:env|git|npm)/;

/** The native packages, each with exactly one binary for this system. */
const nativePackages = ['@node-rs/argon2', '@signalapp/sqlcipher'];

const required = [
  'package.json',
  'out/main/index.js',
  'out/main/vault.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/**
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
async function fuseProblems(executable) {
  const wire = await getCurrentFuseWire(executable);
  return wantedFuses
    .filter(([fuse, state]) => Number(wire[fuse]) !== state)
    .map(([fuse, state]) => `fuse ${FuseV1Options[fuse]} is not ${state === on ? 'on' : 'off'}`);
}

/**
 * @param {string[]} entries of the asar, without the leading slash
 * @returns {string[]}
 */
export function asarProblems(entries) {
  return [
    ...entries.filter((entry) => unwanted.test(entry)).map((entry) => `the asar holds ${entry}`),
    ...required.filter((name) => !entries.includes(name)).map((name) => `the asar has no ${name}`),
  ];
}

/**
 * What a bundle still asks Node for, besides Node itself and Electron.
 *
 * @param {string} code
 * @returns {string[]} package names
 */
export function importedPackages(code) {
  const names = typescript.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  const packages = names
    .filter((name) => !/^[./]|^node:/.test(name) && !builtinModules.includes(name) && name !== 'electron')
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return [...new Set(packages)].sort();
}

/**
 * @param {string} asar
 * @param {string[]} entries
 */
function bundleProblems(asar, entries) {
  return entries
    .filter((entry) => /^out\/(?:main|preload)\/.*\.c?js$/.test(entry))
    .flatMap((entry) =>
      importedPackages(extractFile(asar, entry).toString('utf8'))
        .filter((name) => !nativePackages.includes(name))
        .map((name) => `${entry} imports ${name}, which is not packed`),
    );
}

/** @param {string} unpacked folder */
function nativeProblems(unpacked) {
  const binaries = existsSync(unpacked)
    ? readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.node'))
    : [];
  const problems = nativePackages.flatMap((name) => {
    const own = binaries.filter((binary) => binary.includes(name));
    return own.length === 1 ? [] : [`${name} has ${own.length} binaries: ${own.join(', ')}`];
  });
  const wrong = binaries.filter((name) => !name.includes(`${process.platform}-${process.arch}`));
  return [...problems, ...wrong.map((name) => `${name} is for another system`)];
}

function executableName() {
  if (process.platform === 'darwin') return 'Contents/MacOS/Waystation';
  return process.platform === 'win32' ? 'Waystation.exe' : 'waystation';
}

/**
 * @param {string} folder of the packed app, as electron-builder leaves it
 * @returns {Promise<string[]>} what is wrong; empty when nothing is
 */
export async function checkArtifact(folder) {
  const isMac = process.platform === 'darwin';
  const resources = isMac ? join(folder, 'Contents', 'Resources') : join(folder, 'resources');
  const executable = join(folder, executableName());
  const asar = join(resources, 'app.asar');
  for (const path of [executable, asar]) if (!existsSync(path)) return [`there is no ${path}`];

  const entries = listPackage(asar, { isPack: false }).map((entry) =>
    entry.replace(/^[\\/]/, '').replaceAll('\\', '/'),
  );
  const root = isMac ? resources : folder;
  const licences = ['LICENSE.txt', 'THIRD-PARTY-LICENSES.md', 'LICENSES.chromium.html'].filter(
    (name) => !existsSync(join(root, name)) || statSync(join(root, name)).size < 1_000,
  );
  const leftovers = [
    join(folder, recipeFileName),
    join(resources, 'default_app.asar'),
    join(resources, 'app'),
  ].filter(existsSync);
  const manifest = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(extractFile(asar, 'package.json').toString()));
  return [
    ...(await fuseProblems(executable)),
    ...asarProblems(entries),
    ...bundleProblems(asar, entries),
    ...nativeProblems(`${asar}.unpacked`),
    ...licences.map((name) => `there is no ${name}`),
    ...leftovers.map((path) => `${relative(folder, path)} was left in`),
    ...['devDependencies', 'scripts']
      .filter((key) => key in manifest)
      .map((key) => `package.json in the asar still has ${key}`),
  ];
}

const lockfile = z.object({ packages: z.record(z.string(), z.object({ resolved: z.string().optional() })) });

/**
 * @param {string} path of package-lock.json
 * @returns {string[]} packages that don't come from a registry over https
 */
export function lockfileProblems(path) {
  const { packages } = readJson(path, lockfile);
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://'))
    .map(([name, { resolved }]) => `${name} comes from ${resolved ?? ''}`);
}
