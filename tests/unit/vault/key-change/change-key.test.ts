import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { listSnapshots } from '../../../../electron/vault/backup/snapshot-files';
import { readKeyFile } from '../../../../electron/vault/keys/key-file';
import { unlockWithPassphrase } from '../../../../electron/vault/keys/slots';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { auditHead, verifyAudit } from '../../../../electron/vault/store/audit';
import { openStore } from '../../../../electron/vault/store/connection';
import type { Reader } from '../../../../electron/vault/store/connection';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { ROLES } from '../../../../shared/access';
import { newIdentifier } from '../../../../shared/identifiers';
import { intakeOf } from '../../../support/command-inputs';
import { refusalOf } from '../../../support/vault-harness';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

const open: VaultHarness[] = [];

afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
});

async function siteWithPeople(count = 5): Promise<VaultHarness> {
  const vault = await openVaultHarness({ signedIn: 'administrator' });
  open.push(vault);
  await vault.signIn('front_desk');
  for (let number = 1; number <= count; number += 1) await vault.call('client.create', intakeOf(number));
  await vault.signIn('administrator');
  return vault;
}

function change(vault: VaultHarness, operationId = newIdentifier()) {
  const { passphrase } = vault.site.people.administrator;
  return vault.call('dataKey.change', { operationId, passphrase });
}

async function backedUp(vault: VaultHarness): Promise<void> {
  while ((await vault.call('backup.status', {})).isRunning) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Looks into the database with whatever key it has now. */
async function inspect<Value>(vault: VaultHarness, work: (reader: Reader) => Value): Promise<Value> {
  const folder = siteFolder(vault.folder);
  const { dataKey } = await unlockWithPassphrase(folder.keyFile, vault.site.people.administrator, 'copy');
  const store = openStore({ path: folder.database, key: dataKey });
  try {
    return work(store.reader);
  } finally {
    store.close();
  }
}

function countPeople(reader: Reader): number {
  return reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()) ?? -1;
}

