import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCode } from '../run-command.mjs';
import { writePathFile } from './installed.mjs';
import { placeFolder } from './place-folder.mjs';

/** A release host that sends nothing for this long is taken as out of reach (a swallowing network). */
const stallMilliseconds = 20_000;

/**
 * Installs the official runtime by electron's own checksummed `install.js`, run on a copy of itself so that
 * the runtime is complete before it is in its place. Mirrors and proxies work as electron documents them.
 *
 * @param {object} options
 * @param {string} options.packageFolder of the `electron` package
 * @param {number} [options.stallLimitMilliseconds]
 * @param {NodeJS.ProcessEnv} [options.environment]
 */
export async function installOfficial({
  packageFolder,
  stallLimitMilliseconds = stallMilliseconds,
  environment = process.env,
}) {
  let executableName = '';
  await placeFolder(join(packageFolder, 'dist'), async (staging) => {
    for (const name of ['install.js', 'package.json', 'checksums.json']) {
      await cp(join(packageFolder, name), join(staging, name));
    }
    const downloads = join(staging, 'downloads');
    await mkdir(downloads);
    await runWatched(join(staging, 'install.js'), staging, stallLimitMilliseconds, {
      ...environment,
      TMPDIR: downloads,
      ELECTRON_GET_NO_PROGRESS: '1',
      ELECTRON_OVERRIDE_DIST_PATH: undefined,
    });
    executableName = await readFile(join(staging, 'path.txt'), 'utf8');
    await stat(join(staging, 'dist', executableName));
    return join(staging, 'dist');
  });
  await writePathFile(packageFolder, executableName);
}

/**
 * Runs a script for as long as the folder it fills keeps growing: a slow download may take its time, a silent
 * one may not.
 *
 * @param {string} script
 * @param {string} folder
 * @param {number} stallLimitMilliseconds
 * @param {NodeJS.ProcessEnv} environment
 */
async function runWatched(script, folder, stallLimitMilliseconds, environment) {
  const child = spawn(process.execPath, [script], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text));

  const watch = watchGrowth(folder, stallLimitMilliseconds, () => child.kill('SIGKILL'));
  try {
    const code = await exitCode(child);
    if (watch.stalled)
      throw new Error(`the release host sent nothing for ${stallLimitMilliseconds / 1000} s`);
    if (code !== 0) throw new Error(causeIn(errors));
  } finally {
    clearInterval(watch.timer);
  }
}

/**
 * @param {string} folder
 * @param {number} stallLimitMilliseconds
 * @param {() => void} onStall
 */
function watchGrowth(folder, stallLimitMilliseconds, onStall) {
  let lastSize = -1;
  let lastGrowth = performance.now();
  const look = async () => {
    const size = await folderSize(folder);
    if (size !== lastSize) {
      lastSize = size;
      lastGrowth = performance.now();
    } else if (performance.now() - lastGrowth > stallLimitMilliseconds) {
      watch.stalled = true;
      onStall();
    }
  };
  const timer = setInterval(() => void look(), Math.min(500, stallLimitMilliseconds / 4));
  const watch = { timer, stalled: false };
  return watch;
}

/** @param {string} errors the stack traces electron's `install.js` printed */
function causeIn(errors) {
  const cause = /(?:cause\]?: )(.*)/.exec(errors) ?? /Error: (.*)/.exec(errors);
  return cause?.[1] ?? 'its install script failed';
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes; files that vanish meanwhile count as nothing
 */
async function folderSize(folder) {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}
