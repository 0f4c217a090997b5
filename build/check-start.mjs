import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { electronSwitches } from './launch.mjs';

/** Long enough for a slow disk, short enough to notice a crash loop. */
const limitMilliseconds = 30_000;
/** All three processes must stay for this long. */
const settledMilliseconds = 2_000;

/**
 * Which of the app's processes run with this profile.
 *
 * @param {string} profile
 */
function runningParts(profile) {
  const commandLines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(profile));
  return {
    page: commandLines.some((line) => line.includes('--type=renderer')),
    vault: commandLines.some((line) => line.includes('--utility-sub-type=node.mojom.NodeService')),
  };
}

/**
 * Starts a packed app as it is, with no switch that would make it easier, on a profile of its own.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} environment with a display
 * @returns {Promise<string[]>} what is wrong; empty when it starts and stays
 */
export async function checkStart(executable, environment) {
  const profile = mkdtempSync(join(tmpdir(), 'waystation-packed-'));
  const app = spawn(executable, [...electronSwitches(), `--user-data-dir=${profile}`], {
    env: environment,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => app.on('close', resolve).on('error', resolve));
  try {
    const begin = performance.now();
    let sinceAll = Number.POSITIVE_INFINITY;
    while (performance.now() - begin < limitMilliseconds) {
      if (app.pid === undefined) return ['the packed app cannot be run'];
      if (app.exitCode !== null) return [`the packed app ended with code ${app.exitCode}`];
      const { page, vault } = runningParts(profile);
      sinceAll = page && vault ? Math.min(sinceAll, performance.now()) : Number.POSITIVE_INFINITY;
      if (performance.now() - sinceAll > settledMilliseconds) return [];
      await wait(100);
    }
    const { page, vault } = runningParts(profile);
    return [`the packed app has ${page ? 'a' : 'no'} page and ${vault ? 'a' : 'no'} vault process`];
  } finally {
    app.kill('SIGTERM');
    await Promise.race([ended, wait(5_000)]);
    app.kill('SIGKILL');
    if (existsSync(profile))
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Ways to get other code into the packed app, or another program into its page (S30). `mustEnd`: no fuse covers it,
 * so the app itself refuses to start.
 *
 * @type {{ what: string, mustEnd: boolean, make: (folder: string, port: number) => { words: string[], environment: NodeJS.ProcessEnv } }[]}
 */
export const HOSTILE_STARTS = [
  {
    what: 'ELECTRON_RUN_AS_NODE',
    mustEnd: false,
    make: (folder) => ({
      words: ['-e', `require('fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`],
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    }),
  },
  {
    what: 'NODE_OPTIONS',
    mustEnd: false,
    make: (folder) => ({
      words: [],
      environment: { NODE_OPTIONS: `--require ${join(folder, 'hostile.cjs')}` },
    }),
  },
  {
    what: '--inspect',
    mustEnd: false,
    make: (_folder, port) => ({ words: [`--inspect=127.0.0.1:${port}`], environment: {} }),
  },
  {
    what: '--remote-debugging-port',
    mustEnd: true,
    make: (_folder, port) => ({ words: [`--remote-debugging-port=${port}`], environment: {} }),
  },
  {
    what: '--load-extension',
    mustEnd: true,
    make: (folder) => ({ words: [`--load-extension=${folder}`], environment: {} }),
  },
];

/** @returns {Promise<number>} a port nobody listens on */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (/** @type {boolean} */ is) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

/**
 * Starts a packed app in every hostile way and says which had an effect.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} environment with a display
 * @returns {Promise<string[]>}
 */
export async function checkHostileStarts(executable, environment) {
  const problems = [];
  for (const { what, mustEnd, make } of HOSTILE_STARTS) {
    const folder = mkdtempSync(join(tmpdir(), 'waystation-hostile-'));
    const marker = join(folder, 'ran');
    writeFileSync(join(folder, 'hostile.cjs'), `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`);
    writeFileSync(join(folder, 'manifest.json'), '{"name":"x","version":"1","manifest_version":3}');
    const port = await freePort();
    const start = make(folder, port);
    const app = spawn(
      executable,
      [...electronSwitches(), `--user-data-dir=${join(folder, 'profile')}`, ...start.words],
      { env: { ...environment, ...start.environment }, stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => app.on('close', resolve).on('error', resolve));
    const begin = performance.now();
    while (performance.now() - begin < limitMilliseconds && app.exitCode === null) {
      const { page, vault } = runningParts(folder);
      if (page && vault) break;
      await wait(100);
    }
    if (existsSync(marker)) problems.push(`${what} ran other code`);
    if (await isListening(port)) problems.push(`${what} opened a debugger`);
    if (mustEnd && app.exitCode === null) problems.push(`${what} did not keep the packed app from starting`);
    app.kill('SIGTERM');
    await Promise.race([ended, wait(5_000)]);
    app.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  return problems;
}
