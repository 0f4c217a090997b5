import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { listSnapshots, snapshotParts } from '../../../../electron/vault/backup/snapshot-files';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { NEW_PAGE_BYTES } from '../../../../electron/vault/store/database-file';
import { verifyAudit } from '../../../../electron/vault/store/audit';
import { openStore } from '../../../../electron/vault/store/connection';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import type { MethodOutput } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';
import { intakeOf } from '../../../support/command-inputs';
import { FakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';
import { copyTestSite } from '../../../support/test-site';
import { VaultHarness, openVaultHarness, refusalOf } from '../../../support/vault-harness';

const open: VaultHarness[] = [];

afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
});

async function settled(vault: VaultHarness): Promise<void> {
  while ((await vault.call('backup.status', {})).isRunning) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A site with people saved before its only snapshot and after it, locked. */
async function siteWithNews(options: { before?: number; after?: number } = {}): Promise<VaultHarness> {
  const { before = 6, after = 6 } = options;
  const vault = await openVaultHarness({ signedIn: 'front_desk' });
  open.push(vault);
  for (let number = 1; number <= before; number += 1) await vault.call('client.create', intakeOf(number));
  await vault.call('backup.start', {});
  await settled(vault);
  vault.clock.pass(600_000);
  for (let number = before + 1; number <= before + after; number += 1) {
    await vault.call('client.create', intakeOf(number));
  }
  await vault.call('draft.save', { kind: 'intake', subject: 'new', content: { text: 'half a name' } });
  await vault.lock();
  return vault;
}

function look(vault: VaultHarness, folder: string | null = null): Promise<MethodOutput<'restore.look'>> {
  const { signInName, passphrase } = vault.site.people.administrator;
  const folderToken = folder === null ? null : vault.chooseFile(folder, 'folder');
  return vault.call('restore.look', { folderToken, signInName, secret: passphrase });
}

async function restoreNewest(vault: VaultHarness): Promise<MethodOutput<'restore.run'>> {
  const { lookId, snapshots } = await look(vault);
  return vault.call('restore.run', { lookId, snapshotId: snapshots[0]?.snapshotId ?? '' });
}

function namesIn(vault: VaultHarness): string[] {
  const store = openStore({ path: siteFolder(vault.folder).database, key: vault.site.dataKey });
  try {
    return store.reader.values(sqlFragment`SELECT legal_last_name FROM client ORDER BY rowid`, z.string());
  } finally {
    store.close();
  }
}

const TWELVE = Array.from({ length: 12 }, (_, index) => `Ngata ${String(index + 1)}`);

async function expectEverythingBack(vault: VaultHarness): Promise<void> {
  expect(namesIn(vault).toSorted()).toEqual(TWELVE.toSorted());
  await vault.signIn('front_desk');
  expect((await vault.call('draft.list', {})).drafts).toHaveLength(1);
  await vault.call('client.create', intakeOf(99));
  await vault.lock();
  const store = openStore({ path: siteFolder(vault.folder).database, key: vault.site.dataKey });
  expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true });
  store.close();
}

/** Where the trees of these tables begin, counted from 0. */
function rootPlacesOf(vault: VaultHarness, tables: readonly string[]): number[] {
  const roots = vault.inspect((reader) =>
    reader.all(
      sqlFragment`SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'`,
      z.object({ name: z.string(), rootpage: z.int() }),
    ),
  );
  return roots.filter(({ name }) => tables.includes(name)).map(({ rootpage }) => rootpage - 1);
}

function spoil(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(page * NEW_PAGE_BYTES + 200) ^ 8, page * NEW_PAGE_BYTES + 200);
  writeFileSync(path, bytes);
}

async function tryToSignIn(vault: VaultHarness): Promise<string> {
  const { signInName, passphrase } = vault.site.people.front_desk;
  return vault.call('session.unlock', { signInName, passphrase }).then(
    () => 'in',
    (error: unknown) => z.looseObject({ code: z.string() }).parse(error).code,
  );
}

/** Each builds a site, backs it up and restores it, with key derivations at their real cost. */
const LONG_MILLISECONDS = 180_000;

