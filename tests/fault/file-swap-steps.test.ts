import type * as fs from 'node:fs';
import { cpSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, expect, test, vi } from 'vitest';

import { prepareChangedKey } from '../../electron/vault/key-change/change-key';
import {
  carryKeyChangeThrough,
  finishKeyChange,
  prepareKeyChange,
} from '../../electron/vault/key-change/place';
import { reEncryptHere } from '../../electron/vault/key-change/re-encrypt-here';
import { checkHere } from '../../electron/vault/backup/check-copy';
import { newDataKey, unlockWithPassphrase } from '../../electron/vault/keys/slots';
import { carryThrough, finishRestore, prepareRestoring } from '../../electron/vault/restore/place';
import { siteFolder } from '../../electron/vault/site-folder';
import type { SiteFolder } from '../../electron/vault/site-folder';
import { verifyAudit } from '../../electron/vault/store/audit';
import { openStore } from '../../electron/vault/store/connection';
import { newIdentifier } from '../../shared/identifiers';
import type { InstantMs } from '../../shared/time';
import { temporaryFolder } from '../support/temporary-folder';
import { copyTestSite } from '../support/test-site';

/*
 * The file system stops obeying at its n-th change, for every n, as when the power goes; then the app starts again. The
 * calls are the real ones, counted.
 */

const disk = vi.hoisted(() => ({ changesLeft: Number.POSITIVE_INFINITY, changeCount: 0 }));

vi.mock('node:fs', async (load) => {
  const real = await load<typeof fs>();
  const counted = <Work extends (...given: never[]) => unknown>(work: Work): Work =>
    ((...given: never[]) => {
      if (disk.changesLeft <= 0) throw new Error('the power is gone');
      disk.changesLeft -= 1;
      disk.changeCount += 1;
      return work(...given);
    }) as Work;
  return {
    ...real,
    renameSync: counted(real.renameSync),
    rmSync: counted(real.rmSync),
    mkdirSync: counted(real.mkdirSync),
    openSync: counted(real.openSync),
    writeSync: counted(real.writeSync),
    fsyncSync: counted(real.fsyncSync),
  };
});

beforeEach(() => {
  disk.changesLeft = Number.POSITIVE_INFINITY;
});

/** Cuts the power at every change of the work; answers at how many moments. */
function cutAtEveryStep(
  prepared: string,
  work: (folder: SiteFolder) => void,
  check: (path: string) => void,
): number {
  for (let step = 0; ; step += 1) {
    const path = join(temporaryFolder(), 'vault');
    cpSync(prepared, path, { recursive: true });
    disk.changesLeft = step;
    let isDone = false;
    try {
      work(siteFolder(path));
      isDone = true;
    } catch (error) {
      expect(String(error)).toContain('the power is gone');
    }
    disk.changesLeft = Number.POSITIVE_INFINITY;
    check(path);
    if (isDone) return step;
  }
}

test('a key change cut off at any step leaves the old key or the new one, whole', async () => {
  const site = await copyTestSite(temporaryFolder());
  const folder = siteFolder(site.folder);
  const { administrator } = site.people;
  const to = newDataKey();
  await prepareChangedKey(
    {
      folder,
      keys: { from: site.dataKey, to },
      credentials: administrator,
      command: {
        operationId: newIdentifier(),
        actorId: administrator.id,
        method: 'dataKey.change',
        now: 1_800_000_000_000 as InstantMs,
      },
      audit: { at: 1_800_000_000_000 as InstantMs, actorId: administrator.id, action: 'data_key.changed' },
    },
    {
      check: checkHere,
      reEncrypt: reEncryptHere,
      progress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  const seen = new Set<string>();
  const moments: Promise<void>[] = [];
  const steps = cutAtEveryStep(site.folder, carryKeyChangeThrough, (path) => {
    const after = siteFolder(path);
    finishKeyChange(after);
    const isOld = readFileSync(after.keyFile).equals(readFileSync(folder.keyFile));
    seen.add(isOld ? 'old' : 'new');
    expect(readdirSync(path)).not.toContain('changing-key');
    // The set before is whole in one place: where it was, or aside.
    const before = isOld ? path : join(path, 'before-key-change', '0001');
    for (const name of ['waystation.db', 'key-file.json']) {
      expect(readFileSync(join(before, name)).equals(readFileSync(join(site.folder, name)))).toBe(true);
    }
    const store = openStore({ path: after.database, key: isOld ? site.dataKey : to });
    moments.push(
      verifyAudit(store.reader).then((found) => {
        expect(found).toMatchObject({ isWhole: true });
        store.close();
      }),
    );
  });
  await Promise.all(moments);
  expect(seen).toEqual(new Set(['old', 'new']));
  expect(steps).toBeGreaterThan(12);
  console.log(`power cut at ${String(steps)} steps of a key change, 0 lost`);
  const unlocked = await unlockWithPassphrase(
    join(folder.changingKey, 'key-file.json'),
    administrator,
    'copy',
  );
  expect(unlocked.dataKey.equals(to)).toBe(true);
});

test('a restore cut off at any step leaves the set before or the set after, and what was there in one folder', () => {
  const prepared = join(temporaryFolder(), 'vault');
  const folder = siteFolder(prepared);
  prepareRestoring(folder);
  const write = (path: string, text: string): void => {
    writeFileSync(path, text);
  };
  for (const name of [
    'waystation.db',
    'waystation.db-wal',
    'key-file.json',
    'key-file.previous.json',
    'damage.json',
  ]) {
    write(join(prepared, name), `old ${name}`);
  }
  write(siteFolder(folder.restoring).database, 'new database');
  write(siteFolder(folder.restoring).keyFile, 'new keys');
  const steps = cutAtEveryStep(prepared, carryThrough, (path) => {
    const after = siteFolder(path);
    finishRestore(after);
    const isOld = readFileSync(after.database, 'utf8') === 'old waystation.db';
    expect(readFileSync(after.keyFile, 'utf8')).toBe(isOld ? 'old key-file.json' : 'new keys');
    const before = isOld ? path : join(path, 'quarantine', '0001');
    for (const name of ['waystation.db', 'waystation.db-wal', 'key-file.json', 'damage.json']) {
      expect(readFileSync(join(before, name), 'utf8')).toBe(`old ${name}`);
    }
    expect(existsSync(join(path, 'quarantine', '0002'))).toBe(false);
    // A restore that wasn't whole yet never happened; what it prepared goes with the next one.
    expect(existsSync(after.restoring)).toBe(isOld);
  });
  expect(steps).toBeGreaterThan(12);
  console.log(`power cut at ${String(steps)} steps of a restore, 0 lost`);
});

test('what an unfinished key change left goes at the next start, and nothing else', () => {
  const path = join(temporaryFolder(), 'vault');
  const folder = siteFolder(path);
  const prepared = prepareKeyChange(folder);
  writeFileSync(prepared.database, 'half a database');
  writeFileSync(folder.database, 'the database');
  finishKeyChange(folder);
  expect(readdirSync(path)).toEqual(['waystation.db']);
  expect(statSync(folder.database).size).toBe(12);
});
