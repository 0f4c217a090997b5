import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import {
  previousCopyPath,
  readKeyFile,
  usePreviousCopy,
  writeKeyFile,
} from '../../electron/vault/keys/key-file';
import { parseKeyFile, serialiseKeyFile } from '../../electron/vault/keys/key-file-format';
import type { KeyFile } from '../../electron/vault/keys/key-file-format';
import { createKeyFile, newDataKey } from '../../electron/vault/keys/slots';
import { UnlockDelay } from '../../electron/vault/keys/unlock-delay';
import { listSnapshots, snapshotParts } from '../../electron/vault/backup/snapshot-files';
import { takeSnapshotNow } from '../../electron/vault/backup/take-snapshot';
import { ClinicFailure } from '../../shared/errors';
import { newIdentifier } from '../../shared/identifiers';
import type { InstantMs } from '../../shared/time';
import { countDamages } from '../support/count-damages';
import { FakeClock } from '../support/fake-clock';
import { snapshotPlace } from '../support/snapshot-place';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryStore } from '../support/temporary-store';

/** The power goes at this step of those that change the disk, counted from 1; `undefined` while it stays on. */
const power = vi.hoisted(() => ({ goesAt: undefined as number | undefined, steps: 0 }));

class PowerCut extends Error {}

vi.mock(import('node:fs'), async (importOriginal) => {
  const real = await importOriginal();
  /** Counts a step; from the cut on nothing reaches the disk any more. */
  function step(): 'works' | 'cut' {
    if (power.goesAt === undefined) return 'works';
    power.steps += 1;
    return power.steps < power.goesAt ? 'works' : 'cut';
  }
  function guarded<Work extends (...given: never[]) => unknown>(work: Work): Work {
    return ((...given: never[]) => {
      if (step() === 'cut') throw new PowerCut();
      return work(...given);
    }) as Work;
  }
  const mocked = {
    ...real,
    openSync: ((path, flags, mode) => {
      if (flags !== 'r' && step() === 'cut') throw new PowerCut();
      return real.openSync(path, flags, mode);
    }) as typeof real.openSync,
    writeSync: ((file: number, content: Uint8Array, offset: number, length: number) => {
      if (step() === 'works') return real.writeSync(file, content, offset, length);
      // The step at which the power goes gets half its bytes onto the disk.
      if (power.steps === power.goesAt) real.writeSync(file, content, offset, Math.floor(length / 2));
      throw new PowerCut();
    }) as typeof real.writeSync,
    fsyncSync: guarded(real.fsyncSync),
    renameSync: guarded(real.renameSync),
    rmSync: guarded(real.rmSync),
    chmodSync: guarded(real.chmodSync),
    copyFileSync: guarded(real.copyFileSync),
  };
  return { ...mocked, default: { ...real.default, ...mocked } };
});

afterEach(() => {
  power.goesAt = undefined;
});

/** Runs the work again and again, with the power going one step later each time, until it gets through. */
async function atEveryStep(
  prepare: () => Promise<() => unknown> | (() => unknown),
  check: () => void,
): Promise<number> {
  for (let goesAt = 1; ; goesAt += 1) {
    const work = await prepare();
    power.goesAt = goesAt;
    power.steps = 0;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PowerCut) && !(error instanceof ClinicFailure)) throw error;
    }
    // Errors on the way may be kept from the caller; whether the power was cut is known here.
    const isThrough = power.steps < goesAt;
    power.goesAt = undefined;
    check();
    if (isThrough) return goesAt - 1;
  }
}

let before: KeyFile;
let after: KeyFile;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-test-'));
  const path = join(folder, 'key-file.json');
  await createKeyFile(path, newDataKey(), {
    userId: newIdentifier(),
    signInName: 'ana',
    passphrase: 'correct horse battery staple',
  });
  before = readKeyFile(path);
  rmSync(folder, { recursive: true });
  after = { ...before, nameSalt: Buffer.alloc(32, 3).toString('base64') };
});

describe('a power cut at every step', () => {
  it.each(['adds', 'revokes'] as const)(
    'of a change of the key file that %s leaves a whole key file',
    async (change) => {
      let path = '';
      const steps = await atEveryStep(
        () => {
          path = join(temporaryFolder(), 'key-file.json');
          writeFileSync(path, serialiseKeyFile(before));
          return () => {
            writeKeyFile(path, after, change);
          };
        },
        () => {
          const found = readKeyFile(path);
          expect([before, after]).toContainEqual(found);
        },
      );
      expect(steps).toBeGreaterThan(8);
    },
  );

  it('of the first key file leaves none or a whole one', async () => {
    let path = '';
    const steps = await atEveryStep(
      () => {
        path = join(temporaryFolder(), 'key-file.json');
        return () => {
          writeKeyFile(path, after, 'adds');
        };
      },
      () => {
        const isThere = readdirSync(join(path, '..')).includes(basename(path));
        if (isThere) expect(readKeyFile(path)).toEqual(after);
      },
    );
    expect(steps).toBeGreaterThan(8);
  });

  it('of going back to the previous copy leaves the previous copy or a whole key file', async () => {
    let path = '';
    const broken = serialiseKeyFile(before).subarray(0, 300);
    await atEveryStep(
      () => {
        path = join(temporaryFolder(), 'key-file.json');
        writeFileSync(path, broken);
        writeFileSync(previousCopyPath(path), serialiseKeyFile(before));
        return () => usePreviousCopy(path);
      },
      () => {
        expect(parseKeyFile(readFileSync(previousCopyPath(path)))).toEqual(before);
        expect(usePreviousCopy(path)).toEqual(before);
        expect(readKeyFile(path)).toEqual(before);
        const aside = readdirSync(join(path, '..')).filter((name) => name.startsWith('key-file.damaged-'));
        expect(aside.some((name) => readFileSync(join(path, '..', name)).equals(broken))).toBe(true);
      },
    );
  });

  it('of counting a failure forgets no failure', async () => {
    let path = '';
    const clock = new FakeClock();
    await atEveryStep(
      () => {
        path = join(temporaryFolder(), 'unlock-delay.json');
        const state = { version: 1, failureCount: 20, failedAt: clock.now() };
        writeFileSync(path, JSON.stringify(state));
        const delay = new UnlockDelay({ path, clock });
        clock.pass(60_000);
        return () => delay.attempt(() => Promise.reject(new ClinicFailure('WRONG_PASSPHRASE')));
      },
      () => {
        expect(new UnlockDelay({ path, clock }).failureCount).toBeGreaterThanOrEqual(20);
      },
    );
  });

  it('of a backup leaves no backup that is not whole, and the older ones', async () => {
    const test = temporaryStore();
    let folder = '';
    const steps = await atEveryStep(
      () => {
        const site = snapshotPlace(temporaryFolder());
        folder = site.backups;
        const take = (now: number): string =>
          takeSnapshotNow({
            store: test.store,
            dataKey: test.key,
            site,
            reason: 'lock',
            now: now as InstantMs,
          });
        for (const now of [1, 2, 3]) take(now);
        return () => take(4);
      },
      () => {
        const snapshots = listSnapshots(folder);
        expect(snapshots.length).toBeGreaterThanOrEqual(3);
        for (const { path, isWhole } of snapshots) {
          expect(isWhole).toBe(true);
          expect(countDamages(snapshotParts(path).database, test.key)).toBe(0);
        }
      },
    );
    expect(steps).toBeGreaterThan(8);
  });
});
