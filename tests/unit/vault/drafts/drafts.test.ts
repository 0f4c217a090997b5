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

const intake = { kind: 'intake', subject: 'new' } as const;
const begun = (form: Readonly<Record<string, unknown>>) => ({
  operationId: newIdentifier(),
  form: { nameWithheld: false, preferredName: '', legalFirstName: 'Paso', legalLastName: 'Quill', ...form },
});

test('an unfinished intake is seen by colleagues with its name, and gone on with by one of them (R-INT-01)', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  const content = begun({ path: 'full', step: 3 });
  const { savedAt } = await vault.call('draft.save', { ...intake, content });
  expect(await vault.call('draft.othersIntakes', {})).toEqual({ intakes: [] });
  const { id: ownerId, displayName: ownerName } = vault.site.people.peer_worker;
  await vault.signIn('front_desk');
  expect(await vault.call('draft.othersIntakes', {})).toEqual({
    intakes: [{ ownerId, ownerName, name: 'Paso Quill', isFull: true, step: 3, savedAt, mayTakeOver: true }],
  });
  await vault.call('draft.takeOver', { ownerId, savedAt });
  // With the id of the save it leads to: saved just before a crash, it isn't saved twice.
  expect((await vault.call('draft.get', intake)).draft?.content).toEqual(content);
  expect(await vault.call('draft.othersIntakes', {})).toEqual({ intakes: [] });
  const frontDesk = vault.site.people.front_desk;
  await vault.signIn('peer_worker');
  expect(await vault.call('draft.get', intake)).toEqual({ draft: null });
  expect((await vault.call('draft.othersIntakes', {})).intakes).toMatchObject([{ ownerId: frontDesk.id }]);
});

test('two who go on with one intake don’t write over each other', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  const { id: ownerId } = vault.site.people.peer_worker;
  const { savedAt } = await vault.call('draft.save', { ...intake, content: begun({}) });
  vault.clock.pass(1_000);
  const newer = await vault.call('draft.save', {
    ...intake,
    content: begun({ legalLastName: 'Quillsteps' }),
  });
  await vault.signIn('supervisor');
  await expect(vault.call('draft.takeOver', { ownerId, savedAt })).rejects.toMatchObject({
    code: 'STALE_EDIT',
  });
  // One of their own stays as it is.
  await vault.call('draft.save', { ...intake, content: begun({ legalFirstName: 'Mine' }) });
  await expect(vault.call('draft.takeOver', { ownerId, savedAt: newer.savedAt })).rejects.toMatchObject({
    code: 'RULE_BROKEN',
    details: { problems: [{ path: 'ownerId', code: 'own_intake_open' }] },
  });
  await vault.call('draft.discard', intake);
  await vault.call('draft.takeOver', { ownerId, savedAt: newer.savedAt });
  await vault.signIn('front_desk');
  await expect(vault.call('draft.takeOver', { ownerId, savedAt: newer.savedAt })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an intake with answers about health is no front desk’s to go on with (R-ROL-01)', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  const { id: ownerId } = vault.site.people.peer_worker;
  const content = begun({ health: { pregnancy: 'pregnant' }, nameWithheld: true });
  const { savedAt } = await vault.call('draft.save', { ...intake, content });
  await vault.signIn('front_desk');
  const { intakes } = await vault.call('draft.othersIntakes', {});
  expect(intakes).toMatchObject([{ name: '', mayTakeOver: false }]);
  expect(JSON.stringify(intakes)).not.toContain('pregnan');
  await expect(vault.call('draft.takeOver', { ownerId, savedAt })).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  });
  await vault.signIn('supervisor');
  await vault.call('draft.takeOver', { ownerId, savedAt });
  expect((await vault.call('draft.get', intake)).draft?.content).toEqual(content);
});
