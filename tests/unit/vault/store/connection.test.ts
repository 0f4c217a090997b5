import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Database } from '@signalapp/sqlcipher';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import {
  createStore,
  openStore,
  readTransaction,
  transaction,
} from '../../../../electron/vault/store/connection';
import { NEW_PAGE_BYTES } from '../../../../electron/vault/store/database-file';
import type { Reader, Store, Writer } from '../../../../electron/vault/store/connection';
import { keyLiteral } from '../../../../electron/vault/store/database-key';
import { StoreFailure } from '../../../../electron/vault/store/failure';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { countDamages } from '../../../support/count-damages';
import { temporaryFolder } from '../../../support/temporary-folder';
import { failureOf } from '../../../support/temporary-store';

const CANARY = 'ZQXCANARY';

function newStore(): { store: Store; path: string; key: Buffer; folder: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'waystation.db');
  const key = randomBytes(32);
  return { store: createStore({ path, key }), path, key, folder };
}

function withTable(store: Store): void {
  transaction(store, (writer) => {
    writer.runScript(
      sqlFragment`CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT`,
    );
  });
}

function addThing(writer: Writer, name: string): void {
  writer.run(sql`INSERT INTO thing (name) VALUES (${name})`);
}

function countThings(reader: Reader): number | undefined {
  return reader.value(sqlFragment`SELECT count(*) FROM thing`, z.int());
}

function settings(reader: Reader): unknown {
  return {
    journal_mode: reader.value(sqlFragment`PRAGMA journal_mode`, z.unknown()),
    synchronous: reader.value(sqlFragment`PRAGMA synchronous`, z.unknown()),
    foreign_keys: reader.value(sqlFragment`PRAGMA foreign_keys`, z.unknown()),
    secure_delete: reader.value(sqlFragment`PRAGMA secure_delete`, z.unknown()),
    temp_store: reader.value(sqlFragment`PRAGMA temp_store`, z.unknown()),
    cell_size_check: reader.value(sqlFragment`PRAGMA cell_size_check`, z.unknown()),
    trusted_schema: reader.value(sqlFragment`PRAGMA trusted_schema`, z.unknown()),
    recursive_triggers: reader.value(sqlFragment`PRAGMA recursive_triggers`, z.unknown()),
    busy_timeout: reader.value(sqlFragment`PRAGMA busy_timeout`, z.unknown()),
  };
}

const EXPECTED_SETTINGS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  temp_store: 2,
  cell_size_check: 1,
  trusted_schema: 0,
  recursive_triggers: 1,
  busy_timeout: 5_000,
};

describe('opening (S18, S19)', () => {
  it('has every setting after a first query, on first open and on reopen', () => {
    const { store, path, key } = newStore();
    withTable(store);
    expect(settings(store.reader)).toEqual(EXPECTED_SETTINGS);
    store.close();
    const reopened = openStore({ path, key });
    countThings(reopened.reader);
    expect(settings(reopened.reader)).toEqual(EXPECTED_SETTINGS);
    expect(reopened.reader.value(sqlFragment`PRAGMA cipher_version`, z.string().min(1))).toMatch(/^4\./);
    reopened.close();
  });

  it('leaves nothing readable in the database, its log, or beside them', () => {
    const { store, folder, path } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      for (let number = 0; number < 500; number += 1) addThing(writer, `${CANARY} ${String(number)}`);
    });
    expect(readdirSync(folder)).toContain('waystation.db-wal');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(CANARY)).toBe(false);
      expect(bytes.includes(Buffer.from(CANARY, 'utf16le'))).toBe(false);
      expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    }
    store.close();
    expect(readFileSync(path).includes(CANARY)).toBe(false);
  });

  it('keeps its files to this account', () => {
    const { store, folder } = newStore();
    withTable(store);
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
    store.close();
  });

  it('never makes a file when there is none', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'waystation.db');
    expect(failureOf(() => openStore({ path, key: randomBytes(32) })).code).toBe('DATABASE_MISSING');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never makes a new database over an existing file', () => {
    const { store, path, key } = newStore();
    store.close();
    const before = readFileSync(path);
    expect(failureOf(() => createStore({ path, key })).code).toBe('SITE_EXISTS');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([0, 2, 31, 33, 64])('refuses a key of %i bytes', (bytes) => {
    const { store, path } = newStore();
    store.close();
    expect(() => openStore({ path, key: Buffer.alloc(bytes, 7) })).toThrow(TypeError);
    expect(() => createStore({ path: `${path}2`, key: Buffer.alloc(bytes, 7) })).toThrow(TypeError);
    expect(existsSync(`${path}2`)).toBe(false);
  });

  it('refuses a key that was wiped', () => {
    const { store, path } = newStore();
    store.close();
    expect(() => openStore({ path, key: Buffer.alloc(32) })).toThrow(TypeError);
  });

  it('gives the driver 64 hex digits of key', () => {
    const key = randomBytes(32);
    expect(keyLiteral(key)).toMatch(/^x'[0-9a-f]{96}'$/);
    expect(keyLiteral(key).slice(2, 66)).toBe(key.toString('hex'));
  });

  it('can be opened by a stock SQLCipher with the 64 digits and the size of a page', () => {
    const { store, path, key } = newStore();
    withTable(store);
    store.close();
    const plain = new Database(path);
    plain.exec(`PRAGMA key = "x'${key.toString('hex')}'"`);
    plain.exec(`PRAGMA cipher_page_size = ${String(NEW_PAGE_BYTES)}`);
    expect(plain.prepare('SELECT count(*) AS n FROM thing').get()).toEqual({ n: 0 });
    plain.close();
  });
});

