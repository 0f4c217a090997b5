import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { listSnapshots, snapshotParts } from '../../electron/vault/backup/snapshot-files';
import { siteFolder } from '../../electron/vault/site-folder';
import type { SiteFolder } from '../../electron/vault/site-folder';
import { NEW_PAGE_BYTES } from '../../electron/vault/store/database-file';
import { verifyAudit } from '../../electron/vault/store/audit';
import { sqlFragment } from '../../electron/vault/store/sql';
import type { MethodOutput } from '../../shared/contract';
import { intakeOf } from '../support/command-inputs';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/temporary-folder';
import { VaultHarness, openVaultHarness } from '../support/vault-harness';

/*
 * One site as a power cut leaves it, log and all, damaged in every way a disk can; each is said in words of its own, and
 * ends with everybody back who is anywhere still. The single parts are taken apart, page by page and byte by byte, in the tests beside this.
 */

const PEOPLE = 12;

let whole: string;
let closed: string;
let vault: VaultHarness;

beforeAll(async () => {
  vault = await openVaultHarness({ signedIn: 'front_desk' });
  for (let number = 1; number <= PEOPLE; number += 1) {
    // Two backups; after the second one nothing is moved into the database any more, so the log is all there is of it.
    if (number === PEOPLE / 2) await backUp(vault);
    await vault.call('client.create', intakeOf(number));
  }
  vault.clock.pass(600_000);
  await backUp(vault);
  await vault.call('client.create', intakeOf(PEOPLE + 1));
  whole = join(mkdtempSync(join(tmpdir(), 'waystation-test-')), 'whole');
  cpSync(vault.folder, whole, { recursive: true });
  await vault.lock();
  closed = join(dirname(whole), 'closed');
  cpSync(vault.folder, closed, { recursive: true });
}, 120_000);

afterAll(async () => {
  rmSync(dirname(whole), { recursive: true, force: true });
  await vault.close();
});

async function backUp(target: VaultHarness): Promise<void> {
  await target.call('backup.start', {});
  while ((await target.call('backup.status', {})).isRunning) await new Promise((r) => setTimeout(r, 5));
}

/** One bit, somewhere in a file. */
function flipBit(path: string, place: (bytes: Buffer) => number): void {
  const bytes = readFileSync(path);
  const at = place(bytes);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(path, bytes);
}

function damageAllPages({ database }: SiteFolder): void {
  const { length } = readFileSync(database);
  for (let page = 2; page * NEW_PAGE_BYTES < length; page += 1)
    flipBit(database, () => page * NEW_PAGE_BYTES + 90);
}

/** The database, its log and whatever lies beside it, with what is in them. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.startsWith('waystation.db'));
  return Object.fromEntries(names.map((name) => [name, hashOf(join(folder, name))]));
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

interface Damage {
  readonly what: string;
  readonly damage: (site: SiteFolder) => void;
  /** What is said at the lock screen, or by the sign-in. */
  readonly told: 'unreadable' | 'pages' | 'log_broken' | 'log_missing' | 'KEY_FILE_DAMAGED';
  /** After a lock rather than a power cut: with a log, a page may be in it anew, and what the file has doesn't matter. */
  readonly isClosed?: true;
  /** Whoever was saved after the newest backup was only in what is gone now: nothing can bring them back. */
  readonly isLastGone?: true;
}

