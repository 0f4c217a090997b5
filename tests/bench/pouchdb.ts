import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

import { systemClock } from '../../electron/vault/clock';
import { unlockWithPassphrase } from '../../electron/vault/keys/slots';
import { siteFolder } from '../../electron/vault/site-folder';
import { openChangeLog } from '../../electron/vault/store/changes';
import { createStore, openStore, transaction } from '../../electron/vault/store/connection';
import { migrate } from '../../electron/vault/store/migrate';
import { findRecords, insertRecord } from '../../electron/vault/store/records';
import { sql } from '../../electron/vault/store/sql';
import { newIdentifier } from '../../shared/identifiers';
import { Client, Encounter, User } from '../../shared/model';
import type { Row } from '../../shared/model';
import { addDays, localDateAt } from '../../shared/time';
import type { LocalDate, TimeZoneName } from '../../shared/time';
import { startClinicApp } from '../day/clinic-app';
import type { AppLaunch } from '../day/clinic-app';
import { SEED_PASSPHRASE } from '../seed/seed-site';
import type { SeedSizeName } from '../seed/sizes';
import { BenchPage } from './bench-page';
import { placeSite } from './generated-site';
import { compare, timing } from './measure';
import type { Comparison, Timing } from './measure';
import type { PouchWork } from './pouchdb-page/page';

const ROUNDS = 40;
const WARM_UP_ROUNDS = 4;
const INSERT_BATCH = 500;
/** PouchDB takes minutes for the quarter of a million there are at a clinic. */
const MOST_CONTACTS = 20_000;
const WINDOW = 50;

interface Sample {
  readonly users: readonly Row<typeof User>[];
  readonly clients: readonly Row<typeof Client>[];
  readonly encounters: readonly Row<typeof Encounter>[];
}

/**
 * The same people and contacts in PouchDB, which field systems use, in the same Electron: inserted, listed by name,
 * filtered, changed. Ours is encrypted, commits durably, keeps the change log and goes through the vault's port; PouchDB
 * is none of that, and is measured inside its page.
 */
export async function benchPouchDb(options: {
  readonly launch: AppLaunch;
  readonly projectFolder: string;
  readonly size: SeedSizeName;
}): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-bench-pouchdb-'));
  const vaultFolder = join(folder, 'vault');
  await placeSite(vaultFolder, {
    size: options.size,
    seedFolder: join(options.projectFolder, 'seed-out', options.size),
  });
  const sample = await readSample(vaultFolder);
  const { application, page } = await startClinicApp({
    ...options,
    projectFolder: join(options.projectFolder, 'tests', 'bench', 'bare-window'),
    profileFolder: join(folder, 'profile'),
  });
  try {
    await page.addScriptTag({ path: await bundlePage(options.projectFolder, folder) });
    const documents = [
      ...sample.clients.map((client) => ({
        _id: client.id,
        type: 'client',
        name: nameOf(client),
        ...client,
      })),
      ...sample.encounters.map((encounter) => ({ _id: encounter.id, type: 'encounter', ...encounter })),
    ];
    const inserted = `insert ${String(documents.length)} people and contacts`;
    const found = [
      compare({
        name: inserted,
        baseline: 'PouchDB, the same records',
        subject: timing([insertOurs(join(folder, 'ours.db'), sample)]),
        against: timing([await insertTheirs(page, documents)]),
        budgetRatio: 0.1,
      }),
    ];
    await pouch(page, 'index');
    found.push(...(await compareWork(page, vaultFolder, sample)));
    return found;
  } finally {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareWork(page: Page, vaultFolder: string, sample: Sample): Promise<Comparison[]> {
  const vault = new BenchPage(vaultFolder);
  try {
    await vault.call('session.unlock', {
      operationId: newIdentifier(),
      signInName: 'simone',
      passphrase: SEED_PASSPHRASE,
    });
    const filter = { text: '', statuses: [], workerIds: [] };
    const sort = [{ column: 'displayName' as const, descending: false }];
    const active = sample.clients.filter(({ status }) => status === 'active');
    const someone = (round: number): Row<typeof Client> => {
      const client = active[(round * 37) % active.length];
      if (client === undefined) throw new Error('Nobody was generated');
      return client;
    };
    const list = await inTurn(
      () => vault.call('client.list', { filter, sort, offset: 0, limit: WINDOW }),
      () => pouch(page, 'list', WINDOW),
    );
    const filtered = await inTurn(
      (round) =>
        vault.call('client.list', {
          filter: { ...filter, statuses: ['active'], workerIds: [someone(round).assignedWorkerId] },
          sort,
          offset: 0,
          limit: 200,
        }),
      (round) => pouch(page, 'filter', { status: 'active', workerId: someone(round).assignedWorkerId }),
    );
    const changed = await inTurn(
      (round) =>
        vault.call('client.planContacts', {
          operationId: newIdentifier(),
          plans: [{ clientId: someone(round).id, nextContactOn: dayOf(round) }],
        }),
      (round) => pouch(page, 'change', { id: someone(round).id, nextContactOn: dayOf(round) }),
    );
    const people = `${String(sample.clients.length)} people`;
    const baseline = 'PouchDB, the same records';
    return [
      compare({ name: `list ${String(WINDOW)} by name of ${people}`, baseline, ...list, budgetRatio: 0.2 }),
      compare({ name: `filter ${people} by worker and status`, baseline, ...filtered }),
      compare({
        name: 'plan one next contact, durable',
        baseline,
        ...changed,
        note: 'PouchDB doesn’t wait for the disk',
      }),
    ];
  } finally {
    await vault.close();
  }
}

/** Runs both in turn; the second tells its own time in milliseconds. */
async function inTurn(
  subject: (round: number) => Promise<unknown>,
  against: (round: number) => Promise<number>,
): Promise<{ readonly subject: Timing; readonly against: Timing }> {
  const samples = { subject: [] as number[], against: [] as number[] };
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const start = performance.now();
    await subject(round + WARM_UP_ROUNDS);
    const milliseconds = performance.now() - start;
    const theirs = await against(round + WARM_UP_ROUNDS);
    if (round < 0) continue;
    samples.subject.push(milliseconds);
    samples.against.push(theirs);
  }
  return { subject: timing(samples.subject), against: timing(samples.against) };
}

