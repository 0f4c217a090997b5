import { writeSync } from 'node:fs';
import { projectFolder } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';

/** @import { Counts } from './test-results.mjs' */

/** The scripts of package.json that read the code without running it. */
const steps = ['check:types', 'check:lint', 'check:layers', 'check:unused', 'check:access', 'check:format'];

/**
 * Runs every step, also after one has failed: a person wants to see all there is to mend.
 *
 * @param {number} [output] where what the steps say goes: a file's descriptor; this terminal when it isn't given
 * @returns {Promise<Counts>}
 */
export async function runChecks(output = 1) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const say = (/** @type {string} */ line) => writeSync(output, `${line}\n`);
  for (const step of steps) {
    say(`\n${step}`);
    const code = await runCommand('npm', ['run', '--silent', step], {
      cwd: projectFolder,
      stdio: output === 1 ? 'inherit' : ['ignore', output, output],
    });
    if (code === 0) counts.passed += 1;
    else counts.failed += 1;
    say(`${step}: ${code === 0 ? 'passed' : 'failed'}`);
  }
  return counts;
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    const { passed, failed } = await runChecks();
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  });
}
