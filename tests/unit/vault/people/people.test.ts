import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { Role } from '../../../../shared/access';
import type { StaffMember } from '../../../../shared/contract/site';
import { newIdentifier } from '../../../../shared/identifiers';
import { Client, User } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import { addSlot, renameSlot } from '../../../../electron/vault/keys/slots';
import { readKeyFile } from '../../../../electron/vault/keys/key-file';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { clientValues } from '../../../support/record-values';
import { openVaultHarness } from '../../../support/vault-harness';
import type { CallInput, VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const NEW_PERSON: CallInput<'user.create'> = {
  displayName: 'Ximena Ávila',
  signInName: 'ximena',
  initials: 'XÁ',
  role: 'peer_worker',
  language: 'es',
  credentialType: 'cpsw',
  credentialNumber: 'CPSW-77',
  credentialIssuedOn: null,
  credentialExpiresOn: null,
};

test('somebody new gets in with a one-time passphrase and must choose their own', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const { user, oneTimePassphrase } = await vault.call('user.create', NEW_PERSON);
  expect(user).toMatchObject({ displayName: 'Ximena Ávila', isActive: true, mustChangePassphrase: true });

  await vault.lock();
  const session = await vault.call('session.unlock', { signInName: 'ximena', passphrase: oneTimePassphrase });
  expect(session.user).toMatchObject({ id: user.id, language: 'es', mustChangePassphrase: true });
  await expect(vault.call('today.board', {})).rejects.toMatchObject({ code: 'PASSPHRASE_MUST_CHANGE' });

  const newPassphrase = 'cuatro gatos bajo la lluvia';
  await vault.call('session.changePassphrase', { currentPassphrase: oneTimePassphrase, newPassphrase });
  expect((await vault.call('session.current', {})).user.mustChangePassphrase).toBe(false);
  await vault.call('today.board', {});

  await vault.lock();
  await expect(
    vault.call('session.unlock', { signInName: 'ximena', passphrase: oneTimePassphrase }),
  ).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await vault.call('session.unlock', { signInName: 'ximena', passphrase: newPassphrase });
});

const ROW = {
  initials: 'PP',
  role: 'peer_worker',
  credentialType: 'cfpsw',
  credentialNumber: 'CF-9',
  credentialIssuedOn: '2025-02-01' as LocalDate,
  credentialExpiresOn: '2027-02-01' as LocalDate,
} as const;

async function member(target: VaultHarness, role: Role): Promise<StaffMember> {
  const { users } = await target.call('user.list', {});
  const found = users.find(({ id }) => id === target.site.people[role].id);
  if (found === undefined) throw new Error(`No ${role} in the list`);
  return found;
}

function actions(target: VaultHarness): string[] {
  return target.inspect((reader) =>
    reader.values(sqlFragment`SELECT action FROM audit ORDER BY sequence`, z.string()),
  );
}

/** The first bytes of the database file: another key or another encryption would have another salt. */
function cipherSalt(target: VaultHarness): Buffer {
  return readFileSync(siteFolder(target.folder).database).subarray(0, 16);
}

function slotOwners(target: VaultHarness): string[] {
  return readKeyFile(siteFolder(target.folder).keyFile).users.map(({ userId }) => userId);
}

test('a renamed person signs in under the new name with the old passphrase', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const { id: userId, passphrase } = vault.site.people.peer_worker;
  const before = await member(vault, 'peer_worker');
  const change = { userId, displayName: 'Patricia Peer', signInName: 'patricia', ...ROW };
  const { user } = await vault.call('user.update', { ...change, expectedRevision: before.revision });
  expect(user).toMatchObject({ ...ROW, id: userId, displayName: 'Patricia Peer', signInName: 'patricia' });
  await expect(
    vault.call('user.update', { ...change, expectedRevision: before.revision }),
  ).rejects.toMatchObject({ code: 'STALE_EDIT' });

  await vault.lock();
  await expect(vault.call('session.unlock', { signInName: 'pat.peer', passphrase })).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
  const session = await vault.call('session.unlock', { signInName: 'patricia', passphrase });
  expect(session.user).toMatchObject({ id: userId, displayName: 'Patricia Peer' });
  // Proves themselves again under the new name too.
  const newPassphrase = 'nueve nubes sobre el bosque';
  await vault.call('session.changePassphrase', { currentPassphrase: passphrase, newPassphrase });
});

