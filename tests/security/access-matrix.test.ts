import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { RELATIONS, ROLES, accessOutcome } from '../../shared/access';
import type { Relation, Role } from '../../shared/access';
import { methodDefinition } from '../../shared/contract';
import { namedStaffIdentifier, newIdentifier } from '../../shared/identifiers';
import { ChartOpening, NamedStaff } from '../../shared/model';
import { addDays } from '../../shared/time';
import type { InstantMs } from '../../shared/time';
import type { WriteContext } from '../../electron/vault/records/context';
import { insertRecord } from '../../electron/vault/store/records';
import { REACHED, SpiedHandlers, VAULT_METHODS } from '../unit/vault/dispatcher/spied-handlers';
import { VALID_INPUTS } from '../unit/vault/dispatcher/valid-inputs';
import {
  seedAppointment,
  seedClient,
  seedEncounter,
  seedGroup,
  seedNote,
  seedSession,
  seedWaiting,
} from '../support/seed-records';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';

/*
 * Every cell of role × method × relation, through the real port and dispatcher (R-ROL-01…05). The same cells are the
 * tables of docs/access.md.
 */

const UNLOCKED = VAULT_METHODS.filter((name) => methodDefinition(name).needs === 'unlocked');
const ABOUT_PEOPLE = ['client', 'encounter', 'appointment', 'note', 'waitingListEntry'] as const;
type AboutPeople = (typeof ABOUT_PEOPLE)[number];
type Method = (typeof UNLOCKED)[number];

function isAboutPeople(entity: string): entity is AboutPeople {
  return ABOUT_PEOPLE.some((known) => known === entity);
}

/** A person, a contact and a note of theirs by somebody else, that stand to the user as said. */
function seedRelation(
  context: WriteContext,
  relation: Relation,
  userId: string,
): Readonly<Record<AboutPeople, string>> {
  const isRestricted = relation === 'restricted_not_named' || relation === 'named';
  const assignedWorkerId = relation === 'assigned' ? userId : null;
  const client = seedClient(context, { isRestricted, assignedWorkerId });
  const isAuthor = relation === 'author';
  // Not today: that would be "served today".
  const encounter = seedEncounter(context, client.id, {
    serviceDate: addDays(context.today, -3),
    workerId: isAuthor ? userId : newWorker(context),
  });
  const { writer, change } = context;
  if (relation === 'named') {
    const id = namedStaffIdentifier(client.id, userId);
    insertRecord(writer, change, NamedStaff, { clientId: client.id, userId, isActive: true }, { id });
  }
  if (relation === 'served_today') seedEncounter(context, client.id, { workerId: userId });
  if (relation === 'reason_given') {
    insertRecord(writer, change, ChartOpening, {
      clientId: client.id,
      userId,
      reason: 'covering',
      details: null,
      openedAt: change.now,
      endsAt: (change.now + 3_600_000) as InstantMs,
      reviewedAt: null,
      reviewedBy: null,
    });
  }
  const appointment = seedAppointment(context, client.id, {
    heldOn: encounter.serviceDate,
    workerId: encounter.workerId,
  });
  return {
    client: client.id,
    encounter: encounter.id,
    appointment: appointment.id,
    note: seedNote(context, encounter).id,
    waitingListEntry: seedWaiting(context, client.id, isAuthor ? userId : newWorker(context)).id,
  };
}

/** Whoever seeds is somebody else than the role under test, or their contacts would be the caller's own. */
function newWorker({ user }: WriteContext): string {
  return user.id;
}

describe.each(ROLES)('%s', (role: Role) => {
  const spies = new SpiedHandlers();
  const records = new Map<Relation, Readonly<Record<AboutPeople, string>>>();
  const groups = { groupSeries: '', groupSession: '' };
  let vault: VaultHarness;

  beforeAll(async () => {
    const { 'session.unlock': _real, ...sessionHandlers } = spies.sessions;
    vault = await openVaultHarness({ handlers: spies.records, sessionHandlers });
    const { id } = vault.site.people[role];
    vault.seed(role === 'supervisor' ? 'peer_worker' : 'supervisor', (context) => {
      for (const relation of RELATIONS) records.set(relation, seedRelation(context, relation, id));
      const series = seedGroup(context);
      groups.groupSeries = series.id;
      groups.groupSession = seedSession(context, series).id;
    });
    await vault.signIn(role);
  });

  afterAll(() => vault.close());

  async function outcomeOf(name: Method, field: string | null, recordId: string | null): Promise<string> {
    const valid = { ...VALID_INPUTS[name] };
    const withId = 'operationId' in valid ? { ...valid, operationId: newIdentifier() } : valid;
    const input = field === null ? withId : { ...withId, [field]: recordId };
    const result = await vault.send(name, input);
    if (result.ok) return 'ok';
    return result.error.code === REACHED ? 'allowed' : result.error.code;
  }

  test.each(UNLOCKED)('%s', async (name) => {
    const { subject } = methodDefinition(name);
    if (subject === undefined) {
      expect(await outcomeOf(name, null, null)).toBe(accessOutcome(name, role, null));
      return;
    }
    if (!isAboutPeople(subject.entity)) {
      expect(await outcomeOf(name, subject.field, groups[subject.entity])).toBe(
        accessOutcome(name, role, null),
      );
      return;
    }
    for (const relation of RELATIONS) {
      // Nobody is the author of a person.
      if (relation === 'author' && subject.entity === 'client') continue;
      const recordId = records.get(relation)?.[subject.entity] ?? '';
      expect([relation, await outcomeOf(name, subject.field, recordId)]).toEqual([
        relation,
        accessOutcome(name, role, relation),
      ]);
    }
  });
});
