import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { ACCESS, ALLOWED_BEFORE_PASSPHRASE_CHANGE } from '../../../../shared/access';
import type { Role } from '../../../../shared/access';
import { methodDefinition } from '../../../../shared/contract';
import type { MethodNameOf } from '../../../../shared/contract';
import type { SubjectEntity } from '../../../../shared/contract/define-method';
import { User } from '../../../../shared/model';
import { newIdentifier } from '../../../../shared/identifiers';
import { addDays } from '../../../../shared/time';
import type { WriteContext } from '../../../../electron/vault/records/context';
import { updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import {
  seedAppointment,
  seedAttendance,
  seedClient,
  seedEncounter,
  seedGroup,
  seedNote,
  seedSession,
  seedWaiting,
} from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { REACHED, SpiedHandlers, VAULT_METHODS } from './spied-handlers';
import { VALID_INPUTS } from './valid-inputs';

type VaultMethod = MethodNameOf<'vault'>;
type Subjects = Readonly<Record<SubjectEntity, string>>;

const ROLES: readonly Role[] = ['front_desk', 'peer_worker', 'supervisor', 'administrator'];
const UNLOCKED_METHODS = VAULT_METHODS.filter((name) => methodDefinition(name).needs === 'unlocked');

let vault: VaultHarness | undefined;
let spies = new SpiedHandlers();

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

/** A vault with spied handlers and somebody signed in; only unlocking is real. */
async function spiedVault(seed: (context: WriteContext) => void, signedIn: Role): Promise<VaultHarness> {
  spies = new SpiedHandlers();
  const { 'session.unlock': _real, ...sessionHandlers } = spies.sessions;
  const opened = await openVaultHarness({ handlers: spies.records, sessionHandlers });
  vault = opened;
  opened.seed('supervisor', seed);
  await opened.signIn(signedIn);
  spies.reached.length = 0;
  return opened;
}

/** One record of every kind, about one person, by the supervisor. */
function seedSubjects(context: WriteContext, given: Parameters<typeof seedClient>[1] = {}): Subjects {
  const client = seedClient(context, given);
  const encounter = seedEncounter(context, client.id);
  const series = seedGroup(context);
  return {
    client: client.id,
    encounter: encounter.id,
    appointment: seedAppointment(context, client.id).id,
    note: seedNote(context, encounter).id,
    groupSeries: series.id,
    groupSession: seedSession(context, series).id,
    waitingListEntry: seedWaiting(context, client.id).id,
  };
}

function inputAbout(name: VaultMethod, subjects: Subjects): unknown {
  const { subject } = methodDefinition(name);
  const valid = VALID_INPUTS[name];
  return subject === undefined ? valid : { ...valid, [subject.field]: subjects[subject.entity] };
}

async function codeOf(target: VaultHarness, name: VaultMethod, input: unknown): Promise<string> {
  const result = await target.send(name, input);
  return result.ok ? 'ok' : result.error.code;
}

const AuditRowSchema = z.object({
  actor_id: z.string().nullable(),
  client_id: z.string().nullable(),
  detail: z.string().nullable(),
});

function refusalsOf(target: VaultHarness): z.output<typeof AuditRowSchema>[] {
  return target.inspect((reader) =>
    reader.all(
      sqlFragment`SELECT actor_id, client_id, detail FROM audit WHERE action = 'access.refused' ORDER BY sequence`,
      AuditRowSchema,
    ),
  );
}

describe.each(ROLES)('%s', (role) => {
  test('reaches exactly what the table says about somebody not theirs, and refusals are audited', async () => {
    let subjects: Subjects | undefined;
    const opened = await spiedVault((context) => {
      subjects = seedSubjects(context);
    }, role);
    const expected = { any: REACHED, caseload: 'NOT_ON_CASELOAD', none: 'NOT_PERMITTED' };
    for (const name of UNLOCKED_METHODS) {
      const code = await codeOf(opened, name, inputAbout(name, subjects!));
      expect([name, code]).toEqual([name, expected[ACCESS[name][role]]]);
    }
    const refused = UNLOCKED_METHODS.filter((name) => ACCESS[name][role] !== 'any');
    expect(spies.reached).toEqual(UNLOCKED_METHODS.filter((name) => ACCESS[name][role] === 'any'));
    const isByRelation = (name: VaultMethod): boolean => ACCESS[name][role] === 'caseload';
    expect(refusalsOf(opened)).toEqual(
      refused.map((name) => ({
        actor_id: opened.site.people[role].id,
        client_id: isByRelation(name) ? subjects!.client : null,
        detail: JSON.stringify({ method: name }),
      })),
    );
  });
});

const byRelation = UNLOCKED_METHODS.filter((name) => ACCESS[name].peer_worker === 'caseload');

test('there are methods open by relation', () => {
  expect(byRelation).toEqual(expect.arrayContaining(['client.open', 'note.open', 'encounter.record']));
});

describe('a peer worker reaches (R-ROL-02)', () => {
  async function codesFor(seed: (context: WriteContext, peerId: string) => Subjects): Promise<string[]> {
    let subjects: Subjects | undefined;
    const opened = await spiedVault((context) => {
      subjects = seed(context, vault!.site.people.peer_worker.id);
    }, 'peer_worker');
    const codes = new Set<string>();
    for (const name of byRelation) codes.add(await codeOf(opened, name, inputAbout(name, subjects!)));
    return [...codes];
  }

  test('people assigned to them', async () => {
    const codes = await codesFor((context, peerId) => seedSubjects(context, { assignedWorkerId: peerId }));
    expect(codes).toEqual([REACHED]);
  });

  test('people they had a contact with today', async () => {
    const codes = await codesFor((context, peerId) => {
      const subjects = seedSubjects(context);
      seedEncounter(context, subjects.client, { workerId: peerId });
      return subjects;
    });
    expect(codes).toEqual([REACHED]);
  });

  test('nobody for a contact entered in error, or one of yesterday', async () => {
    const codes = await codesFor((context, peerId) => {
      const subjects = seedSubjects(context);
      seedEncounter(context, subjects.client, { workerId: peerId, status: 'entered_in_error' });
      seedEncounter(context, subjects.client, { workerId: peerId, serviceDate: addDays(context.today, -1) });
      return subjects;
    });
    expect(codes).toEqual(['NOT_ON_CASELOAD']);
  });

  test('people on the list of a group they lead today', async () => {
    const codes = await codesFor((context, peerId) => {
      const subjects = seedSubjects(context);
      seedSession(context, seedGroup(context, [subjects.client], { facilitatorId: peerId }));
      return subjects;
    });
    expect(codes).toEqual([REACHED]);
  });

  test('people on the list of a group they help to lead today', async () => {
    const codes = await codesFor((context, peerId) => {
      const subjects = seedSubjects(context);
      seedSession(context, seedGroup(context, [subjects.client]), { coFacilitatorId: peerId });
      return subjects;
    });
    expect(codes).toEqual([REACHED]);
  });

  test('guests of a session they lead today', async () => {
    const codes = await codesFor((context, peerId) => {
      const subjects = seedSubjects(context);
      const session = seedSession(context, seedGroup(context, [], { facilitatorId: peerId }));
      seedAttendance(context, session, subjects.client);
      return subjects;
    });
    expect(codes).toEqual([REACHED]);
  });

  test('nobody for a group without a session today, a cancelled one, or one somebody else leads', async () => {
    const codes = await codesFor((context, peerId) => {
      const subjects = seedSubjects(context);
      const group = seedGroup(context, [subjects.client], { facilitatorId: peerId });
      seedSession(context, group, { heldOn: addDays(context.today, -7) });
      seedSession(context, group, { status: 'cancelled' });
      seedSession(context, seedGroup(context, [subjects.client]));
      return subjects;
    });
    expect(codes).toEqual(['NOT_ON_CASELOAD']);
  });

  test('a contact of theirs whose note is still to be written, days later', async () => {
    let encounterId = '';
    const opened = await spiedVault((context) => {
      encounterId = seedEncounter(context, seedClient(context).id, {
        workerId: vault!.site.people.peer_worker.id,
        serviceDate: addDays(context.today, -2),
      }).id;
    }, 'peer_worker');
    const input = { operationId: newIdentifier(), encounterId, formatCode: 'pirp' };
    expect(await codeOf(opened, 'note.start', input)).toBe(REACHED);
  });

  test('a note they wrote, whoever the person is assigned to now', async () => {
    let noteId = '';
    const opened = await spiedVault((context) => {
      const encounter = seedEncounter(context, seedClient(context).id, {
        workerId: vault!.site.people.peer_worker.id,
        serviceDate: addDays(context.today, -30),
      });
      noteId = seedNote(context, encounter).id;
    }, 'peer_worker');
    expect(await codeOf(opened, 'note.open', { noteId })).toBe(REACHED);
  });
});

describe('a restricted chart (R-ROL-05)', () => {
  const aboutPeople = UNLOCKED_METHODS.filter((name) => {
    const entity = methodDefinition(name).subject?.entity;
    return entity === 'client' || entity === 'encounter' || entity === 'note';
  });

  test.each(['front_desk', 'peer_worker'] as const)(
    'is not there for a %s it isn’t assigned to',
    async (role) => {
      let subjects: Subjects | undefined;
      const opened = await spiedVault((context) => {
        subjects = seedSubjects(context, { isRestricted: true });
        seedEncounter(context, subjects.client, { workerId: vault!.site.people.peer_worker.id });
      }, role);
      for (const name of aboutPeople) {
        const expected = ACCESS[name][role] === 'none' ? 'NOT_PERMITTED' : 'NOT_FOUND';
        expect([name, await codeOf(opened, name, inputAbout(name, subjects!))]).toEqual([name, expected]);
      }
      expect(spies.reached).toEqual([]);
      expect(refusalsOf(opened)).toHaveLength(aboutPeople.length);
    },
  );

  test('is there for the worker it is assigned to and for a supervisor', async () => {
    let subjects: Subjects | undefined;
    const opened = await spiedVault((context) => {
      const assignedWorkerId = vault!.site.people.peer_worker.id;
      subjects = seedSubjects(context, { isRestricted: true, assignedWorkerId });
    }, 'peer_worker');
    expect(await codeOf(opened, 'client.open', { clientId: subjects!.client })).toBe(REACHED);
    await opened.signIn('supervisor');
    expect(await codeOf(opened, 'client.open', { clientId: subjects!.client })).toBe(REACHED);
  });
});

test('a record that isn’t there is not found, and that is no refusal', async () => {
  const opened = await spiedVault(() => undefined, 'supervisor');
  for (const name of UNLOCKED_METHODS) {
    if (methodDefinition(name).subject === undefined || ACCESS[name].supervisor === 'none') continue;
    expect([name, await codeOf(opened, name, VALID_INPUTS[name])]).toEqual([name, 'NOT_FOUND']);
  }
  expect(refusalsOf(opened)).toEqual([]);
});

test('somebody with a one-time passphrase can only replace it', async () => {
  const opened = await spiedVault((context) => {
    const patch = { mustChangePassphrase: true };
    const { id } = vault!.site.people.administrator;
    updateRecord(context.writer, context.change, User, id, patch, { expectedRevision: 'newest' });
  }, 'administrator');
  for (const name of UNLOCKED_METHODS) {
    const expected = ALLOWED_BEFORE_PASSPHRASE_CHANGE.has(name) ? REACHED : 'PASSPHRASE_MUST_CHANGE';
    expect([name, await codeOf(opened, name, VALID_INPUTS[name])]).toEqual([name, expected]);
  }
  expect(spies.reached).toContain('session.changePassphrase');
});

test('somebody signed in can’t be signed in over', async () => {
  const opened = await spiedVault(() => undefined, 'front_desk');
  expect(await codeOf(opened, 'session.unlock', VALID_INPUTS['session.unlock'])).toBe('NOT_PERMITTED');
  expect(await codeOf(opened, 'site.create', VALID_INPUTS['site.create'])).toBe('SITE_EXISTS');
});
