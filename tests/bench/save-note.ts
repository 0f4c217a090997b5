import { openStore, transaction } from '../../electron/vault/store/connection';
import { sql } from '../../electron/vault/store/sql';
import { siteFolder } from '../../electron/vault/site-folder';
import { openVaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';
import { startNote } from './started-note';

const ROUNDS = 200;
const WARM_UP_ROUNDS = 20;

/**
 * Saving a 2 KB note through the whole vault (message port, schema, permission, rules, rows, changes, audit, stored
 * result, durable commit, output schema) against one bare durable commit of the same text in the same database.
 */
export async function benchSaveNote(): Promise<readonly Comparison[]> {
  const harness = await openVaultHarness({ signedIn: 'peer_worker' });
  // The bare commits go to a table of their own, on a connection of their own, in the same file.
  const store = openStore({ path: siteFolder(harness.folder).database, key: harness.site.dataKey });
  try {
    transaction(store, (writer) => {
      writer.run(sql`CREATE TABLE bench_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT`);
    });
    const noteId = await startNote(harness);
    let revision = (await harness.call('note.open', { noteId })).revision;
    let count = 0;
    const nextText = (): string => {
      count += 1;
      return `${String(count)} met and talked about the week. `.repeat(70).slice(0, 2_000);
    };
    const { subject, against } = await measureInTurn(
      {
        subject: async () => {
          const saved = await harness.call('note.save', {
            noteId,
            expectedRevision: revision,
            sections: { purpose: nextText() },
            noGoalReason: null,
            safetyStep: null,
          });
          ({ revision } = saved);
        },
        against: () =>
          transaction(store, (writer) => {
            writer.run(sql`INSERT INTO bench_note (text) VALUES (${nextText()})`);
          }),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
    );
    return [
      compare({
        name: 'save a 2 KB note, call to durable answer',
        baseline: 'one bare durable commit of the same text (same database)',
        subject,
        against,
        note: 'the budget is 35 ms from click to painted; this is the part of the vault',
      }),
    ];
  } finally {
    store.close();
    await harness.close();
  }
}
