import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { listSnapshots, snapshotParts } from '../../../../electron/vault/backup/snapshot-files';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { openStore } from '../../../../electron/vault/store/connection';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import type { BackupStatus } from '../../../../shared/contract/backup';
import { countDamages } from '../../../support/count-damages';
import { intakeOf } from '../../../support/command-inputs';
import { temporaryFolder } from '../../../support/temporary-folder';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

function snapshotsOf(harness: VaultHarness) {
  return listSnapshots(siteFolder(harness.folder).backups);
}

/** Waits until nothing is being backed up. */
async function settled(harness: VaultHarness): Promise<BackupStatus> {
  for (;;) {
    const status = await harness.call('backup.status', {});
    if (!status.isRunning) return status;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function signedIn(role: 'administrator' | 'front_desk' = 'administrator'): Promise<VaultHarness> {
  vault = await openVaultHarness({ signedIn: role, snapshotAfterUnlockMilliseconds: 0 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await settled(vault);
  return vault;
}

describe('snapshots', () => {
  test('are taken after a sign-in and at a lock, and not when nothing is new', async () => {
    const harness = await signedIn('front_desk');
    expect(snapshotsOf(harness).map(({ reason }) => reason)).toEqual(['unlock']);
    await harness.signIn('front_desk');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settled(harness);
    expect(snapshotsOf(harness).map(({ reason }) => reason)).toEqual(['unlock']);

    harness.clock.pass(60_000);
    await harness.call('client.create', intakeOf(1));
    await harness.lock();
    expect(snapshotsOf(harness).map(({ reason, isVerified }) => [reason, isVerified])).toEqual([
      ['lock', true],
      ['unlock', true],
    ]);
    const newest = snapshotsOf(harness)[0];
    if (newest === undefined) throw new Error('No snapshot');
    const { database } = snapshotParts(newest.path);
    expect(countDamages(database, harness.site.dataKey)).toBe(0);
    const store = openStore({ path: database, key: harness.site.dataKey });
    expect(store.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int())).toBe(1);
    store.close();
  });

  test('that a lock left unchecked are checked after the next sign-in, and a bad one goes', async () => {
    const harness = await signedIn();
    await harness.call('backup.start', {});
    await settled(harness);
    await harness.lock();
    const [first, second] = snapshotsOf(harness);
    if (first === undefined || second === undefined) throw new Error('No snapshots');
    for (const { path } of [first, second]) renameSync(path, `${path}.unchecked`);
    writeFileSync(snapshotParts(`${second.path}.unchecked`).database, 'cut');
    await harness.signIn('administrator');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settled(harness);
    expect(existsSync(first.path)).toBe(true);
    expect(readdirSync(siteFolder(harness.folder).backups)).not.toContain(`${second.id}.unchecked`);
    expect(existsSync(second.path)).toBe(false);
  });

  test('say how they stand, and that they are old', async () => {
    const harness = await signedIn();
    const status = await settled(harness);
    expect(status).toMatchObject({
      second: null,
      computer: { state: 'ok', count: 1, newestAt: harness.clock.now() },
    });
    expect(status.computer.bytes).toBeGreaterThan(100_000);
    harness.clock.pass(49 * 3_600_000);
    expect((await harness.call('backup.status', {})).computer.state).toBe('late');
    expect(harness.events('backup.changed').length).toBeGreaterThan(0);
  });

  test('that can’t be written are said to fail, and everything else works', async () => {
    const harness = await signedIn('front_desk');
    const { backups } = siteFolder(harness.folder);
    rmSync(backups, { recursive: true });
    writeFileSync(backups, 'in the way');
    await harness.call('backup.start', {});
    expect((await settled(harness)).computer.state).toBe('unwritable');
    rmSync(backups);
    await harness.call('client.create', intakeOf(1));
    const actions = harness.inspect((reader) =>
      reader.values(
        sqlFragment`SELECT action FROM audit WHERE action LIKE 'backup.%' ORDER BY sequence`,
        z.string(),
      ),
    );
    expect(actions).toEqual(['backup.made', 'backup.started', 'backup.failed']);
  });
});

describe('the second folder', () => {
  test('gets every snapshot, checked again there, and says when it is gone and back', async () => {
    const harness = await signedIn();
    const stick = join(temporaryFolder(), 'STICK');
    await expect(
      harness.call('backup.setSecondFolder', { folderToken: harness.chooseFile(stick, 'read') }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const set = await harness.call('backup.setSecondFolder', {
      folderToken: harness.chooseFile(stick, 'folder'),
    });
    expect(set.second).toMatchObject({ displayName: 'STICK', newestAt: null });
    const after = await settled(harness);
    expect(after.second).toEqual({ displayName: 'STICK', state: 'ok', newestAt: after.computer.newestAt });
    const [own] = readdirSync(stick);
    const copies = listSnapshots(join(stick, own ?? ''));
    expect(copies).toHaveLength(1);
    expect(countDamages(snapshotParts(copies[0]?.path ?? '').database, harness.site.dataKey)).toBe(0);

    renameSync(stick, `${stick}-away`);
    harness.clock.pass(60_000);
    await harness.call('backup.start', {});
    expect((await settled(harness)).second?.state).toBe('missing');
    renameSync(`${stick}-away`, stick);
    await harness.call('backup.start', {});
    expect((await settled(harness)).second?.state).toBe('ok');
    expect(listSnapshots(join(stick, own ?? ''))[0]?.takenAt).toBe(harness.clock.now());
    expect((await harness.call('backup.clearSecondFolder', {})).second).toBeNull();
    expect(listSnapshots(join(stick, own ?? '')).length).toBeGreaterThan(0);
  });

  test('is never inside the site’s own, and only an administrator chooses it', async () => {
    const harness = await signedIn();
    const inside = siteFolder(harness.folder).backups;
    for (const path of [inside, harness.folder]) {
      await expect(
        harness.call('backup.setSecondFolder', { folderToken: harness.chooseFile(path, 'folder') }),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
    await harness.signIn('supervisor');
    await expect(
      harness.call('backup.setSecondFolder', { folderToken: harness.chooseFile('/tmp', 'folder') }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
