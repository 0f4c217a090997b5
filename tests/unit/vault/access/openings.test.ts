import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { OPENING_MINUTES } from '../../../../shared/access';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { seedClient } from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

async function openedVault(): Promise<{ vault: VaultHarness; clientId: string }> {
  const opened = await openVaultHarness();
  vault = opened;
  const { id } = opened.seed('supervisor', (context) => seedClient(context));
  await opened.signIn('peer_worker');
  return { vault: opened, clientId: id };
}

test('a chart that isn’t theirs opens with a reason, for an hour (R-ROL-02)', async () => {
  const { vault: opened, clientId } = await openedVault();
  await expect(opened.call('client.open', { clientId })).rejects.toMatchObject({ code: 'NOT_ON_CASELOAD' });
  const { endsAt } = await opened.call('client.openWithReason', {
    clientId,
    reason: 'covering',
    details: null,
  });
  expect(endsAt).toBe(opened.clock.now() + OPENING_MINUTES * 60_000);
  expect(await opened.call('client.open', { clientId })).toMatchObject({ id: clientId, openedUntil: endsAt });

  opened.clock.pass(OPENING_MINUTES * 60_000 - 1);
  expect(await opened.call('client.open', { clientId })).toMatchObject({ id: clientId });
  opened.clock.pass(1);
  await expect(opened.call('client.open', { clientId })).rejects.toMatchObject({ code: 'NOT_ON_CASELOAD' });
});

test('one person’s reason opens nothing for another, and nothing before it was given', async () => {
  const { vault: opened, clientId } = await openedVault();
  const other = await (async () => {
    await opened.lock();
    return opened.seed('supervisor', (context) => seedClient(context));
  })();
  await opened.signIn('peer_worker');
  await opened.call('client.openWithReason', { clientId, reason: 'safety', details: null });
  await expect(opened.call('client.open', { clientId: other.id })).rejects.toMatchObject({
    code: 'NOT_ON_CASELOAD',
  });
  opened.clock.set(opened.clock.now() - 86_400_000);
  await expect(opened.call('client.open', { clientId })).rejects.toMatchObject({ code: 'NOT_ON_CASELOAD' });
});

test('“another reason” needs words, and a second reason makes no second entry', async () => {
  const { vault: opened, clientId } = await openedVault();
  const ask = (reason: 'other' | 'handover', details: string | null) =>
    opened.call('client.openWithReason', { clientId, reason, details });
  await expect(ask('other', null)).rejects.toMatchObject({
    code: 'RULE_BROKEN',
    details: { problems: [{ path: 'details', code: 'details_missing' }] },
  });
  const first = await ask('other', 'Her sister called.');
  opened.clock.pass(60_000);
  expect(await ask('handover', null)).toEqual(first);
  await opened.signIn('supervisor');
  const list = await opened.call('opening.list', { onlyUnreviewed: true, offset: 0, limit: 50 });
  expect(list).toMatchObject({ total: 1, unreviewedCount: 1 });
  expect(list.rows).toMatchObject([
    { clientId, userName: 'Pat Peer', reason: 'other', details: 'Her sister called.', reviewedAt: null },
  ]);
});

test('the supervisor sees each opening until somebody looked, and the board counts them', async () => {
  const { vault: opened, clientId } = await openedVault();
  expect((await opened.call('today.board', {})).openingsToReview).toBeNull();
  await opened.call('client.openWithReason', { clientId, reason: 'covering', details: null });
  await opened.signIn('supervisor');
  expect((await opened.call('today.board', {})).openingsToReview).toBe(1);
  const window = { onlyUnreviewed: true, offset: 0, limit: 50 };
  const [opening] = (await opened.call('opening.list', window)).rows;
  const openingIds = [opening?.id ?? ''];
  expect(await opened.call('opening.markReviewed', { openingIds })).toEqual({ reviewedCount: 1 });
  expect(await opened.call('opening.markReviewed', { openingIds })).toEqual({ reviewedCount: 0 });
  expect(await opened.call('opening.list', window)).toMatchObject({ rows: [], unreviewedCount: 0 });
  const all = await opened.call('opening.list', { ...window, onlyUnreviewed: false });
  expect(all.rows).toMatchObject([{ reviewedByName: 'Sol Super' }]);
});

test('the log has who opened it and the kind of reason, and none of the words', async () => {
  const { vault: opened, clientId } = await openedVault();
  await opened.call('client.openWithReason', { clientId, reason: 'other', details: 'ZQXCANARY relapse' });
  const rows = opened.inspect((reader) =>
    reader.all(
      sqlFragment`SELECT actor_id, client_id, reason, detail FROM audit
        WHERE action = 'client.opened_with_reason'`,
      z.object({
        actor_id: z.string(),
        client_id: z.string(),
        reason: z.string(),
        detail: z.string().nullable(),
      }),
    ),
  );
  const actorId = opened.site.people.peer_worker.id;
  expect(rows).toEqual([{ actor_id: actorId, client_id: clientId, reason: 'other', detail: null }]);
});
