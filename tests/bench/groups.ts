import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

import { systemClock } from '../../electron/vault/clock';
import { unlockWithPassphrase } from '../../electron/vault/keys/slots';
import type { WriteContext } from '../../electron/vault/records/context';
import { siteFolder } from '../../electron/vault/site-folder';
import { openStore, transaction } from '../../electron/vault/store/connection';
import type { Store } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import { sql } from '../../electron/vault/store/sql';
import { GroupMember } from '../../shared/model';
import { addDays } from '../../shared/time';
import type { InstantMs, LocalDate } from '../../shared/time';
import { SEED_PASSPHRASE } from '../seed/seed-site';
import type { SeedSizeName } from '../seed/sizes';
import { seedClient, seedEncounter, seedGroup, seedNote } from '../support/seed-records';
import { writeAs } from '../support/write-as';
import { BenchPage } from './bench-page';
import { placeSite } from './generated-site';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';

const PEOPLE = 30;
const NOTES_OF_ONE_PERSON = 500;
const DAYS_ON_LIST = 400;
const ROUNDS = 30;
const WARM_UP_ROUNDS = 3;
const NOTE_TEXT = 'We met and talked about the week, and what would make the next one easier. '.repeat(6);

/** Leads the group: a supervisor of the generated site. */
const SECRET = { signInName: 'simone', passphrase: SEED_PASSPHRASE };

/**
 * A group of thirty at a generated site of the given size, through the whole vault: its roster opened, one mark saved,
 * the session closed with thirty contacts and thirty drafts, each against bare SQLCipher writing or reading the same
 * rows in the same database; and the notes of a person with five hundred.
 * @param options.seedFolder where `npm run seed` left a site of this size; one is made when there is none
 */
export async function benchGroups(options: {
  readonly size: SeedSizeName;
  readonly seedFolder: string;
}): Promise<readonly Comparison[]> {
  const parent = mkdtempSync(join(tmpdir(), 'waystation-bench-groups-'));
  const vaultFolder = join(parent, 'vault');
  try {
    await placeSite(vaultFolder, options);
    const { database, keyFile } = siteFolder(vaultFolder);
    const { dataKey, userId } = await unlockWithPassphrase(keyFile, SECRET);
    const group = writeAs({ folder: siteFolder(vaultFolder), dataKey, clock: systemClock, userId }, fill);
    const page = new BenchPage(vaultFolder);
    await page.call('session.unlock', SECRET);
    const store = openStore({ path: database, key: dataKey });
    try {
      return await measureGroup(page, store, group);
    } finally {
      store.close();
      await page.close();
    }
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function measureGroup(
  page: BenchPage,
  store: Store,
  { groupId, people }: ThirtyPeople,
): Promise<readonly Comparison[]> {
  transaction(store, (writer) => {
    writer.run(sql`CREATE TABLE bench_row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT`);
  });
  const { today } = await page.call('session.current', {});
  const bareRows = (count: number) => () =>
    transaction(store, (writer) => {
      for (let row = 0; row < count; row += 1) {
        writer.run(sql`INSERT INTO bench_row (text) VALUES (${NOTE_TEXT})`);
      }
    });
  let daysBack = 0;
  const nextDay = (): LocalDate => {
    daysBack += 1;
    return addDays(today, -daysBack);
  };

  const opened = await measureInTurn(
    { subject: () => page.call('session.open', { groupId, heldOn: nextDay() }), against: bareRows(1) },
    ROUNDS,
    WARM_UP_ROUNDS,
  );
  const session = await page.call('session.open', { groupId, heldOn: nextDay() });
  let { revision } = session;
  let isPresent = false;
  const marked = await measureInTurn(
    {
      subject: async () => {
        isPresent = !isPresent;
        const mark = isPresent ? 'present' : 'excused';
        const saved = await page.call('session.saveAttendance', {
          ...rollCallOf({ ...session, revision }),
          marks: [{ clientId: people[0] ?? '', mark, inAt: null, outAt: null }],
        });
        ({ revision } = saved.session);
      },
      against: bareRows(3),
    },
    ROUNDS,
    WARM_UP_ROUNDS,
  );
  const closed = await measureInTurn(
    {
      subject: async () => {
        const held = await page.call('session.open', { groupId, heldOn: nextDay() });
        await page.call('session.close', {
          ...rollCallOf(held),
          marks: people.map((clientId) => ({
            clientId,
            mark: 'present' as const,
            inAt: null,
            outAt: null,
          })),
          formatCode: 'pirp',
          commonSections: { purpose: NOTE_TEXT, plan: NOTE_TEXT },
          responses: people.map((clientId) => ({ clientId, text: NOTE_TEXT })),
        });
      },
      against: bareRows(PEOPLE * 3),
    },
    ROUNDS,
    WARM_UP_ROUNDS,
  );
  const chart = await measureInTurn(
    {
      subject: () => page.call('client.open', { clientId: people[0] ?? '' }),
      against: () => store.reader.first(sql`SELECT count(*) AS n FROM note`, CountSchema),
    },
    ROUNDS,
    WARM_UP_ROUNDS,
  );
  return [
    compare({
      name: `open a session's roster of ${PEOPLE}, made on the way`,
      baseline: 'one bare durable commit (same database)',
      subject: opened.subject,
      against: opened.against,
      budgetP95Milliseconds: 150,
    }),
    compare({
      name: 'mark one attendee, durable',
      baseline: 'three bare rows in one durable commit',
      subject: marked.subject,
      against: marked.against,
      budgetP95Milliseconds: 35,
    }),
    compare({
      name: `close a session of ${PEOPLE}: open it, ${PEOPLE} contacts, ${PEOPLE} drafts`,
      baseline: `${PEOPLE * 3} bare rows in one durable commit`,
      subject: closed.subject,
      against: closed.against,
      budgetP95Milliseconds: 250,
    }),
    compare({
      name: `open the chart of a person with ${NOTES_OF_ONE_PERSON} notes`,
      baseline: 'one bare count of all notes',
      subject: chart.subject,
      against: chart.against,
      budgetP95Milliseconds: 100,
    }),
  ];
}

const CountSchema = z.object({ n: z.int() });

interface ThirtyPeople {
  readonly groupId: string;
  readonly people: readonly string[];
}

/** Thirty people on one group's list, one of them with five hundred contacts and notes. */
function fill(context: WriteContext): ThirtyPeople {
  const people: string[] = [];
  for (let count = 0; count < PEOPLE; count += 1) {
    people.push(seedClient(context, { assignedWorkerId: context.user.id }).id);
  }
  const groupId = seedGroup(context).id;
  // On the list since long ago, so that the sessions of past days have a roster.
  for (const clientId of people) {
    insertRecord(context.writer, context.change, GroupMember, {
      seriesId: groupId,
      clientId,
      joinedOn: addDays(context.today, -DAYS_ON_LIST),
      leftOn: null,
    });
  }
  for (let count = 0; count < NOTES_OF_ONE_PERSON; count += 1) {
    const serviceDate = addDays(context.today, -400 - count);
    const encounter = seedEncounter(context, people[0] ?? '', { serviceDate });
    seedNote(context, encounter, { sections: { purpose: NOTE_TEXT } });
  }
  return { groupId, people };
}

function rollCallOf(session: {
  readonly id: string;
  readonly revision: number;
  readonly startAt: InstantMs;
  readonly endAt: InstantMs;
}) {
  return {
    sessionId: session.id,
    expectedRevision: session.revision,
    startAt: session.startAt,
    endAt: session.endAt,
    guestCount: 0,
  };
}
