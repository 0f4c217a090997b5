import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
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
import { localDateAt } from '../../shared/time';
import type { InstantMs } from '../../shared/time';
import { seedPatientLines } from '../seed/seed-patients';
import { intakeOf } from './command-inputs';
import { FakeClock } from './fake-clock';
import { openBundle } from './open-bundle';
import { TEST_TIME_ZONE, copyTestSite } from './test-site';
import type { TestSite } from './test-site';
import type { JobKind } from './vault-jobs';
import { VaultHarness } from './vault-harness';

/** People saved before any kill: half of them before the snapshot a restore begins with. */
export const EARLY_PEOPLE = 8;
const FIRST_NUMBER = 5_000;
const LATER_NUMBER = 4_000;
const IMPORTED_LINES = 300;

/** Who does each kind of work. */
export const ROLE_OF_JOB: Readonly<Record<JobKind, Role>> = {
  save: 'front_desk',
  sign: 'peer_worker',
  import: 'supervisor',
  backup: 'supervisor',
  'change-key': 'administrator',
  export: 'supervisor',
  restore: 'administrator',
};

/** A site with people, a backup and a central office; every kill gets a copy of it. */
export interface KillSite {
  readonly site: TestSite;
  readonly recipientId: string;
  readonly officeIdentity: string;
}

/** A copy of the site after a kill, with nobody signed in, and what had been said by then. */
export interface Killed {
  readonly vault: VaultHarness;
  readonly outbox: string;
  /** What was noted, by the first word of a line. */
  readonly said: (word: string) => readonly string[];
}

/** Makes the site every kill begins with. @param folder an empty one */
export async function makeKillSite(folder: string): Promise<KillSite> {
  const site = await copyTestSite(folder);
  const vault = new VaultHarness(folder, site, { clock: new FakeClock(Date.now()) });
  const officeIdentity = await generateX25519Identity();
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
  const recipientId = recipient.id;
  await vault.call('recipient.verify', { recipientId, fingerprint: recipient.fingerprint });
  await vault.signIn('supervisor');
  for (let number = 0; number < EARLY_PEOPLE; number += 1) {
    if (number === EARLY_PEOPLE / 2) await backUp(vault);
    await vault.call('client.create', intakeOf(FIRST_NUMBER + number));
  }
  await vault.lock();
  return { site, recipientId, officeIdentity };
}

/** A copy of the site with an outbox and a file of people beside it. */
export function copyKillSite(
  { site }: KillSite,
  parent: string,
): { readonly folder: string; readonly outbox: string; readonly peopleFile: string } {
  const folder = join(parent, 'vault');
  cpSync(site.folder, folder, { recursive: true });
  const outbox = join(parent, 'outbox');
  mkdirSync(outbox);
  const peopleFile = join(parent, 'people.ndjson');
  const today = localDateAt(Date.now() as InstantMs, TEST_TIME_ZONE);
  writeFileSync(peopleFile, [...seedPatientLines(IMPORTED_LINES, today)].join(''));
  return { folder, outbox, peopleFile };
}

/** Starts a vault over what a kill left. Nothing is broken, and nobody has to do anything but sign in. */
export async function openAfterKill(
  { site }: KillSite,
  parent: string,
  lines: readonly string[],
): Promise<Killed> {
  const copy = { ...site, folder: join(parent, 'vault') };
  const vault = new VaultHarness(parent, copy, { clock: new FakeClock(Date.now() + 60_000) });
  assert.equal((await vault.call('site.status', {})).state, 'locked');
  return {
    vault,
    outbox: join(parent, 'outbox'),
    said: (word) =>
      lines
        .filter((line) => line === word || line.startsWith(`${word} `))
        .map((line) => line.slice(word.length + 1)),
  };
}

/**
 * What must hold after a kill in the middle of the work: everything acknowledged is there, nothing is there in part, and
 * the work can be done again. Closes the vault.
 * @returns how many things had been acknowledged
 */
export async function expectNothingLost(kind: JobKind, killSite: KillSite, killed: Killed): Promise<number> {
  try {
    return await ORACLES[kind](killed, killSite);
  } finally {
    await killed.vault.close();
  }
}

