import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { readCommand, runCommand } from './run-command.mjs';

/**
 * Looks for what the operating system has to bring for Electron to start here, installs it where that can be
 * done without asking (root on Debian or Ubuntu), and says exactly what to type where it can't.
 */

/**
 * Packages that bring all the libraries Electron links, each under the names it has had: Debian 13 and
 * Ubuntu 24.04 renamed two of them.
 */
const libraryPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
];

/** @type {Record<string, string>} program → package */
const programPackages = { Xvfb: 'xvfb', xauth: 'xauth', age: 'age', openssl: 'openssl' };

/** Something is missing and only the person can bring it; the message is for them. */
export class PreflightError extends Error {
  /** @override */
  name = 'PreflightError';
}

/**
 * @typedef {object} Missing
 * @property {string[]} libraries such as `libgtk-3.so.0`
 * @property {string[]} programs such as `Xvfb`
 */

/**
 * The libraries `ldd` didn't find, from what it wrote.
 *
 * @param {string} lddOutput
 * @returns {string[]}
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function isOnPath(program, environment = process.env) {
  return (environment['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/**
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {boolean} whether a window could be shown as it is
 */
export function hasDisplay(environment = process.env) {
  if (process.platform !== 'linux') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

/**
 * @param {string | null} executable of Electron
 * @param {string[]} programs
 * @returns {Promise<Missing>}
 */
async function findMissing(executable, programs) {
  const { output } = executable === null ? { output: '' } : await readCommand('ldd', [executable]);
  return { libraries: missingLibraries(output), programs: programs.filter((program) => !isOnPath(program)) };
}

/** @param {Missing} missing */
const isNothing = ({ libraries, programs }) => libraries.length + programs.length === 0;

/**
 * The packages that bring what is missing.
 *
 * @param {Missing} missing
 * @param {(name: string) => boolean} isKnown whether the system's package lists have the name
 * @returns {string[]}
 */
export function packagesFor({ libraries, programs }, isKnown) {
  return [
    ...(libraries.length === 0
      ? []
      : libraryPackages.map((names) => names.find(isKnown) ?? names[names.length - 1] ?? '')),
    ...programs.map((program) => programPackages[program] ?? program),
  ];
}

/**
 * @param {string} text of `/etc/os-release`
 * @returns {boolean}
 */
export function usesApt(text) {
  const words = [...text.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap((match) =>
    (match[1] ?? '').replaceAll(/["']/g, '').split(' '),
  );
  return words.includes('debian') || words.includes('ubuntu');
}

function isDebianLike() {
  try {
    return usesApt(readFileSync('/etc/os-release', 'utf8')) && isOnPath('apt-get');
  } catch {
    return false;
  }
}

/** @param {Missing} missing */
async function aptPackages(missing) {
  const names = missing.libraries.length === 0 ? [] : libraryPackages.flat();
  const known = new Set();
  for (const name of names) {
    const { output } = await readCommand('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) known.add(name);
  }
  return packagesFor(missing, (name) => known.has(name));
}

/** @param {string[]} packages */
const aptInstall = (packages) => ['install', '-y', '--no-install-recommends', ...packages];

/** @param {Missing} missing */
async function installWithApt(missing) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120', '-q'];
  if ((await runCommand('apt-get', [...lock, 'update'], { env: environment })) !== 0) return;
  const packages = await aptPackages(missing);
  await runCommand('apt-get', [...lock, ...aptInstall(packages)], { env: environment });
}

/**
 * What a person has to do, in words and with the line to type.
 *
 * @param {Missing} missing
 * @param {string[] | null} packages null where apt isn't the way here
 */
export function explain({ libraries, programs }, packages) {
  const lines = ['Something is missing on this system:'];
  for (const name of [...libraries, ...programs]) lines.push(`  ${name}`);
  if (packages === null) {
    lines.push('Install the packages that bring them, then run this again.');
  } else {
    const install = `apt-get ${aptInstall(packages).join(' ')}`;
    lines.push('Type this, then run this again:', `  sudo apt-get update && sudo ${install}`);
  }
  return lines.join('\n');
}

/**
 * As an ordinary user Chromium needs either user namespaces or its helper installed set-uid.
 *
 * @param {string} executable of Electron
 */
async function assertSandbox(executable) {
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (!existsSync(helper)) return;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  // Ubuntu 24.04 lets an ordinary program make a user namespace but not map itself in it.
  const { code } = await readCommand('unshare', ['--user', '--map-root-user', 'true']);
  if (code === 0 || code === null) return;
  throw new PreflightError(
    [
      'This system does not let ordinary programs build the sandbox Electron runs pages in.',
      'Type this, then run this again:',
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    ].join('\n'),
  );
}

/**
 * Makes sure Electron can start here, or, without an executable, only that the programs are there.
 *
 * @param {object} options
 * @param {string | null} options.executable of Electron
 * @param {boolean} [options.isRoot]
 * @param {string[]} [options.programs] wanted besides, such as `age`
 * @throws {PreflightError} when something is missing that only a person can bring
 */
export async function preflight({ executable, isRoot = process.getuid?.() === 0, programs = [] }) {
  if (process.platform !== 'linux') return;
  const wanted = [...(executable === null || hasDisplay() ? [] : ['Xvfb', 'xauth']), ...programs];
  const missing = await findMissing(executable, wanted);
  if (!isNothing(missing)) {
    const apt = isDebianLike();
    const mayInstall = apt && isRoot && process.env['WAYSTATION_NO_APT'] === undefined;
    if (mayInstall) await installWithApt(missing);
    const still = mayInstall ? await findMissing(executable, wanted) : missing;
    if (!isNothing(still)) throw new PreflightError(explain(still, apt ? await aptPackages(still) : null));
  }
  if (!isRoot && executable !== null) await assertSandbox(executable);
}