test('a name that is taken, and dates that can’t be, change nothing', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const keyFile = readFileSync(siteFolder(vault.folder).keyFile);
  const { id: userId } = vault.site.people.peer_worker;
  const { revision: expectedRevision } = await member(vault, 'peer_worker');
  const change = { userId, expectedRevision, displayName: 'Pat', signInName: 'pat.peer', ...ROW };
  await expect(vault.call('user.update', { ...change, signInName: 'sol.super' })).rejects.toMatchObject({
    code: 'SIGN_IN_NAME_TAKEN',
  });
  await expect(
    vault.call('user.update', { ...change, credentialExpiresOn: '2024-01-01' }),
  ).rejects.toMatchObject({
    details: { problems: [{ path: 'credentialExpiresOn', code: 'expires_before_issued' }] },
  });
  // The row is refused after the key file knew the new name: both have the old one again.
  await expect(
    vault.call('user.update', { ...change, signInName: 'patricia', expectedRevision: 99 }),
  ).rejects.toMatchObject({ code: 'STALE_EDIT' });
  expect(await member(vault, 'peer_worker')).toMatchObject({
    signInName: 'pat.peer',
    revision: expectedRevision,
  });
  expect(readFileSync(siteFolder(vault.folder).keyFile)).toEqual(keyFile);
});

test('what a crash left between a new sign-in name and its row is mended at the next sign-in', async () => {
  vault = await openVaultHarness();
  const { keyFile } = siteFolder(vault.folder);
  const { id, passphrase } = vault.site.people.peer_worker;
  renameSlot(keyFile, id, 'patricia');
  await vault.signIn('supervisor');
  await vault.lock();
  await vault.call('session.unlock', { signInName: 'pat.peer', passphrase });
});

test('the last active administrator stays one (R-ROL-06)', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const { id: userId } = vault.site.people.administrator;
  const self = await member(vault, 'administrator');
  const demotion = { ...self, userId, expectedRevision: self.revision, role: 'supervisor' } as const;
  const isLast = {
    code: 'RULE_BROKEN',
    details: { problems: [{ path: 'userId', code: 'last_administrator' }] },
  };
  const isOwn = { code: 'RULE_BROKEN', details: { problems: [{ path: 'userId', code: 'own_account' }] } };
  await expect(vault.call('user.deactivate', { userId })).rejects.toMatchObject(isLast);
  await expect(vault.call('user.update', inputOf(demotion))).rejects.toMatchObject(isLast);

  const other = await vault.call('user.create', { ...NEW_PERSON, role: 'administrator' });
  await expect(vault.call('user.deactivate', { userId })).rejects.toMatchObject(isOwn);
  await expect(vault.call('user.update', inputOf(demotion))).rejects.toMatchObject(isOwn);
  // The other one can be closed; then this one is the last again.
  await vault.call('user.deactivate', { userId: other.user.id });
  await expect(vault.call('user.deactivate', { userId })).rejects.toMatchObject(isLast);
});

function inputOf(
  values: StaffMember & { readonly userId: string; readonly expectedRevision: number },
): CallInput<'user.update'> {
  const { userId, expectedRevision, displayName, signInName, initials, role } = values;
  const { credentialType, credentialNumber, credentialIssuedOn, credentialExpiresOn } = values;
  const credential = { credentialType, credentialNumber, credentialIssuedOn, credentialExpiresOn };
  return { userId, expectedRevision, displayName, signInName, initials, role, ...credential };
}

