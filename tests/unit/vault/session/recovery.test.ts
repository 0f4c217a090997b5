import { readFileSync, readdirSync } from 'node:fs';

import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { siteFolder } from '../../../../electron/vault/site-folder';
import { insertRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { Client } from '../../../../shared/model';
import { clientValues } from '../../../support/record-values';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const NEW_PASSPHRASE = 'eleven lanterns on the mesa';

function groupsOf(code: string, ...numbers: number[]): { number: number; text: string }[] {
  const groups = code.split('-');
  return numbers.map((number) => ({ number, text: groups[number - 1] ?? '' }));
}

async function renew(target: VaultHarness): Promise<string> {
  const { passphrase } = target.site.people.administrator;
  return (await target.call('recovery.renew', { passphrase })).recoveryCode;
}

test('the recovery code lets an administrator in with a new passphrase', async () => {
  vault = await openVaultHarness();
  const { signInName } = vault.site.people.administrator;
  const { recoveryCode } = vault.site;
  const session = await vault.call('session.recover', {
    signInName,
    recoveryCode: recoveryCode.toLowerCase().replaceAll('-', ' '),
    newPassphrase: NEW_PASSPHRASE,
  });
  expect(session.user.role).toBe('administrator');
  // A code that was used has left its envelope.
  expect(session.site.recoveryCodeConfirmed).toBe(false);
  await vault.lock();
  await vault.call('session.unlock', { signInName, passphrase: NEW_PASSPHRASE });
});

test('a wrong code, or one with a typing mistake, opens nothing and counts as a guess', async () => {
  vault = await openVaultHarness();
  const { signInName } = vault.site.people.administrator;
  const { recoveryCode } = vault.site;
  const mistyped = (recoveryCode.startsWith('A') ? 'B' : 'A') + recoveryCode.slice(1);
  for (let count = 0; count < 4; count += 1) {
    await expect(
      vault.call('session.recover', { signInName, recoveryCode: mistyped, newPassphrase: NEW_PASSPHRASE }),
    ).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' });
  }
  await expect(
    vault.call('session.recover', { signInName, recoveryCode, newPassphrase: NEW_PASSPHRASE }),
  ).rejects.toMatchObject({ code: 'WAIT_BEFORE_RETRY' });
});

test.each(['pat.peer', 'nobody'])('the code is no use to %s', async (signInName) => {
  vault = await openVaultHarness();
  const { recoveryCode } = vault.site;
  await expect(
    vault.call('session.recover', { signInName, recoveryCode, newPassphrase: NEW_PASSPHRASE }),
  ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked' });
  await vault.signIn('peer_worker');
});

test('the new passphrase must obey the rules before anything changes', async () => {
  vault = await openVaultHarness();
  const { signInName } = vault.site.people.administrator;
  const { recoveryCode } = vault.site;
  await expect(
    vault.call('session.recover', { signInName, recoveryCode, newPassphrase: 'too short' }),
  ).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' });
  await vault.signIn('administrator');
});

test('a new code ends the old one, and is confirmed by typing parts of it back', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const code = await renew(vault);
  expect(code).not.toBe(vault.site.recoveryCode);
  const swapped = groupsOf(code, 3, 5).map(({ number }) => ({ number, text: 'AAAA' }));
  expect(await vault.call('recovery.confirm', { groups: swapped })).toEqual({ matches: false });
  expect((await vault.call('session.current', {})).site.recoveryCodeConfirmed).toBe(false);
  expect(await vault.call('recovery.confirm', { groups: groupsOf(code, 3, 3) })).toEqual({ matches: false });
  const typed = groupsOf(code, 2, 7).map(({ number, text }) => ({ number, text: ` ${text.toLowerCase()} ` }));
  expect(await vault.call('recovery.confirm', { groups: typed })).toEqual({ matches: true });
  expect((await vault.call('session.current', {})).site.recoveryCodeConfirmed).toBe(true);

  await vault.lock();
  const { signInName } = vault.site.people.administrator;
  const recover = { signInName, newPassphrase: NEW_PASSPHRASE };
  await expect(
    vault.call('session.recover', { ...recover, recoveryCode: vault.site.recoveryCode }),
  ).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' });
  await vault.call('session.recover', { ...recover, recoveryCode: code });
});

test('a code nobody confirmed before the lock can’t be confirmed after it', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const code = await renew(vault);
  await vault.signIn('administrator');
  await expect(vault.call('recovery.confirm', { groups: groupsOf(code, 1, 2) })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await vault.call('session.current', {})).site.recoveryCodeConfirmed).toBe(false);
});

test('a new code needs the administrator’s passphrase again', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  await expect(
    vault.call('recovery.renew', { passphrase: 'not the right passphrase' }),
  ).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
});

describe('the drill', () => {
  test('opens a copy with the code from paper, says what is in it, and leaves nothing', async () => {
    vault = await openVaultHarness();
    vault.seed('supervisor', ({ writer, change }) => {
      insertRecord(writer, change, Client, clientValues());
    });
    await vault.signIn('administrator');
    const { keyFile, path } = siteFolder(vault.folder);
    const before = { keyFile: readFileSync(keyFile), names: readdirSync(path).sort() };
    const typed = ` ${vault.site.recoveryCode.toLowerCase()} `;
    expect(await vault.call('recovery.test', { recoveryCode: typed })).toEqual({
      clientCount: 1,
      noteCount: 0,
    });
    expect({ keyFile: readFileSync(keyFile), names: readdirSync(path).sort() }).toEqual(before);
    const { site } = await vault.call('session.current', {});
    expect(site).toMatchObject({ recoveryCodeConfirmed: true, recoveryCodeTestedAt: vault.clock.now() });
    // The code stays good, and a newer one hasn't been tried.
    await renew(vault);
    expect((await vault.call('session.current', {})).site.recoveryCodeTestedAt).toBeNull();
  });

  test('says that a code doesn’t open the records, audits it and leaves nothing', async () => {
    vault = await openVaultHarness({ signedIn: 'administrator' });
    const old = vault.site.recoveryCode;
    await renew(vault);
    for (const recoveryCode of [old, 'ABCD-EFGH']) {
      await expect(vault.call('recovery.test', { recoveryCode })).rejects.toMatchObject({
        code: 'WRONG_RECOVERY_CODE',
      });
    }
    expect(readdirSync(vault.folder)).not.toContain('recovery-test');
    const actions = vault.inspect((reader) =>
      reader.values(sqlFragment`SELECT action FROM audit ORDER BY sequence`, z.string()),
    );
    expect(actions.filter((action) => action.startsWith('recovery.test'))).toEqual([
      'recovery.test_failed',
      'recovery.test_failed',
    ]);
    expect((await vault.call('session.current', {})).site.recoveryCodeTestedAt).toBeNull();
  });
});
