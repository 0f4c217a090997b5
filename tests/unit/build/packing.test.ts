import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceDigest } from '../../../build/application-build.mjs';
import { asarProblems, importedPackages, lockfileProblems } from '../../../build/check-artifact.mjs';
import { checkStart } from '../../../build/check-start.mjs';
import { controlFile, readOrder } from '../../../build/fpm-with-dpkg-deb.mjs';
import { licenceText, shippedPackages } from '../../../build/third-party-licenses.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waystation-packing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const completeAsar = [
  'package.json',
  'out/main/index.js',
  'out/main/vault.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

describe('what the asar may hold', () => {
  it('is the bundles and their package file', () => {
    expect(asarProblems([...completeAsar, 'node_modules/@signalapp/sqlcipher/dist/index.mjs'])).toEqual([]);
  });

  it.each([
    'electron/main/index.ts',
    'node_modules/zod/index.d.cts',
    'out/main/index.js.map',
    'tests/unit/a.js',
    'node_modules/x/test/a.js',
    'node_modules/x/__tests__/a.js',
    'tests/fixtures/site.db',
    'waystation.db',
    '.env',
    '.env.local',
    'README.md',
    'out/renderer/.vite/licenses.json',
  ])('is not %s', (entry) => {
    expect(asarProblems([...completeAsar, entry])).toEqual([`the asar holds ${entry}`]);
  });

  it.each(completeAsar)('cannot lack %s', (entry) => {
    expect(asarProblems(completeAsar.filter((name) => name !== entry))).toEqual([`the asar has no ${entry}`]);
  });
});

describe('the packages a bundle still imports', () => {
  it('are found in every way to import', () => {
    const code = `
      import { a } from 'zod';
      import * as b from "@scope/name/inner";
      import fs from 'node:fs';
      import { join } from 'path';
      import { app } from 'electron';
      import { c } from './chunks/shared.js';
      import 'side-effect';
      export { d } from 'uuid';
      const e = await import('dexie');
      const f = require('tar');
    `;
    expect(importedPackages(code)).toEqual(['@scope/name', 'dexie', 'side-effect', 'tar', 'uuid', 'zod']);
  });

  it('are not words in a text or a comment', () => {
    expect(importedPackages(`/**\n * import { sha256 } from '@noble/hashes';\n */\nconst a = 1;`)).toEqual(
      [],
    );
    expect(
      importedPackages(`const text = "imports from the 'office' file"; import{a}from"node:fs";`),
    ).toEqual([]);
  });
});

