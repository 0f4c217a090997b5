import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createStore, openStore, transaction } from '../../../../electron/vault/store/connection';
import { openCopy } from '../../../../electron/vault/store/copy';
import { NEW_PAGE_BYTES, pageBytesOf } from '../../../../electron/vault/store/database-file';
import { reEncrypt } from '../../../../electron/vault/store/re-encrypt';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { FixtureFactsSchema, fixturePath } from '../../../support/database-fixture';
import { temporaryFolder } from '../../../support/temporary-folder';
import { failureOf, temporaryStore } from '../../../support/temporary-store';

/** The last version whose databases were made with larger pages. */
const LARGER_PAGES_VERSION = 190;

function pagesWhenOpen(path: string, key: Buffer): number | undefined {
  const store = openStore({ path, key });
  try {
    return store.reader.value(sqlFragment`PRAGMA page_size`, z.coerce.number());
  } finally {
    store.close();
  }
}

function olderDatabase(): { readonly path: string; readonly key: Buffer; readonly peopleCount: number } {
  const path = join(temporaryFolder(), 'waystation.db');
  copyFileSync(fixturePath(LARGER_PAGES_VERSION, 'db'), path);
  const facts = FixtureFactsSchema.parse(
    JSON.parse(readFileSync(fixturePath(LARGER_PAGES_VERSION, 'json'), 'utf8')),
  );
  return { path, key: Buffer.from(facts.key, 'hex'), peopleCount: facts.records['client']?.length ?? 0 };
}

function countPeople(path: string, key: Buffer): number | undefined {
  const copy = openCopy({ path, key }, 'closed');
  try {
    return copy.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int());
  } finally {
    copy.close();
  }
}

describe('the pages of a database', () => {
  it('are small in one made today', () => {
    const { store, path, key } = temporaryStore();
    store.close();
    expect(pageBytesOf(path, key)).toBe(NEW_PAGE_BYTES);
    expect(pagesWhenOpen(path, key)).toBe(NEW_PAGE_BYTES);
    expect(statSync(path).size % NEW_PAGE_BYTES).toBe(0);
  });

  it('stay as large as they were in an older one, which is read and written as before', () => {
    const { path, key, peopleCount } = olderDatabase();
    expect(peopleCount).toBeGreaterThan(0);
    expect(pageBytesOf(path, key)).toBe(4_096);
    const store = openStore({ path, key });
    transaction(store, (writer) => {
      writer.run(sqlFragment`CREATE TABLE page_test (id INTEGER PRIMARY KEY) STRICT`);
    });
    store.close();
    expect(pagesWhenOpen(path, key)).toBe(4_096);
    expect(countPeople(path, key)).toBe(peopleCount);
  });

  it('become small with a new key', () => {
    const { path, key, peopleCount } = olderDatabase();
    const { key: nextKey, store } = temporaryStore();
    store.close();
    const next = join(temporaryFolder(), 'next.db');
    reEncrypt({ path, key }, { path: next, key: nextKey });
    expect(pageBytesOf(next, nextKey)).toBe(NEW_PAGE_BYTES);
    expect(countPeople(next, nextKey)).toBe(peopleCount);
  });

  it.each([
    ['small', () => filledStore()],
    ['larger', olderDatabase],
  ])('are known in a database of %s ones whose first page is broken', (_, make) => {
    const { path, key } = make();
    const pageBytes = pageBytesOf(path, key);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 0, pageBytes);
    writeFileSync(path, bytes);
    expect(pageBytesOf(path, key)).toBe(pageBytes);
    // Damaged rather than of another key: that is what the person has to be told.
    expect(failureOf(() => openStore({ path, key })).code).toBe('DATABASE_DAMAGED');
  });

  it('are known of a database that power left before anything was moved out of its log', () => {
    const folder = temporaryFolder();
    const key = Buffer.alloc(32, 7);
    const store = createStore({ path: join(folder, 'live.db'), key });
    transaction(store, (writer) => {
      writer.run(sqlFragment`CREATE TABLE page_test (id INTEGER PRIMARY KEY) STRICT`);
    });
    const left = join(folder, 'left.db');
    for (const end of ['', '-wal']) copyFileSync(join(folder, `live.db${end}`), `${left}${end}`);
    store.close();
    const reopened = openStore({ path: left, key });
    expect(reopened.reader.value(sqlFragment`SELECT count(*) FROM page_test`, z.int())).toBe(0);
    reopened.close();
  });
});

function filledStore(): { readonly path: string; readonly key: Buffer } {
  const { store, path, key } = temporaryStore();
  store.close();
  return { path, key };
}
