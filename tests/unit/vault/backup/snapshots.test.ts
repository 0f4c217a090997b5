import { mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describe, expect, test, vi } from 'vitest';

import { checkHere } from '../../../../electron/vault/backup/check-copy';
import {
  listSnapshots,
  newestVerified,
  snapshotParts,
} from '../../../../electron/vault/backup/snapshot-files';
import { UnsoundCopy, takeSnapshot, takeSnapshotNow } from '../../../../electron/vault/backup/take-snapshot';
import type { SnapshotTask } from '../../../../electron/vault/backup/take-snapshot';
import { NEW_PAGE_BYTES } from '../../../../electron/vault/store/database-file';
import { openStore, transaction } from '../../../../electron/vault/store/connection';
import { insertRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { Client } from '../../../../shared/model/index';
import type { InstantMs } from '../../../../shared/time';
import { clientValues } from '../../../support/record-values';
import { snapshotPlace } from '../../../support/snapshot-place';
import { asyncFailureOf, failureOf, temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function taskOf(made: TestStore, now = made.clock.now()): SnapshotTask {
  const site = snapshotPlace(made.folder);
  return { store: made.store, dataKey: made.key, site, reason: 'unlock', now };
}

function addClient(made: TestStore, firstName = 'Nell'): void {
  transaction(made.store, (writer) => {
    insertRecord(writer, made.context(), Client, clientValues({ legalFirstName: firstName }));
  });
}

function countClients(path: string, key: Buffer): number | undefined {
  const store = openStore({ path, key });
  try {
    return store.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int());
  } finally {
    store.close();
  }
}

describe('a snapshot', () => {
  test('is whole, encrypted under the same key, has the key file, and is for this account alone', async () => {
    const made = temporaryStore();
    addClient(made, 'ZQXCANARY');
    const path = await takeSnapshot(taskOf(made), checkHere);
    const parts = snapshotParts(path);
    expect(readdirSync(path).sort()).toEqual(['key-file.json', 'snapshot.json', 'waystation.db']);
    for (const part of Object.values(parts)) expect(statSync(part).mode & 0o077).toBe(0);
    expect(statSync(path).mode & 0o077).toBe(0);
    const bytes = readFileSync(parts.database);
    expect(bytes.includes('ZQXCANARY')).toBe(false);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(readFileSync(parts.keyFile, 'utf8')).toBe('{}');
    expect(countClients(parts.database, made.key)).toBe(1);
  });

  test('holds what is only in the log yet, and what was saved up to its moment, while an export reads', async () => {
    const made = temporaryStore();
    const snapshot = made.store.openSnapshot();
    for (let count = 0; count < 20; count += 1) addClient(made);
    const taken = takeSnapshot(taskOf(made), checkHere);
    // The copying goes on beside these.
    for (let count = 0; count < 20; count += 1) addClient(made);
    const path = await taken;
    snapshot.close();
    expect(countClients(snapshotParts(path).database, made.key)).toBe(20);
  });

  test('doesn’t count when the copy is damaged', async () => {
    const made = temporaryStore();
    addClient(made);
    const task = taskOf(made);
    const failure = await asyncFailureOf(
      takeSnapshot(task, async (check) => {
        // A disk that gives back something else than it was given.
        const bytes = readFileSync(check.path);
        bytes.writeUInt8(bytes.readUInt8(3 * NEW_PAGE_BYTES + 9) ^ 4, 3 * NEW_PAGE_BYTES + 9);
        writeFileSync(check.path, bytes);
        return checkHere(check);
      }),
    );
    expect(failure.code).toBe('DATABASE_DAMAGED');
    expect(readdirSync(task.site.backups)).toEqual([]);
  });

  test('doesn’t count when records are missing from it, however whole its pages are', async () => {
    const made = temporaryStore();
    addClient(made);
    transaction(made.store, (writer) => {
      writer.runScript(sqlFragment`UPDATE record_census SET row_count = 2 WHERE table_name = 'client'`);
    });
    const failure = await asyncFailureOf(takeSnapshot(taskOf(made), checkHere));
    if (!(failure instanceof UnsoundCopy)) throw failure;
    expect(failure.check?.damageCount).toBe(0);
    expect(failure.check?.census).toContainEqual({ entity: 'client', expectedCount: 2, foundCount: 1 });
  });

  test('that was cut off afterwards shows, and isn’t the newest that counts', async () => {
    const made = temporaryStore();
    const task = taskOf(made);
    const first = await takeSnapshot(task, checkHere);
    made.clock.pass(1_000);
    const second = await takeSnapshot({ ...task, now: made.clock.now() }, checkHere);
    truncateSync(snapshotParts(second).database, 8_192);
    expect(listSnapshots(task.site.backups).map(({ path, isWhole }) => [path, isWhole])).toEqual([
      [second, false],
      [first, true],
    ]);
    expect(newestVerified(task.site.backups)?.path).toBe(first);
  });

  test('has a name that sorts by age even after the clock was set back', async () => {
    const made = temporaryStore();
    const task = taskOf(made);
    const paths = [5, 400, 30, 500].map((now) => takeSnapshotNow({ ...task, now: now as InstantMs }));
    expect(listSnapshots(task.site.backups).map(({ path }) => path)).toEqual(paths.reverse());
  });

  test('takes away what a crash left of an earlier one, and nothing else', async () => {
    const made = temporaryStore();
    const task = taskOf(made);
    mkdirSync(join(task.site.backups, 'snapshot-0000000000005-lock.new'), { recursive: true });
    writeFileSync(join(task.site.backups, 'notes.txt'), 'mine');
    mkdirSync(join(task.site.backups, 'snapshot-old'));
    await takeSnapshot(task, checkHere);
    expect(readdirSync(task.site.backups).sort()).toEqual([
      'notes.txt',
      expect.stringMatching(/^snapshot-\d{13}-unlock$/),
      'snapshot-old',
    ]);
  });

  test('has no place to go: says so, and the store works on', async () => {
    const made = temporaryStore();
    writeFileSync(join(made.folder, 'file'), '');
    const site = { ...snapshotPlace(made.folder), backups: join(made.folder, 'file', 'backups') };
    const failure = await asyncFailureOf(takeSnapshot({ ...taskOf(made), site }, checkHere));
    expect(failure.code).toBe('DISK_READ_ONLY');
    expect(failureOf(() => takeSnapshotNow({ ...taskOf(made), site })).code).toBe('DISK_READ_ONLY');
    addClient(made);
  });

  test('lets the log shrink again', async () => {
    const made = temporaryStore();
    const release = vi.fn();
    const hold = made.store.holdFilesStill.bind(made.store);
    vi.spyOn(made.store, 'holdFilesStill').mockImplementation(() => {
      const held = hold();
      return {
        ...held,
        release: () => {
          release();
          held.release();
        },
      };
    });
    await takeSnapshot(taskOf(made), checkHere);
    expect(release).toHaveBeenCalledOnce();
    addClient(made);
    made.store.checkpoint();
    expect(statSync(`${made.path}-wal`).size).toBe(0);
  });
});
