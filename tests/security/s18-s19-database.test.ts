import { readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

import { openStore } from '../../electron/vault/store/connection';
import type { Reader } from '../../electron/vault/store/connection';
import { siteFolder } from '../../electron/vault/site-folder';
import { sql, sqlFragment, sqlIdentifier } from '../../electron/vault/store/sql';
import { findLeaks } from '../support/leak-search';
import { seedClient, seedEncounter, seedNote } from '../support/seed-records';
import { failureOf } from '../support/temporary-store';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';

const CANARIES = ['ZQXCANARY Nell', 'ZQXCANARY alias', 'ZQXCANARY we talked'];

let vault: VaultHarness;

beforeEach(async () => {
  vault = await openVaultHarness();
  vault.seed('supervisor', (context) => {
    const client = seedClient(context, { preferredName: CANARIES[0] ?? '', aliases: [CANARIES[1] ?? ''] });
    seedNote(context, seedEncounter(context, client.id), { sections: { purpose: CANARIES[2] ?? '' } });
  });
});

afterEach(() => vault.close());

test('S18: nothing in the vault’s folder is readable: database, log of writes, backups, key file', async () => {
  await vault.signIn('supervisor');
  // The search a person typed, and the words it is found by.
  await vault.call('client.list', {
    filter: { text: 'zqxcanary', statuses: [], workerIds: [] },
    sort: [],
    offset: 0,
    limit: 10,
  });
  const files = readdirSync(vault.folder, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['waystation.db', 'waystation.db-wal', 'key-file.json']));
  const database = readFileSync(siteFolder(vault.folder).database);
  expect(database.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  expect(await findLeaks(vault.folder, [...CANARIES, 'zqxcanary', 'Pat Peer', 'CREATE TABLE'])).toEqual([]);
});

test('S18: no key, a wrong key and a key of 63 digits open nothing, each with its code, and no key makes a file', () => {
  const { database } = siteFolder(vault.folder);
  const wrong = Buffer.from(vault.site.dataKey);
  wrong[0] = (wrong[0] ?? 0) ^ 1;
  expect(failureOf(() => openStore({ path: database, key: wrong })).code).toBe('DATABASE_WRONG_KEY');
  const before = readFileSync(database);
  for (const key of [Buffer.alloc(0), vault.site.dataKey.subarray(0, 31), Buffer.alloc(32)]) {
    expect(() => openStore({ path: database, key })).toThrow();
  }
  expect(readFileSync(database).equals(before)).toBe(true);
  renameSync(database, `${database}.away`);
  expect(failureOf(() => openStore({ path: database, key: vault.site.dataKey })).code).toBe(
    'DATABASE_MISSING',
  );
  expect(readdirSync(vault.folder)).not.toContain('waystation.db');
  renameSync(`${database}.away`, join(vault.folder, 'waystation.db'));
});

const WANTED = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  temp_store: 2,
  cell_size_check: 1,
} as const;

function settingsOf(reader: Reader): Record<string, unknown> {
  // After a first query: the driver's default for synchronous only shows then.
  reader.value(sqlFragment`SELECT count(*) FROM client`, z.int());
  const names = [...Object.keys(WANTED), 'busy_timeout', 'cipher_version'];
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.values(
        reader.first(sql`PRAGMA ${sqlIdentifier(name)}`, z.record(z.string(), z.unknown())) ?? {},
      )[0],
    ]),
  );
}

test('S19: every setting holds after a first query, on first open and on reopen', () => {
  // Each `inspect` opens the database anew.
  for (const settings of [vault.inspect(settingsOf), vault.inspect(settingsOf)]) {
    expect(settings).toMatchObject(WANTED);
    expect(settings['busy_timeout']).toBeGreaterThan(0);
    expect(settings['cipher_version']).toMatch(/^4\./);
  }
});