describe('what is wrong with a file', () => {
  it('tells a wrong key', () => {
    const { store, path } = newStore();
    withTable(store);
    store.close();
    const before = readFileSync(path);
    expect(failureOf(() => openStore({ path, key: randomBytes(32) })).code).toBe('DATABASE_WRONG_KEY');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('tells a damaged first page from a wrong key', () => {
    const { store, path, key } = newStore();
    withTable(store);
    store.close();
    flip(path, 100);
    expect(failureOf(() => openStore({ path, key })).code).toBe('DATABASE_DAMAGED');
  });

  it('opens a file whose salt alone is damaged', () => {
    const { store, path, key } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      addThing(writer, 'kept');
    });
    store.close();
    flip(path, 3);
    const reopened = openStore({ path, key });
    expect(countThings(reopened.reader)).toBe(1);
    reopened.close();
  });

  it('tells damage when salt and first page are both damaged', () => {
    const { store, path, key } = newStore();
    withTable(store);
    store.close();
    flip(path, 3);
    flip(path, 200);
    expect(failureOf(() => openStore({ path, key })).code).toBe('DATABASE_DAMAGED');
  });

  it('tells damage when nothing but the salt is left', () => {
    const { store, path, key } = newStore();
    withTable(store);
    store.close();
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 16), randomBytes(bytes.length - 16)]));
    expect(failureOf(() => openStore({ path, key })).code).toBe('DATABASE_DAMAGED');
  });

  it('tells an empty, a cut-off and an unencrypted file', () => {
    const folder = temporaryFolder();
    const key = randomBytes(32);
    const path = join(folder, 'some.db');
    writeFileSync(path, '');
    expect(failureOf(() => openStore({ path, key })).code).toBe('DATABASE_DAMAGED');
    writeFileSync(path, randomBytes(1_000));
    expect(failureOf(() => openStore({ path, key })).code).toBe('DATABASE_DAMAGED');
    const plainPath = join(folder, 'plain.db');
    const plain = new Database(plainPath);
    plain.exec('CREATE TABLE t (a)');
    plain.close();
    expect(failureOf(() => openStore({ path: plainPath, key })).code).toBe('DATABASE_DAMAGED');
  });

  it('finds a flipped bit in a middle page when it is read and when a copy is checked', () => {
    const { store, path, key, folder } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      for (let number = 0; number < 2_000; number += 1) addThing(writer, `thing ${String(number)}`);
    });
    store.close();
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy);
    flip(copy, 5 * NEW_PAGE_BYTES + 77);
    const reopened = openStore({ path: copy, key });
    const read = failureOf(() =>
      reopened.reader.values(sqlFragment`SELECT name FROM thing ORDER BY id`, z.string()),
    );
    expect(read.code).toBe('DATABASE_DAMAGED');
    reopened.close();
    expect(countDamages(copy, key)).toBe(1);
  });
});

