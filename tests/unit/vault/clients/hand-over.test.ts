import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { insertRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { Client } from '../../../../shared/model';
import { clientValues } from '../../../support/record-values';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

/** People of the peer worker, who then leaves. */
async function leftBehind(): Promise<VaultHarness> {
  const opened = await openVaultHarness();
  const { id } = opened.site.people.peer_worker;
  opened.seed('supervisor', ({ writer, change }) => {
    for (const [chartNumber, status, isRestricted] of [
      ['RC-1', 'active', false],
      ['RC-2', 'waitlist', false],
      ['RC-3', 'active', true],
      ['RC-4', 'discharged', false],
    ] as const) {
      const values = { chartNumber, status, isRestricted, assignedWorkerId: id };
      insertRecord(writer, change, Client, clientValues(values));
    }
  });
  await opened.signIn('administrator');
  await opened.call('user.deactivate', { userId: id });
  return opened;
}

function assigned(target: VaultHarness, workerId: string): string[] {
  return target.inspect((reader) =>
    reader.values(
      sql`SELECT chart_number FROM client WHERE assigned_worker_id = ${workerId} ORDER BY chart_number`,
      z.string(),
    ),
  );
}

test('a supervisor sees who is left behind and hands all of them over, each chart’s log showing it', async () => {
  vault = await leftBehind();
  const { peer_worker: peer, supervisor } = vault.site.people;
  await vault.signIn('supervisor');
  expect((await vault.call('today.board', {})).leftBehind).toEqual([
    { workerId: peer.id, workerName: peer.displayName, clientCount: 3 },
  ]);
  const fromTo = { fromWorkerId: peer.id, toWorkerId: supervisor.id };
  expect(await vault.call('client.handOver', fromTo)).toEqual({ movedCount: 3 });
  expect((await vault.call('today.board', {})).leftBehind).toEqual([]);
  expect(assigned(vault, supervisor.id)).toEqual(['RC-1', 'RC-2', 'RC-3']);
  expect(assigned(vault, peer.id)).toEqual(['RC-4']);
  const logged = vault.inspect((reader) =>
    reader.values(sql`SELECT client_id FROM audit WHERE action = 'client.handed_over'`, z.string()),
  );
  expect(new Set(logged).size).toBe(3);
});

test('the front desk leaves charts it can’t see where they are', async () => {
  vault = await leftBehind();
  const { peer_worker: peer, supervisor } = vault.site.people;
  await vault.signIn('front_desk');
  expect((await vault.call('today.board', {})).leftBehind).toMatchObject([{ clientCount: 2 }]);
  const fromTo = { fromWorkerId: peer.id, toWorkerId: supervisor.id };
  expect(await vault.call('client.handOver', fromTo)).toEqual({ movedCount: 2 });
  expect(assigned(vault, peer.id)).toEqual(['RC-3', 'RC-4']);
});

test('nobody’s people are taken from them, or given to somebody who meets nobody', async () => {
  vault = await leftBehind();
  const { peer_worker: peer, supervisor, front_desk: desk } = vault.site.people;
  await vault.signIn('supervisor');
  await expect(
    vault.call('client.handOver', { fromWorkerId: supervisor.id, toWorkerId: supervisor.id }),
  ).rejects.toMatchObject({ details: { problems: [{ path: 'fromWorkerId', code: 'still_a_worker' }] } });
  await expect(
    vault.call('client.handOver', { fromWorkerId: peer.id, toWorkerId: desk.id }),
  ).rejects.toMatchObject({ details: { problems: [{ path: 'toWorkerId', code: 'not_a_worker' }] } });
});
