import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { checkCopy, isSound } from '../../electron/vault/backup/check-copy';
import { listSnapshots, snapshotParts } from '../../electron/vault/backup/snapshot-files';
import { unlockWithPassphrase } from '../../electron/vault/keys/slots';
import { siteFolder } from '../../electron/vault/site-folder';
import { verifyAudit } from '../../electron/vault/store/audit';
import { openStore } from '../../electron/vault/store/connection';
import type { Reader } from '../../electron/vault/store/connection';
import { sql, sqlFragment } from '../../electron/vault/store/sql';
import type { Role } from '../../shared/access';
import { newIdentifier } from '../../shared/identifiers';
import { childProgram } from '../support/child-program';
import type { ChildProgram } from '../support/child-program';
import { intakeOf } from '../support/command-inputs';
import { FakeClock } from '../support/fake-clock';
import { KillCount, faultRounds } from '../support/kill-count';
import { openBundle } from '../support/open-bundle';
import { temporaryFolder } from '../support/temporary-folder';
import { copyTestSite } from '../support/test-site';
import type { TestSite } from '../support/test-site';
import { VaultHarness } from '../support/vault-harness';

const rounds = faultRounds(2);
const timeLimitMilliseconds = 60_000 + rounds * 30_000;

/** People saved before any kill: half of them before the snapshot a restore begins with. */
const EARLY_PEOPLE = 8;
const FIRST_NUMBER = 5_000;

let program: ChildProgram;
let template: string;
let site: TestSite;
let recipientId: string;
let officeIdentity: string;

beforeAll(async () => {
  program = await childProgram('vault-jobs');
  template = temporaryTemplate();
  site = await copyTestSite(template);
  const vault = new VaultHarness(template, site, { clock: new FakeClock(Date.now()) });
  officeIdentity = await generateX25519Identity();
  await vault.signIn('administrator');
  const { recipient } = await vault.call('recipient.save', {
    name: 'Southern office',
    address: null,
    legalBasis: 'same_program_or_dac',
    agreementReference: null,
    agreementSignedOn: null,
    agreementExpiresOn: null,
    publicKey: await identityToRecipient(officeIdentity),
    isActive: true,
  });
  recipientId = recipient.id;
  await vault.call('recipient.verify', { recipientId, fingerprint: recipient.fingerprint });
  await vault.signIn('supervisor');
  for (let number = 0; number < EARLY_PEOPLE; number += 1) {
    if (number === EARLY_PEOPLE / 2) await backUp(vault);
    await vault.call('client.create', intakeOf(FIRST_NUMBER + number));
  }
  await vault.lock();
}, 120_000);

afterAll(() => {
  program.remove();
  rmSync(template, { recursive: true, force: true });
});

