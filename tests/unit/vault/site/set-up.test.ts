import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { newIdentifier } from '../../../../shared/identifiers';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { openStore } from '../../../../electron/vault/store/connection';
import { unlockWithPassphrase } from '../../../../electron/vault/keys/slots';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { findLeaks } from '../../../support/leak-search';
import { openVaultHarness } from '../../../support/vault-harness';
import type { CallInput, VaultHarness } from '../../../support/vault-harness';
import { z } from 'zod';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const PASSPHRASE = 'twelve geese cross the bosque';

const NEW_SITE: CallInput<'site.create'> = {
  name: 'Casa de la Peña',
  siteCode: 'PENA',
  timeZone: 'America/Denver',
  language: 'es',
  personNoun: 'guest',
  administrator: { displayName: 'Ada Quintana', signInName: 'ada', initials: 'AQ', passphrase: PASSPHRASE },
};

describe('setting a site up', () => {
  test('signs its first administrator in and shows the recovery code once', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    expect(await vault.call('site.status', {})).toEqual({ state: 'no_site' });
    const { session, recoveryCode } = await vault.call('site.create', NEW_SITE);
    expect(session).toMatchObject({
      user: {
        displayName: 'Ada Quintana',
        role: 'administrator',
        language: 'es',
        mustChangePassphrase: false,
      },
      site: { name: 'Casa de la Peña', personNoun: 'guest', isSample: false, recoveryCodeConfirmed: false },
    });
    const groups = recoveryCode.split('-');
    const typed = [1, groups.length].map((number) => ({ number, text: groups[number - 1] ?? '' }));
    expect(await vault.call('recovery.confirm', { groups: typed })).toEqual({ matches: true });
    expect((await vault.call('session.current', {})).site.recoveryCodeConfirmed).toBe(true);
    expect(vault.toMain).toContainEqual({ kind: 'session', role: 'administrator', idleMinutes: 10 });

    await vault.lock();
    expect(await vault.call('site.status', {})).toEqual({
      state: 'locked',
      waitMilliseconds: 0,
      sample: null,
    });
    await vault.call('session.unlock', { signInName: 'ada', passphrase: PASSPHRASE });
  });

  test('leaves nothing readable on the disk, neither code nor names nor passphrase', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    const { recoveryCode } = await vault.call('site.create', NEW_SITE);
    await vault.lock();
    const texts = [
      recoveryCode,
      recoveryCode.replaceAll('-', ''),
      PASSPHRASE,
      'Ada Quintana',
      'Casa de la Peña',
    ];
    expect(await findLeaks(vault.folder, texts)).toEqual([]);
    // The search can find what is there.
    writeFileSync(join(vault.folder, 'control.txt'), Buffer.from('… Ada Quintana …', 'utf16le'));
    expect(await findLeaks(vault.folder, texts)).toHaveLength(1);
  });

  test('makes one site, device and account, and audits it', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    await vault.call('site.create', NEW_SITE);
    await vault.lock();
    const { keyFile, database } = siteFolder(vault.folder);
    const { dataKey } = await unlockWithPassphrase(keyFile, { signInName: 'ada', passphrase: PASSPHRASE });
    const store = openStore({ path: database, key: dataKey });
    try {
      const counts = store.reader.first(
        sqlFragment`SELECT (SELECT count(*) FROM site) AS sites, (SELECT count(*) FROM device) AS devices,
          (SELECT count(*) FROM "user") AS users,
          (SELECT group_concat(action, ' ') FROM (SELECT action FROM audit ORDER BY sequence)) AS actions`,
        z.object({ sites: z.int(), devices: z.int(), users: z.int(), actions: z.string() }),
      );
      expect(counts).toEqual({
        sites: 1,
        devices: 1,
        users: 1,
        actions: 'site.created session.unlocked session.locked',
      });
    } finally {
      store.close();
    }
  });

  test.each([
    ['short', 'PASSPHRASE_TOO_SHORT'],
    ['Casa de la Peña 2026', 'PASSPHRASE_COMMON'],
    ['x'.repeat(2_000), 'PASSPHRASE_TOO_LONG'],
  ])('is refused with the passphrase %o, and leaves nothing', async (passphrase, code) => {
    vault = await openVaultHarness({ withoutSite: true });
    const administrator = { ...NEW_SITE.administrator, passphrase };
    await expect(vault.call('site.create', { ...NEW_SITE, administrator })).rejects.toMatchObject({ code });
    expect(existsSync(vault.folder)).toBe(false);
    expect(readdirSync(dirname(vault.folder))).toEqual([]);
    expect(await vault.call('site.status', {})).toEqual({ state: 'no_site' });
  });

  test('works over what a crash in the middle of an earlier try left', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    mkdirSync(`${vault.folder}.new`, { recursive: true });
    writeFileSync(join(`${vault.folder}.new`, 'key-file.json'), 'half a key file');
    writeFileSync(join(`${vault.folder}.new`, 'waystation.db'), 'half a database');
    expect(await vault.call('site.status', {})).toEqual({ state: 'no_site' });
    await vault.call('site.create', NEW_SITE);
    expect(readdirSync(dirname(vault.folder))).toEqual(['vault']);
  });

  test('never replaces what somebody else keeps in the folder', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    mkdirSync(vault.folder);
    writeFileSync(join(vault.folder, 'precious.txt'), 'mine');
    await expect(vault.call('site.create', NEW_SITE)).rejects.toMatchObject({ code: 'SITE_EXISTS' });
    expect(readFileSync(join(vault.folder, 'precious.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(dirname(vault.folder))).toEqual(['vault']);
  });

  test('is refused where nothing can be written', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    // A file where the folder should be: no account, root included, can make a folder under it.
    writeFileSync(`${vault.folder}.new`, '');
    writeFileSync(vault.folder, '');
    await expect(vault.call('site.create', NEW_SITE)).rejects.toMatchObject({ code: 'DISK_READ_ONLY' });
    expect(vault.toMain.filter((message) => message.kind === 'log')).toEqual([]);
  });

  test('happens once, however often it is asked for at once', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    const [first, second] = await Promise.allSettled([
      vault.call('site.create', NEW_SITE),
      vault.call('site.create', { ...NEW_SITE, operationId: newIdentifier() }),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'SITE_EXISTS' } });
  });
});
