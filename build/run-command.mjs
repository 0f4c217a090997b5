import { spawn } from 'node:child_process';

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | null>} null for a program ended by a signal
 */
export function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
}

/**
 * Runs a program to its end with this terminal as its own.
 *
 * @param {string} command
 * @param {readonly string[]} words
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 1 for a program ended by a signal
 */
export function runCommand(command, words, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'inherit', ...options });
    // Ctrl+C reaches the whole group by itself; a kill of this process alone is passed on.
    const passOn = () => child.kill('SIGTERM');
    process.once('SIGTERM', passOn);
    child.on('error', reject).on('close', (code) => {
      process.removeListener('SIGTERM', passOn);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a program and returns what it wrote.
 *
 * @param {string} command
 * @param {readonly string[]} words
 * @returns {Promise<{ code: number | null, output: string }>} a null code for a program that isn't there
 */
export function readCommand(command, words) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child
      .on('error', () => resolve({ code: null, output }))
      .on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
