import { addDays } from '../../shared/time';
import type { LocalDate } from '../../shared/time';
import { openStore, transaction } from '../../electron/vault/store/connection';
import { sql } from '../../electron/vault/store/sql';
import { siteFolder } from '../../electron/vault/site-folder';
import type { VaultHarness } from '../support/vault-harness';
import { openVaultHarness } from '../support/vault-harness';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';

const ROUNDS = 200;
const WARM_UP_ROUNDS = 20;
const MINUTE_MILLISECONDS = 60_000;

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

/** A contact of today with the person who writes, and its note. */
async function startNote(harness: VaultHarness): Promise<string> {
  const { clock } = harness;
  const session = await harness.call('session.current', {});
  const { clientId } = await harness.call('client.create', {
    notDuplicateReason: null,
    intake: {
      legalFirstName: 'Benita',
      legalMiddleName: null,
      legalLastName: 'Measure',
      nameWithheld: false,
      preferredName: null,
      aliases: [],
      pronouns: null,
      pronounsText: null,
      birthDate: birthDateOfAdult(session.today),
      birthDateIsEstimated: false,
      language: null,
      firstContactOn: session.today,
      referralSource: 'self',
      participationConsentOn: session.today,
      noticeGivenOn: session.today,
      noticeLanguage: 'en',
      assignedWorkerId: session.user.id,
      contacts: [],
    },
  });
  const { encounterId } = await harness.call('encounter.record', {
    clientId,
    kind: 'individual',
    modality: 'in_person',
    startAt: clock.now() - 60 * MINUTE_MILLISECONDS,
    endAt: clock.now() - 15 * MINUTE_MILLISECONDS,
    excludedMinutes: 0,
    placeOfService: 'non_residential',
  });
  const { noteId } = await harness.call('note.start', { encounterId, formatCode: 'pirp' });
  return noteId;
}

function birthDateOfAdult(today: LocalDate): LocalDate {
  return addDays(today, -40 * 365);
}
