import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { NEW_PAGE_BYTES } from '../../electron/vault/store/database-file';
import { verifyAudit, appendAudit } from '../../electron/vault/store/audit';
import { openStore, transaction } from '../../electron/vault/store/connection';
import type { Store } from '../../electron/vault/store/connection';
import { findLostLog, isLogBroken } from '../../electron/vault/store/open-mark';
import { insertRecord } from '../../electron/vault/store/records';
import { sqlFragment } from '../../electron/vault/store/sql';
import { ClinicFailure } from '../../shared/errors';
import { Client } from '../../shared/model/index';
import { ACTOR_ID, clientValues } from '../support/record-values';
import { countDamages } from '../support/count-damages';
import { temporaryFolder } from '../support/temporary-folder';
import { failureOf, temporaryStore } from '../support/temporary-store';
import type { TestStore } from '../support/temporary-store';

const SAVES = 12;

/** A store with some saves in its log alone, and its files as a power cut would leave them. */
function powerCut(): { test: TestStore; path: string; log: Buffer } {
  const test = temporaryStore();
  test.store.checkpoint();
  for (let number = 0; number < SAVES; number += 1) save(test);
  const path = join(temporaryFolder(), 'waystation.db');
  for (const suffix of ['', '-wal', '-open']) copyFileSync(`${test.path}${suffix}`, `${path}${suffix}`);
  return { test, path, log: readFileSync(`${path}-wal`) };
}

function save(test: TestStore): void {
  transaction(test.store, (writer) => {
    const client = insertRecord(writer, test.context(), Client, clientValues());
    appendAudit(writer, {
      at: test.clock.now(),
      actorId: ACTOR_ID,
      action: 'client.created',
      clientId: client.id,
    });
  });
}

function countClients(store: Store): number {
  return store.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()) ?? 0;
}

/** Where each frame of the log begins, and whether it ends a transaction. */
function framesOf(log: Buffer): readonly { offset: number; isCommit: boolean }[] {
  const frameBytes = 24 + log.readUInt32BE(8);
  const count = Math.floor((log.length - 32) / frameBytes);
  return Array.from({ length: count }, (_, index) => {
    const offset = 32 + index * frameBytes;
    return { offset, isCommit: log.readUInt32BE(offset + 4) !== 0 };
  });
}

function flipped(log: Buffer, offset: number): Buffer {
  const copy = Buffer.from(log);
  copy.writeUInt8(copy.readUInt8(offset) ^ 16, offset);
  return copy;
}

