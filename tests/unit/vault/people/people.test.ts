import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';

import { newIdentifier } from '../../../../shared/identifiers';
import { addSlot } from '../../../../electron/vault/keys/slots';
import { readKeyFile } from '../../../../electron/vault/keys/key-file';
import { siteFolder } from '../../../../electron/vault/site-folder';
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
