import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { systemClock } from '../../electron/vault/clock';
import { openSiteStore } from '../../electron/vault/open-store';
import { readSignedInUser, readSiteSummary } from '../../electron/vault/records/site/session-view';
import { siteFolder } from '../../electron/vault/site-folder';
import { transaction } from '../../electron/vault/store/connection';
import type { Store } from '../../electron/vault/store/connection';
import { updateRecord } from '../../electron/vault/store/records';
import { sql } from '../../electron/vault/store/sql';
import { newIdentifier } from '../../shared/identifiers';
import { Note } from '../../shared/model';
import type { Row } from '../../shared/model';
import { addDays, localDateAt } from '../../shared/time';
import { seedPatientLines } from '../seed/seed-patients';
import { seedClient, seedEncounter, seedNote } from '../support/seed-records';
import { TEST_TIME_ZONE } from '../support/test-site';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';
import { compare, measureInTurn, timing } from './measure';
import type { Comparison } from './measure';

const ROUNDS = 60;
const WARM_UP_ROUNDS = 10;
const BATCH = 200;
const IMPORTED_PEOPLE = 5_000;
const NOTE_TEXT = 'We met and talked about the week, and what would make the next one easier. '.repeat(24);

/**
 * What a written record costs with all that comes with it (schema, change rows, indexes, what follows from it), against
 * the same number of bare rows in the same database, and the import of five thousand people: how long, and for how
 * long at most nobody else is answered.
 */
export async function benchWrites(): Promise<readonly Comparison[]> {
  return [...(await benchRecords()), await benchImport()];
}

async function benchRecords(): Promise<readonly Comparison[]> {
  const harness = await openVaultHarness();
  const { store, changeLog } = openSiteStore(siteFolder(harness.folder), harness.site.dataKey, systemClock);
  try {
    transaction(store, (writer) => {
      writer.run(sql`CREATE TABLE bench_row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT`);
    });
    const today = localDateAt(systemClock.now(), TEST_TIME_ZONE);
    const workerId = harness.site.people.peer_worker.id;
    const work = <Value>(run: (context: Parameters<typeof seedClient>[0]) => Value): Value =>
      transaction(store, (writer) =>
        run({
          writer,
          today,
          site: readSiteSummary(writer),
          user: readSignedInUser(writer, workerId),
          change: {
            actorId: workerId,
            now: systemClock.now(),
            operationId: newIdentifier(),
            changeLog,
          },
        }),
      );
    const someone = work(seedClient).id;
    const bare = (count: number) => () => {
      bareRows(store, count);
    };
    const people = await measureInTurn(
      {
        subject: () =>
          work((context) => {
            for (let count = 0; count < BATCH; count += 1) seedClient(context);
          }),
        against: bare(BATCH),
      },
      ROUNDS / 4,
      2,
    );
    const contacts = await measureInTurn(
      {
        subject: () =>
          work((context) => {
            for (let count = 0; count < BATCH; count += 1) {
              seedEncounter(context, someone, { serviceDate: addDays(today, -count) });
            }
          }),
        against: bare(BATCH),
      },
      ROUNDS / 4,
      2,
    );
    const drafts: Row<typeof Note>[] = work((context) =>
      Array.from({ length: ROUNDS + WARM_UP_ROUNDS }, () =>
        seedNote(context, seedEncounter(context, someone, { serviceDate: today }), {
          sections: { purpose: NOTE_TEXT },
        }),
      ),
    );
    const signed = await measureInTurn(
      {
        subject: () =>
          work(({ writer, change }) => {
            const draft = drafts.pop();
            if (draft === undefined) throw new Error('No draft is left');
            updateRecord(
              writer,
              change,
              Note,
              draft.id,
              {
                status: 'signed',
                signedAt: change.now,
                credentialType: 'cpsw',
                credentialNumber: '12',
                signatureHash: 'a'.repeat(64),
              },
              { expectedRevision: 'newest' },
            );
          }),
        against: bare(1),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
    );
    const baseline = (count: number) => `${String(count)} bare rows in one durable commit (same database)`;
    return [
      compare({ name: `add ${String(BATCH)} people`, baseline: baseline(BATCH), ...people }),
      compare({
        name: `add ${String(BATCH)} contacts of one person`,
        baseline: baseline(BATCH),
        ...contacts,
      }),
      compare({ name: 'sign a note, beyond the passphrase', baseline: baseline(1), ...signed }),
    ];
  } finally {
    store.close();
    await harness.close();
  }
}

async function benchImport(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-bench-writes-'));
  const harness = await openVaultHarness({ signedIn: 'supervisor' });
  try {
    const path = join(folder, 'people.ndjson');
    const { today } = await harness.call('session.current', {});
    writeFileSync(path, [...seedPatientLines(IMPORTED_PEOPLE, today)].join(''));
    const preview = await harness.call('import.preview', { fileToken: harness.chooseFile(path, 'read') });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const waits: number[] = [];
    const start = performance.now();
    const done = harness
      .call('import.commit', {
        previewId: preview.previewId,
        includeDuplicateLines: [],
        includeReason: null,
        skipProblemLines: true,
        assignedWorkerId: null,
      })
      .then(() => true);
    while (!(await askOnce(harness, done, waits)));
    const milliseconds = performance.now() - start;
    delay.disable();
    return compare({
      name: `import ${String(IMPORTED_PEOPLE)} people; beside it somebody lists the caseload`,
      baseline: 'one window of the caseload meanwhile',
      subject: timing([milliseconds]),
      against: timing(waits),
      note: `the longest stretch in which nobody is answered: ${String(Math.round(delay.max / 1e6))} ms`,
    });
  } finally {
    await harness.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks and waits; answers whether the work beside it has ended. */
async function askOnce(harness: VaultHarness, done: Promise<boolean>, waits: number[]): Promise<boolean> {
  const start = performance.now();
  await harness.call('client.list', {
    filter: { text: '', statuses: [], workerIds: [] },
    sort: [{ column: 'displayName', descending: false }],
    offset: 0,
    limit: 50,
  });
  waits.push(performance.now() - start);
  return Promise.race([done, new Promise<boolean>((resolve) => setTimeout(resolve, 5, false))]);
}

function bareRows(store: Store, count: number): void {
  transaction(store, (writer) => {
    for (let row = 0; row < count; row += 1) {
      writer.run(sql`INSERT INTO bench_row (text) VALUES (${NOTE_TEXT})`);
    }
  });
}
