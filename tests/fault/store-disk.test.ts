import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newDataKey } from '../../electron/vault/keys/slots';
import { writeFileDurably } from '../../electron/vault/durable-file';
import { createStore, openStore, transaction } from '../../electron/vault/store/connection';
import { migrate } from '../../electron/vault/store/migrate';
import { sqlFragment } from '../../electron/vault/store/sql';
import { newIdentifier } from '../../shared/identifiers';
import { childProgram } from '../support/child-program';
import type { ChildProgram } from '../support/child-program';
import { canMount } from '../support/mounted-disk';
import { smallDisk } from '../support/small-disk';
import { countDamages } from '../support/count-damages';
import { temporaryFolder } from '../support/temporary-folder';
import { failureOf } from '../support/temporary-store';

const ReportSchema = z.strictObject({
  failure: z.string(),
  again: z.array(z.string()),
  saved: z.array(z.string()),
  read: z.int(),
  smallFailure: z.string(),
  isSmallAsBefore: z.boolean(),
  isSmallTidy: z.boolean(),
  backupFailure: z.string(),
  backups: z.array(z.string()),
});

/** A real small disk where this account may make one; a limit on the size of files says "full" everywhere. */
const isRoot = process.getuid?.() === 0;
const waysToBeFull = canMount()
  ? (['a small disk', 'a limit on files'] as const)
  : (['a limit on files'] as const);

let fillDisk: ChildProgram;

beforeAll(async () => {
  fillDisk = await childProgram('fill-disk');
});

afterAll(() => {
  fillDisk.remove();
});

describe('a full disk', () => {
  it.each(waysToBeFull)(
    'loses nothing that was confirmed, breaks nothing, and is over when there is room: %s',
    async (way) => {
      const folder = way === 'a small disk' ? smallDisk(6_144).folder : temporaryFolder();
      const path = join(folder, 'waystation.db');
      const key = randomBytes(32);
      const deviceId = newIdentifier();
      const created = createStore({ path, key });
      migrate(created, { backUp: () => undefined });
      created.close();
      const filler = join(folder, 'filler');
      writeFileSync(filler, Buffer.alloc(500_000));
      writeFileSync(join(folder, 'small.json'), '{"kept":true}');

      const child = fillDisk.start({
        arguments: [folder, key.toString('hex'), deviceId],
        ...(way === 'a small disk' ? {} : { fileBytesMax: 2_000_000 }),
      });
      const { code, errors } = await child.ended();
      expect([code, errors]).toEqual([0, '']);
      const report = ReportSchema.parse(JSON.parse(child.lines()[0] ?? ''));
      expect(report).toMatchObject({
        failure: 'DISK_FULL',
        again: ['DISK_FULL'],
        smallFailure: 'DISK_FULL',
        isSmallAsBefore: true,
        isSmallTidy: true,
      });
      // What fits under a limit on each file may be there, but then whole; of what doesn't, nothing is left.
      if (way === 'a small disk') expect(report.backupFailure).toBe('DISK_FULL');
      expect(report.backups).toHaveLength(report.backupFailure === 'none' ? 1 : 0);
      expect(['none', 'DISK_FULL']).toContain(report.backupFailure);
      expect(report.saved.length).toBeGreaterThan(10);
      expect(report.read).toBe(report.saved.length);

      rmSync(filler);
      const store = openStore({ path, key });
      const ids = store.reader.values(sqlFragment`SELECT id FROM client ORDER BY id`, z.string());
      expect(ids).toEqual([...report.saved].sort());
      transaction(store, (writer) => writer.run(sqlFragment`UPDATE client SET county = 'Taos'`));
      store.close();
      const copy = join(temporaryFolder(), 'copy.db');
      copyFileSync(path, copy);
      expect(countDamages(copy, key)).toBe(0);
    },
  );

  it('is said when not even a new database fits', async () => {
    const folder = temporaryFolder();
    const child = fillDisk.start({
      arguments: [folder, newDataKey().toString('hex'), newIdentifier(), 'create'],
      fileBytesMax: 60_000,
    });
    await child.ended();
    expect(child.lines()).toEqual(['DISK_FULL']);
  });
});

// Root in a container writes through permissions and may not mount.
describe.runIf(!isRoot || canMount())('a folder that can not be written', () => {
  it('says so, changes nothing, and works again later', () => {
    const { folder, close, open } = readOnlyFolder();
    const path = join(folder, 'waystation.db');
    const key = newDataKey();
    const store = createStore({ path, key });
    migrate(store, { backUp: () => undefined });
    store.close();
    const before = readFileSync(path);
    const names = readdirSync(folder);
    close();
    expect(failureOf(() => openStore({ path, key })).code).toBe('DISK_READ_ONLY');
    expect(failureOf(() => createStore({ path: `${path}2`, key })).code).toBe('DISK_READ_ONLY');
    const write = (): void => {
      writeFileDurably(join(folder, 'other.json'), Buffer.from('x'));
    };
    expect(failureOf(write).code).toBe('DISK_READ_ONLY');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(names);
    open();
    openStore({ path, key }).close();
  });
});

/** Root writes through permissions, so it gets a disk mounted read-only; others a folder without the right to write. */
function readOnlyFolder(): { folder: string; close: () => void; open: () => void } {
  if (canMount()) {
    const disk = smallDisk(4_096);
    return { folder: disk.folder, close: disk.makeReadOnly, open: disk.makeWritable };
  }
  const folder = join(temporaryFolder(), 'closed');
  mkdirSync(folder);
  return {
    folder,
    close: () => {
      chmodSync(folder, 0o500);
    },
    open: () => {
      chmodSync(folder, 0o700);
    },
  };
}
