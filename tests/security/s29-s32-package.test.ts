import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { asarProblems, lockfileProblems, wantedFuses } from '../../build/check-artifact.mjs';
import { HOSTILE_STARTS } from '../../build/check-start.mjs';
import configuration from '../../build/electron-builder.config.mjs';
import { refusedSwitch } from '../../electron/main/startup-checks';

const project = resolve(import.meta.dirname, '../..');

/*
 * What can be said without packing. `npm run pack` reads the same things back from the packed app and starts it with
 * every hostile switch (build/check-artifact.mjs, build/check-start.mjs); packing takes too long for every `npm test`.
 */

test('S29: the fuses that are set are the ones the packed app is checked for, each said explicitly', () => {
  const set = configuration.electronFuses;
  expect(set).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(wantedFuses).toHaveLength(8);
});

test('S30: a packed app refuses the switches that fuses don’t cover, and starts with its own', () => {
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'load-extension', 'js-flags']) {
    expect(refusedSwitch(true, (asked) => asked === name)).toBe(name);
    expect(refusedSwitch(false, (asked) => asked === name)).toBeNull();
  }
  expect(refusedSwitch(true, (asked) => asked === 'user-data-dir' || asked === 'no-sandbox')).toBeNull();
  expect(HOSTILE_STARTS.map(({ what }) => what)).toEqual([
    'ELECTRON_RUN_AS_NODE',
    'NODE_OPTIONS',
    '--inspect',
    '--remote-debugging-port',
    '--load-extension',
  ]);
});

test('S31: sources, maps, tests, databases and secrets in the asar are found', () => {
  const whole = [
    'package.json',
    'out/main/index.js',
    'out/main/vault.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
  ];
  expect(asarProblems(whole)).toEqual([]);
  for (const entry of ['a.ts', 'out/main/index.js.map', 'tests/x.js', 'fixtures/a.json', '.env', 'a.db']) {
    expect(asarProblems([...whole, entry])).toHaveLength(1);
  }
});

test('S32: every package comes from a registry over https, and the licence is there', () => {
  expect(lockfileProblems(join(project, 'package-lock.json'))).toEqual([]);
  expect(readFileSync(join(project, 'LICENSE'), 'utf8')).toContain('GNU AFFERO GENERAL PUBLIC LICENSE');
  const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  // Exactly one version, so that a release is made from what was tested (docs/adr/0016).
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});
