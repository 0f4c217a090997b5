import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { verifyAudit } from '../../electron/vault/store/audit';
import { listSnapshots, snapshotParts } from '../../electron/vault/backup/snapshot-files';
import { createStore, openStore } from '../../electron/vault/store/connection';
import type { Reader } from '../../electron/vault/store/connection';
import { migrate, schemaVersion } from '../../electron/vault/store/migrate';
import { sqlFragment } from '../../electron/vault/store/sql';
import { newIdentifier } from '../../shared/identifiers';
import { countDamages } from '../support/count-damages';
import { childProgram } from '../support/child-program';
import type { ChildProgram } from '../support/child-program';
import { KillCount, faultRounds } from '../support/kill-count';
import { SYNTHETIC_ROWS, twoSteps } from '../support/synthetic-migrations';
import { temporaryFolder } from '../support/temporary-folder';

const rounds = faultRounds(8);
const timeLimitMilliseconds = 60_000 + rounds * 10_000;

/** Moments to kill at, the same on every run: spread over the first 150 commits and between them. */
function momentsOf(count: number): readonly { commits: number; milliseconds: number }[] {
  return Array.from({ length: count }, (_, index) => ({
    commits: (index * 37) % 150,
    milliseconds: (index * 7) % 11,
  }));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

let commitLoop: ChildProgram;
let migrateLoop: ChildProgram;

beforeAll(async () => {
  commitLoop = await childProgram('commit-loop');
  migrateLoop = await childProgram('migrate-loop');
});

afterAll(() => {
  commitLoop.remove();
  migrateLoop.remove();
});

/** The operations that are in the database whole; throws when one is there in part. */
function wholeOperations(reader: Reader): readonly string[] {
  const rows = reader.all(
    sqlFragment`
      SELECT command_result.operation_id AS operation_id,
        (SELECT count(*) FROM client
          WHERE client.id = json_extract(command_result.result, '$.value.clientId')) AS clients,
        (SELECT count(*) FROM contact_method
          WHERE client_id = json_extract(command_result.result, '$.value.clientId')) AS contacts,
        (SELECT count(*) FROM client_search
          WHERE client_id = json_extract(command_result.result, '$.value.clientId')) AS found,
        (SELECT count(*) FROM audit
          WHERE client_id = json_extract(command_result.result, '$.value.clientId')) AS audited,
        (SELECT count(*) FROM change WHERE change.operation_id = command_result.operation_id) AS changes
      FROM command_result`,
    z.object({
      operation_id: z.string(),
      clients: z.literal(1),
      contacts: z.literal(1),
      found: z.literal(1),
      audited: z.literal(1),
      changes: z.int().min(15),
    }),
  );
  const totals = reader.first(
    sqlFragment`SELECT (SELECT count(*) FROM client) AS clients, (SELECT count(*) FROM contact_method) AS contacts,
      (SELECT count(*) FROM audit) AS audited, (SELECT count(DISTINCT operation_id) FROM change) AS operations,
      (SELECT count(*) FROM change) - (SELECT max(sequence) FROM change) AS gaps`,
    z.record(z.string(), z.int().nullable()),
  );
  const count = rows.length;
  expect(totals).toEqual({
    clients: count,
    contacts: count,
    audited: count,
    operations: count,
    gaps: count === 0 ? null : 0,
  });
  return rows.map((row) => row.operation_id);
}

/** An empty database, and the operations of it that were confirmed. */
function newDatabase() {
  const path = join(temporaryFolder(), 'waystation.db');
  const key = randomBytes(32);
  const created = createStore({ path, key });
  migrate(created, { backUp: () => undefined });
  created.close();
  return { path, key, deviceId: newIdentifier(), confirmed: new Set<string>() };
}

describe('killed at any moment', () => {
  it(
    'keeps every save it has confirmed, and none in part',
    async () => {
      const count = new KillCount('kill -9 in a loop of commits');
      let { path, key, deviceId, confirmed } = newDatabase();
      for (const [round, { commits, milliseconds }] of momentsOf(rounds).entries()) {
        // Everything in it is looked at after every kill: a new one now and then keeps that quick.
        if (round % 10 === 9) ({ path, key, deviceId, confirmed } = newDatabase());
        const child = commitLoop.start({ arguments: [path, key.toString('hex'), deviceId, '100000'] });
        await child.printed(1 + commits);
        await wait(milliseconds);
        child.process.kill('SIGKILL');
        const { signal, errors } = await child.ended();
        expect([signal, errors]).toEqual(['SIGKILL', '']);
        const [ready, ...operations] = child.lines();
        expect(ready).toBe('ready');
        for (const operationId of operations) confirmed.add(operationId);
        count.add(operations.length);

        const store = openStore({ path, key });
        const whole = new Set(wholeOperations(store.reader));
        const lost = [...confirmed].filter((operationId) => !whole.has(operationId));
        expect(lost).toEqual([]);
        // At most the save that was running was written without being confirmed; a retry gets its result.
        for (const operationId of whole) confirmed.add(operationId);
        expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true });
        store.close();
        const checker = openStore({ path, key });
        checker.close();
      }
      count.report();
      expect(confirmed.size).toBeGreaterThan(0);
    },
    timeLimitMilliseconds,
  );

  it(
    'leaves a migration done or not begun, with a whole backup once it began',
    async () => {
      const folder = temporaryFolder();
      const key = randomBytes(32);
      const original = join(folder, 'original.db');
      const created = createStore({ path: original, key });
      migrate(created, { migrations: twoSteps.slice(0, 1), backUp: () => undefined });
      created.close();
      const keyFile = join(folder, 'key-file.json');
      writeFileSync(keyFile, '{}');

      const seen = new Set<number>();
      const count = new KillCount('kill -9 during a migration');
      for (let round = 0; round < rounds; round += 1) {
        const path = join(folder, `round-${String(round)}.db`);
        const backups = join(folder, `backups-${String(round)}`);
        copyFileSync(original, path);
        const child = migrateLoop.start({ arguments: [path, key.toString('hex'), backups, keyFile] });
        await child.printed(round % 3 === 0 ? 1 : 2);
        await wait((round * 5) % 60);
        child.process.kill('SIGKILL');
        await child.ended();

        const store = openStore({ path, key });
        const version = schemaVersion(store.reader);
        seen.add(version);
        expect([10, 20]).toContain(version);
        expect(store.reader.value(sqlFragment`SELECT count(*) FROM thing`, z.int())).toBe(SYNTHETIC_ROWS);
        const upperCase = sqlFragment`SELECT count(*) FROM thing WHERE name <> lower(name)`;
        expect(store.reader.value(upperCase, z.int())).toBe(version === 10 ? SYNTHETIC_ROWS : 0);
        for (const backup of listSnapshots(backups)) {
          expect(backup).toMatchObject({ isVerified: true, isWhole: true });
          const { database } = snapshotParts(backup.path);
          expect(countDamages(database, key)).toBe(0);
          const copy = openStore({ path: database, key });
          expect(schemaVersion(copy.reader)).toBe(10);
          expect(copy.reader.value(sqlFragment`SELECT count(*) FROM thing`, z.int())).toBe(SYNTHETIC_ROWS);
          copy.close();
        }
        if (child.lines().includes('backed up') || version === 20)
          expect(listSnapshots(backups)).toHaveLength(1);
        if (existsSync(backups)) {
          expect(
            readdirSync(backups).filter((name) => !/^snapshot-\d{13}-migration(?:\.new)?$/.test(name)),
          ).toEqual([]);
        }
        migrate(store, { migrations: twoSteps, backUp: () => undefined });
        expect(schemaVersion(store.reader)).toBe(20);
        store.close();
        count.add(SYNTHETIC_ROWS);
      }
      count.report();
      expect(seen.size).toBeGreaterThan(0);
    },
    timeLimitMilliseconds,
  );
});
