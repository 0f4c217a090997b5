import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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
