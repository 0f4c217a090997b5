#!/usr/bin/env node
import { chmod, cp, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCommand, runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';

/**
 * Stands in for `fpm` when electron-builder makes a .deb: fpm itself is a Ruby program that electron-builder
 * downloads from the release host, while Debian's own `dpkg-deb` is on every Debian machine. It understands the
 * options electron-builder passes for this target, and refuses any other.
 */

/**
 * @typedef {object} Order
 * @property {Map<string, string>} options
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {{ from: string, to: string }[]} files
 */

const optionsWithValue = new Set([
  '-s',
  '-t',
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
  '--maintainer',
  '--vendor',
  '--url',
  '--category',
  '--deb-priority',
  '--deb-compression',
  '--license',
  '--log',
]);

/**
 * @param {readonly string[]} words
 * @returns {Order}
 */
export function readOrder(words) {
  /** @type {Order} */
  const order = { options: new Map(), depends: [], recommends: [], files: [] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const value = () => {
      index += 1;
      return words[index] ?? '';
    };
    if (word === '--force' || word === '--debug') continue;
    if (word === '-d') order.depends.push(value());
    else if (word === '--deb-recommends') order.recommends.push(value());
    else if (optionsWithValue.has(word)) order.options.set(word, value());
    else if (!word.startsWith('-') && word.includes('=')) {
      const separator = word.lastIndexOf('=');
      order.files.push({ from: word.slice(0, separator), to: word.slice(separator + 1) });
    } else throw new Error(`fpm-with-dpkg-deb does not know ${word}`);
  }
  return order;
}

/**
 * The package's control file.
 *
 * @param {Order} order
 * @param {number} installedKibibytes
 */
export function controlFile({ options, depends, recommends }, installedKibibytes) {
  /** @param {string} name */
  const option = (name) => options.get(name) ?? '';
  const [synopsis = '', ...rest] = option('--description').trim().split('\n');
  const description = [synopsis, ...rest.map((line) => (line.trim() === '' ? ' .' : ` ${line.trim()}`))].join(
    '\n',
  );
  /** @type {[string, string][]} */
  const fields = [
    ['Package', option('--name')],
    ['Version', option('--version')],
    ['Architecture', option('--architecture')],
    ['Maintainer', option('--maintainer')],
    ['Installed-Size', String(installedKibibytes)],
    ['Depends', depends.join(', ')],
    ['Recommends', recommends.join(', ')],
    ['Section', option('--category') || 'misc'],
    ['Priority', option('--deb-priority') || 'optional'],
    ['Homepage', option('--url').includes('.invalid') ? '' : option('--url')],
    ['Description', description],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** @param {Order} order */
async function makePackage(order) {
  if (order.options.get('-t') !== 'deb') throw new Error('fpm-with-dpkg-deb makes .deb packages only');
  const root = await mkdtemp(join(tmpdir(), 'waystation-deb-'));
  try {
    await chmod(root, 0o755);
    for (const { from, to } of order.files) {
      const target = join(root, to);
      await mkdir(dirname(target), { recursive: true });
      await cp(from.replace(/\/$/, ''), target, { recursive: true, verbatimSymlinks: true });
    }
    const control = join(root, 'DEBIAN');
    await mkdir(control);
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      const script = order.options.get(option ?? '');
      if (script === undefined) continue;
      await copyFile(script, join(control, name ?? ''));
      await chmod(join(control, name ?? ''), 0o755);
    }
    await writeFile(join(control, 'control'), controlFile(order, await sizeInKibibytes(root)));
    const compression = order.options.get('--deb-compression') ?? 'xz';
    const output = order.options.get('--package') ?? '';
    const words = ['--root-owner-group', `-Z${compression}`, '-z3', '--build', root, output];
    return await runCommand('dpkg-deb', words);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function sizeInKibibytes(folder) {
  const { output } = await readCommand('du', ['--summarize', '--apparent-size', '--block-size=1024', folder]);
  return Number.parseInt(output, 10);
}

if (process.argv[1] === import.meta.filename) {
  await runScript(() => makePackage(readOrder(process.argv.slice(2))));
}
