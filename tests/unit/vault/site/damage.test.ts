import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { ErrorCode } from '../../../../shared/errors';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { previousCopyPath } from '../../../../electron/vault/keys/key-file';
import { NEW_PAGE_BYTES } from '../../../../electron/vault/store/database-file';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { canonicalJson } from '../../../../electron/vault/canonical-json';
import { schemaVersion } from '../../../../electron/vault/store/migrate';
import { newIdentifier } from '../../../../shared/identifiers';
import { TEST_TIME_ZONE } from '../../../support/test-site';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Changes the file's own text in a way that keeps it well-formed, checksum and length included. */
function rewriteEnvelope(path: string, change: (envelope: Record<string, unknown>) => void): void {
  const envelope = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(envelope);
  const { version, content } = envelope;
  envelope['checksum'] = createHash('sha256').update(canonicalJson({ version, content })).digest('hex');
  const text = (): string => `${JSON.stringify(envelope, undefined, 2)}\n`;
  envelope['bytes'] = String(Buffer.byteLength(text())).padStart(8, '0');
  writeFileSync(path, text());
}

const DAMAGES: readonly (readonly [string, ErrorCode, (path: string) => void])[] = [
  ['is missing', 'KEY_FILE_MISSING', (path) => rmSync(path)],
  [
    'has one changed letter',
    'KEY_FILE_DAMAGED',
    (path) => {
      const bytes = readFileSync(path);
      const position = bytes.indexOf('"nameTag": "') + '"nameTag": "'.length;
      bytes.writeUInt8(bytes.readUInt8(position) === 0x61 ? 0x62 : 0x61, position);
      writeFileSync(path, bytes);
    },
  ],
  ['is cut off', 'KEY_FILE_TRUNCATED', (path) => truncateSync(path, 300)],
  [
    'is of a newer version',
    'KEY_FILE_FROM_NEWER_VERSION',
    (path) => {
      rewriteEnvelope(path, (envelope) => {
        envelope['version'] = 99;
      });
    },
  ],
  [
    'asks for a cheaper derivation than may be',
    'KEY_FILE_WEAK_PARAMETERS',
    (path) => {
      rewriteEnvelope(path, (envelope) => {
        const { users } = envelope['content'] as { users: { derivation: { memoryKibibytes: number } }[] };
        for (const { derivation } of users) derivation.memoryKibibytes = 64;
      });
    },
  ],
];

describe.each(DAMAGES)('a key file that %s', (_what, code, damage) => {
  test(`is told as ${code}, and nothing touches it (S25)`, async () => {
    vault = await openVaultHarness();
    const { keyFile } = siteFolder(vault.folder);
    damage(keyFile);
    const before = existsSync(keyFile) ? hashOf(keyFile) : undefined;
    const status = await vault.call('site.status', {});
    expect(status).toEqual({ state: 'damaged', code, previousCopyAvailable: true, damage: null });
    const { signInName, passphrase } = vault.site.people.supervisor;
    await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
      code,
      details: { previousCopyAvailable: true },
    });
    expect(existsSync(keyFile) ? hashOf(keyFile) : undefined).toBe(before);
  });

  test('gives way to the previous copy when somebody says so', async () => {
    vault = await openVaultHarness();
    const { keyFile } = siteFolder(vault.folder);
    damage(keyFile);
    const damagedHash = existsSync(keyFile) ? hashOf(keyFile) : undefined;
    expect(await vault.call('site.usePreviousKeyFile', {})).toMatchObject({ state: 'locked' });
    const aside = readdirSync(vault.folder).filter((name) => name.startsWith('key-file.damaged'));
    expect(aside.map((name) => hashOf(join(vault!.folder, name)))).toEqual(
      damagedHash === undefined ? [] : [damagedHash],
    );
    const { signInName, passphrase } = vault.site.people.administrator;
    await vault.call('session.unlock', { signInName, passphrase });
    const audited = vault.inspect((reader) =>
      reader.values(
        sqlFragment`SELECT detail FROM audit WHERE action = 'site.previous_key_file_used'`,
        z.string(),
      ),
    );
    expect(audited).toEqual([JSON.stringify({ damage: code })]);
  });

  test('is told without an offer when the previous copy is of no use', async () => {
    vault = await openVaultHarness();
    const { keyFile } = siteFolder(vault.folder);
    writeFileSync(previousCopyPath(keyFile), 'no key file');
    damage(keyFile);
    expect(await vault.call('site.status', {})).toEqual({
      state: 'damaged',
      code,
      previousCopyAvailable: false,
      damage: null,
    });
    await expect(vault.call('site.usePreviousKeyFile', {})).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

test('an intact key file is never replaced by its previous copy', async () => {
  vault = await openVaultHarness();
  const before = hashOf(siteFolder(vault.folder).keyFile);
  await expect(vault.call('site.usePreviousKeyFile', {})).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  expect(hashOf(siteFolder(vault.folder).keyFile)).toBe(before);
});

describe('a database that', () => {
  test('is missing is told, and none is made', async () => {
    vault = await openVaultHarness();
    const { database } = siteFolder(vault.folder);
    rmSync(database);
    expect(await vault.call('site.status', {})).toEqual({
      state: 'damaged',
      code: 'DATABASE_MISSING',
      previousCopyAvailable: false,
      damage: null,
    });
    const { signInName, passphrase } = vault.site.people.supervisor;
    await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
      code: 'DATABASE_MISSING',
    });
    expect(existsSync(database)).toBe(false);
  });

  test('is of another site is told, and the passphrase doesn’t count as wrong', async () => {
    vault = await openVaultHarness();
    const other = await openVaultHarness({ withoutSite: true });
    try {
      await other.call('site.create', {
        name: 'Another site',
        siteCode: 'OTHER',
        timeZone: TEST_TIME_ZONE,
        language: 'en',
        personNoun: 'guest',
        administrator: {
          displayName: 'A B',
          signInName: 'ab',
          initials: 'AB',
          passphrase: 'nine foxes in the snow',
        },
      });
      await other.lock();
      copyFileSync(siteFolder(other.folder).database, siteFolder(vault.folder).database);
    } finally {
      await other.close();
    }
    const { signInName, passphrase } = vault.site.people.supervisor;
    for (let count = 0; count < 5; count += 1) {
      await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
        code: 'DATABASE_WRONG_KEY',
      });
    }
    expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked', waitMilliseconds: 0 });
  });

  test('has a damaged first page is told', async () => {
    vault = await openVaultHarness();
    const { database } = siteFolder(vault.folder);
    const bytes = readFileSync(database);
    bytes.fill(0xa5, 200, 900);
    writeFileSync(database, bytes);
    const { signInName, passphrase } = vault.site.people.supervisor;
    await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
    });
    expect(readFileSync(database).equals(bytes)).toBe(true);
  });

  test('was made by a later version is told, and stays as it is', async () => {
    vault = await openVaultHarness();
    vault.seed('administrator', ({ writer }) => {
      writer.setSchemaVersion(9_999);
    });
    const { signInName, passphrase } = vault.site.people.supervisor;
    await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
      code: 'DATABASE_FROM_NEWER_VERSION',
    });
    expect(vault.inspect((reader) => schemaVersion(reader))).toBe(9_999);
  });
});

