import { createHash } from 'node:crypto';
import { cpSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { openStore, transaction } from '../../../../electron/vault/store/connection';
import type { Store } from '../../../../electron/vault/store/connection';
import { openCopy } from '../../../../electron/vault/store/copy';
import { findLostLog } from '../../../../electron/vault/store/open-mark';
import { insertRecord } from '../../../../electron/vault/store/records';
import { copiedAside, forgetSecondNames, secondName } from '../../../../electron/vault/store/second-name';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { Client } from '../../../../shared/model/index';
import { clientValues } from '../../../support/record-values';
import { temporaryFolder } from '../../../support/temporary-folder';
import { temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function save(test: TestStore): void {
  transaction(test.store, (writer) => insertRecord(writer, test.context(), Client, clientValues()));
}

const countOf = ({ reader }: Pick<Store, 'reader'>): number | undefined =>
  reader.value(sqlFragment`SELECT count(*) FROM client`, z.int());

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** A database as a power cut leaves it: two saves in the file, three in the log. */
function cutOff(): { test: TestStore; path: string; folder: string } {
  const test = temporaryStore();
  for (let count = 0; count < 2; count += 1) save(test);
  test.store.checkpoint();
  for (let count = 0; count < 3; count += 1) save(test);
  const folder = join(temporaryFolder(), 'cut-off');
  cpSync(test.folder, folder, { recursive: true });
  return { test, folder, path: join(folder, 'waystation.db') };
}

describe('looking at a database nobody has open', () => {
  it('reads what is in its log, and changes not a byte of it', () => {
    const { test, path, folder } = cutOff();
    const before = filesIn(folder);
    expect(Object.keys(before).toSorted()).toEqual(
      ['', '-open', '-shm', '-wal'].map((end) => `waystation.db${end}`),
    );
    for (let count = 0; count < 2; count += 1) {
      const copy = openCopy({ path, key: test.key }, 'closed');
      expect(countOf(copy)).toBe(5);
      copy.close();
      expect(filesIn(folder)).toEqual(before);
    }
  });

  it('looks at a copy where files have one name only, and takes it away', () => {
    const { test, path, folder } = cutOff();
    const before = filesIn(folder);
    const aside = copiedAside(path);
    const store = openStore({ path: aside.path, key: test.key });
    expect(countOf(store)).toBe(5);
    store.close();
    aside.forget();
    expect(filesIn(folder)).toEqual(before);
  });

  it('takes away what a crash left of a look, and nothing else', () => {
    const { test, path, folder } = cutOff();
    const before = filesIn(folder);
    secondName(path);
    mkdirSync(`${path}.look-abcdef`);
    linkSync(path, join(`${path}.look-abcdef`, 'waystation.db'));
    expect(readdirSync(folder).filter((name) => name.includes('.look-'))).toHaveLength(2);
    forgetSecondNames(path);
    expect(filesIn(folder)).toEqual(before);
    const store = openStore({ path, key: test.key });
    expect(countOf(store)).toBe(5);
    store.close();
  });
});

describe('a database that is left as it is', () => {
  it('keeps its log and the mark, and has everything when it is opened again', () => {
    const { test, path, folder } = cutOff();
    const before = filesIn(folder);
    const store = openStore({ path, key: test.key });
    expect(countOf(store)).toBe(5);
    store.leave();
    const after = filesIn(folder);
    // The index over the log is SQLite\u2019s own and written anew at every opening.
    expect({ ...after, 'waystation.db-shm': '' }).toEqual({ ...before, 'waystation.db-shm': '' });
    expect(findLostLog(path)).toBe('none');
    const again = openStore({ path, key: test.key });
    expect(countOf(again)).toBe(5);
    again.close();
    expect(readdirSync(folder)).toEqual(['waystation.db']);
  });

  it('leaves nothing to look for when its log is empty', () => {
    const test = temporaryStore();
    save(test);
    test.store.close();
    const store = openStore({ path: test.path, key: test.key });
    store.leave();
    expect(findLostLog(test.path)).toBe('none');
    expect(readdirSync(test.folder)).toEqual(['waystation.db']);
  });
});

describe('a database closed while somebody else reads it', () => {
  it('waits for nobody, and loses nothing with the log that stays', () => {
    const test = temporaryStore();
    save(test);
    const reading = openCopy({ path: test.path, key: test.key }, 'inUse');
    reading.reader.all(sqlFragment`BEGIN`, z.unknown());
    expect(countOf(reading)).toBe(1);
    save(test);
    test.store.close();
    expect(existsSync(`${test.path}-wal`)).toBe(true);
    const kept = join(temporaryFolder(), 'kept');
    cpSync(test.folder, kept, { recursive: true });
    const withoutLog = join(temporaryFolder(), 'without-log');
    cpSync(test.folder, withoutLog, { recursive: true });
    rmSync(join(withoutLog, 'waystation.db-wal'));
    reading.close();
    for (const path of [test.path, join(kept, 'waystation.db')]) {
      expect(findLostLog(path)).toBe('none');
      const store = openStore({ path, key: test.key });
      expect(countOf(store)).toBe(2);
      store.close();
    }
    // Without that log the second save would be gone, which is never passed over in silence.
    expect(findLostLog(join(withoutLog, 'waystation.db'))).toBe('missing');
  });
});