type Oracle = (killed: Killed, killSite: KillSite) => Promise<number>;

const ORACLES: Readonly<Record<JobKind, Oracle>> = {
  save: async ({ vault, said }) => {
    const acknowledged = await expectPeople(vault, said);
    await vault.signIn('front_desk');
    await vault.call('client.create', intakeOf(LATER_NUMBER));
    return acknowledged;
  },
  sign: afterSigning,
  import: afterImport,
  backup: afterBackup,
  'change-key': afterKeyChange,
  export: afterExport,
  restore: afterRestore,
};

async function afterSigning({ vault, said }: Killed): Promise<number> {
  const acknowledged = await expectPeople(vault, said);
  const signed = new Set(said('done'));
  const passphrase = vault.site.people.peer_worker.passphrase;
  await vault.signIn('peer_worker');
  for (const noteId of said('begin')) {
    const note = await vault.call('note.open', { noteId });
    if (signed.has(noteId)) assert.equal(note.status, 'signed');
    if (note.status === 'signed') assert.equal(note.signatureMatches, true);
    else {
      await vault.call('note.sign', {
        noteId,
        expectedRevision: note.revision,
        passphrase,
        sections: { purpose: 'a', intervention: 'b', response: 'c', plan: 'd' },
        noGoalReason: 'first_contact',
        safetyStep: null,
      });
    }
  }
  // Every note of the loop is signed now, once.
  const count = await inspect(vault, async (reader) => {
    const signedNotes = sqlFragment`SELECT count(*) FROM note WHERE status = 'signed' AND signature_hash IS NOT NULL`;
    return reader.value(signedNotes, z.int());
  });
  assert.equal(count, said('begin').length);
  return acknowledged + signed.size;
}

async function afterImport({ vault, said }: Killed): Promise<number> {
  const acknowledged = await expectPeople(vault, said);
  const { runs, clients } = await inspect(vault, async (reader) => ({
    runs: reader.value(sqlFragment`SELECT count(*) FROM import_run`, z.int()) ?? -1,
    clients: reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()) ?? -1,
  }));
  assert.ok(runs >= said('done').length && runs <= said('begin').length, `${runs} imports`);
  const imported = clients - EARLY_PEOPLE - said('sent').length;
  // The last save may or may not be there.
  if (runs === 0) assert.ok([0, -1].includes(imported), `${imported} of an import that never was`);
  else assert.ok(imported > IMPORTED_LINES / 2, `${imported} of an import`);
  await vault.signIn('supervisor');
  return acknowledged + said('done').length;
}

async function afterBackup({ vault, said }: Killed): Promise<number> {
  const acknowledged = await expectPeople(vault, said);
  const { backups } = siteFolder(vault.folder);
  const before = listSnapshots(backups);
  assert.ok(before.length >= 1 + Math.min(2, said('done').length), `${before.length} snapshots`);
  for (const snapshot of before) {
    assert.ok(snapshot.isWhole && snapshot.isVerified);
    assert.ok(isSound(checkCopy(snapshotParts(snapshot.path).database, vault.site.dataKey, 'copy')));
  }
  await vault.signIn('supervisor');
  await backUp(vault);
  assert.deepEqual(
    readdirSync(backups).filter((name) => name.includes('.new')),
    [],
  );
  return acknowledged;
}

async function afterKeyChange({ vault, said }: Killed): Promise<number> {
  assert.ok(!readdirSync(vault.folder).includes('changing-key'));
  await expectPeople(vault, () => []);
  const changedCount = await inspect(vault, async (reader) => {
    const minutes = reader.value(sqlFragment`SELECT front_desk_idle_minutes FROM site`, z.int());
    const possible = [said('saved').at(-1), said('sent').at(-1)].map(Number);
    assert.ok(possible.includes(minutes ?? -1), `${minutes} minutes of ${possible.join(', ')}`);
    const count = sql`SELECT count(*) FROM audit WHERE action = ${'data_key.changed'}`;
    return reader.value(count, z.int()) ?? -1;
  });
  assert.ok(changedCount >= said('done').length && changedCount <= said('begin').length);
  await vault.signIn('front_desk');
  await vault.signIn('administrator');
  // Now and then the whole work once more.
  const { passphrase } = vault.site.people.administrator;
  if (said('saved').length % 4 === 1) await vault.call('dataKey.change', { passphrase });
  return EARLY_PEOPLE + said('saved').length + said('done').length;
}

