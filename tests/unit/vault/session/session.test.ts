import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';

import { newIdentifier } from '../../../../shared/identifiers';
import { User } from '../../../../shared/model';
import { addSlot } from '../../../../electron/vault/keys/slots';
import { readKeyFile } from '../../../../electron/vault/keys/key-file';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { updateRecord } from '../../../../electron/vault/store/records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

describe('unlocking', () => {
  test('signs somebody in and says who, where and when', async () => {
    vault = await openVaultHarness();
    const { id, signInName, passphrase } = vault.site.people.peer_worker;
    const session = await vault.call('session.unlock', { signInName, passphrase });
    expect(session).toEqual({
      user: {
        id,
        displayName: 'Pat Peer',
        initials: 'PP',
        role: 'peer_worker',
        language: 'en',
        mustChangePassphrase: false,
      },
      site: expect.objectContaining({ name: 'Cedar House', siteCode: 'CEDAR', isSample: false }) as unknown,
      today: '2026-03-10',
      unsentChangeCount: expect.any(Number) as unknown,
    });
    expect(await vault.call('session.current', {})).toEqual(session);
    expect(await vault.call('site.status', {})).toEqual({ state: 'unlocked' });
    expect(vault.toMain).toContainEqual({ kind: 'session', role: 'peer_worker', idleMinutes: 10 });
  });

  test('takes the name in capitals and with spaces around it', async () => {
    vault = await openVaultHarness();
    const { passphrase } = vault.site.people.supervisor;
    const session = await vault.call('session.unlock', { signInName: ' Sol.SUPER ', passphrase });
    expect(session.user.role).toBe('supervisor');
  });

  test('answers a wrong passphrase, an unknown name and a closed account alike', async () => {
    vault = await openVaultHarness();
    const { supervisor, front_desk } = vault.site.people;
    vault.seed('administrator', ({ writer, change }) => {
      updateRecord(writer, change, User, front_desk.id, { isActive: false }, { expectedRevision: 'newest' });
    });
    const failures: unknown[] = [];
    for (const credentials of [
      { signInName: supervisor.signInName, passphrase: front_desk.passphrase },
      { signInName: 'nobody', passphrase: supervisor.passphrase },
      { signInName: front_desk.signInName, passphrase: front_desk.passphrase },
    ]) {
      failures.push(await failureOf(vault.call('session.unlock', credentials)));
    }
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'WRONG_PASSPHRASE', details: undefined });
    }
    expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked' });
  });

  test('makes guessing slow, and a restart doesn’t help', async () => {
    vault = await openVaultHarness();
    const { signInName, passphrase } = vault.site.people.supervisor;
    const guess = { signInName, passphrase: 'not the right passphrase' };
    for (let count = 0; count < 4; count += 1) {
      expect(await failureOf(vault.call('session.unlock', guess))).toMatchObject({
        code: 'WRONG_PASSPHRASE',
      });
    }
    const waiting = await failureOf(vault.call('session.unlock', { signInName, passphrase }));
    expect(waiting).toMatchObject({ code: 'WAIT_BEFORE_RETRY', details: { waitMilliseconds: 1_000 } });
    await vault.lock();
    expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked', waitMilliseconds: 1_000 });
    expect(await failureOf(vault.call('session.unlock', { signInName, passphrase }))).toMatchObject({
      code: 'WAIT_BEFORE_RETRY',
    });
    vault.clock.pass(1_000);
    await vault.call('session.unlock', { signInName, passphrase });
    await vault.lock();
    expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked', waitMilliseconds: 0 });
  });

  test('takes away a slot whose account was never written', async () => {
    vault = await openVaultHarness();
    const { keyFile } = siteFolder(vault.folder);
    const orphan = { userId: newIdentifier(), signInName: 'ghost', passphrase: 'a ghost walks the hall' };
    await addSlot(keyFile, vault.site.dataKey, orphan);
    const { signInName, passphrase } = orphan;
    expect(await failureOf(vault.call('session.unlock', { signInName, passphrase }))).toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    await vault.signIn('administrator');
    expect(readKeyFile(keyFile).users.map((slot) => slot.userId)).not.toContain(orphan.userId);
    expect(readKeyFile(keyFile).users).toHaveLength(4);
  });

  test('refuses to sign anybody in twice at once', async () => {
    vault = await openVaultHarness();
    const { signInName, passphrase } = vault.site.people.supervisor;
    const first = vault.call('session.unlock', { signInName, passphrase });
    const second = failureOf(vault.call('session.unlock', { signInName, passphrase }));
    await first;
    expect(await second).toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

test('locking says so to main and leaves nothing open', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  await vault.lock();
  expect(vault.toMain.filter((message) => message.kind === 'session').at(-1)).toEqual({
    kind: 'session',
    role: null,
  });
  await expect(vault.call('session.current', {})).rejects.toMatchObject({ code: 'LOCKED' });
});

describe('a passphrase of one’s own', () => {
  test('replaces the old one', async () => {
    vault = await openVaultHarness({ signedIn: 'front_desk' });
    const { signInName, passphrase } = vault.site.people.front_desk;
    const newPassphrase = 'seven herons over the acequia';
    await vault.call('session.changePassphrase', { currentPassphrase: passphrase, newPassphrase });
    await vault.lock();
    await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    await vault.call('session.unlock', { signInName, passphrase: newPassphrase });
  });

  test('changes once for a repeated call', async () => {
    vault = await openVaultHarness({ signedIn: 'front_desk' });
    const { passphrase } = vault.site.people.front_desk;
    const change = {
      operationId: newIdentifier(),
      currentPassphrase: passphrase,
      newPassphrase: 'seven herons over the acequia',
    };
    await vault.call('session.changePassphrase', change);
    const keyFile = readFileSync(siteFolder(vault.folder).keyFile);
    await vault.call('session.changePassphrase', change);
    expect(readFileSync(siteFolder(vault.folder).keyFile)).toEqual(keyFile);
  });

  test.each([
    ['too short', 'short words', 'PASSPHRASE_TOO_SHORT'],
    ['what it was', 'front_desk walks slowly uphill', 'PASSPHRASE_UNCHANGED'],
    ['a sentence everybody knows', 'One day at a time!', 'PASSPHRASE_COMMON'],
    ['the site’s and one’s own name', 'Cedar House Flor Desk 2026', 'PASSPHRASE_COMMON'],
  ])('is refused when it is %s', async (_what, newPassphrase, code) => {
    vault = await openVaultHarness({ signedIn: 'front_desk' });
    const { passphrase: currentPassphrase } = vault.site.people.front_desk;
    await expect(
      vault.call('session.changePassphrase', { currentPassphrase, newPassphrase }),
    ).rejects.toMatchObject({ code });
    await vault.lock();
    await vault.signIn('front_desk');
  });

  test('needs the old one, and wrong ones count as guesses', async () => {
    vault = await openVaultHarness({ signedIn: 'front_desk' });
    const change = {
      currentPassphrase: 'not the right passphrase',
      newPassphrase: 'seven herons over the acequia',
    };
    for (let count = 0; count < 4; count += 1) {
      await expect(vault.call('session.changePassphrase', change)).rejects.toMatchObject({
        code: 'WRONG_PASSPHRASE',
      });
    }
    await expect(vault.call('session.changePassphrase', change)).rejects.toMatchObject({
      code: 'WAIT_BEFORE_RETRY',
    });
  });
});

test('the language somebody chose is theirs at the next sign-in', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  await vault.call('session.setLanguage', { language: 'es' });
  expect((await vault.call('session.current', {})).user.language).toBe('es');
  await vault.signIn('peer_worker');
  expect((await vault.call('session.current', {})).user.language).toBe('es');
});
