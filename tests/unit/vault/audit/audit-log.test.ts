import { afterEach, describe, expect, test } from 'vitest';

import { AUDIT_KINDS } from '../../../../shared/audit-kinds';
import type { AuditFilter } from '../../../../shared/contract/audit';
import { newIdentifier } from '../../../../shared/identifiers';
import type { LocalDate } from '../../../../shared/time';
import { appendAudit } from '../../../../electron/vault/store/audit';
import { openStore, transaction } from '../../../../electron/vault/store/connection';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import type { Statement } from '../../../../electron/vault/store/sql';
import { seedClient } from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const NO_FILTER: AuditFilter = { actorId: null, clientId: null, kinds: [], from: null, through: null };

async function actionsOf(target: VaultHarness, filter: Partial<AuditFilter>): Promise<string[]> {
  const { rows } = await target.call('audit.list', {
    filter: { ...NO_FILTER, ...filter },
    offset: 0,
    limit: 200,
  });
  return rows.map(({ action }) => action);
}

describe('the log on screen', () => {
  test('is filtered by who, whose chart, kind and day, newest first', async () => {
    const opened = await openVaultHarness();
    vault = opened;
    const client = opened.seed('supervisor', (context) => seedClient(context, { preferredName: 'Zeb' }));
    await opened.signIn('peer_worker');
    await expect(opened.call('client.open', { clientId: client.id })).rejects.toMatchObject({});
    opened.clock.pass(86_400_000);
    await opened.signIn('supervisor');
    await opened.call('client.open', { clientId: client.id });

    const { people } = opened.site;
    expect(await actionsOf(opened, { clientId: client.id })).toEqual(['client.opened', 'access.refused']);
    expect(await actionsOf(opened, { actorId: people.peer_worker.id })).toEqual([
      'session.locked',
      'access.refused',
      'session.unlocked',
    ]);
    expect(await actionsOf(opened, { kinds: ['chart'] })).toEqual(['client.opened']);
    expect(await actionsOf(opened, { kinds: ['refusal'] })).toEqual(['access.refused']);
    const today = '2026-03-11' as LocalDate;
    const actionsToday = await actionsOf(opened, { from: today, through: today });
    expect(actionsToday).toEqual(expect.arrayContaining(['client.opened', 'session.unlocked']));
    expect(actionsToday).not.toContain('access.refused');
    expect(await actionsOf(opened, { through: '2026-03-10' as LocalDate })).toContain('access.refused');

    const { rows } = await opened.call('audit.list', {
      filter: { ...NO_FILTER, clientId: client.id },
      offset: 1,
      limit: 1,
    });
    expect(rows).toMatchObject([
      {
        actorName: 'Pat Peer',
        kind: 'refusal',
        clientName: expect.stringMatching(/^Zeb/) as string,
        refusedMethod: 'client.open',
      },
    ]);
  });

  test('names nobody who is served here to an administrator (R-ROL-04)', async () => {
    const opened = await openVaultHarness();
    vault = opened;
    const client = opened.seed('supervisor', (context) => seedClient(context));
    await opened.signIn('supervisor');
    await opened.call('client.open', { clientId: client.id });
    await opened.signIn('administrator');
    const { rows } = await opened.call('audit.list', {
      filter: { ...NO_FILTER, clientId: client.id },
      offset: 0,
      limit: 10,
    });
    expect(rows).toMatchObject([{ action: 'client.opened', clientName: null, chartNumber: null }]);
  });

  test.each(['front_desk', 'peer_worker'] as const)('is not for the %s', async (role) => {
    vault = await openVaultHarness({ signedIn: role });
    const input = { filter: NO_FILTER, offset: 0, limit: 10 };
    await expect(vault.call('audit.list', input)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(vault.call('audit.verify', {})).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  test('has a kind for every entry there is, so that a filter by all kinds leaves nothing out', async () => {
    const opened = await openVaultHarness({ signedIn: 'supervisor' });
    vault = opened;
    const all = await actionsOf(opened, {});
    expect(await actionsOf(opened, { kinds: [...AUDIT_KINDS] })).toEqual(['audit.listed', ...all]);
  });
});

/** Changes the log beside the vault, as somebody does who has the key and gets past the triggers. */
function tamper(target: VaultHarness, ...statements: readonly Statement[]): void {
  const store = openStore({ path: siteFolder(target.folder).database, key: target.site.dataKey });
  transaction(store, (writer) => {
    writer.runScript(sqlFragment`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete`);
    for (const statement of statements) writer.run(statement);
  });
  store.close();
}

async function longLog(entryCount: number): Promise<VaultHarness> {
  const opened = await openVaultHarness();
  vault = opened;
  opened.seed('supervisor', ({ writer, change, user }) => {
    const clientId = newIdentifier();
    for (let count = 0; count < entryCount; count += 1) {
      appendAudit(writer, { at: change.now, actorId: user.id, action: 'client.opened', clientId });
    }
  });
  return opened;
}

describe('checking the log', () => {
  test('says it is whole, with the head that end-of-day files carry', async () => {
    const opened = await longLog(10);
    await opened.signIn('administrator');
    const result = await opened.call('audit.verify', {});
    expect(result).toMatchObject({
      isWhole: true,
      headHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  test.each([
    ['an edited entry', 'CHANGED', [sql`UPDATE audit SET actor_id = NULL WHERE sequence = 6`]],
    ['a removed entry', 'REMOVED', [sql`DELETE FROM audit WHERE sequence = 6`]],
    [
      'two entries that changed places',
      'CHANGED',
      [
        sql`UPDATE audit SET sequence = 999 WHERE sequence = 6`,
        sql`UPDATE audit SET sequence = 6 WHERE sequence = 7`,
        sql`UPDATE audit SET sequence = 7 WHERE sequence = 999`,
      ],
    ],
    ['a cut end', 'CUT', [sql`DELETE FROM audit WHERE sequence >= 6`]],
  ] as const)('names the first position of %s', async (_what, problem, statements) => {
    const opened = await longLog(20);
    await opened.signIn('supervisor');
    tamper(opened, ...statements);
    expect(await opened.call('audit.verify', {})).toEqual({ isWhole: false, brokenAt: 6, problem });
  });

  test('checks 100,000 entries, says how far it is, and lets other calls through between', async () => {
    const opened = await longLog(100_000);
    await opened.signIn('supervisor');
    let longestWait = 0;
    let answeredCount = 0;
    let isRunning = true;
    const asking = (async () => {
      while (isRunning) {
        const start = performance.now();
        await opened.call('session.current', {});
        longestWait = Math.max(longestWait, performance.now() - start);
        answeredCount += 1;
      }
    })();
    const start = performance.now();
    expect(await opened.call('audit.verify', {})).toMatchObject({ isWhole: true });
    const took = performance.now() - start;
    isRunning = false;
    await asking;
    const progress = opened.events('job.progress');
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.at(-1)).toMatchObject({ step: 'checking' });
    // Fifty windows: no call may wait for more than a few of them, however slow the machine.
    expect(answeredCount).toBeGreaterThan(10);
    expect(longestWait).toBeLessThan(took / 4);
  }, 120_000);

  test('can be stopped', async () => {
    const opened = await longLog(20_000);
    await opened.signIn('supervisor');
    const callId = newIdentifier();
    const checking = opened.call('audit.verify', {}, { callId });
    await opened.nextEvent('job.progress');
    opened.cancel(callId);
    await expect(checking).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await actionsOf(opened, { kinds: ['log'] })).not.toContain('audit.verified');
  });
});