describe('the lockfile', () => {
  it('takes packages from the registry only', () => {
    expect(lockfileProblems('package-lock.json')).toEqual([]);
    const path = join(folder, 'package-lock.json');
    const packages = {
      'node_modules/a': { resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' },
      'node_modules/b': { resolved: 'git+ssh://git@example.org/b.git' },
      'node_modules/c': { resolved: 'http://example.org/c.tgz' },
      'node_modules/d': { version: '1.0.0' },
    };
    writeFileSync(path, JSON.stringify({ packages }));
    expect(lockfileProblems(path)).toHaveLength(2);
  });

  it('pins every direct dependency to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('the licences', () => {
  it('cover the packages shipped as they are, and what those depend on', () => {
    const names = shippedPackages().map(({ name }) => name);
    expect(names).toContain('@signalapp/sqlcipher');
    expect(names).toContain('@node-rs/argon2');
    expect(names).toContain('node-gyp-build');
    expect(names).not.toContain('waystation');
  });

  it('are listed once each, by name, with their text', () => {
    const text = licenceText([
      { name: 'zod', version: '4.0.0', identifier: 'MIT', text: 'Permission is granted' },
      { name: 'age-encryption', version: '0.3.1' },
      { name: 'zod', version: '4.0.0', identifier: 'MIT', text: 'Permission is granted' },
    ]);
    expect(text.match(/^## .*$/gm)).toEqual(['## age-encryption 0.3.1', '## zod 4.0.0 (MIT)']);
    expect(text).toContain('Permission is granted');
  });
});

describe('the stand-in for fpm', () => {
  const words = [
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0t64 | libgtk-3-0'],
    ...['--deb-recommends', 'age', '--deb-compression', 'xz', '--architecture', 'amd64'],
    ...[
      '--description',
      'Caseload\n Offline.\n\n Encrypted.',
      '--version',
      '0.1.0',
      '--package',
      '/out/a.deb',
    ],
    ...['--name', 'waystation', '--maintainer', 'Us <us@localhost>', '--url', 'https://waystation.invalid'],
    '/dist/linux-unpacked/=/opt/Waystation',
    '/tmp/a=b.desktop=/usr/share/applications/waystation.desktop',
  ];

  it('reads the order electron-builder gives', () => {
    const order = readOrder(words);
    expect(order.depends).toEqual(['libnss3', 'libgtk-3-0t64 | libgtk-3-0']);
    expect(order.files).toEqual([
      { from: '/dist/linux-unpacked/', to: '/opt/Waystation' },
      { from: '/tmp/a=b.desktop', to: '/usr/share/applications/waystation.desktop' },
    ]);
    expect(order.options.get('--package')).toBe('/out/a.deb');
  });

  it('refuses what it does not know', () => {
    expect(() => readOrder(['--rpm-os', 'linux'])).toThrow('--rpm-os');
  });

  it('writes a control file in Debian’s form', () => {
    expect(controlFile(readOrder(words), 1234)).toBe(
      [
        'Package: waystation',
        'Version: 0.1.0',
        'Architecture: amd64',
        'Maintainer: Us <us@localhost>',
        'Installed-Size: 1234',
        'Depends: libnss3, libgtk-3-0t64 | libgtk-3-0',
        'Recommends: age',
        'Section: misc',
        'Priority: optional',
        'Description: Caseload',
        ' Offline.',
        ' .',
        ' Encrypted.',
        '',
      ].join('\n'),
    );
  });
});

describe('the digest of the sources', () => {
  beforeEach(() => {
    for (const name of ['electron', 'renderer', 'shared']) mkdirSync(join(folder, name));
    for (const name of ['electron.vite.config.ts', 'package.json', 'package-lock.json']) {
      writeFileSync(join(folder, name), '{}');
    }
    writeFileSync(join(folder, 'shared', 'a.ts'), 'a');
  });

  it('stays while nothing changes, and changes with content, a new file, a name and a removal', async () => {
    const digests = [await sourceDigest(folder)];
    expect(await sourceDigest(folder)).toBe(digests[0]);
    writeFileSync(join(folder, 'shared', 'a.ts'), 'b');
    digests.push(await sourceDigest(folder));
    writeFileSync(join(folder, 'shared', 'c.ts'), 'b');
    digests.push(await sourceDigest(folder));
    rmSync(join(folder, 'shared', 'a.ts'));
    digests.push(await sourceDigest(folder));
    writeFileSync(join(folder, 'package.json'), '{"version":"2"}');
    digests.push(await sourceDigest(folder));
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('the start of a packed app', () => {
  it('has failed when the app ends by itself', async () => {
    expect(await checkStart('/bin/false', process.env)).toEqual(['the packed app ended with code 1']);
  });

  it('has failed when the app cannot be run', async () => {
    expect(await checkStart(join(folder, 'missing'), process.env)).toEqual(['the packed app cannot be run']);
  });
});

describe('the icon', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512])('is there at %i pixels', (size) => {
    const path = `build/icons/${size}x${size}.png`;
    expect(existsSync(path)).toBe(true);
    const header = readFileSync(path).subarray(0, 24);
    expect(header.readUInt32BE(16)).toBe(size);
    expect(header.readUInt32BE(20)).toBe(size);
  });
});
