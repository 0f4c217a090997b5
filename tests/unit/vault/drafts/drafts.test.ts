import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { newIdentifier } from '../../../../shared/identifiers';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const subject = newIdentifier();
const key = { kind: 'note', subject } as const;

test('a draft is kept as it was typed, over lock and unlock (R-NOTE-07)', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  const content = { purpose: 'Señal 🌵', nested: { done: [true, null, 2.5] } };
  const { savedAt } = await vault.call('draft.save', { ...key, content });
  expect(savedAt).toBe(vault.clock.now());
  await vault.signIn('peer_worker');
  expect(await vault.call('draft.get', key)).toEqual({ draft: { content, savedAt } });
});

test('saving again replaces, and the newest comes first in the list', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  await vault.call('draft.save', { ...key, content: { text: 'first' } });
  vault.clock.pass(1_000);
  await vault.call('draft.save', { kind: 'intake', subject: 'new', content: {} });
  vault.clock.pass(1_000);
  await vault.call('draft.save', { ...key, content: { text: 'second' } });
  const { drafts } = await vault.call('draft.list', {});
  expect(drafts.map(({ kind, savedAt }) => ({ kind, age: vault!.clock.now() - savedAt }))).toEqual([
    { kind: 'note', age: 0 },
    { kind: 'intake', age: 1_000 },
  ]);
  expect((await vault.call('draft.get', key)).draft?.content).toEqual({ text: 'second' });
});

test('nobody sees, changes or discards another person’s draft', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  await vault.call('draft.save', { ...key, content: { text: 'mine' } });
  await vault.signIn('supervisor');
  expect(await vault.call('draft.get', key)).toEqual({ draft: null });
  expect(await vault.call('draft.list', {})).toEqual({ drafts: [] });
  await vault.call('draft.save', { ...key, content: { text: 'theirs' } });
  await vault.call('draft.discard', key);
  await vault.signIn('peer_worker');
  expect((await vault.call('draft.get', key)).draft?.content).toEqual({ text: 'mine' });
});

test('a discarded draft is gone, and discarding it again is no mistake', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  await vault.call('draft.save', { ...key, content: { text: 'x' } });
  await vault.call('draft.discard', key);
  await vault.call('draft.discard', key);
  expect(await vault.call('draft.get', key)).toEqual({ draft: null });
});

test('drafts and view settings make no changes for the office and keep no results', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  const before = (await vault.call('session.current', {})).unsentChangeCount;
  for (let count = 0; count < 5; count += 1) {
    await vault.call('draft.save', { ...key, content: { count } });
    await vault.call('view.set', { key: 'caseload', value: { count } });
  }
  expect((await vault.call('session.current', {})).unsentChangeCount).toBe(before);
  const results = vault.inspect((reader) =>
    reader.value(sqlFragment`SELECT count(*) FROM command_result`, z.int()),
  );
  expect(results).toBe(0);
  expect(vault.events('records.changed').map(({ entities }) => entities)).toContainEqual(['draft']);
});

test('everybody’s screens are as they left them', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  expect(await vault.call('view.get', { key: 'caseload.columns' })).toEqual({ value: null });
  await vault.call('view.set', {
    key: 'caseload.columns',
    value: { order: ['status'], widths: { status: 80 } },
  });
  await vault.call('view.set', { key: 'caseload.columns', value: { order: ['name'] } });
  await vault.signIn('supervisor');
  expect(await vault.call('view.get', { key: 'caseload.columns' })).toEqual({ value: null });
  await vault.signIn('peer_worker');
  expect(await vault.call('view.get', { key: 'caseload.columns' })).toEqual({ value: { order: ['name'] } });
});

test('an intake with answers about health never comes to somebody whose role may not read them (R-ROL-01)', async () => {
  const intake = { kind: 'intake', subject: 'new' } as const;
  const withHealth = { operationId: newIdentifier(), form: { health: { substance1: 'heroin' } } };
  const withoutHealth = { operationId: newIdentifier(), form: { health: null } };
  vault = await openVaultHarness({ signedIn: 'front_desk' });
  await expect(vault.call('draft.save', { ...intake, content: withHealth })).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  });
  await vault.call('draft.save', { ...intake, content: withoutHealth });
  expect((await vault.call('draft.list', {})).drafts).toHaveLength(1);

  // Begun as a peer worker, and the role is another one now.
  await vault.signIn('peer_worker');
  await vault.call('draft.save', { ...intake, content: withHealth });
  expect((await vault.call('draft.list', {})).drafts).toHaveLength(1);
  const { id: userId } = vault.site.people.peer_worker;
  await vault.signIn('administrator');
  const person = (await vault.call('user.list', {})).users.find(({ id }) => id === userId);
  if (person === undefined) throw new TypeError('the peer worker is gone');
  await vault.call('user.update', {
    userId,
    expectedRevision: person.revision,
    displayName: person.displayName,
    signInName: person.signInName,
    initials: person.initials,
    role: 'front_desk',
    credentialType: null,
    credentialNumber: null,
    credentialIssuedOn: null,
    credentialExpiresOn: null,
  });
  await vault.signIn('peer_worker');
  expect(await vault.call('draft.get', intake)).toEqual({ draft: null });
  expect(await vault.call('draft.list', {})).toEqual({ drafts: [] });
});
