import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { AUDIT_PAUSE_MINUTES } from '../../../../shared/contract/define-method';
import { newIdentifier } from '../../../../shared/identifiers';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { verifyAudit } from '../../../../electron/vault/store/audit';
import { openStore } from '../../../../electron/vault/store/connection';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { seedClient } from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { VALID_INPUTS } from './valid-inputs';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const RowSchema = z.object({
  action: z.string(),
  actor_id: z.string().nullable(),
  entity: z.string().nullable(),
  record_id: z.string().nullable(),
  client_id: z.string().nullable(),
  reason: z.string().nullable(),
});

function auditOf(target: VaultHarness, action: string): z.output<typeof RowSchema>[] {
  return target.inspect((reader) =>
    reader.all(
      sql`SELECT action, actor_id, entity, record_id, client_id, reason FROM audit
        WHERE action = ${action} ORDER BY sequence`,
      RowSchema,
    ),
  );
}

test('a chart leaves a row each time it is opened, with whose it was (R-AUD-01)', async () => {
  vault = await openVaultHarness();
  const client = vault.seed('supervisor', (context) => seedClient(context));
  await vault.signIn('supervisor');
  await vault.call('client.open', { clientId: client.id });
  await vault.call('client.open', { clientId: client.id });
  const row = {
    action: 'client.opened',
    actor_id: vault.site.people.supervisor.id,
    entity: 'client',
    record_id: client.id,
    client_id: client.id,
    reason: null,
  };
  expect(auditOf(vault, 'client.opened')).toEqual([row, row]);
});

test('a list that comes with every keystroke leaves one row in a few minutes', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  const input = VALID_INPUTS['client.list'];
  for (const text of ['n', 'ne', 'nel', 'nell']) {
    await vault.call('client.list', { ...input, filter: { ...input.filter, text } });
  }
  expect(auditOf(vault, 'client.listed')).toHaveLength(1);
  vault.clock.pass(AUDIT_PAUSE_MINUTES * 60_000);
  await vault.call('client.list', input);
  expect(auditOf(vault, 'client.listed')).toHaveLength(2);
});

test('looking for a person leaves a row without what was typed, and lists whose charts were opened', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  const clientId = vault.seed('supervisor', (context) => seedClient(context).id);
  expect((await vault.call('client.find', { text: '' })).people).toEqual([]);
  for (const text of ['ZQXCANARY', 'gata', '555 0142']) await vault.call('client.find', { text });
  await vault.call('client.open', { clientId });
  expect((await vault.call('client.find', { text: '' })).people).toMatchObject([{ clientId }]);
  expect(auditOf(vault, 'client.looked_up')).toHaveLength(1);
  const log = vault.inspect((reader) =>
    reader.values(
      sql`SELECT json_array(action, client_id, record_id, reason, detail) FROM audit`,
      z.string(),
    ),
  );
  expect(log.filter((row) => /ZQXCANARY|gata|0142/i.test(row))).toEqual([]);
  await vault.signIn('peer_worker');
  expect((await vault.call('client.find', { text: '' })).people).toEqual([]);
});

test('drafts leave one row in a few minutes, and another person their own', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  const draft = { kind: 'note', subject: 'new', content: { purpose: 'x' } } as const;
  await vault.call('draft.save', draft);
  await vault.call('draft.save', draft);
  expect(auditOf(vault, 'draft.saved')).toHaveLength(1);
  await vault.signIn('peer_worker');
  await vault.call('draft.save', draft);
  expect(auditOf(vault, 'draft.saved').map((row) => row.actor_id)).toEqual([
    vault.site.people.supervisor.id,
    vault.site.people.peer_worker.id,
  ]);
});

test('a repeated command runs once, leaves one row and tells nobody twice', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  const operationId = newIdentifier();
  const input = { ...VALID_INPUTS['client.create'], operationId };
  const first = await vault.call('client.create', input);
  const events = vault.events('records.changed').length;
  const second = await vault.call('client.create', input);
  expect(second).toEqual(first);
  expect(auditOf(vault, 'client.created')).toHaveLength(1);
  expect(vault.events('records.changed')).toHaveLength(events);
  const count = vault.inspect((reader) => reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()));
  expect(count).toBe(1);
});

test('an operation id of somebody else’s command is refused', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  const operationId = newIdentifier();
  await vault.call('client.create', { ...VALID_INPUTS['client.create'], operationId });
  await vault.signIn('front_desk');
  await expect(
    vault.call('client.create', { ...VALID_INPUTS['client.create'], operationId }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('the page is told what changed, whose it is and how much is unsent', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  const before = (await vault.call('session.current', {})).unsentChangeCount;
  const { clientId } = await vault.call('client.create', VALID_INPUTS['client.create']);
  const [event] = vault.events('records.changed').slice(-1);
  expect(event?.entities).toEqual(expect.arrayContaining(['client', 'contactMethod', 'episode']));
  expect(event?.clientIds).toEqual([clientId]);
  const after = (await vault.call('session.current', {})).unsentChangeCount;
  expect(after).toBeGreaterThan(before);
  expect(event?.unsentChangeCount).toBe(after);
});

test('failed sign-ins are audited with the next that succeeds', async () => {
  vault = await openVaultHarness();
  for (const passphrase of ['not the right passphrase', 'another wrong passphrase']) {
    await vault.call('session.unlock', { signInName: 'pat.peer', passphrase }).catch(() => undefined);
  }
  await vault.signIn('peer_worker');
  const details = vault.inspect((reader) =>
    reader.values(sqlFragment`SELECT detail FROM audit WHERE action = 'session.unlock_failed'`, z.string()),
  );
  expect(details).toEqual([JSON.stringify({ count: 2 })]);
});

test('locking is audited, and the chain of a day is whole', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  await vault.call('client.create', VALID_INPUTS['client.create']);
  await vault.lock();
  expect(auditOf(vault, 'session.unlocked')).toHaveLength(1);
  expect(auditOf(vault, 'session.locked').map((row) => row.actor_id)).toEqual([
    vault.site.people.supervisor.id,
  ]);
  const store = openStore({ path: siteFolder(vault.folder).database, key: vault.site.dataKey });
  try {
    expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true });
  } finally {
    store.close();
  }
});

test('a clock that was set back is audited at the next sign-in (R-AUD-02)', async () => {
  vault = await openVaultHarness({ signedIn: 'supervisor' });
  await vault.lock();
  vault.clock.set(vault.clock.now() - 90_000);
  await vault.signIn('supervisor');
  expect(auditOf(vault, 'clock.set_back')).toEqual([]);
  await vault.lock();
  vault.clock.set(vault.clock.now() - 3_600_000);
  await vault.signIn('front_desk');
  expect(auditOf(vault, 'clock.set_back').map((row) => row.actor_id)).toEqual([
    vault.site.people.front_desk.id,
  ]);
});
