import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { packedArchive, projectFolder } from './paths.mjs';
import { preflight } from './preflight.mjs';
import { runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';
import { describeRuntime, ensureRuntime } from './runtime/ensure.mjs';
import { countPlaywright, countVitest, readCounts, sumCounts } from './test-results.mjs';

/** @import { Counts } from './test-results.mjs' */

/**
 * `node build/test.mjs [SUITE [ARGUMENTS]]`: all suites but `packed`, or one with arguments for its own runner; `fault --rounds N`. The
 * last line is always `N passed, N failed`.
 */

/**
 * `output` is the file its words go to when something else has the terminal; `summarise` prints what is told at its end.
 *
 * @typedef {object} Suite
 * @property {'node' | 'electron'} runsOn
 * @property {(words: string[], output?: number) => Promise<Counts>} run
 * @property {() => void} [summarise]
 */

const results = join(projectFolder, 'test-results');
const killReport = join(results, 'fault-kills.ndjson');
const nodeVersion = `Node ${process.versions.node}, no Electron`;

/**
 * @param {string} name
 * @param {string[]} projects of vitest.config.ts
 * @returns {Suite}
 */
function vitestSuite(name, projects) {
  return {
    runsOn: 'node',
    async run(words, output) {
      const report = join(results, `${name}.json`);
      rmSync(report, { force: true });
      const tool = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const chosen = projects.map((project) => `--project=${project}`);
      const command = [tool, 'run', ...chosen, ...reporters, ...words];
      const code = await runCommand(process.execPath, command, {
        cwd: projectFolder,
        stdio: ['ignore', output ?? 'inherit', output ?? 'inherit'],
      });
      return readCounts(report, code, countVitest);
    },
  };
}

/**
 * The fault tests, with a table of what was killed how often.
 * @param {Suite} suite
 * @returns {Suite}
 */
function faultSuite(suite) {
  return {
    ...suite,
    // Main and the whole app are among what is killed.
    runsOn: 'electron',
    async run(words, output) {
      rmSync(killReport, { force: true });
      process.env['FAULT_REPORT'] = killReport;
      return suite.run(words, output);
    },
    summarise() {
      printKills(existsSync(killReport) ? readFileSync(killReport, 'utf8') : '');
    },
  };
}

/** @param {string} report a line of JSON for each kind of kill; only rounds that lost nothing are in it */
function printKills(report) {
  /** @type {{ what: string, rounds: number, acknowledged: number }[]} */
  const kinds = report
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  if (kinds.length === 0) return;
  const sum = (/** @type {(kind: (typeof kinds)[number]) => number} */ of) =>
    kinds.reduce((total, kind) => total + of(kind), 0);
  console.table(kinds);
  const rounds = sum((kind) => kind.rounds);
  console.log(`${rounds} kill points, ${sum((kind) => kind.acknowledged)} acknowledged, 0 lost`);
}

/** @type {Suite} */
const playwrightSuite = {
  runsOn: 'electron',
  async run(words) {
    const report = join(results, 'e2e.json');
    rmSync(report, { force: true });
    const tool = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
    const code = await runCommand(process.execPath, [tool, 'test', '--reporter=list,json', ...words], {
      cwd: projectFolder,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return readCounts(report, code, countPlaywright);
  },
};

/**
 * The end-to-end and security tests on what `npm run pack` leaves: the threads, workers and native parts start from its
 * archive. The archive runs in the unpacked runtime, because the packed one lets no test driver in (S30); pack itself
 * starts that one, as it is and in every hostile way.
 * @type {Suite}
 */
const packedSuite = {
  runsOn: 'electron',
  async run(words) {
    const code = await runCommand(process.execPath, [join(projectFolder, 'build', 'pack.mjs')], {
      cwd: projectFolder,
    });
    if (code !== 0) return { passed: 0, failed: 1, skipped: 0 };
    process.env['WAYSTATION_APPLICATION'] = packedArchive();
    const counts = await playwrightSuite.run(words);
    return { ...counts, passed: counts.passed + 1 };
  },
};

/** @type {Map<string, Suite>} */
const everySuite = new Map([
  ['check', { runsOn: 'node', run: (_words, output) => runChecks(output) }],
  ['unit', vitestSuite('unit', ['unit', 'alone', 'renderer'])],
  ['fault', faultSuite(vitestSuite('fault', ['fault']))],
  ['e2e', playwrightSuite],
]);

/** Packing takes too long for every `npm test`; this is run by its name. */
const suites = new Map([...everySuite, ['packed', packedSuite]]);

/** @typedef {{ counts: Counts, seconds: number }} Timed */

/**
 * @param {() => Promise<Counts>} work
 * @returns {Promise<Timed>}
 */
async function timed(work) {
  const start = performance.now();
  const counts = await work();
  return { counts, seconds: Math.round((performance.now() - start) / 1000) };
}

/** Runs beside the unit and fault tests: the two sides take about as long, and keep a processor busy each. */
const besideVitest = ['check'];

/**
 * @param {[string, Suite]} chosen while something else has the terminal
 * @returns {Promise<Timed & { log: string }>} what it said, to be printed later
 */
async function runSilently([name, suite]) {
  const path = join(results, `${name}.log`);
  const output = openSync(path, 'w');
  try {
    const found = await timed(() => suite.run([], output));
    return { ...found, log: readFileSync(path, 'utf8') };
  } finally {
    closeSync(output);
  }
}

/**
 * @param {[string, Suite][]} chosen
 * @param {string[]} words
 */
async function runSuites(chosen, words) {
  mkdirSync(results, { recursive: true });
  const needsElectron = chosen.some(([, { runsOn }]) => runsOn === 'electron');
  const runtime = needsElectron ? await ensureRuntime() : null;
  const electronVersion = runtime === null ? '' : describeRuntime(runtime);
  // The bundle is opened with the tools an office has.
  await preflight({ executable: runtime?.executable ?? null, programs: ['age', 'openssl'] });

  /** @type {Record<string, string | number>[]} */
  const table = [];
  /** @type {Counts[]} */
  const counts = [];
  const ranOn = (/** @type {Suite} */ suite) => (suite.runsOn === 'electron' ? electronVersion : nodeVersion);
  const note = (/** @type {string} */ name, /** @type {Suite} */ suite, /** @type {Timed} */ timed) => {
    const { passed, failed, skipped } = timed.counts;
    counts.push(timed.counts);
    table.push({ suite: name, passed, failed, skipped, seconds: timed.seconds, 'ran on': ranOn(suite) });
  };
  const isWhole = chosen.length > 1;
  const beside = isWhole ? chosen.filter(([name]) => besideVitest.includes(name)) : [];
  /** @type {Promise<void>} */
  let former = Promise.resolve();
  const silent = beside.map((entry) => {
    const found = former.then(() => runSilently(entry));
    former = found.then(() => undefined);
    return { entry, found };
  });
  const tellSilent = async () => {
    for (const { entry, found } of silent.splice(0)) {
      const { log, ...timedCounts } = await found;
      console.log(`\n── ${entry[0]} (${ranOn(entry[1])})`);
      process.stdout.write(log);
      entry[1].summarise?.();
      note(...entry, timedCounts);
    }
  };
  for (const [name, suite] of chosen.filter((entry) => !beside.includes(entry))) {
    // The windows of the end-to-end tests need both processors.
    if (name === 'e2e') await tellSilent();
    console.log(`\n── ${name} (${ranOn(suite)})`);
    note(name, suite, await timed(() => suite.run(words)));
    suite.summarise?.();
  }
  await tellSilent();
  for (const failure of counts.flatMap(({ failures = [] }) => failures)) console.log(`\nFAILED ${failure}`);
  console.log('');
  console.table(table);
  return sumCounts(counts);
}

await runScript(async () => {
  const [name, ...words] = process.argv.slice(2);
  const roundsAt = words.indexOf('--rounds');
  if (roundsAt >= 0) {
    // How often the fault tests kill at every kind of moment.
    const [, rounds = ''] = words.splice(roundsAt, 2);
    process.env['FAULT_ROUNDS'] = rounds;
  }
  const suite = name === undefined ? undefined : suites.get(name);
  if (name !== undefined && suite === undefined) {
    console.error(`There is no suite "${name}". The suites are: ${[...suites.keys()].join(', ')}.`);
    return 2;
  }
  /** @type {Counts} */
  let total = { passed: 0, failed: 1, skipped: 0 };
  try {
    total = await runSuites(
      name === undefined || suite === undefined ? [...everySuite] : [[name, suite]],
      words,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
