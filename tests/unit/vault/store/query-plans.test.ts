import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { Connection } from '../../../../electron/vault/store/handles';
import { newIdentifier } from '../../../../shared/identifiers';
import type { LocalDate } from '../../../../shared/time';
import {
  seedAttendance,
  seedClient,
  seedEncounter,
  seedGroup,
  seedNote,
  seedSession,
} from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

/*
 * Whatever somebody opens, scrolls or types must not read a table that grows by every day of work: the statements the
 * vault really runs for each list are explained, and none of them may walk such a table row by row.
 */

/** Tables with a row for every person, contact or change. */
const GROWING = [
  'client',
  'client_search',
  'contact_method',
  'encounter',
  'attendance',
  'group_session',
  'note',
  'goal',
  'recovery_streak',
  'milestone',
  'support_phase',
  'change',
  'audit',
  'command_result',
];

/** A walk over a whole growing table; in the order of an index that holds all it asks for it is a list's own way. */
function isWalk(step: string): boolean {
  const table = /^SCAN (\w+)/.exec(step)?.[1];
  if (table === undefined || !GROWING.includes(table)) return false;
  return !step.startsWith('SCAN client_search USING COVERING INDEX');
}

const StepSchema = z.object({ detail: z.string() });

let vault: VaultHarness;
let ids: {
  readonly clientId: string;
  readonly noteId: string;
  readonly groupId: string;
  readonly today: LocalDate;
};

beforeAll(async () => {
  vault = await openVaultHarness();
  ids = vault.seed('supervisor', (context) => {
    const client = seedClient(context, { birthDate: '1985-04-12' as LocalDate });
    const encounter = seedEncounter(context, client.id);
    const note = seedNote(context, encounter);
    const group = seedGroup(context, [client.id]);
    seedAttendance(context, seedSession(context, group), client.id);
    return { clientId: client.id, noteId: note.id, groupId: group.id, today: context.today };
  });
  await vault.signIn('supervisor');
});

afterAll(() => vault.close());

/** The steps of every statement that ran, with the statement. */
async function plansOf(work: () => Promise<unknown>): Promise<readonly { step: string; text: string }[]> {
  const prepare = vi.spyOn(Connection.prototype, 'prepare');
  await work();
  const texts = new Set(prepare.mock.calls.map(([text]) => text));
  const connection = prepare.mock.contexts.at(-1);
  prepare.mockRestore();
  if (!(connection instanceof Connection)) throw new Error('Nothing was read');
  return [...texts]
    .filter((text) => /^\s*(?:SELECT|WITH)/i.test(text))
    .flatMap((text) =>
      connection
        .prepare(`EXPLAIN QUERY PLAN ${text}`, 'row')
        .all(nothingFor(text))
        .map((row) => ({ step: StepSchema.parse(row).detail, text })),
    );
}

/** A null for every parameter: a plan doesn't depend on their values. */
function nothingFor(text: string): readonly null[] {
  return Array.from(text.matchAll(/\?/g), () => null);
}

describe('no list walks a table that grows with every day', () => {
  const caseload = (given: object) => ({
    filter: { text: '', statuses: [], workerIds: [], ...given },
    sort: [{ column: 'lastContactOn' as const, descending: true }],
    offset: 0,
    limit: 50,
  });

  const lists: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the caseload', () => vault.call('client.list', caseload({}))],
    ['the caseload of a worker', () => vault.call('client.list', caseload({ workerIds: [newIdentifier()] }))],
    [
      'the caseload by open goals',
      () => vault.call('client.list', { ...caseload({}), sort: [{ column: 'openGoals', descending: true }] }),
    ],
    [
      'the caseload by days in recovery',
      () =>
        vault.call('client.list', {
          ...caseload({}),
          sort: [{ column: 'daysInRecovery', descending: true }],
        }),
    ],
    ['the caseload by phase', () => vault.call('client.list', caseload({ phases: ['stepping_down'] }))],
    ['search as you type', () => vault.call('client.list', caseload({ text: 'ngat' }))],
    ['anyone, by a part of a name and a year', () => vault.call('client.find', { text: 'gat 1985' })],
    ['anyone, by digits', () => vault.call('client.find', { text: '0142' })],
    ['whom one opened last', () => vault.call('client.find', { text: '' })],
    ['a chart', () => vault.call('client.open', { clientId: ids.clientId })],
    [
      'known already?',
      () =>
        vault.call('client.findDuplicates', {
          legalFirstName: 'Nell',
          legalLastName: 'Ngata',
          preferredName: 'Nelly',
          aliases: [],
          birthDate: ids.today,
          birthDateIsEstimated: false,
          contactValues: ['5055550142'],
        }),
    ],
    ['today', () => vault.call('today.board', {})],
    ['the groups', () => vault.call('group.list', {})],
    ['a note', () => vault.call('note.open', { noteId: ids.noteId })],
    ['notes to write', () => vault.call('note.workQueue', {})],
    ['the end of the day', () => vault.call('endOfDay.review', {})],
    ['who is signed in', () => vault.call('session.current', {})],
  ];

  it.each(lists)('%s', async (_name, work) => {
    const plans = await plansOf(work);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter(({ step }) => isWalk(step))).toEqual([]);
  });

  it('and the look for it can find one', () => {
    expect(isWalk('SCAN encounter')).toBe(true);
    expect(isWalk('SCAN change USING COVERING INDEX sqlite_autoindex_change_1')).toBe(true);
    expect(isWalk('SEARCH encounter USING INDEX encounter_client (client_id=?)')).toBe(false);
  });
});