describe('transactions', () => {
  it('commits what the work wrote and returns its value', () => {
    const { store } = newStore();
    withTable(store);
    const value = transaction(store, (writer) => {
      addThing(writer, 'one');
      return 'done';
    });
    expect(value).toBe('done');
    expect(countThings(store.reader)).toBe(1);
    store.close();
  });

  it('undoes everything when the work throws', () => {
    const { store } = newStore();
    withTable(store);
    const work = (): void => {
      transaction(store, (writer) => {
        addThing(writer, 'one');
        throw new Error('no');
      });
    };
    expect(work).toThrow('no');
    expect(countThings(store.reader)).toBe(0);
    transaction(store, (writer) => {
      addThing(writer, 'two');
    });
    expect(countThings(store.reader)).toBe(1);
    store.close();
  });

  it('refuses a promise, and what it writes later is refused too', async () => {
    const { store } = newStore();
    withTable(store);
    let late: Promise<unknown> = Promise.resolve();
    const work = (): unknown =>
      transaction(store, (writer) => {
        late = (async () => {
          addThing(writer, 'early');
          await Promise.resolve();
          addThing(writer, 'late');
        })();
        return late;
      });
    expect(work).toThrow(TypeError);
    await expect(late).rejects.toThrow('has ended');
    expect(countThings(store.reader)).toBe(0);
    store.close();
  });

  it('refuses to be nested, and the outer one goes on', () => {
    const { store } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      addThing(writer, 'outer');
      expect(() => transaction(store, () => undefined)).toThrow('already running');
    });
    expect(countThings(store.reader)).toBe(1);
    store.close();
  });

  it('takes the write lock at once: a second connection waits, then says busy', () => {
    const { store, path, key } = newStore();
    withTable(store);
    const other = new Database(path);
    other.exec(`PRAGMA key = "${keyLiteral(key)}"; PRAGMA cipher_page_size = ${String(NEW_PAGE_BYTES)}`);
    transaction(store, () => {
      expect(() => {
        other.exec('BEGIN IMMEDIATE');
      }).toThrow('SQLITE_BUSY');
    });
    other.exec('BEGIN IMMEDIATE');
    expect(failureOf(() => transaction(store, () => undefined)).code).toBe('DATABASE_BUSY');
    other.exec('ROLLBACK');
    other.close();
    store.close();
  });

  it('undoes only the part of a failed savepoint', () => {
    const { store } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      addThing(writer, 'kept');
      expect(() => {
        writer.savepoint(() => {
          addThing(writer, 'lost');
          addThing(writer, 'kept');
        });
      }).toThrow(StoreFailure);
      writer.savepoint(() => {
        addThing(writer, 'also kept');
      });
    });
    expect(store.reader.values(sqlFragment`SELECT name FROM thing ORDER BY id`, z.string())).toEqual([
      'kept',
      'also kept',
    ]);
    store.close();
  });

  it('gives an export one unchanging state while work goes on', async () => {
    const { store } = newStore();
    withTable(store);
    transaction(store, (writer) => {
      addThing(writer, 'before');
    });
    const seen = await readTransaction(store, async (reader) => {
      const first = countThings(reader);
      transaction(store, (writer) => {
        addThing(writer, 'during');
      });
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [first, countThings(reader), countThings(store.reader)];
    });
    expect(seen).toEqual([1, 1, 2]);
    store.close();
  });

  it('lets nobody write through a snapshot', () => {
    const { store } = newStore();
    withTable(store);
    const snapshot = store.openSnapshot();
    const insert = sql`INSERT INTO thing (name) VALUES (${'x'}) RETURNING id`;
    expect(failureOf(() => snapshot.reader.value(insert, z.int())).code).toBe('DISK_READ_ONLY');
    snapshot.close();
    store.close();
  });

  it('works with nothing after it is closed', () => {
    const { store } = newStore();
    withTable(store);
    const { reader } = store;
    const snapshot = store.openSnapshot();
    store.close();
    store.close();
    expect(failureOf(() => countThings(reader)).code).toBe('LOCKED');
    expect(failureOf(() => countThings(snapshot.reader)).code).toBe('LOCKED');
    expect(failureOf(() => transaction(store, () => undefined)).code).toBe('LOCKED');
  });
});

function flip(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
  writeFileSync(path, bytes);
}
