import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { addDays } from '../../../../shared/time';
import { openVaultHarness, refusalOf } from '../../../support/vault-harness';
import type { CallInput, VaultHarness } from '../../../support/vault-harness';
import { temporaryFolder } from '../../../support/temporary-folder';
import { openBundle } from './support/open-bundle';
import type { OpenedBundle } from './support/open-bundle';
import { parseTable } from './support/parse-csv';
import { addClient, addRecipient, exportTo, newOffice } from './support/scene';

/** Names no word of the product contains. */
const NAMES = ['Zephyrine', 'Quillbert', 'Xanthippe', 'Wolframia'] as const;
const FAMILY_NAMES = ['Oakenshade', 'Piccalilli', 'Brambleux', 'Tumbrelle'] as const;
const DAYS = 3;

let harness: VaultHarness;
beforeEach(async () => {
  harness = await openVaultHarness();
});
afterEach(async () => harness.close());

describe('R-GRP-06 nobody’s note, print or export has another attendee’s name', () => {
  it('for whatever was typed: what is refused is not there, and what is there names its own person alone', async () => {
    const office = await newOffice();
    const { recipientId, people } = harness.seed('peer_worker', (context) => ({
      recipientId: addRecipient(context, office).id,
      people: NAMES.map((legalFirstName, index) => ({
        id: addClient(context, {
          legalFirstName,
          legalLastName: FAMILY_NAMES[index] ?? null,
          preferredName: `${legalFirstName.slice(0, 5)}o`,
          chartNumber: `RC-100${String(index)}`,
          assignedWorkerId: harness.site.people.peer_worker.id,
        }).id,
        names: [legalFirstName, FAMILY_NAMES[index] ?? '', `${legalFirstName.slice(0, 5)}o`],
      })),
    }));
    await harness.signIn('peer_worker');
    const { groupId } = await harness.call('group.create', {
      name: 'Morning circle',
      topic: 'coping',
      facilitatorId: harness.site.people.peer_worker.id,
      placeOfService: 'non_residential',
      place: null,
      usualStartTime: '08:00',
      usualMinutes: 60,
      capacity: null,
      memberIds: people.map(({ id }) => id),
    });
    const { today } = await harness.call('session.current', {});
    let signedCount = 0;
    let refusedCount = 0;
    const anyName = fc.constantFrom(...people.flatMap(({ names }) => names));
    const words = fc.lorem({ maxCount: 4 });
    const text = fc.oneof(
      { weight: 4, arbitrary: words },
      { weight: 1, arbitrary: fc.tuple(words, anyName, words).map((parts) => parts.join(' ')) },
    );
    const texts = fc.sample(
      fc.record({ common: text, own: fc.array(text, { minLength: 4, maxLength: 4 }) }),
      { numRuns: DAYS * 4, seed: 20_261_123 },
    );
    for (const [index, { common, own }] of texts.entries()) {
      const heldOn = addDays(today, -1 - (index % DAYS));
      const session = await harness.call('session.open', { groupId, heldOn });
      const isClosed = await isAnswered('session.close', {
        sessionId: session.id,
        expectedRevision: session.revision,
        startAt: session.startAt,
        endAt: session.endAt,
        guestCount: 0,
        marks: people.map(({ id }) => ({ clientId: id, mark: 'present' as const, inAt: null, outAt: null })),
        formatCode: 'pirp',
        commonSections: { purpose: common, intervention: 'We went round.', plan: 'Next week.' },
        responses: people.map(({ id }, at) => ({ clientId: id, text: own[at] ?? '' })),
      });
      if (!isClosed) refusedCount += 1;
    }
    // What was made is signed where it may be; a name put in afterwards is refused as well.
    for (const person of people) {
      const chart = await harness.call('client.open', { clientId: person.id });
      for (const { id } of chart.notes ?? []) {
        const note = await harness.call('note.open', { noteId: id });
        const other = people.find(({ id: otherId }) => otherId !== person.id)?.names[0] ?? '';
        const sign = (sections: Record<string, string>) =>
          isAnswered('note.sign', {
            noteId: id,
            expectedRevision: note.revision,
            sections,
            noGoalReason: 'no_goal_yet',
            safetyStep: null,
            passphrase: harness.site.people.peer_worker.passphrase,
          });
        const named = await sign({ ...note.sections, plan: `Call ${other.toUpperCase()} as well.` });
        expect(named).toBe(false);
        const signed = await sign({ ...note.sections, response: note.sections['response'] ?? 'Listened.' });
        if (signed) signedCount += 1;
        // The page prints this, and nothing else.
        expectOwnNamesOnly(JSON.stringify(await harness.call('note.open', { noteId: id })), person.id);
      }
    }
    expect([refusedCount > 0, signedCount > 0]).toEqual([true, true]);

    const outbox = temporaryFolder();
    const { fileName } = await exportTo(harness, recipientId, outbox);
    const bundle = openBundle(join(outbox, fileName), office.identity);
    const pieces = piecesOf(bundle);
    const withNames = pieces.filter((piece) =>
      people.some(({ names }) => names.some((name) => has(piece, name))),
    );
    expect(withNames.length).toBeGreaterThan(people.length);
    for (const piece of pieces) {
      const named = people.filter(({ names }) => names.some((name) => has(piece, name)));
      expect(named.length, piece).toBeLessThan(2);
      const about = people.filter(({ id }) => piece.includes(id));
      for (const { id } of named)
        if (about.length > 0) expect(about.map((person) => person.id)).toContain(id);
    }

    function expectOwnNamesOnly(shown: string, clientId: string): void {
      for (const { id, names } of people) {
        if (id !== clientId) for (const name of names) expect(has(shown, name), name).toBe(false);
      }
    }
  });
});

/** Whether the vault did it; the only other answer these calls may have is that a rule was broken. */
async function isAnswered<Name extends 'session.close' | 'note.sign'>(
  method: Name,
  input: CallInput<Name>,
): Promise<boolean> {
  const call = harness.call(method, input);
  const isDone = await call.then(
    () => true,
    () => false,
  );
  if (!isDone) expect(await refusalOf(call)).toBe('RULE_BROKEN');
  return isDone;
}

function has(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}

/** Every record of the file by itself: a line of a list, a row of a table. */
function piecesOf(bundle: OpenedBundle): readonly string[] {
  return bundle.paths.flatMap((path) => {
    if (path.endsWith('.ndjson')) return bundle.text(path).split('\n');
    if (!path.endsWith('.csv')) return [];
    return parseTable(bundle.text(path)).map((row) => JSON.stringify(row));
  });
}