describe('a database whose first page is broken', { timeout: LONG_MILLISECONDS }, () => {
  test('is told, set aside untouched, and everything acknowledged is back', async () => {
    const vault = await siteWithNews();
    const { database, quarantine } = siteFolder(vault.folder);
    spoil(database, 0);
    const broken = readFileSync(database);
    expect(await tryToSignIn(vault)).toBe('DATABASE_DAMAGED');
    await vault.lock();
    expect(await vault.call('site.status', {})).toMatchObject({
      state: 'damaged',
      damage: { kind: 'unreadable' },
    });

    const report = await restoreNewest(vault);
    expect(report).toMatchObject({ isSetAside: true, unreadableCount: 0, later: 'read' });
    expect(report.replayedChangeCount).toBeGreaterThan(50);
    expect(readFileSync(join(quarantine, '0001', 'waystation.db')).equals(broken)).toBe(true);
    expect(existsSync(siteFolder(vault.folder).restoring)).toBe(false);
    await expectEverythingBack(vault);
  });
});

describe('a database with any page broken', { timeout: LONG_MILLISECONDS }, () => {
  test('gives everything acknowledged back, from its changes or from its tables', async () => {
    const vault = await siteWithNews();
    const { database } = siteFolder(vault.folder);
    const pages = Math.floor(readFileSync(database).length / NEW_PAGE_BYTES);
    // A broken root hides a whole table, which the other one then has to make up for.
    const places = new Set(rootPlacesOf(vault, ['change', 'client', 'device']));
    for (let page = 1; page < pages; page += Math.ceil(pages / 7)) places.add(page);
    const original = temporaryFolder();
    cpSync(vault.folder, original, { recursive: true });
    let tried = 0;
    for (const page of places) {
      rmSync(vault.folder, { recursive: true });
      cpSync(original, vault.folder, { recursive: true });
      spoil(database, page);
      await restoreNewest(vault);
      expect([page, namesIn(vault).toSorted()]).toEqual([page, TWELVE.toSorted()]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(8);
  });
});

describe('a database whose last changes are lost with their log', () => {
  test('is told, and goes on without them when somebody says so', async () => {
    const vault = await siteWithNews();
    const { database } = siteFolder(vault.folder);
    writeFileSync(`${database}-open`, '');
    expect(await tryToSignIn(vault)).toBe('DATABASE_DAMAGED');
    expect(await vault.call('site.status', {})).toMatchObject({
      state: 'damaged',
      damage: { kind: 'log_missing', savedUntil: expect.any(Number) as number },
    });
    await vault.call('restore.openAnyway', {});
    expect(await tryToSignIn(vault)).toBe('in');
    await vault.lock();
    expect((await vault.call('site.status', {})).state).toBe('locked');
  });

  test('is told to whoever comes with the recovery code, too, and they can go on', async () => {
    const vault = await openVaultHarness();
    open.push(vault);
    writeFileSync(`${siteFolder(vault.folder).database}-open`, '');
    const recover = {
      signInName: vault.site.people.administrator.signInName,
      recoveryCode: vault.site.recoveryCode,
      newPassphrase: 'nine foxes in the snow',
    };
    expect(await refusalOf(vault.call('session.recover', recover))).toBe('DATABASE_DAMAGED');
    expect(await vault.call('site.status', {})).toMatchObject({ damage: { kind: 'log_missing' } });
    await vault.call('restore.openAnyway', {});
    expect(await refusalOf(vault.call('session.recover', recover))).toBe('fine');
  });
});

describe('a new computer', () => {
  test('gets everything from a stick with the recovery code alone', async () => {
    const vault = await siteWithNews({ before: 12, after: 0 });
    const stick = temporaryFolder();
    cpSync(siteFolder(vault.folder).backups, join(stick, 'waystation-0123456789ab'), { recursive: true });
    const parent = temporaryFolder();
    const copied = await copyTestSite(parent);
    rmSync(copied.folder, { recursive: true });
    const fresh = new VaultHarness(
      parent,
      { ...vault.site, folder: copied.folder },
      { clock: new FakeClock(vault.clock.now()) },
    );
    open.push(fresh);
    expect(await fresh.call('site.status', {})).toEqual({ state: 'no_site' });
    const folderToken = fresh.chooseFile(stick, 'folder');
    const { lookId, snapshots } = await fresh.call('restore.look', {
      folderToken,
      signInName: null,
      secret: vault.site.recoveryCode.toLowerCase(),
    });
    expect(snapshots[0]).toMatchObject({
      state: 'ready',
      counts: { clients: 12, users: 4 },
      lostMinutes: null,
    });
    const report = await fresh.call('restore.run', { lookId, snapshotId: snapshots[0]?.snapshotId ?? '' });
    expect(report).toMatchObject({ isSetAside: false, replayedChangeCount: 0, later: 'absent' });
    expect(namesIn(fresh).toSorted()).toEqual(TWELVE.toSorted());
    await fresh.signIn('supervisor');
  });
});

describe('restoring', () => {
  test('says what would be lost, and which backups can’t be used', async () => {
    const vault = await siteWithNews();
    const { backups } = siteFolder(vault.folder);
    const [snapshot] = listSnapshots(backups);
    if (snapshot === undefined) throw new Error('No snapshot');
    const cut = join(backups, 'snapshot-0000000000001-lock');
    cpSync(snapshot.path, cut, { recursive: true });
    truncateSync(snapshotParts(cut).database, 8_192);
    const spoiled = join(backups, 'snapshot-0000000000002-lock');
    cpSync(snapshot.path, spoiled, { recursive: true });
    spoil(snapshotParts(spoiled).database, 0);
    const keyless = join(backups, 'snapshot-0000000000003-lock');
    cpSync(snapshot.path, keyless, { recursive: true });
    writeFileSync(snapshotParts(keyless).keyFile, 'no key file');
    const { lookId, snapshots } = await look(vault);
    const ready = snapshots.find(({ state }) => state === 'ready');
    expect(ready).toMatchObject({ counts: { clients: 6 }, bytes: snapshot.bytes });
    expect(ready?.lostChangeCount).toBeGreaterThan(50);
    expect(snapshots.find(({ state }) => state === 'cut_off')).toMatchObject({ counts: null });
    // Nobody is told that their passphrase is another one when it is the backup that can't be read.
    const unreadable = snapshots
      .filter(({ state }) => state === 'damaged')
      .map(({ snapshotId }) => snapshotId);
    expect(unreadable).toEqual([keyless, spoiled].map((path) => basename(path)));

    const before = readFileSync(siteFolder(vault.folder).database);
    rmSync(snapshot.path, { recursive: true });
    const run = vault.call('restore.run', { lookId, snapshotId: ready?.snapshotId ?? '' });
    expect(await refusalOf(run)).toBe('FILE_UNREADABLE');
    expect(readFileSync(siteFolder(vault.folder).database).equals(before)).toBe(true);
    expect(existsSync(siteFolder(vault.folder).restoring)).toBe(false);
  });

  test('of a database in order is an administrator’s, or the recovery code’s; a wrong secret waits', async () => {
    const vault = await siteWithNews({ before: 1, after: 1 });
    const asked = async (role: 'supervisor' | 'administrator', secret?: string): Promise<string> =>
      vault
        .call('restore.look', {
          folderToken: null,
          signInName: vault.site.people[role].signInName,
          secret: secret ?? vault.site.people[role].passphrase,
        })
        .then(
          () => 'shown',
          (error: unknown) => z.looseObject({ code: z.string() }).parse(error).code,
        );
    expect(await asked('supervisor')).toBe('NOT_PERMITTED');
    expect(await asked('administrator')).toBe('shown');
    const codes = [];
    for (let count = 0; count < 8; count += 1) codes.push(await asked('administrator', 'not the passphrase'));
    expect(codes[0]).toBe('WRONG_PASSPHRASE');
    expect(codes).toContain('WAIT_BEFORE_RETRY');
    await expect(
      vault.call('restore.run', { lookId: vault.site.people.administrator.id, snapshotId: 'x' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('gives this computer a new device, so that no change number is given out twice', async () => {
    const vault = await siteWithNews();
    const devices = (): string[] =>
      vault.inspect((reader) => reader.values(sqlFragment`SELECT id FROM device ORDER BY rowid`, z.string()));
    const [before] = devices();
    await restoreNewest(vault);
    const after = devices();
    expect(after).toHaveLength(2);
    expect(after[0]).toBe(before);
    await vault.signIn('front_desk');
    await vault.call('client.create', intakeOf(50));
    const newest = vault.inspect((reader) =>
      reader.first(
        sqlFragment`SELECT device_id, min(sequence) AS sequence, min(timestamp) > (SELECT max(timestamp) FROM change
            WHERE device_id = (SELECT id FROM device ORDER BY rowid LIMIT 1)) AS is_later
          FROM change WHERE device_id = (SELECT id FROM device ORDER BY rowid DESC LIMIT 1)`,
        z.object({ device_id: z.string(), sequence: z.int(), is_later: z.int() }),
      ),
    );
    expect(newest).toEqual({ device_id: after[1], sequence: 1, is_later: 1 });
  });

  test('interrupted after it was prepared is carried through at the next start', async () => {
    const vault = await siteWithNews();
    const folder = siteFolder(vault.folder);
    const [snapshot] = listSnapshots(folder.backups);
    if (snapshot === undefined) throw new Error('No snapshot');
    mkdirSync(folder.restoring);
    const parts = snapshotParts(snapshot.path);
    cpSync(parts.database, join(folder.restoring, 'waystation.db'));
    cpSync(parts.keyFile, join(folder.restoring, 'key-file.json'));
    await vault.lock();
    expect(namesIn(vault)).toHaveLength(12);
    writeFileSync(join(folder.restoring, 'complete'), '1');
    await vault.lock();
    expect(namesIn(vault)).toHaveLength(6);
    expect(readdirSync(join(folder.quarantine, '0001')).sort()).toContain('waystation.db');
    expect(existsSync(folder.restoring)).toBe(false);
  });
});

describe('a restore that is stopped', () => {
  test('at any step changes nothing, says how far it was, and can begin again', async () => {
    const vault = await siteWithNews();
    const before = readFileSync(siteFolder(vault.folder).database);
    const { lookId, snapshots } = await look(vault);
    const run = { lookId, snapshotId: snapshots[0]?.snapshotId ?? '' };
    for (const stopAt of ['reading', 'matching'] as const) {
      const callId = newIdentifier();
      const running = vault.send('restore.run', { operationId: newIdentifier(), ...run }, callId);
      while ((await vault.nextEvent('job.progress')).step !== stopAt) continue;
      vault.cancel(callId);
      expect([stopAt, await running]).toEqual([stopAt, { ok: false, error: { code: 'CANCELLED' } }]);
      expect(readFileSync(siteFolder(vault.folder).database).equals(before)).toBe(true);
      expect(existsSync(siteFolder(vault.folder).restoring)).toBe(false);
    }
    await vault.call('restore.run', run);
    expect(namesIn(vault).toSorted()).toEqual(TWELVE.toSorted());
    const steps = vault.events('job.progress').map(({ step }) => step);
    expect(new Set(steps)).toEqual(new Set(['reading', 'checking', 'matching', 'verifying']));
  });
});

describe('somebody who came after the oldest backup', () => {
  test('sees the backups that know them, and the older ones as not theirs', async () => {
    const vault = await siteWithNews({ before: 1, after: 0 });
    await vault.signIn('administrator');
    const { oneTimePassphrase } = await vault.call('user.create', {
      displayName: 'Nadia Nueva',
      signInName: 'nadia',
      initials: 'NN',
      role: 'administrator',
      language: 'en',
      credentialType: null,
      credentialNumber: null,
      credentialIssuedOn: null,
      credentialExpiresOn: null,
    });
    vault.clock.pass(600_000);
    await vault.call('backup.start', {});
    await settled(vault);
    await vault.lock();
    const { snapshots } = await vault.call('restore.look', {
      folderToken: null,
      signInName: 'nadia',
      secret: oneTimePassphrase,
    });
    expect(snapshots.map(({ state }) => state)).toEqual(['ready', 'other_key']);
  });
});