function temporaryTemplate(): string {
  const folder = join(
    import.meta.dirname,
    '..',
    '..',
    'node_modules',
    '.cache',
    `fault-site-${String(process.pid)}`,
  );
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function backUp(vault: VaultHarness): Promise<void> {
  await vault.call('backup.start', {});
  while ((await vault.call('backup.status', {})).isRunning) await wait(5);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

interface Killed {
  readonly vault: VaultHarness;
  readonly outbox: string;
  /** What the child printed, by the first word of a line. */
  readonly said: (word: string) => readonly string[];
}

/**
 * Starts the work on a copy of the site, kills it at a moment of its own in each round, and starts the vault again.
 * Moments lie anywhere between a first `begin` and a good while later, closer and closer the more rounds there are.
 */
async function killedDuring(
  kind: 'sign' | 'backup' | 'change-key' | 'export' | 'restore',
  role: Role,
  round: number,
  spanMilliseconds: number,
): Promise<Killed> {
  const parent = temporaryFolder();
  const copy = { ...site, folder: join(parent, 'vault') };
  cpSync(site.folder, copy.folder, { recursive: true });
  const outbox = join(parent, 'outbox');
  mkdirSync(outbox);
  const { id: userId, signInName, passphrase } = site.people[role];
  const task = { folder: copy.folder, kind, userId, signInName, passphrase, outbox, recipientId };
  const child = program.start({ arguments: [JSON.stringify(task)] });
  const said = (word: string): readonly string[] =>
    child
      .lines()
      .filter((line) => line === word || line.startsWith(`${word} `))
      .map((line) => line.slice(word.length + 1));
  const beginning = 1 + (round % 2);
  for (let count = 1; said('begin').length < beginning && child.process.exitCode === null; count += 1) {
    await child.printed(child.lines().length + 1);
  }
  await wait(((round * 0.618_034) % 1) * spanMilliseconds);
  child.process.kill('SIGKILL');
  expect(await child.ended()).toMatchObject({ signal: 'SIGKILL', errors: '' });
  const vault = new VaultHarness(parent, copy, { clock: new FakeClock(Date.now() + 60_000) });
  // Nothing is broken, and nobody has to do anything but sign in.
  expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked' });
  return { vault, outbox, said };
}

/** Looks into the database with the key it has now. */
async function inspect<Value>(vault: VaultHarness, work: (reader: Reader) => Promise<Value>): Promise<Value> {
  const folder = siteFolder(vault.folder);
  const { dataKey } = await unlockWithPassphrase(folder.keyFile, site.people.supervisor, 'copy');
  const store = openStore({ path: folder.database, key: dataKey });
  try {
    return await work(store.reader);
  } finally {
    store.close();
  }
}

/** Everybody who was acknowledged is there, at most one more, and the log's chain is whole. */
async function expectPeople(vault: VaultHarness, said: Killed['said']): Promise<number> {
  const numbers = (words: readonly string[]): number[] => words.map(Number);
  const saved = numbers(said('saved'));
  const sent = numbers(said('sent'));
  const found = await inspect(vault, async (reader) => {
    expect(await verifyAudit(reader)).toMatchObject({ isWhole: true });
    const names = reader.values(
      sqlFragment`SELECT legal_last_name FROM client ORDER BY chart_number`,
      z.string(),
    );
    return names.map((name) => Number(/\d+$/.exec(name)?.[0]));
  });
  const early = Array.from({ length: EARLY_PEOPLE }, (_, index) => FIRST_NUMBER + index);
  expect(found.filter((number) => number >= FIRST_NUMBER).toSorted()).toEqual(early);
  const later = found.filter((number) => number < FIRST_NUMBER);
  expect(saved.filter((number) => !later.includes(number))).toEqual([]);
  expect(later.filter((number) => !sent.includes(number))).toEqual([]);
  expect(new Set(later).size).toBe(later.length);
  return EARLY_PEOPLE + saved.length;
}

async function eachRound(what: string, run: (round: number) => Promise<number>): Promise<void> {
  const count = new KillCount(what);
  for (let round = 0; round < rounds; round += 1) count.add(await run(round));
  count.report();
}

describe('a vault killed', () => {
  test(
    'while notes are signed has each signed or not, never in part',
    () =>
      eachRound('kill -9 of the vault while it signs', async (round) => {
        const { vault, said } = await killedDuring('sign', 'peer_worker', round, 400);
        const acknowledged = await expectPeople(vault, said);
        const signed = new Set(said('done'));
        const passphrase = site.people.peer_worker.passphrase;
        await vault.signIn('peer_worker');
        for (const noteId of said('begin')) {
          const note = await vault.call('note.open', { noteId });
          if (signed.has(noteId)) expect(note.status).toBe('signed');
          if (note.status === 'signed') expect(note).toMatchObject({ signatureMatches: true });
          else {
            const again = { noteId, expectedRevision: note.revision, passphrase };
            const sections = { purpose: 'a', intervention: 'b', response: 'c', plan: 'd' };
            await vault.call('note.sign', {
              ...again,
              sections,
              noGoalReason: 'first_contact',
              safetyStep: null,
            });
          }
        }
        const changes = await inspectSignatures(vault);
        expect(changes).toBe(said('begin').length);
        await vault.close();
        return acknowledged + signed.size;
      }),
    timeLimitMilliseconds,
  );

  test(
    'while it backs up has every save, and backups that open or none',
    () =>
      eachRound('kill -9 of the vault while it backs up', async (round) => {
        const { vault, said } = await killedDuring('backup', 'supervisor', round, 160);
        const acknowledged = await expectPeople(vault, said);
        const { backups } = siteFolder(vault.folder);
        const before = listSnapshots(backups);
        expect(before.length).toBeGreaterThanOrEqual(1 + Math.min(2, said('done').length));
        for (const snapshot of before) {
          expect(snapshot.isWhole && snapshot.isVerified).toBe(true);
          expect(isSound(checkCopy(snapshotParts(snapshot.path).database, site.dataKey, 'copy'))).toBe(true);
        }
        await vault.signIn('supervisor');
        await backUp(vault);
        expect(readdirSync(backups).filter((name) => name.includes('.new'))).toEqual([]);
        await vault.close();
        return acknowledged;
      }),
    timeLimitMilliseconds,
  );

  test(
    'while the data key is changed opens for everybody, under the old key or the new one',
    () =>
      eachRound('kill -9 of the vault while the data key is changed', async (round) => {
        const { vault, said } = await killedDuring('change-key', 'administrator', round, 900);
        expect(readdirSync(vault.folder)).not.toContain('changing-key');
        await expectPeople(vault, () => []);
        const changedCount = await inspect(vault, async (reader) => {
          const minutes = reader.value(sqlFragment`SELECT front_desk_idle_minutes FROM site`, z.int());
          expect([said('saved').at(-1), said('sent').at(-1)].map(Number)).toContain(minutes);
          const count = sql`SELECT count(*) FROM audit WHERE action = ${'data_key.changed'}`;
          return reader.value(count, z.int()) ?? -1;
        });
        expect(changedCount).toBeGreaterThanOrEqual(said('done').length);
        expect(changedCount).toBeLessThanOrEqual(said('begin').length);
        await vault.signIn('front_desk');
        await vault.signIn('administrator');
        const { passphrase } = site.people.administrator;
        if (round % 4 === 0) await vault.call('dataKey.change', { passphrase });
        await vault.close();
        return EARLY_PEOPLE + said('saved').length + said('done').length;
      }),
    timeLimitMilliseconds,
  );

  test(
    'while it writes the end-of-day file leaves whole files or none, and the next one holds the rest',
    () =>
      eachRound('kill -9 of the vault while it writes the end-of-day file', async (round) => {
        const { vault, outbox, said } = await killedDuring('export', 'supervisor', round, 400);
        const acknowledged = await expectPeople(vault, said);
        const files = (): string[] => readdirSync(outbox).filter((name) => name.endsWith('.tar.age'));
        for (const name of said('done')) expect(files()).toContain(name);
        await vault.signIn('supervisor');
        await vault.call('client.create', intakeOf(4_999));
        const folderToken = vault.chooseFile(outbox, 'folder');
        const { fileName } = await vault.call('endOfDay.export', { recipientId, folderToken });
        expect(readdirSync(outbox).filter((name) => !name.endsWith('.tar.age'))).toEqual([]);
        const names = new Set<string>();
        for (const name of files()) {
          const { files: parts } = await openBundle(join(outbox, name), officeIdentity);
          const changes = parts.get('changes.ndjson')?.toString('utf8') ?? '';
          for (const [, number] of changes.matchAll(/"Ngata (\d+)"/g)) names.add(number ?? '');
        }
        for (const number of said('saved')) expect(names).toContain(number);
        expect(files()).toContain(fileName);
        await vault.close();
        return acknowledged + said('done').length;
      }),
    timeLimitMilliseconds,
  );

  test(
    'while it restores a backup has everybody, those after the backup too, and what was there set aside',
    () =>
      eachRound('kill -9 of the vault while it restores a backup', async (round) => {
        const { vault, said } = await killedDuring('restore', 'administrator', round, 900);
        const acknowledged = await expectPeople(vault, said);
        await vault.signIn('administrator');
        const quarantine = join(vault.folder, 'quarantine');
        const asideCount = said('done').length === 0 ? 0 : readdirSync(quarantine).length;
        expect(asideCount).toBeGreaterThanOrEqual(said('done').length);
        await vault.signIn('supervisor');
        await vault.call('client.create', { operationId: newIdentifier(), ...intakeOf(4_998) });
        await vault.close();
        return acknowledged;
      }),
    timeLimitMilliseconds,
  );
});

/** Every note of the loop is signed now, once. */
function inspectSignatures(vault: VaultHarness): Promise<number> {
  return inspect(vault, async (reader) => {
    const signed = sqlFragment`SELECT count(*) FROM note WHERE status = 'signed' AND signature_hash IS NOT NULL`;
    return reader.value(signed, z.int()) ?? -1;
  });
}