async function afterExport(
  { vault, outbox, said }: Killed,
  { recipientId, officeIdentity }: KillSite,
): Promise<number> {
  const acknowledged = await expectPeople(vault, said);
  const files = (): string[] => readdirSync(outbox).filter((name) => name.endsWith('.tar.age'));
  for (const name of said('done')) assert.ok(files().includes(name), name);
  await vault.signIn('supervisor');
  await vault.call('client.create', intakeOf(LATER_NUMBER));
  const folderToken = vault.chooseFile(outbox, 'folder');
  const { fileName } = await vault.call('endOfDay.export', { recipientId, folderToken });
  assert.deepEqual(
    readdirSync(outbox).filter((name) => !name.endsWith('.tar.age')),
    [],
  );
  const names = new Set<string>();
  for (const name of files()) {
    const { files: parts } = await openBundle(join(outbox, name), officeIdentity);
    const changes = parts.get('changes.ndjson')?.toString('utf8') ?? '';
    for (const [, number] of changes.matchAll(/"Ngata (\d+)"/g)) names.add(number ?? '');
  }
  assert.deepEqual(
    said('saved').filter((number) => !names.has(number)),
    [],
  );
  assert.ok(files().includes(fileName));
  return acknowledged + said('done').length;
}

async function afterRestore({ vault, said }: Killed): Promise<number> {
  const acknowledged = await expectPeople(vault, said);
  await vault.signIn('administrator');
  const quarantine = join(vault.folder, 'quarantine');
  const asideCount = said('done').length === 0 ? 0 : readdirSync(quarantine).length;
  assert.ok(asideCount >= said('done').length);
  await vault.signIn('supervisor');
  await vault.call('client.create', intakeOf(LATER_NUMBER));
  return acknowledged;
}

/** Everybody who was acknowledged is there, at most one more, and the log's chain is whole. */
async function expectPeople(vault: VaultHarness, said: Killed['said']): Promise<number> {
  const saved = said('saved').map(Number);
  const sent = said('sent').map(Number);
  const found = await inspect(vault, async (reader) => {
    assert.equal((await verifyAudit(reader)).isWhole, true);
    const names = reader.values(
      sqlFragment`SELECT legal_last_name FROM client WHERE legal_last_name GLOB 'Ngata [0-9]*'`,
      z.string(),
    );
    return names.map((name) => Number(/\d+$/.exec(name)?.[0]));
  });
  const early = Array.from({ length: EARLY_PEOPLE }, (_, index) => FIRST_NUMBER + index);
  assert.deepEqual(found.filter((number) => number >= FIRST_NUMBER).toSorted(), early);
  const later = found.filter((number) => number < FIRST_NUMBER);
  assert.deepEqual(
    saved.filter((number) => !later.includes(number)),
    [],
    'lost',
  );
  assert.deepEqual(
    later.filter((number) => !sent.includes(number)),
    [],
    'never sent',
  );
  assert.equal(new Set(later).size, later.length);
  return EARLY_PEOPLE + saved.length;
}

/** Looks into the database with the key it has now. */
async function inspect<Value>(vault: VaultHarness, work: (reader: Reader) => Promise<Value>): Promise<Value> {
  const folder = siteFolder(vault.folder);
  const { dataKey } = await unlockWithPassphrase(folder.keyFile, vault.site.people.supervisor, 'copy');
  const store = openStore({ path: folder.database, key: dataKey });
  try {
    return await work(store.reader);
  } finally {
    store.close();
  }
}

async function backUp(vault: VaultHarness): Promise<void> {
  await vault.call('backup.start', {});
  while ((await vault.call('backup.status', {})).isRunning) await new Promise((r) => setTimeout(r, 5));
}