const DAMAGES: readonly Damage[] = [
  {
    what: 'a flipped bit in page 1',
    isClosed: true,
    damage: ({ database }) => {
      flipBit(database, () => 300);
    },
    told: 'unreadable',
  },
  {
    what: 'flipped bits in every page after the first',
    isClosed: true,
    damage: damageAllPages,
    told: 'unreadable',
    isLastGone: true,
  },
  {
    what: 'flipped bits in every page after the first, with a log nobody moved in',
    damage: damageAllPages,
    told: 'unreadable',
    isLastGone: true,
  },
  {
    what: 'a flipped bit in the log',
    damage: ({ database }) => {
      flipBit(`${database}-wal`, () => 32 + 24 + 700);
    },
    told: 'log_broken',
    isLastGone: true,
  },
  {
    what: 'a log that is gone',
    damage: ({ database }) => {
      rmSync(`${database}-wal`);
    },
    told: 'log_missing',
    isLastGone: true,
  },
  {
    what: 'a flipped bit in the key file',
    damage: ({ keyFile }) => {
      flipBit(keyFile, (bytes) => bytes.indexOf('"ciphertext": "') + 20);
    },
    told: 'KEY_FILE_DAMAGED',
  },
  {
    what: 'a flipped bit in page 1 and a newest snapshot that is cut off',
    isClosed: true,
    damage: ({ database, backups }) => {
      flipBit(database, () => 300);
      const [newest] = listSnapshots(backups);
      truncateSync(snapshotParts(newest?.path ?? '').database, 8_192);
    },
    told: 'unreadable',
  },
];

test.each(DAMAGES)(
  '$what: said as $told, and who is anywhere still is back',
  async ({ damage, told, isClosed, isLastGone }) => {
    const parent = temporaryFolder();
    const site = { ...vault.site, folder: join(parent, 'vault') };
    cpSync(isClosed === true ? closed : whole, site.folder, { recursive: true });
    const folder = siteFolder(site.folder);
    damage(folder);
    const found = new VaultHarness(parent, site, { clock: new FakeClock(vault.clock.now() + 60_000) });
    try {
      const files = filesIn(folder.path);
      // Looking changes nothing, so that the next start finds the same.
      for (const start of ['first', 'second'])
        expect([start, await whatIsTold(found)]).toEqual([start, told]);
      expect(filesIn(folder.path)).toEqual(files);
      if (told === 'KEY_FILE_DAMAGED') await found.call('site.usePreviousKeyFile', {});
      else {
        // Whether all that came later could be looked for is said, too.
        expect(await restoreNewest(found)).toBe(isLastGone === true ? 'partly' : 'read');
        expect(filesIn(join(folder.quarantine, '0001'))).toEqual(files);
      }
      // The copy of the key file before has all but the last person added.
      await found.signIn('administrator');
      const names = found.inspect((reader) =>
        reader.values(sqlFragment`SELECT legal_last_name FROM client`, z.string()),
      );
      const expected = Array.from({ length: PEOPLE + 1 }, (_, index) => `Ngata ${index + 1}`);
      if (isLastGone === true) expect(expected).toEqual(expect.arrayContaining(names));
      expect(names).toEqual(expect.arrayContaining(isLastGone === true ? expected.slice(0, -1) : expected));
      expect(await found.inspectLater((reader) => verifyAudit(reader))).toMatchObject({ isWhole: true });
      await found.signIn('front_desk');
      await found.call('client.create', intakeOf(PEOPLE + 2));
    } finally {
      await found.close();
    }
  },
  60_000,
);

async function whatIsTold(found: VaultHarness): Promise<string> {
  const { signInName, passphrase } = found.site.people.front_desk;
  const refused = await found.call('session.unlock', { signInName, passphrase }).then(
    () => undefined,
    (error: unknown) => z.looseObject({ code: z.string() }).parse(error).code,
  );
  expect(refused).toBeDefined();
  await found.lock();
  const status: MethodOutput<'site.status'> = await found.call('site.status', {});
  if (status.state !== 'damaged') return status.state;
  return status.damage?.kind ?? status.code;
}

async function restoreNewest(found: VaultHarness): Promise<string> {
  const { signInName, passphrase } = found.site.people.administrator;
  const { lookId, snapshots } = await found.call('restore.look', {
    folderToken: null,
    signInName,
    secret: passphrase,
  });
  const ready = snapshots.find(({ state }) => state === 'ready');
  const { isSetAside, later } = await found.call('restore.run', {
    lookId,
    snapshotId: ready?.snapshotId ?? '',
  });
  expect(isSetAside).toBe(true);
  return later;
}