test('a closed account loses its way in and keeps its name and work (R-ROL-07)', async () => {
  vault = await openVaultHarness();
  const { id: userId, signInName, passphrase } = vault.site.people.peer_worker;
  vault.seed('supervisor', ({ writer, change }) => {
    for (const status of ['active', 'waitlist', 'discharged'] as const) {
      const chartNumber = `RC-${status}`;
      insertRecord(writer, change, Client, clientValues({ status, chartNumber, assignedWorkerId: userId }));
    }
  });
  await vault.signIn('administrator');
  const operationId = newIdentifier();
  const closed = await vault.call('user.deactivate', { userId, operationId });
  expect(closed).toMatchObject({ user: { isActive: false, displayName: 'Pat Peer' }, assignedCount: 2 });
  expect(await vault.call('user.deactivate', { userId, operationId })).toEqual(closed);
  expect(slotOwners(vault)).not.toContain(userId);
  // The name isn't given to somebody else.
  await expect(vault.call('user.create', { ...NEW_PERSON, signInName })).rejects.toMatchObject({
    code: 'SIGN_IN_NAME_TAKEN',
  });
  await vault.lock();
  await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });

  await vault.signIn('administrator');
  const { user, oneTimePassphrase } = await vault.call('user.reactivate', { userId });
  expect(user).toMatchObject({ id: userId, isActive: true, mustChangePassphrase: true });
  await expect(vault.call('user.reactivate', { userId })).rejects.toMatchObject({
    details: { problems: [{ path: 'userId', code: 'account_open' }] },
  });
  await vault.lock();
  await vault.call('session.unlock', { signInName, passphrase: oneTimePassphrase });
  expect(actions(vault)).toEqual(expect.arrayContaining(['user.deactivated', 'user.reactivated']));
});

test('a slot a crash left behind opens nothing, and is gone with the next sign-in', async () => {
  vault = await openVaultHarness();
  const { id, signInName, passphrase } = vault.site.people.peer_worker;
  vault.seed('administrator', ({ writer, change }) =>
    updateRecord(writer, change, User, id, { isActive: false }, { expectedRevision: 'newest' }),
  );
  await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
  expect(slotOwners(vault)).toContain(id);
  await vault.signIn('supervisor');
  expect(slotOwners(vault)).not.toContain(id);
});

