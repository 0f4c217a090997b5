import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputFolder, projectFolder } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { writeThirdPartyLicenses } from './third-party-licenses.mjs';

/** What the built app is made of. */
const sources = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Says from which sources `out/` was built; gone while it may be anything else. */
export const stampFile = join(outputFolder, '.built-from');

/**
 * One hash over every source file's name and content.
 *
 * @param {string} [folder] the project
 * @returns {Promise<string>}
 */
export async function sourceDigest(folder = projectFolder) {
  const paths = [];
  for (const source of sources) {
    const entries = await readdir(join(folder, source), { recursive: true, withFileTypes: true }).catch(
      () => null,
    );
    if (entries === null) paths.push(source);
    else {
      for (const entry of entries)
        if (entry.isFile()) paths.push(join(entry.parentPath, entry.name).slice(folder.length + 1));
    }
  }
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const content = await readFile(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Builds the three processes into `out/`. */
export async function buildApplication() {
  const digest = await sourceDigest();
  // A build that is cut off must not pass for the one before it.
  await rm(stampFile, { force: true });
  const tool = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = await runCommand(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
  });
  if (code !== 0) throw new Error('The build failed.');
  writeThirdPartyLicenses();
  await writeFile(stampFile, digest);
}

/** Builds unless `out/` was built from exactly these sources. */
export async function ensureBuilt() {
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
  if (built === (await sourceDigest()) && existsSync(join(outputFolder, 'main', 'index.js'))) return;
  console.log('Building …');
  await buildApplication();
}
