import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { appendAudit, auditHead, verifyAudit } from '../../../../electron/vault/store/audit';
import type { AuditHead } from '../../../../electron/vault/store/audit';
import { openStore, transaction } from '../../../../electron/vault/store/connection';
import type { Store } from '../../../../electron/vault/store/connection';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import type { Statement } from '../../../../electron/vault/store/sql';
import type { AuditAction } from '../../../../shared/audit-actions';
import { newIdentifier } from '../../../../shared/identifiers';
import { ACTOR_ID } from '../../../support/record-values';
import { temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function withEntries(count: number): TestStore {
  const test = temporaryStore();
  transaction(test.store, (writer) => {
    for (let number = 1; number <= count; number += 1) {
      test.clock.pass(1_000);
      appendAudit(writer, {
        at: test.clock.now(),
        actorId: number % 7 === 0 ? null : ACTOR_ID,
        action: 'client.opened',
        clientId: newIdentifier(),
        detail: { rows: number },
      });
    }
  });
  return test;
}

/** What somebody does who has the database open and can get past the triggers. */
function tamper(test: TestStore, ...statements: readonly Statement[]): void {
  transaction(test.store, (writer) => {
    writer.runScript(sqlFragment`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete`);
    for (const statement of statements) writer.run(statement);
  });
}

describe('the audit chain (R-AUD-01)', () => {
  it('is whole as it was written, and its head says how long it is', async () => {
    const test = withEntries(20);
    const head = auditHead(test.store.reader);
    expect(head.sequence).toBe(20);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: true, head });
  });

  it('is whole when it is empty', async () => {
    const { store } = temporaryStore();
    const head = { sequence: 0, hash: '0'.repeat(64) };
    expect(auditHead(store.reader)).toEqual(head);
    expect(await verifyAudit(store.reader)).toEqual({ isWhole: true, head });
  });

  it('goes on after the database was closed and opened', async () => {
    const test = withEntries(3);
    test.store.close();
    const store = openStore({ path: test.path, key: test.key });
    transaction(store, (writer) =>
      appendAudit(writer, { at: test.clock.now(), actorId: ACTOR_ID, action: 'client.updated' }),
    );
    expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true, head: { sequence: 4 } });
    store.close();
  });

  it('leaves no entry of a transaction that was rolled back', async () => {
    const test = withEntries(2);
    const work = (): void => {
      transaction(test.store, (writer) => {
        appendAudit(writer, { at: test.clock.now(), actorId: ACTOR_ID, action: 'client.updated' });
        throw new Error('no');
      });
    };
    expect(work).toThrow('no');
    expect(await verifyAudit(test.store.reader)).toMatchObject({ isWhole: true, head: { sequence: 2 } });
  });

  const columns = [
    'recorded_at',
    'actor_id',
    'action',
    'entity',
    'record_id',
    'client_id',
    'reason',
  ] as const;

  it.each(columns)('finds an edited %s', async (column) => {
    const test = withEntries(10);
    const edits = {
      recorded_at: sql`UPDATE audit SET recorded_at = recorded_at + 1 WHERE sequence = 6`,
      actor_id: sql`UPDATE audit SET actor_id = ${newIdentifier()} WHERE sequence = 6`,
      action: sql`UPDATE audit SET action = 'chart.open' WHERE sequence = 6`,
      entity: sql`UPDATE audit SET entity = '' WHERE sequence = 6`,
      record_id: sql`UPDATE audit SET record_id = ${newIdentifier()} WHERE sequence = 6`,
      client_id: sql`UPDATE audit SET client_id = ${newIdentifier()} WHERE sequence = 6`,
      reason: sql`UPDATE audit SET reason = 'x' WHERE sequence = 6`,
    };
    tamper(test, edits[column]);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 6, problem: 'CHANGED' });
  });

  it('finds an edited detail', async () => {
    const test = withEntries(10);
    tamper(test, sql`UPDATE audit SET detail = '{"rows":7}' WHERE sequence = 6`);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 6, problem: 'CHANGED' });
  });

  it('finds a value moved from one column to the next', async () => {
    const test = withEntries(10);
    tamper(test, sql`UPDATE audit SET record_id = client_id, client_id = NULL WHERE sequence = 6`);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 6, problem: 'CHANGED' });
  });

  it('finds a removed entry', async () => {
    const test = withEntries(10);
    tamper(test, sql`DELETE FROM audit WHERE sequence = 6`);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 6, problem: 'REMOVED' });
  });

  it('finds a removed entry whose gap was closed', async () => {
    const test = withEntries(10);
    tamper(
      test,
      sql`DELETE FROM audit WHERE sequence = 6`,
      sql`UPDATE audit SET sequence = sequence - 1 WHERE sequence > 6`,
    );
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 6, problem: 'CHANGED' });
  });

  it('finds two entries that changed places', async () => {
    const test = withEntries(10);
    tamper(
      test,
      sql`UPDATE audit SET sequence = 100 WHERE sequence = 6`,
      sql`UPDATE audit SET sequence = 6 WHERE sequence = 7`,
      sql`UPDATE audit SET sequence = 7 WHERE sequence = 100`,
    );
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 6, problem: 'CHANGED' });
  });

  it('finds an entry put in', async () => {
    const test = withEntries(10);
    tamper(
      test,
      sql`INSERT INTO audit SELECT 11, recorded_at, actor_id, action, entity, record_id, client_id, reason, detail, hash
        FROM audit WHERE sequence = 10`,
    );
    expect(await verifyAudit(test.store.reader)).toEqual({
      isWhole: false,
      brokenAt: 11,
      problem: 'CHANGED',
    });
  });

  it('finds an entry of another course of events, though it was rightly written at its place', async () => {
    const test = withEntries(5);
    const path = join(test.folder, 'other.db');
    test.store.checkpoint();
    copyFileSync(test.path, path);
    const other = openStore({ path, key: test.key });
    const { now } = test.context();
    const entries = (store: Store, action: AuditAction): void => {
      transaction(store, (writer) => {
        appendAudit(writer, { at: now, actorId: ACTOR_ID, action });
        appendAudit(writer, { at: now, actorId: ACTOR_ID, action: 'session.locked' });
        appendAudit(writer, { at: now, actorId: ACTOR_ID, action: 'session.unlocked' });
      });
    };
    entries(test.store, 'client.opened');
    entries(other, 'note.printed');
    const foreign = other.reader.value(sqlFragment`SELECT hash FROM audit WHERE sequence = 7`, z.string());
    other.close();
    tamper(test, sql`UPDATE audit SET hash = ${foreign ?? ''} WHERE sequence = 7`);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 7, problem: 'CHANGED' });
  });

  it('finds a cut tail', async () => {
    const test = withEntries(10);
    tamper(test, sql`DELETE FROM audit WHERE sequence > 7`);
    expect(await verifyAudit(test.store.reader)).toEqual({ isWhole: false, brokenAt: 8, problem: 'CUT' });
  });

  it('finds a cut tail whose head was set back, because the head is sealed', async () => {
    const test = withEntries(10);
    tamper(
      test,
      sql`UPDATE audit_head SET sequence = 7, hash = (SELECT hash FROM audit WHERE sequence = 7)`,
      sql`DELETE FROM audit WHERE sequence > 7`,
    );
    expect(await verifyAudit(test.store.reader)).toEqual({
      isWhole: false,
      brokenAt: 7,
      problem: 'HEAD_CHANGED',
    });
  });

  it('finds a removed head and an emptied chain', async () => {
    const test = withEntries(10);
    tamper(test, sql`DELETE FROM audit_head`);
    expect(await verifyAudit(test.store.reader)).toEqual({
      isWhole: false,
      brokenAt: 10,
      problem: 'HEAD_CHANGED',
    });
    const emptied = withEntries(10);
    tamper(emptied, sql`DELETE FROM audit`);
    expect(await verifyAudit(emptied.store.reader)).toEqual({ isWhole: false, brokenAt: 1, problem: 'CUT' });
  });

  it('finds by an earlier head that everything was put back to an older state', async () => {
    const test = withEntries(5);
    const noHash: AuditHead = { sequence: 9, hash: 'f'.repeat(64) };
    expect(await verifyAudit(test.store.reader, { expected: noHash })).toEqual({
      isWhole: false,
      brokenAt: 6,
      problem: 'CUT',
    });
    expect(await verifyAudit(test.store.reader, { expected: { sequence: 3, hash: 'f'.repeat(64) } })).toEqual(
      {
        isWhole: false,
        brokenAt: 3,
        problem: 'CHANGED',
      },
    );
    expect(await verifyAudit(test.store.reader, { expected: auditHead(test.store.reader) })).toMatchObject({
      isWhole: true,
    });
  });

  it('tells how far it is, over more than one window', async () => {
    const test = withEntries(4_500);
    const steps: (readonly [number, number])[] = [];
    const result = await verifyAudit(test.store.reader, {
      onProgress: (done, total) => steps.push([done, total]),
    });
    expect(result.isWhole).toBe(true);
    expect(steps).toEqual([
      [2_000, 4_500],
      [4_000, 4_500],
      [4_500, 4_500],
    ]);
  });
});