/** Every page behind a place: whatever isn't in memory yet doesn't read any more. */
function damageFrom(path: string, firstPage: number): void {
  const bytes = readFileSync(path);
  for (let page = firstPage; page * NEW_PAGE_BYTES < bytes.length; page += 1) {
    bytes.writeUInt8(bytes.readUInt8(page * NEW_PAGE_BYTES + 100) ^ 1, page * NEW_PAGE_BYTES + 100);
  }
  writeFileSync(path, bytes);
}

async function expectToldOfDamage(of: VaultHarness): Promise<void> {
  const wasTold = (): boolean => of.toMain.some(({ kind }) => kind === 'damaged');
  for (let tries = 0; tries < 500 && !wasTold(); tries += 1) await new Promise((r) => setTimeout(r, 10));
  expect(of.toMain).toContainEqual({ kind: 'damaged' });
}

describe('a database damaged while somebody works in it', () => {
  test('is found by the next backup too, also when no copy can even be made', async () => {
    vault = await openVaultHarness({ signedIn: 'supervisor' });
    await vault.signIn('administrator');
    damageFrom(siteFolder(vault.folder).database, 1);
    // Whether the call itself comes upon it depends on what is in memory.
    await vault.send('backup.start', { operationId: newIdentifier() });
    await expectToldOfDamage(vault);
    await vault.lock();
    expect(await vault.call('site.status', {})).toMatchObject({ state: 'damaged' });
  });

  test('leads to the lock screen, which says what was found, and the file stays as it is', async () => {
    vault = await openVaultHarness({ signedIn: 'supervisor' });
    const folder = siteFolder(vault.folder);
    await vault.lock();
    const { signInName, passphrase } = vault.site.people.supervisor;
    await vault.call('session.unlock', { signInName, passphrase });
    damageFrom(folder.database, 1);
    const reads = ['group.list', 'recipient.list', 'resource.list', 'holiday.list', 'note.formats'] as const;
    const codes: string[] = [];
    for (const method of reads) {
      const result = await vault.send(method, {});
      if (!result.ok) codes.push(result.error.code);
    }
    expect(codes).toContain('DATABASE_DAMAGED');
    await expectToldOfDamage(vault);
    await vault.lock();
    // Its tables' own description is among the pages.
    expect(await vault.call('site.status', {})).toMatchObject({
      state: 'damaged',
      code: 'DATABASE_DAMAGED',
      damage: { kind: 'unreadable' },
    });
  });
});

describe('a database in which the sign-in itself can\u2019t be noted', () => {
  test('is told at the lock screen, nobody is in, and its files stay as they are', async () => {
    vault = await openVaultHarness();
    const { database, keyFile } = siteFolder(vault.folder);
    const indexes = vault.inspect((reader) =>
      reader.values(
        sqlFragment`SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'audit'`,
        z.int(),
      ),
    );
    expect(indexes.length).toBeGreaterThan(0);
    const bytes = readFileSync(database);
    for (const page of indexes) bytes.fill(0xa5, page * NEW_PAGE_BYTES - 900, page * NEW_PAGE_BYTES - 100);
    writeFileSync(database, bytes);
    // What was done at the lock screen is noted first, then the sign-in.
    rmSync(keyFile);
    await vault.call('site.usePreviousKeyFile', {});
    const { signInName, passphrase } = vault.site.people.administrator;
    for (let start = 1; start <= 2; start += 1) {
      await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
        code: 'DATABASE_DAMAGED',
      });
      expect(await vault.call('site.status', {})).toMatchObject({
        state: 'damaged',
        damage: { kind: 'unreadable' },
      });
      await vault.lock();
      expect(readFileSync(database).equals(bytes)).toBe(true);
    }
  });
});
