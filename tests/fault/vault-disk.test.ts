import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { siteFolder } from '../../electron/vault/site-folder';
import { sqlFragment } from '../../electron/vault/store/sql';
import { intakeOf } from '../support/command-inputs';
import { FakeClock } from '../support/fake-clock';
import { canMount } from '../support/mounted-disk';
import { smallDisk } from '../support/small-disk';
import { temporaryFolder } from '../support/temporary-folder';
import { copyTestSite } from '../support/test-site';
import { VaultHarness } from '../support/vault-harness';

const DISK_KIBIBYTES = 4_096;

/** A vault on a small disk, and a way to fill what is left of it. */
async function vaultOnSmallDisk(): Promise<{
  vault: VaultHarness;
  fill: () => void;
  free: () => void;
  makeReadOnly: () => void;
  makeWritable: () => void;
}> {
  const disk = smallDisk(DISK_KIBIBYTES);
  const site = await copyTestSite(temporaryFolder());
  const folder = join(disk.folder, 'vault');
  cpSync(site.folder, folder, { recursive: true });
  const vault = new VaultHarness(
    folder,
    { ...site, folder },
    { clock: new FakeClock(Date.UTC(2026, 1, 2, 17, 0)) },
  );
  onTestFinished(() => vault.close());
  const { fill, free, makeReadOnly, makeWritable } = disk;
  return { vault, fill, free, makeReadOnly, makeWritable };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => z.looseObject({ code: z.string() }).parse(error).code,
  );
}

describe.runIf(canMount())('on a full disk', () => {
  test('a save says so, keeps nothing in part, and works again when there is room', async () => {
    const { vault, fill, free } = await vaultOnSmallDisk();
    await vault.signIn('front_desk');
    let saved = 0;
    for (; saved < 3; saved += 1) await vault.call('client.create', intakeOf(saved));
    fill();
    let code = 'ok';
    for (let tries = 0; tries < 500 && code === 'ok'; tries += 1) {
      code = await codeOf(vault.call('client.create', intakeOf(saved)));
      if (code === 'ok') saved += 1;
    }
    expect(code).toBe('DISK_FULL');
    expect(
      await codeOf(
        vault.call('draft.save', { kind: 'intake', subject: 'new', content: { text: 'x'.repeat(50_000) } }),
      ),
    ).toBe('DISK_FULL');
    const { users } = await vault.call('user.list', {});
    expect(users).toHaveLength(4);

    free();
    await vault.call('client.create', intakeOf(saved));
    const counts = vault.inspect((reader) =>
      reader.first(
        sqlFragment`SELECT (SELECT count(*) FROM client) AS clients, (SELECT count(*) FROM episode) AS episodes,
          (SELECT count(*) FROM client_search) AS found,
          (SELECT count(*) FROM audit WHERE action = 'client.created') AS audited`,
        z.record(z.string(), z.int()),
      ),
    );
    expect(counts).toEqual({ clients: saved + 1, episodes: saved + 1, found: saved + 1, audited: saved + 1 });
  });

  test('somebody either gets in whole or is told why, and nothing counts as a wrong passphrase', async () => {
    const { vault, fill, free } = await vaultOnSmallDisk();
    fill();
    const { signInName, passphrase } = vault.site.people.supervisor;
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await codeOf(vault.call('session.unlock', { signInName, passphrase }))).toBe('DISK_FULL');
      expect((await vault.call('site.status', {})).state).toBe('locked');
    }
    free();
    await vault.call('session.unlock', { signInName, passphrase });
    expect((await vault.call('session.current', {})).user.role).toBe('supervisor');
  });
});

describe.runIf(canMount())('a restore and a key change', () => {
  test('say that there is no room, or that nothing can be written, change nothing, and work when it can', async () => {
    const { vault, fill, free, makeReadOnly, makeWritable } = await vaultOnSmallDisk();
    await vault.signIn('supervisor');
    for (let number = 0; number < 3; number += 1) await vault.call('client.create', intakeOf(number));
    // The backups lie on another disk: a stick.
    const stick = join(temporaryFolder(), 'stick');
    mkdirSync(stick);
    await vault.call('backup.start', {});
    while ((await vault.call('backup.status', {})).isRunning) await new Promise((r) => setTimeout(r, 10));
    const folder = siteFolder(vault.folder);
    cpSync(folder.backups, stick, { recursive: true });
    const { administrator } = vault.site.people;

    await vault.signIn('administrator');
    fill();
    const change = () => codeOf(vault.call('dataKey.change', { passphrase: administrator.passphrase }));
    expect(await change()).toBe('DISK_FULL');
    expect(existsSync(folder.changingKey)).toBe(false);
    await vault.lock();

    const before = readFileSync(folder.database);
    const look = () =>
      vault.call('restore.look', {
        folderToken: vault.chooseFile(stick, 'folder'),
        signInName: administrator.signInName,
        secret: administrator.passphrase,
      });
    const restore = async (): Promise<string> => {
      const { lookId, snapshots } = await look();
      return codeOf(vault.call('restore.run', { lookId, snapshotId: snapshots[0]?.snapshotId ?? '' }));
    };
    expect(await restore()).toBe('DISK_FULL');
    free();
    makeReadOnly();
    expect(await restore()).toBe('DISK_READ_ONLY');
    makeWritable();
    expect(readFileSync(folder.database).equals(before)).toBe(true);
    expect(existsSync(folder.restoring)).toBe(false);
    expect(await restore()).toBe('ok');
    await vault.signIn('administrator');
    expect(await change()).toBe('ok');
    await vault.signIn('front_desk');
  });
});
