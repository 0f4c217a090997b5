import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { checkHere } from '../../electron/vault/backup/check-copy';
import { checkInThread } from '../../electron/vault/backup/checker';
import { copyOpenStore, takeSnapshot } from '../../electron/vault/backup/take-snapshot';
import { newDataKey } from '../../electron/vault/keys/slots';
import { siteFolder } from '../../electron/vault/site-folder';
import type { SiteFolder } from '../../electron/vault/site-folder';
import { appendAudit, verifyAudit } from '../../electron/vault/store/audit';
import { createStore, transaction } from '../../electron/vault/store/connection';
import type { Store } from '../../electron/vault/store/connection';
import { migrate } from '../../electron/vault/store/migrate';
import { reEncrypt } from '../../electron/vault/store/re-encrypt';
import { sql } from '../../electron/vault/store/sql';
import { newIdentifier } from '../../shared/identifiers';
import type { InstantMs } from '../../shared/time';
import { compare, measureInTurn, timing } from './measure';
import type { Comparison } from './measure';

const ROUNDS = 3;
const DATABASE_BYTES = 200_000_000;
const RESULT_BYTES = 3_000;
const SAVE_ROUNDS = 5;
const SAVE_EVERY_MILLISECONDS = 5;
const CHECK_WORKER = 'out/main/check-worker.js';
const AUDIT_ROWS = 100_000;
const NOW = 1_790_000_000_000 as InstantMs;

/**
 * What is done with the whole file: a snapshot of 200 MB against `cp` of the same file, how long a save waits meanwhile,
 * writing it under another data key, and checking 100,000 entries of the activity log against the same number of bare HMACs.
 * @param projectFolder where the built thread that checks lies
 */
export async function benchVaultFiles(projectFolder: string): Promise<readonly Comparison[]> {
  const path = mkdtempSync(join(tmpdir(), 'waystation-bench-'));
  const site = siteFolder(path);
  const dataKey = newDataKey();
  const store = filledStore(site, dataKey);
  try {
    return [
      ...(await benchSnapshot(store, site, dataKey)),
      await benchSavesMeanwhile(store, site, dataKey, pathToFileURL(join(projectFolder, CHECK_WORKER))),
      await benchKeyChange(store, site, dataKey),
      await benchAudit(store),
    ];
  } finally {
    store.close();
    rmSync(path, { recursive: true, force: true });
  }
}

function filledStore(site: SiteFolder, key: Buffer): Store {
  writeFileSync(site.keyFile, '{}');
  const store = createStore({ path: site.database, key });
  migrate(store, { backUp: () => undefined });
  for (let written = 0; written < AUDIT_ROWS; written += 5_000) {
    transaction(store, (writer) => {
      for (let row = 0; row < 5_000; row += 1) {
        appendAudit(writer, {
          at: NOW,
          actorId: newIdentifier(),
          action: 'client.opened',
          recordId: newIdentifier(),
        });
      }
    });
  }
  while (statSync(site.database).size < DATABASE_BYTES) {
    writeResults(store, 5_000);
    store.checkpoint();
  }
  return store;
}

function writeResults(store: Store, count: number): void {
  transaction(store, (writer) => {
    for (let row = 0; row < count; row += 1) {
      const result = JSON.stringify({ value: randomBytes(RESULT_BYTES / 2).toString('hex') });
      writer.run(sql`INSERT INTO command_result (operation_id, actor_id, method, recorded_at, result)
        VALUES (${newIdentifier()}, ${newIdentifier()}, ${'client.create'}, ${NOW}, ${result})`);
    }
  });
}

async function benchSnapshot(
  store: Store,
  site: SiteFolder,
  dataKey: Buffer,
): Promise<readonly Comparison[]> {
  const copy = join(site.path, 'copy.db');
  const drop = () => {
    for (const path of [copy, `${copy}-wal`, site.backups]) rmSync(path, { recursive: true, force: true });
  };
  const task = { store, dataKey, site, reason: 'person', now: NOW } as const;
  const { subject, whole, against } = await measureInTurn(
    {
      subject: () => copyOpenStore(store, copy),
      whole: () => takeSnapshot(task, checkHere),
      against: () => copyFile(site.database, copy),
    },
    ROUNDS,
    1,
    drop,
  );
  const megabytes = Math.round(statSync(site.database).size / 1_000_000);
  const baseline = 'cp of the same file';
  const speed = (milliseconds: number) => `${Math.round((megabytes / milliseconds) * 1_000)} MB/s`;
  return [
    compare({
      name: `copy a database of ${megabytes} MB while it is open`,
      baseline,
      subject,
      against,
      note: `${speed(subject.p50Milliseconds)}; on the disk part by part; the time anything is held still`,
    }),
    compare({
      name: `snapshot of ${megabytes} MB: copied, every page and record checked, on the disk`,
      baseline,
      subject: whole,
      against,
      note: `${speed(whole.p50Milliseconds)}; in a thread of its own, nobody waits for it`,
    }),
  ];
}

/** The longest a save waits, from the moment it should have begun: whatever blocks the vault or the disk is in it. */
async function longestSave(store: Store, isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const due = performance.now() + SAVE_EVERY_MILLISECONDS;
    await new Promise((resolve) => setTimeout(resolve, SAVE_EVERY_MILLISECONDS));
    writeResults(store, 1);
    longest = Math.max(longest, performance.now() - due);
  }
  return longest;
}

async function benchSavesMeanwhile(
  store: Store,
  site: SiteFolder,
  dataKey: Buffer,
  checkWorker: URL,
): Promise<Comparison> {
  const check = checkInThread(checkWorker);
  const during: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < SAVE_ROUNDS; round += 1) {
    let isOver = false;
    const startedAt = performance.now();
    const snapshot = takeSnapshot({ store, dataKey, site, reason: 'person', now: NOW }, check).finally(() => {
      isOver = true;
    });
    during.push(await longestSave(store, () => isOver));
    await snapshot;
    const milliseconds = performance.now() - startedAt;
    rmSync(site.backups, { recursive: true, force: true });
    const from = performance.now();
    without.push(await longestSave(store, () => performance.now() - from > milliseconds));
  }
  return compare({
    name: 'the longest a save waits while a snapshot is made and checked',
    baseline: 'the longest in the same time without one',
    subject: timing(during),
    against: timing(without),
  });
}

async function benchKeyChange(store: Store, site: SiteFolder, dataKey: Buffer): Promise<Comparison> {
  const next = join(site.path, 'next.db');
  const { subject, against } = await measureInTurn(
    {
      subject: () => {
        const to = { path: next, key: newDataKey() };
        reEncrypt({ path: store.path, key: dataKey }, to);
      },
      against: () => copyFile(site.database, next),
    },
    ROUNDS,
    0,
    () => {
      rmSync(next, { force: true });
    },
  );
  return compare({
    name: 'write the same database under another data key and compare every row',
    baseline: 'cp of the same file',
    subject,
    against,
  });
}

async function benchAudit(store: Store): Promise<Comparison> {
  const key = randomBytes(32);
  const row = 'x'.repeat(200);
  const { subject, against } = await measureInTurn(
    {
      subject: async () => {
        const found = await verifyAudit(store.reader);
        if (!found.isWhole) throw new Error('The log is broken');
      },
      against: () => {
        for (let count = 0; count < AUDIT_ROWS; count += 1) {
          createHmac('sha256', key).update(row).digest('hex');
        }
      },
    },
    ROUNDS,
    1,
  );
  return compare({
    name: `verify ${AUDIT_ROWS} entries of the activity log`,
    baseline: 'as many bare HMAC-SHA256',
    subject,
    against,
  });
}