function pouch<Name extends keyof PouchWork>(
  page: Page,
  name: Name,
  ...parameters: Parameters<PouchWork[Name]>
): Promise<number> {
  return page.evaluate(
    ([work, given]) => {
      const pouchWork = Reflect.get(window, 'pouchWork') as Record<
        string,
        (...all: unknown[]) => Promise<number>
      >;
      return pouchWork[work]?.(...given) ?? Number.NaN;
    },
    [name as string, parameters as unknown[]] as const,
  );
}

/** Milliseconds for everything, in transactions as large as PouchDB's batches. */
function insertOurs(path: string, { users, clients, encounters }: Sample): number {
  const store = createStore({ path, key: randomBytes(32) });
  try {
    migrate(store, { backUp: () => undefined });
    const changeLog = openChangeLog(store.reader, { deviceId: newIdentifier(), clock: systemClock });
    const actorId = users[0]?.id ?? '';
    const context = () => ({ actorId, now: systemClock.now(), operationId: newIdentifier(), changeLog });
    transaction(store, (writer) => {
      for (const { id, ...user } of users) insertRecord(writer, context(), User, user, { id });
    });
    const start = performance.now();
    for (const part of batches(clients)) {
      transaction(store, (writer) => {
        for (const { id, ...client } of part) insertRecord(writer, context(), Client, client, { id });
      });
    }
    for (const part of batches(encounters)) {
      transaction(store, (writer) => {
        for (const { id, ...encounter } of part)
          insertRecord(writer, context(), Encounter, encounter, { id });
      });
    }
    return performance.now() - start;
  } finally {
    store.close();
  }
}

async function insertTheirs(page: Page, documents: readonly object[]): Promise<number> {
  let milliseconds = 0;
  for (const part of batches(documents)) milliseconds += await pouch(page, 'insert', part);
  return milliseconds;
}

function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += INSERT_BATCH)
    yield items.slice(start, start + INSERT_BATCH);
}

async function readSample(vaultFolder: string): Promise<Sample> {
  const folder = siteFolder(vaultFolder);
  const secret = { signInName: 'simone', passphrase: SEED_PASSPHRASE };
  const { dataKey } = await unlockWithPassphrase(folder.keyFile, secret);
  const store = openStore({ path: folder.database, key: dataKey });
  try {
    return {
      users: findRecords(store.reader, User, sql`true`),
      clients: findRecords(store.reader, Client, sql`true`),
      encounters: findRecords(
        store.reader,
        Encounter,
        sql`group_session_id IS NULL ORDER BY id LIMIT ${MOST_CONTACTS}`,
      ),
    };
  } finally {
    store.close();
    dataKey.fill(0);
  }
}

async function bundlePage(projectFolder: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    define: { global: 'globalThis' },
    build: {
      outDir: join(folder, 'page'),
      emptyOutDir: true,
      lib: {
        entry: join(projectFolder, 'tests', 'bench', 'pouchdb-page', 'page.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
    },
  });
  return join(folder, 'page', 'page.js');
}

function nameOf({ preferredName, legalFirstName, legalLastName }: Row<typeof Client>): string {
  return `${preferredName ?? legalFirstName ?? ''} ${legalLastName ?? ''}`;
}

function dayOf(round: number): LocalDate {
  return addDays(localDateAt(systemClock.now(), 'America/Denver' as TimeZoneName), 1 + (round % 28));
}
