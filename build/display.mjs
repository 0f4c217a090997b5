import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** Wide enough for the largest window the screens are designed for. */
const screen = '1600x1000x24';

/**
 * @typedef {object} Display
 * @property {Record<string, string>} environment what a program needs to show its windows there
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a virtual display that only this user's programs may use.
 *
 * @returns {Promise<Display>}
 */
export async function startVirtualDisplay() {
  const folder = await mkdtemp(join(tmpdir(), 'waystation-display-'));
  const authority = join(folder, 'authority');
  const cookie = randomBytes(16).toString('hex');
  /** @param {string} number */
  const allow = (number) =>
    runCommand('xauth', ['-q', '-f', authority, 'add', `:${number}`, 'MIT-MAGIC-COOKIE-1', cookie], {
      stdio: 'ignore',
    });
  // The server reads the cookie at its start and doesn't mind for which number it is noted.
  await allow('0');
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.on('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    process.removeListener('exit', killServer);
    await rm(folder, { recursive: true, force: true });
  };
  const killServer = () => server.kill('SIGTERM');
  process.once('exit', killServer);
  try {
    const number = await displayNumber(server);
    await allow(number);
    return { environment: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Xvfb picks a free number and writes it when it is ready for clients.
 *
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    let text = '';
    pipe.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    server.on('error', reject);
    server.on('close', (code) => reject(new Error(`Xvfb ended with code ${String(code)}`)));
  });
}
