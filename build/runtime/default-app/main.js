import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/**
 * What `electron FOLDER` runs: loads the app in FOLDER the way Electron's own default app does, for the parts
 * that development tools use.
 */

/**
 * What Electron has for its default app only, and leaves out of its published types.
 *
 * @typedef {{ setVersion(version: string): void, setAppPath(path: string): void }} DefaultAppMethods
 */
const defaultApp = /** @type {typeof app & DefaultAppMethods} */ (app);

const require = createRequire(import.meta.url);

/** @param {string[]} words */
function readCommandLine(words) {
  /** @type {{ version: boolean, preloads: string[], file: string | null }} */
  const command = { version: false, preloads: [], file: null };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--version' || word === '-v') {
      command.version = true;
    } else if (word === '-r' || word === '--require') {
      index += 1;
      command.preloads.push(words[index] ?? '');
    } else if (word.startsWith('--require=')) {
      command.preloads.push(word.slice('--require='.length));
    } else if (!word.startsWith('-')) {
      command.file = word;
      return command;
    }
  }
  return command;
}

/**
 * @param {unknown} manifest
 * @param {string} key
 * @returns {string | undefined}
 */
function textIn(manifest, key) {
  const value = new Map(Object.entries(manifest ?? {})).get(key);
  return typeof value === 'string' ? value : undefined;
}

/** @param {string} path a folder with package.json, or a script */
async function loadApp(path) {
  // Electron's own default app sets this; programs ask for it to see whether they are packaged.
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folderOrFile = resolve(path);
  const packageFile = join(folderOrFile, 'package.json');
  if (existsSync(packageFile)) {
    /** @type {unknown} */
    const manifest = JSON.parse(readFileSync(packageFile, 'utf8'));
    const version = textIn(manifest, 'version');
    if (version !== undefined) defaultApp.setVersion(version);
    const name = textIn(manifest, 'productName') ?? textIn(manifest, 'name');
    if (name !== undefined) app.setName(name);
    app.setDesktopName(textIn(manifest, 'desktopName') ?? `${app.name}.desktop`);
  }
  const entry = require.resolve(folderOrFile);
  defaultApp.setAppPath(statSync(folderOrFile).isDirectory() ? folderOrFile : dirname(entry));
  await import(pathToFileURL(entry).href);
}

const command = readCommandLine(process.argv.slice(1));
if (command.version) {
  process.stdout.write(`v${process.versions['electron']}\n`);
  process.exit(0);
}
// Preloads are looked up from the folder the command was typed in, as Node does with its own `-r`.
const requireFromHere = createRequire(join(process.cwd(), 'electron'));
for (const preload of command.preloads) requireFromHere(preload);
if (command.file === null) {
  process.stderr.write('Usage: electron [-r MODULE] FOLDER [ARGUMENTS]\n');
  process.exit(1);
}
try {
  await loadApp(command.file);
} catch (error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Cannot start the app in ${resolve(command.file)}\n${text}\n`);
  process.exit(1);
}
