import { afterEach, describe, expect, test } from 'vitest';

import { ACCESS } from '../../shared/access';
import type { Role } from '../../shared/access';
import { METHOD_NAMES, methodDefinition } from '../../shared/contract';
import { newIdentifier } from '../../shared/identifiers';
import {
  seedClient,
  seedEncounter,
  seedGoal,
  seedGroup,
  seedNote,
  seedSession,
  seedStreak,
} from '../support/seed-records';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';
import { VALID_INPUTS } from '../unit/vault/dispatcher/valid-inputs';

/*
 * R-ROL-01 and R-ROL-04 from the other side: whatever a role can ask, the answers hold nothing it may not read. A new
 * query is asked too, without anybody having to remember it.
 */

const NAME = 'ZQXNAME';
const CLINICAL = 'ZQXNOTE';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

/** A person with a note, a contact and a group today. */
async function clinic(): Promise<{ opened: VaultHarness; ids: Readonly<Record<string, string>> }> {
  const opened = await openVaultHarness();
  vault = opened;
  const ids = opened.seed('supervisor', (context) => {
    const client = seedClient(context, {
      preferredName: `${NAME} Nell`,
      legalLastName: `${NAME} Ngata`,
      aliases: [`${NAME} alias`],
      assignedWorkerId: opened.site.people.peer_worker.id,
    });
    const encounter = seedEncounter(context, client.id, { workerId: opened.site.people.peer_worker.id });
    const note = seedNote(context, encounter, {
      sections: { purpose: `${CLINICAL} relapse` },
      safetyStep: `${CLINICAL} called the line`,
    });
    const goal = seedGoal(context, client.id, { words: `${CLINICAL} a home` });
    const streak = seedStreak(context, client.id, { basis: `${CLINICAL} on my medication` });
    const group = seedGroup(context, [client.id]);
    const session = seedSession(context, group);
    return {
      client: client.id,
      encounter: encounter.id,
      note: note.id,
      goal: goal.id,
      streak: streak.id,
      groupSeries: group.id,
      groupSession: session.id,
    };
  });
  return { opened, ids };
}

/** Asks everything there is to ask, about the person where a method is about somebody; all the answers as one text. */
async function everythingAnswered(
  opened: VaultHarness,
  role: Role,
  ids: Readonly<Record<string, string>>,
): Promise<{ readonly text: string; readonly answeredCount: number }> {
  await opened.signIn(role);
  const answers: string[] = [];
  for (const name of METHOD_NAMES) {
    const { process, kind, needs, subject } = methodDefinition(name);
    if (process !== 'vault' || kind !== 'query' || needs !== 'unlocked') continue;
    if (ACCESS[name][role] === 'none') continue;
    const valid = (VALID_INPUTS as Readonly<Record<string, object>>)[name] ?? {};
    const input = subject === undefined ? valid : { ...valid, [subject.field]: ids[subject.entity] };
    const answer = await opened.send(name, input);
    if (answer.ok) answers.push(JSON.stringify([name, answer.value]));
  }
  for (const text of ['zqx', 'relapse', CLINICAL.toLowerCase()]) {
    const filter = { text, statuses: [], workerIds: [] };
    const answer = await opened.send('client.list', { filter, sort: [], offset: 0, limit: 50 });
    if (answer.ok) answers.push(JSON.stringify(answer.value));
  }
  return { text: answers.join('\n'), answeredCount: answers.length };
}

describe('everything a role can ask', () => {
  test('gives the front desk names, and nothing of notes or services (R-ROL-01)', async () => {
    const { opened, ids } = await clinic();
    const { text, answeredCount } = await everythingAnswered(opened, 'front_desk', ids);
    expect(answeredCount).toBeGreaterThan(8);
    expect(text).toContain(NAME);
    expect(text).not.toContain(CLINICAL);
    expect(text).not.toContain(ids['note']);
    expect(text).not.toContain(ids['encounter']);
    expect(text).not.toContain(ids['goal']);
    expect(text).not.toMatch(/"openGoals":\d/);
    expect(text).not.toContain(ids['streak']);
    expect(text).not.toMatch(/"daysInRecovery":\d/);
  });

  test('gives an administrator neither names nor notes (R-ROL-04)', async () => {
    const { opened, ids } = await clinic();
    const { text, answeredCount } = await everythingAnswered(opened, 'administrator', ids);
    expect(answeredCount).toBeGreaterThan(6);
    expect(text).not.toContain(NAME);
    expect(text).not.toContain(CLINICAL);
    expect(text).not.toContain(ids['note']);
  });

  test('gives the person’s own peer worker both, so that the search above does find something', async () => {
    const { opened, ids } = await clinic();
    const { text } = await everythingAnswered(opened, 'peer_worker', ids);
    expect(text).toContain(NAME);
    expect(text).toContain(CLINICAL);
    expect(text).toContain(`${CLINICAL} a home`);
    expect(text).toContain('"openGoals":1');
    expect(text).toContain(`${CLINICAL} on my medication`);
    expect(text).toContain('"daysInRecovery":0');
  });
});

test('a draft of a note begun in another role doesn’t come back for the front desk', async () => {
  const opened = await openVaultHarness({ signedIn: 'front_desk' });
  vault = opened;
  const draft = { kind: 'note', subject: newIdentifier() } as const;
  for (const call of [
    opened.call('draft.save', { ...draft, content: { purpose: CLINICAL } }),
    opened.call('draft.get', draft),
  ]) {
    await expect(call).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  }
  expect((await opened.call('draft.list', {})).drafts).toEqual([]);
});
