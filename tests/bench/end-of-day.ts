import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { z } from 'zod';

import { chartNumber } from '../../electron/vault/records/clients/chart-number';
import type { WriteContext } from '../../electron/vault/records/context';
import { insertRecord } from '../../electron/vault/store/records';
import { sqlFragment } from '../../electron/vault/store/sql';
import { Client, ContactMethod } from '../../shared/model';
import { seedPeople } from '../seed/seed-people';
import { openVaultHarness } from '../support/vault-harness';
import { addRecipient, exportTo, newOffice } from '../unit/vault/exchange/support/scene';
import type { Office } from '../unit/vault/exchange/support/scene';
import { compare, timing } from './measure';
import type { Comparison } from './measure';

const ROUNDS = 5;
const RSS_SAMPLE_MILLISECONDS = 20;

/** Changes in the file, and what design §10 allows: one second for a day, a ratio for a file twenty times as large. */
const FILES = [
  { changes: 500, budget: { budgetP95Milliseconds: 1_000 } },
  { changes: 10_000, budget: { budgetRatio: 1.3 } },
] as const;

interface Round {
  readonly subject: number;
  readonly against: number;
  readonly plainBytes: number;
  readonly peakBytes: number;
}

/** Writing the end-of-day file, against `gzip | age` on the same bytes; and whether its memory grows with the file. */
export async function benchEndOfDay(): Promise<readonly Comparison[]> {
  const found: Comparison[] = [];
  for (const { changes, budget } of FILES) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await exportOnce(changes));
    const last = rounds.at(-1);
    const peaks = rounds.map(({ peakBytes }) => peakBytes).toSorted((left, right) => left - right);
    found.push(
      compare({
        name: `end-of-day file of ${String(changes)} changes`,
        baseline: 'gzip -6 | age on the same bytes',
        subject: timing(rounds.map(({ subject }) => subject)),
        against: timing(rounds.map(({ against }) => against)),
        ...budget,
        note: `${megabytes(last?.plainBytes ?? 0)} MB inside, ${megabytes(peaks[Math.floor(ROUNDS / 2)] ?? 0)} MB more memory at its peak`,
      }),
    );
  }
  return found;
}

async function exportOnce(changes: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-bench-bundle-'));
  const office = await newOffice();
  const harness = await openVaultHarness();
  try {
    const recipientId = harness.seed('supervisor', (context) => recordChanges(context, office, changes));
    await harness.signIn('supervisor');
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, RSS_SAMPLE_MILLISECONDS);
    const start = performance.now();
    const { fileName } = await exportTo(harness, recipientId, folder);
    const subject = performance.now() - start;
    clearInterval(sampling);
    const plain = join(folder, 'plain.tar');
    await decryptInto(join(folder, fileName), office, plain);
    const againstStart = performance.now();
    execFileSync('sh', ['-c', `gzip -6 -c "$0" | age -r "$1" > "$0.age"`, plain, office.publicKey]);
    const against = performance.now() - againstStart;
    return { subject, against, plainBytes: statSync(plain).size, peakBytes: peak - before };
  } finally {
    await harness.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An office, and people until the log holds so many changes. */
function recordChanges(context: WriteContext, office: Office, changes: number): string {
  const { writer, change, site, today } = context;
  const recipient = addRecipient(context, office);
  const people = seedPeople(1, today);
  const written = (): number =>
    writer.value(sqlFragment`SELECT count(*) FROM change WHERE entity <> 'recipient'`, z.int()) ?? 0;
  const start = written();
  for (let number = 1; written() - start < changes; number += 1) {
    const person = people.next().value;
    const client = insertRecord(writer, change, Client, {
      ...person.client,
      chartNumber: chartNumber(site.siteCode, number),
      assignedWorkerId: null,
    });
    for (const contact of person.contacts) {
      insertRecord(writer, change, ContactMethod, { ...contact, clientId: client.id });
    }
  }
  return recipient.id;
}

async function decryptInto(path: string, office: Office, plainPath: string): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(office.identity);
  writeFileSync(plainPath, await decrypter.decrypt(new Uint8Array(readFileSync(path))));
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