describe('changing the data key', () => {
  test('puts the same records under a key the old one doesn’t open, and everybody goes on', async () => {
    const vault = await siteWithPeople();
    const folder = siteFolder(vault.folder);
    const keyCheckBefore = readKeyFile(folder.keyFile).keyCheck;
    expect(await vault.call('dataKey.status', {})).toEqual({
      changedAt: null,
      recoveryCodeMoves: true,
      stayingNames: [],
    });
    const operationId = newIdentifier();
    expect(await change(vault, operationId)).toEqual({ leftCount: 0 });
    // Answered again, not done again.
    expect(await change(vault, operationId)).toEqual({ leftCount: 0 });
    expect((await vault.call('dataKey.status', {})).changedAt).toBe(vault.clock.now());

    // The same session saves on.
    await vault.call('user.list', {});
    await backedUp(vault);
    const { keyCheck } = readKeyFile(folder.keyFile);
    expect(keyCheck).not.toBe(keyCheckBefore);
    const oldKey = { path: folder.database, key: vault.site.dataKey };
    expect(() => openStore(oldKey)).toThrow('DATABASE_WRONG_KEY');
    // The first checked backup of the new key lets the old set go.
    expect(readdirSync(vault.folder)).not.toContain('before-key-change');
    expect(readdirSync(vault.folder)).not.toContain('changing-key');
    expect(listSnapshots(folder.backups).map(({ reason }) => reason)).toContain('key_change');

    for (const role of ROLES) await vault.signIn(role);
    await vault.signIn('front_desk');
    await vault.call('client.create', intakeOf(6));
    await vault.lock();
    expect(await inspect(vault, countPeople)).toBe(6);
    await inspect(vault, async (reader) => {
      expect(await verifyAudit(reader)).toMatchObject({ isWhole: true });
    });
    const actions = await inspect(vault, (reader) =>
      reader.values(sqlFragment`SELECT detail FROM audit WHERE action = 'data_key.changed'`, z.string()),
    );
    expect(actions).toEqual(['{"leftCount":0}']);

    const session = await vault.call('session.recover', {
      recoveryCode: vault.site.recoveryCode,
      signInName: vault.site.people.administrator.signInName,
      newPassphrase: 'a kettle on the blue stove',
    });
    expect(session.user.role).toBe('administrator');
  });

  test('keeps the log’s chain, so that a head noted before is still part of it', async () => {
    const vault = await siteWithPeople(2);
    const before = await inspect(vault, auditHead);
    await change(vault);
    await vault.lock();
    const store = openStore({
      path: siteFolder(vault.folder).database,
      key: (
        await unlockWithPassphrase(siteFolder(vault.folder).keyFile, vault.site.people.administrator, 'copy')
      ).dataKey,
    });
    expect(await verifyAudit(store.reader, { expected: before })).toMatchObject({ isWhole: true });
    store.close();
  });

  test('refuses a wrong passphrase and everybody but administrators, and changes nothing', async () => {
    const vault = await siteWithPeople(1);
    const before = readFileSync(siteFolder(vault.folder).keyFile);
    const wrong = vault.call('dataKey.change', { passphrase: 'not my passphrase at all' });
    expect(await refusalOf(wrong)).toBe('WRONG_PASSPHRASE');
    for (const role of ROLES.filter((name) => name !== 'administrator')) {
      await vault.signIn(role);
      const { passphrase } = vault.site.people[role];
      expect(await refusalOf(vault.call('dataKey.change', { passphrase }))).toBe('NOT_PERMITTED');
    }
    expect(readFileSync(siteFolder(vault.folder).keyFile).equals(before)).toBe(true);
  });

  test('can be stopped until the last moment, and then nothing has happened', async () => {
    const vault = await siteWithPeople();
    const before = readFileSync(siteFolder(vault.folder).keyFile);
    const callId = newIdentifier();
    const { passphrase } = vault.site.people.administrator;
    const changing = vault.send('dataKey.change', { operationId: newIdentifier(), passphrase }, callId);
    await vault.nextEvent('job.progress');
    vault.cancel(callId);
    expect(await changing).toEqual({ ok: false, error: { code: 'CANCELLED' } });
    expect(readFileSync(siteFolder(vault.folder).keyFile).equals(before)).toBe(true);
    expect(readdirSync(vault.folder)).not.toContain('changing-key');
    // And work goes on.
    await vault.signIn('front_desk');
    await vault.call('client.create', intakeOf(9));
  });

  test('says how far it is', async () => {
    const vault = await siteWithPeople();
    await change(vault);
    const steps = vault.events('job.progress').map(({ step }) => step);
    expect([...new Set(steps)]).toEqual(['preparing', 'writing', 'checking', 'verifying']);
  });

  test('lets what is saved meanwhile wait, and keeps it', async () => {
    const vault = await siteWithPeople(1);
    const changing = change(vault);
    await vault.nextEvent('job.progress');
    const saving = vault.call('user.list', {});
    const renaming = vault.call('session.setLanguage', { language: 'es' });
    await changing;
    await saving;
    await renaming;
    await vault.lock();
    await vault.signIn('administrator');
    expect((await vault.call('session.current', {})).user.language).toBe('es');
  });

  test('leaves a backup of before restorable, with what was saved since put back', async () => {
    const vault = await siteWithPeople(3);
    await vault.call('backup.start', {});
    await backedUp(vault);
    const usb = join(vault.folder, '..', 'usb');
    mkdirSync(usb);
    cpSync(siteFolder(vault.folder).backups, usb, { recursive: true });
    await change(vault);
    await backedUp(vault);
    await vault.signIn('front_desk');
    await vault.call('client.create', intakeOf(4));
    await vault.lock();
    const { signInName, passphrase } = vault.site.people.administrator;
    const folderToken = vault.chooseFile(usb, 'folder');
    const { lookId, snapshots } = await vault.call('restore.look', {
      folderToken,
      signInName,
      secret: passphrase,
    });
    const [newest] = snapshots;
    expect(newest).toMatchObject({ state: 'ready', counts: { clients: 3 } });
    expect(newest?.lostChangeCount).toBeGreaterThan(0);
    await vault.call('restore.run', { lookId, snapshotId: newest?.snapshotId ?? '' });
    expect(await inspect(vault, countPeople)).toBe(4);
    expect(existsSync(join(vault.folder, 'quarantine', '0001', 'waystation.db'))).toBe(true);
    await vault.signIn('front_desk');
    rmSync(usb, { recursive: true });
  });
});
