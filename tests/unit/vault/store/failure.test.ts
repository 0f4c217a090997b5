import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { createStore, transaction } from '../../../../electron/vault/store/connection';
import type { Store, Writer } from '../../../../electron/vault/store/connection';
import { StoreFailure, isUniqueViolation, storeFailure } from '../../../../electron/vault/store/failure';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { temporaryFolder } from '../../../support/temporary-folder';
import { failureOf } from '../../../support/temporary-store';

const CANARY = 'ZQXCANARY';

function newStore(): { store: Store } {
  return { store: createStore({ path: join(temporaryFolder(), 'waystation.db'), key: randomBytes(32) }) };
}

function addThing(writer: Writer, name: string): void {
  writer.run(sql`INSERT INTO thing (name) VALUES (${name})`);
}

function withTable(store: Store): void {
  transaction(store, (writer) => {
    writer.runScript(
      sqlFragment`CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT`,
    );
  });
}

describe('what errors carry (S15)', () => {
  it('has no value, SQL or path in a broken rule', () => {
    const { store } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      addThing(writer, CANARY);
      const failure = failureOf(() => {
        addThing(writer, CANARY);
      });
      expect(failure).toBeInstanceOf(StoreFailure);
      expect(failure.message).toBe('INTERNAL SQLITE_CONSTRAINT_UNIQUE thing.name');
      expect(failure.cause).toBeUndefined();
      expect(isUniqueViolation(failure, 'thing.name')).toBe(true);
      expect(isUniqueViolation(failure, 'thing.id')).toBe(false);
    });
    store.close();
  });

  it('has no searched word in a broken search', () => {
    const { store } = newStore();
    transaction(store, (writer) => {
      writer.runScript(sqlFragment`CREATE VIRTUAL TABLE words USING fts5 (text)`);
    });
    const query = `${CANARY} "`;
    const failure = failureOf(() =>
      store.reader.value(sql`SELECT count(*) FROM words WHERE words MATCH ${query}`, z.int()),
    );
    expect(JSON.stringify([failure.message, failure.stack, failure])).not.toContain(CANARY);
    store.close();
  });

  it('has no value of a row that is not as declared', () => {
    const { store } = newStore();
    const failure = failureOf(() => store.reader.value(sql`SELECT ${CANARY}`, z.int()));
    expect(failure.code).toBe('INTERNAL');
    expect(String(failure.cause)).not.toContain(CANARY);
    store.close();
  });
});

describe('what a person is told for each result of SQLite', () => {
  it.each([
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_IOERR_WRITE', 'DISK_FULL'],
    ['SQLITE_IOERR_FSYNC', 'DISK_FULL'],
    ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
    ['SQLITE_IOERR_READ', 'DATABASE_DAMAGED'],
    ['SQLITE_IOERR_SHORT_READ', 'DATABASE_DAMAGED'],
    ['SQLITE_CORRUPT_INDEX', 'DATABASE_DAMAGED'],
    ['SQLITE_NOTADB', 'DATABASE_DAMAGED'],
    ['SQLITE_READONLY_DIRECTORY', 'DISK_READ_ONLY'],
    ['SQLITE_CANTOPEN', 'DISK_READ_ONLY'],
    ['SQLITE_BUSY_SNAPSHOT', 'DATABASE_BUSY'],
    ['SQLITE_LOCKED', 'DATABASE_BUSY'],
    ['SQLITE_MISUSE', 'INTERNAL'],
  ])('%s is %s', (resultCode, code) => {
    const error = Object.assign(new Error(`sqlite error(${resultCode}): ${CANARY}`), { code: resultCode });
    const failure = storeFailure(error);
    expect(failure).toMatchObject({ code, resultCode, message: `${code} ${resultCode}` });
    expect(JSON.stringify(failure)).not.toContain(CANARY);
  });

  it('leaves what is not the driver’s as it is', () => {
    const error = new TypeError('x');
    expect(storeFailure(error)).toBe(error);
    expect(storeFailure('x')).toBe('x');
  });
});
