import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

/*
 * S26 is about convenience unlocking with the operating system's key store. There is none
 * (docs/adr/0017-no-operating-system-key-store.md), which is the strongest way to hold it: whatever the key store is or
 * becomes, the passphrase opens, and nothing is written anew.
 */
test('S26: nothing of the app asks the operating system’s key store', () => {
  const users = ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => /\bsafeStorage\b|\bkeytar\b|libsecret/.test(readFileSync(path, 'utf8'))),
  );
  expect(users).toEqual([]);
});

test('S26: no package of the app does', () => {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, unknown>>;
  };
  const names = Object.keys(lock.packages);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => /(?:^|\/)(?:keytar|@napi-rs\/keyring|node-keytar)$/.test(name))).toEqual([]);
});