describe('after a power cut', () => {
  it('has every save that was confirmed, from the log', () => {
    const { test, path } = powerCut();
    const store = openStore({ path, key: test.key });
    expect(countClients(store)).toBe(SAVES);
    store.close();
    expect(readdirSync(dirname(path))).toEqual(['waystation.db']);
  });

  it('drops a last transaction that was only half written, and says nothing: nobody was told it was saved', async () => {
    const { test, path, log } = powerCut();
    const commits = framesOf(log).filter((frame) => frame.isCommit);
    const last = commits.at(-1);
    if (last === undefined) throw new Error('No commit');
    for (const length of [last.offset, last.offset + 10, last.offset + 24 + 2_000]) {
      writeFileSync(`${path}-wal`, log.subarray(0, length));
      expect(findLostLog(path)).toBe('none');
    }
    const store = openStore({ path, key: test.key });
    expect(countClients(store)).toBe(SAVES - 1);
    expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true, head: { sequence: SAVES - 1 } });
    store.close();
  });

  it('never goes on without a word when a bit of an acknowledged save has flipped', () => {
    const { test, path, log } = powerCut();
    const frames = framesOf(log);
    const commits = frames.filter((frame) => frame.isCommit);
    const lastBut = commits.at(-2);
    if (lastBut === undefined) throw new Error('No commits');
    let found = 0;
    for (const [index, frame] of frames.entries()) {
      if (frame.offset > lastBut.offset) break;
      // In turn: page number, salt, checksum, and the page itself.
      const place = [0, 9, 17, 24 + 1_000][index % 4] ?? 0;
      const broken = flipped(log, frame.offset + place);
      expect([index, place, isLogBroken(broken)]).toEqual([index, place, true]);
      found += 1;
    }
    for (const offset of [0, 9, 17, 25]) expect(isLogBroken(flipped(log, offset))).toBe(true);
    console.log(`${String(found + 4)} flipped bits in acknowledged saves, all found`);

    const middle = frames[Math.floor(frames.length / 2)];
    if (middle === undefined) throw new Error('No frame');
    const broken = flipped(log, middle.offset + 100);
    writeFileSync(`${path}-wal`, broken);
    const before = readFileSync(path);
    expect(failureOf(() => openStore({ path, key: test.key })).code).toBe('DATABASE_DAMAGED');
    // Nothing was touched: whoever repairs it has all there is.
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readFileSync(`${path}-wal`).equals(broken)).toBe(true);
    expect(failureOf(() => openStore({ path, key: test.key })).code).toBe('DATABASE_DAMAGED');
  });

  it('opens what is left of a broken log when a person says so, and keeps the log', async () => {
    const { test, path, log } = powerCut();
    const middle = framesOf(log)[Math.floor(framesOf(log).length / 2)];
    if (middle === undefined) throw new Error('No frame');
    const broken = flipped(log, middle.offset + 100);
    writeFileSync(`${path}-wal`, broken);
    const store = openStore({ path, key: test.key, acceptLostLog: true });
    const count = countClients(store);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(SAVES);
    expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true, head: { sequence: count } });
    store.close();
    expect(readFileSync(`${path}-wal.broken-1`).equals(broken)).toBe(true);
    openStore({ path, key: test.key }).close();
  });

  it('says when the log is gone', () => {
    const { test, path } = powerCut();
    rmSync(`${path}-wal`);
    expect(failureOf(() => openStore({ path, key: test.key })).code).toBe('DATABASE_DAMAGED');
    expect(existsSync(`${path}-wal`)).toBe(false);
    const store = openStore({ path, key: test.key, acceptLostLog: true });
    expect(countClients(store)).toBe(0);
    store.close();
    openStore({ path, key: test.key }).close();
  });

  it('misses no log after a proper close', () => {
    const test = temporaryStore();
    save(test);
    test.store.close();
    expect(readdirSync(test.folder)).toEqual(['waystation.db']);
    const store = openStore({ path: test.path, key: test.key });
    expect(countClients(store)).toBe(1);
    store.close();
  });

  it('takes a log left over from before the last reset for what it is', () => {
    const test = temporaryStore();
    for (let number = 0; number < SAVES; number += 1) save(test);
    // Everything is in the database; the next save writes over the log's beginning, older frames stay behind it.
    test.store.reader.all(sqlFragment`PRAGMA wal_checkpoint(PASSIVE)`, z.unknown());
    save(test);
    const log = readFileSync(`${test.path}-wal`);
    const salts = new Set(framesOf(log).map(({ offset }) => log.toString('hex', offset + 8, offset + 16)));
    expect(salts.size).toBe(2);
    expect(isLogBroken(log)).toBe(false);
  });

  it('is not confused by anything that is no log', () => {
    expect(isLogBroken(Buffer.alloc(0))).toBe(false);
    expect(isLogBroken(Buffer.alloc(32))).toBe(false);
    expect(isLogBroken(Buffer.alloc(50_000, 7))).toBe(true);
  });
});

/** Opening reads the pages of the schema itself; damage there is said before the check begins. */
function isFoundDamaged(path: string, key: Buffer): boolean {
  try {
    return countDamages(path, key) === 1;
  } catch (error) {
    if (error instanceof ClinicFailure && error.code === 'DATABASE_DAMAGED') return true;
    throw error;
  }
}

describe('a flipped bit anywhere in the database file', () => {
  it('is found by the check of a copy, page by page', () => {
    const test = temporaryStore();
    for (let number = 0; number < SAVES; number += 1) save(test);
    test.store.checkpoint();
    const whole = readFileSync(test.path);
    const copy = join(temporaryFolder(), 'copy.db');
    writeFileSync(copy, whole);
    expect(countDamages(copy, test.key)).toBe(0);
    const pages = whole.length / NEW_PAGE_BYTES;
    let checked = 0;
    for (let page = 1; page < pages; page += Math.ceil(pages / 25)) {
      writeFileSync(copy, flipped(whole, page * NEW_PAGE_BYTES + ((page * 131) % NEW_PAGE_BYTES)));
      expect([page, isFoundDamaged(copy, test.key)]).toEqual([page, true]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(15);
  });
});
