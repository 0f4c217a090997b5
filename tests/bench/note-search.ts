import { z } from 'zod';

import { siteFolder } from '../../electron/vault/site-folder';
import { openStore, transaction } from '../../electron/vault/store/connection';
import { sql, sqlFragment, sqlIdentifier, sqlJoin } from '../../electron/vault/store/sql';
import { newIdentifier } from '../../shared/identifiers';
import { Note, allFields, snakeCase } from '../../shared/model';
import { addDays } from '../../shared/time';
import { seedClient, seedEncounter, seedNote } from '../support/seed-records';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';

const NOTES = 250_000;
const PEOPLE = 1_000;
const ROUNDS = 60;
const WARM_UP_ROUNDS = 6;

/** Words of notes, from everyday ones to ones somebody wrote once in a thousand notes. */
const COMMON =
  'we met and talked about the week what would make next one easier work family walk sleep call plan'.split(
    ' ',
  );
const RARE =
  'payday landlord sponsor bicycle interview clinic naloxone daughter garden court guitar kitchen'.split(' ');

/**
 * Words looked for among a quarter of a million notes, by a supervisor, who may read them all, and by a peer worker,
 * who may read few: the same words at bare SQLCipher, without names, rights and fragments, are the baseline.
 */
export async function benchNoteSearch(): Promise<readonly Comparison[]> {
  const harness = await openVaultHarness();
  fill(harness);
  const store = openStore({ path: siteFolder(harness.folder).database, key: harness.site.dataKey });
  const queries = ['payday', 'landl', 'we', 'talked about', 'garden court', 'sponsor week', 'zzzz'];
  let turn = 0;
  const next = () => {
    turn += 1;
    return queries[turn % queries.length] ?? '';
  };
  try {
    const comparisons: Comparison[] = [];
    for (const role of ['supervisor', 'peer_worker'] as const) {
      await harness.signIn(role);
      const sample = await harness.call('note.search', {
        text: 'talked',
        clientId: null,
        offset: 0,
        limit: 20,
      });
      if (sample.notes.length !== 20) throw new Error('The search found too few of the notes to measure it');
      const found = await measureInTurn(
        {
          subject: () => harness.call('note.search', { text: next(), clientId: null, offset: 0, limit: 20 }),
          against: () =>
            store.reader.values(
              sql`SELECT rowid FROM note_search_words WHERE note_search_words MATCH ${`"${next().split(' ')[0] ?? ''}"*`}
                ORDER BY rowid DESC LIMIT 20`,
              z.int(),
            ),
        },
        ROUNDS,
        WARM_UP_ROUNDS,
      );
      comparisons.push(
        compare({
          name: `search ${NOTES.toLocaleString('en')} notes, as a ${role.replace('_', ' ')}`,
          baseline: 'the newest 20 by the bare index (same database)',
          subject: found.subject,
          against: found.against,
          budgetP95Milliseconds: 50,
        }),
      );
      await harness.lock();
    }
    return comparisons;
  } finally {
    store.close();
    await harness.close();
  }
}

/** Copies of one note with other words and people, written by SQL alone: a quarter of a million by commands takes an hour. */
function fill(harness: VaultHarness): void {
  const { template, people, days } = harness.seed('supervisor', (context) => {
    const ids = Array.from(
      { length: PEOPLE },
      (_, index) =>
        // One person in fifty is the peer worker's.
        seedClient(context, index % 50 === 0 ? { assignedWorkerId: harness.site.people.peer_worker.id } : {})
          .id,
    );
    const encounter = seedEncounter(context, ids[0] ?? '');
    return {
      template: seedNote(context, encounter, { sections: { purpose: 'x' } }),
      people: ids,
      days: Array.from({ length: 1_800 }, (_, index) => addDays(context.today, -1_800 + index)),
    };
  });
  const store = openStore({ path: siteFolder(harness.folder).database, key: harness.site.dataKey });
  const columns = allFields(Note).map(([name]) => snakeCase(name));
  const given = new Set(['id', 'client_id', 'service_date', 'sections']);
  const selection = columns.map((column) =>
    given.has(column) ? sql`value ->> ${column}` : sql`note.${sqlIdentifier(column)}`,
  );
  try {
    transaction(store, (writer) => {
      for (let start = 0; start < NOTES; start += 10_000) {
        const rows = Array.from({ length: 10_000 }, (_, offset) => {
          const number = start + offset;
          return {
            id: newIdentifier(),
            client_id: people[(number * 7) % PEOPLE],
            service_date: days[Math.floor((number / NOTES) * days.length)],
            sections: JSON.stringify({ purpose: textOf(number) }),
          };
        });
        writer.run(sql`INSERT INTO note (${sqlJoin(
          columns.map((column) => sqlIdentifier(column)),
          sqlFragment`, `,
        )})
          SELECT ${sqlJoin(selection, sqlFragment`, `)}
          FROM json_each(${JSON.stringify(rows)}), note WHERE note.id = ${template.id}`);
      }
      writer.run(sql`INSERT INTO note_search (note_id, client_id, author_id)
        SELECT id, client_id, author_id FROM note WHERE id <> ${template.id} ORDER BY service_date, id`);
      writer.run(sql`INSERT INTO note_search_words (rowid, text)
        SELECT row_number, note.sections ->> 'purpose' FROM note_search JOIN note ON note.id = note_search.note_id
        WHERE note.id <> ${template.id}`);
    });
  } finally {
    store.close();
  }
}

/** Forty words, the same for the same number; a rare one in about every eightieth note. */
function textOf(number: number): string {
  const words = Array.from(
    { length: 40 },
    (_, index) => COMMON[(number * 31 + index * 17) % COMMON.length] ?? '',
  );
  if (number % 83 === 0) words.push(RARE[(number / 83) % RARE.length] ?? '');
  return words.join(' ');
}
