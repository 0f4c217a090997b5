import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import { describe, expect, it, vi } from 'vitest';

import { backUp, listBackups } from '../../../../electron/vault/store/backup';
import { openStore, transaction } from '../../../../electron/vault/store/connection';
import { insertRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { Client } from '../../../../shared/model/index';
import { clientValues } from '../../../support/record-values';
import { failureOf, temporaryStore } from '../../../support/temporary-store';

describe('backups', () => {
  it('are whole, encrypted under the same key, and for this account alone', () => {
    const test = temporaryStore();
    transaction(test.store, (writer) => {
      insertRecord(writer, test.context(), Client, clientValues({ legalFirstName: 'ZQXCANARY' }));
    });
    const folder = join(test.folder, 'backups');
    const backup = backUp({ store: test.store, folder, reason: 'migration', now: test.clock.now() });
    expect(readdirSync(folder)).toEqual([`waystation-${String(test.clock.now())}-migration.db`]);
    expect(statSync(backup.path).mode & 0o077).toBe(0);
    const bytes = readFileSync(backup.path);
    expect(bytes.length).toBe(backup.bytes);
    expect(bytes.includes('ZQXCANARY')).toBe(false);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const copy = openStore({ path: backup.path, key: test.key });
    expect(copy.reader.value(sqlFragment`SELECT legal_first_name FROM client`, z.string())).toBe('ZQXCANARY');
    copy.close();
  });

  it('hold what is only in the log yet, and take it while an export reads', () => {
    const test = temporaryStore();
    const snapshot = test.store.openSnapshot();
    transaction(test.store, (writer) => {
      insertRecord(writer, test.context(), Client, clientValues());
    });
    const folder = join(test.folder, 'backups');
    const { path } = backUp({ store: test.store, folder, reason: 'lock', now: 1 });
    snapshot.close();
    const copy = openStore({ path, key: test.key });
    expect(copy.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int())).toBe(1);
    copy.close();
  });

  it('do not count when the copy is damaged', () => {
    const test = temporaryStore();
    const folder = join(test.folder, 'backups');
    const copyInto = test.store.copyInto.bind(test.store);
    // A disk that writes something else than it was given.
    vi.spyOn(test.store, 'copyInto').mockImplementation((path) => {
      copyInto(path);
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(3 * 4096 + 9) ^ 4, 3 * 4096 + 9);
      writeFileSync(path, bytes);
    });
    const failure = failureOf(() => backUp({ store: test.store, folder, reason: 'lock', now: 1 }));
    expect(failure.code).toBe('DATABASE_DAMAGED');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keep the newest three, and nothing else in the folder is touched', () => {
    const test = temporaryStore();
    const folder = join(test.folder, 'backups');
    mkdirSync(folder);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'waystation-old.db'), 'mine too');
    // The clock was set back before the third.
    const made = [5, 400, 30, 500].map(
      (now) => backUp({ store: test.store, folder, reason: 'unlock', now }).path,
    );
    expect(listBackups(folder)).toEqual(made.slice(1).reverse());
    expect(listBackups(folder).map((path) => path.slice(folder.length + 1))).toEqual([
      'waystation-0000000000500-unlock.db',
      'waystation-0000000000401-unlock.db',
      'waystation-0000000000400-unlock.db',
    ]);
    expect(readdirSync(folder)).toContain('notes.txt');
    expect(readdirSync(folder)).toContain('waystation-old.db');
  });

  it('have no place to go: says so, and the store works on', () => {
    const test = temporaryStore();
    writeFileSync(join(test.folder, 'file'), '');
    const folder = join(test.folder, 'file', 'backups');
    const failure = failureOf(() => backUp({ store: test.store, folder, reason: 'lock', now: 1 }));
    expect(failure.code).toBe('DISK_READ_ONLY');
    transaction(test.store, (writer) => {
      insertRecord(writer, test.context(), Client, clientValues());
    });
  });

  it('are none in a folder that is not there', () => {
    expect(listBackups('/nowhere/at/all')).toEqual([]);
  });
});