describe('a colleague who forgot their passphrase', () => {
  test('gets back in with a supervisor’s help, to everything as it was', async () => {
    vault = await openVaultHarness({ signedIn: 'peer_worker' });
    const { id: userId, signInName, passphrase } = vault.site.people.peer_worker;
    await vault.call('draft.save', { kind: 'note', subject: userId, content: { text: 'half a thought' } });
    await vault.signIn('supervisor');
    const salt = cipherSalt(vault);
    const ownPassphrase = vault.site.people.supervisor.passphrase;
    const { oneTimePassphrase } = await vault.call('user.resetPassphrase', { userId, ownPassphrase });
    await vault.lock();
    await expect(vault.call('session.unlock', { signInName, passphrase })).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    const { user } = await vault.call('session.unlock', { signInName, passphrase: oneTimePassphrase });
    expect(user).toMatchObject({ id: userId, mustChangePassphrase: true });
    const newPassphrase = 'siete semillas en la mano';
    await vault.call('session.changePassphrase', { currentPassphrase: oneTimePassphrase, newPassphrase });
    expect((await vault.call('draft.list', {})).drafts).toHaveLength(1);
    // Wrapped again, never encrypted again: the same key opens the same database beside the vault.
    expect(actions(vault)).toContain('user.passphrase_reset');
    expect(cipherSalt(vault)).toEqual(salt);
  });

  test('a supervisor can’t take over an administrator that way, and the try is audited', async () => {
    vault = await openVaultHarness({ signedIn: 'supervisor' });
    const ownPassphrase = vault.site.people.supervisor.passphrase;
    await expect(
      vault.call('user.resetPassphrase', { userId: vault.site.people.administrator.id, ownPassphrase }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    expect(actions(vault)).toContain('access.refused');
    await vault.signIn('administrator');
  });

  test('needs the helper’s own passphrase, an open account, and somebody else’s', async () => {
    vault = await openVaultHarness({ signedIn: 'administrator' });
    const { administrator, peer_worker: peer } = vault.site.people;
    const ownPassphrase = administrator.passphrase;
    await expect(
      vault.call('user.resetPassphrase', { userId: peer.id, ownPassphrase: 'somebody left the window open' }),
    ).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await expect(
      vault.call('user.resetPassphrase', { userId: administrator.id, ownPassphrase }),
    ).rejects.toMatchObject({ details: { problems: [{ path: 'userId', code: 'own_account' }] } });
    await vault.call('user.deactivate', { userId: peer.id });
    await expect(
      vault.call('user.resetPassphrase', { userId: peer.id, ownPassphrase }),
    ).rejects.toMatchObject({ details: { problems: [{ path: 'userId', code: 'account_closed' }] } });
  });

  test('a repeated call gives a passphrase that works, but not over one already chosen', async () => {
    vault = await openVaultHarness({ signedIn: 'administrator' });
    const { administrator, peer_worker: peer } = vault.site.people;
    const reset = {
      operationId: newIdentifier(),
      userId: peer.id,
      ownPassphrase: administrator.passphrase,
    };
    await vault.call('user.resetPassphrase', reset);
    const { oneTimePassphrase } = await vault.call('user.resetPassphrase', reset);
    await vault.lock();
    const { signInName } = peer;
    await vault.call('session.unlock', { signInName, passphrase: oneTimePassphrase });
    const newPassphrase = 'siete semillas en la mano';
    await vault.call('session.changePassphrase', { currentPassphrase: oneTimePassphrase, newPassphrase });
    await vault.signIn('administrator');
    await expect(vault.call('user.resetPassphrase', reset)).rejects.toMatchObject({ code: 'RULE_BROKEN' });
    await vault.lock();
    await vault.call('session.unlock', { signInName, passphrase: newPassphrase });
  });
});

test('the list has everybody by name, as the language sorts it', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  await vault.call('user.create', { ...NEW_PERSON, displayName: 'Álvaro Ruiz', signInName: 'alvaro' });
  const { users } = await vault.call('user.list', {});
  expect(users.map((user) => user.displayName)).toEqual([
    'Adi Admin',
    'Álvaro Ruiz',
    'Flor Desk',
    'Pat Peer',
    'Sol Super',
  ]);
});

test('a sign-in name is given once', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const keyFile = readFileSync(siteFolder(vault.folder).keyFile);
  await expect(vault.call('user.create', { ...NEW_PERSON, signInName: 'pat.peer' })).rejects.toMatchObject({
    code: 'SIGN_IN_NAME_TAKEN',
  });
  expect(readFileSync(siteFolder(vault.folder).keyFile)).toEqual(keyFile);
  expect((await vault.call('user.list', {})).users).toHaveLength(4);
});

test('a repeated call makes one person and a passphrase that works', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const operationId = newIdentifier();
  const first = await vault.call('user.create', { ...NEW_PERSON, operationId });
  const second = await vault.call('user.create', { ...NEW_PERSON, operationId });
  expect(second.user.id).toBe(first.user.id);
  expect((await vault.call('user.list', {})).users).toHaveLength(5);
  await vault.lock();
  await vault.call('session.unlock', { signInName: 'ximena', passphrase: second.oneTimePassphrase });
});

test('what a crash left between key file and row doesn’t keep the name', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const { keyFile } = siteFolder(vault.folder);
  const orphanId = newIdentifier();
  const orphan = { userId: orphanId, signInName: 'ximena', passphrase: 'a ghost walks the hall' };
  await addSlot(keyFile, vault.site.dataKey, orphan);
  const { user } = await vault.call('user.create', NEW_PERSON);
  const slots = readKeyFile(keyFile).users.map((slot) => slot.userId);
  expect(slots).toContain(user.id);
  expect(slots).not.toContain(orphanId);
});

test('a row that can’t be written leaves no way in', async () => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  const operationId = newIdentifier();
  // The id belongs to another command, so the transaction is refused after the slot was made.
  await vault.call('session.setLanguage', { operationId, language: 'es' });
  await expect(vault.call('user.create', { ...NEW_PERSON, operationId })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  expect(readKeyFile(siteFolder(vault.folder).keyFile).users).toHaveLength(4);
});
