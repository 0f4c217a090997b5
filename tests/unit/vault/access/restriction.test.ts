import { afterEach, expect, test } from 'vitest';

import type { Role } from '../../../../shared/access';
import { User } from '../../../../shared/model';
import { updateRecord } from '../../../../electron/vault/store/records';
import {
  seedAttendance,
  seedClient,
  seedEncounter,
  seedGroup,
  seedSession,
} from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { VALID_INPUTS } from '../dispatcher/valid-inputs';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

/** A person with a contact today, in today's group, whose contact's note is due by the peer worker. */
async function clinic() {
  const opened = await openVaultHarness();
  vault = opened;
  const { supervisor, peer_worker: peer } = opened.site.people;
  const seeded = opened.seed('supervisor', (context) => {
    const client = seedClient(context, { legalFirstName: 'Zebulon', legalLastName: 'Quartz' });
    seedEncounter(context, client.id, { workerId: peer.id });
    const group = seedGroup(context, [client.id]);
    seedAttendance(context, seedSession(context, group), client.id);
    return { clientId: client.id, revision: client.revision, groupId: group.id };
  });
  await opened.signIn('supervisor');
  return { opened, supervisor, peer, ...seeded };
}

/** Everywhere the person shows, or is counted, for whoever is signed in. */
async function traces(opened: VaultHarness, groupId: string, role: Role) {
  const list = await opened.call('client.list', {
    ...VALID_INPUTS['client.list'],
    filter: { text: 'zebu', statuses: [], workerIds: [] },
  });
  const duplicates = await opened.call('client.findDuplicates', {
    ...VALID_INPUTS['client.findDuplicates'],
    legalFirstName: 'Zebulon',
    legalLastName: 'Quartz',
  });
  const board = await opened.call('today.board', {});
  const { groups } = await opened.call('group.list', {});
  const leads = role === 'front_desk' ? null : await opened.call('group.members', { groupId });
  const group = role === 'front_desk' ? null : await opened.call('group.open', { groupId });
  const queue = role === 'front_desk' ? null : await opened.call('note.workQueue', {});
  return {
    listed: list.rows.length,
    counted: list.total,
    duplicates: duplicates.candidates.length,
    active: board.activeClientCount,
    arrivals: board.arrivalsToday,
    onBoard: board.groups[0]?.memberCount,
    present: board.groups[0]?.presentCount,
    inGroup: groups[0]?.memberCount,
    members: leads?.members.length,
    onGroup: group?.members.length,
    cameToGroup: group?.sessions.reduce((sum, { presentCount }) => sum + presentCount, 0),
    due: queue?.items.length,
    dueOnBoard: board.notesToWrite,
  };
}

const NOWHERE = {
  listed: 0,
  counted: 0,
  duplicates: 0,
  active: 0,
  arrivals: 0,
  onBoard: 0,
  present: 0,
  inGroup: 0,
};

test('a restricted chart is nowhere for others: not in lists, searches or counts (R-ROL-05)', async () => {
  const { opened, clientId, revision, groupId } = await clinic();
  const change = { clientId, expectedRevision: revision, isRestricted: true, namedStaffIds: [] };
  await opened.call('client.setRestriction', change);
  expect(await opened.call('client.open', { clientId })).toMatchObject({
    isRestricted: true,
    namedStaff: [],
  });

  await opened.signIn('peer_worker');
  const nowhere = { ...NOWHERE, members: 0, onGroup: 0, cameToGroup: 0, due: 0, dueOnBoard: 0 };
  expect(await traces(opened, groupId, 'peer_worker')).toEqual(nowhere);
  for (const call of [
    opened.call('client.open', { clientId }),
    opened.call('client.openWithReason', { clientId, reason: 'safety', details: null }),
  ]) {
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  await opened.signIn('front_desk');
  expect(await traces(opened, groupId, 'front_desk')).toMatchObject(NOWHERE);
});

test('staff named for it see it again, and lose it when they are taken off or it is lifted for all', async () => {
  const { opened, clientId, revision, groupId, peer } = await clinic();
  const named = await opened.call('client.setRestriction', {
    clientId,
    expectedRevision: revision,
    isRestricted: true,
    namedStaffIds: [peer.id],
  });
  expect((await opened.call('client.open', { clientId })).namedStaff).toEqual([
    { id: peer.id, displayName: peer.displayName },
  ]);
  await opened.signIn('peer_worker');
  expect(await traces(opened, groupId, 'peer_worker')).toMatchObject({
    listed: 1,
    counted: 1,
    members: 1,
    cameToGroup: 1,
    due: 1,
  });
  expect(await opened.call('client.open', { clientId })).toMatchObject({
    namedStaff: null,
    openedUntil: null,
  });

  await opened.signIn('supervisor');
  const off = await opened.call('client.setRestriction', {
    clientId,
    expectedRevision: named.revision,
    isRestricted: true,
    namedStaffIds: [],
  });
  await opened.signIn('peer_worker');
  await expect(opened.call('client.open', { clientId })).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await opened.signIn('supervisor');
  await opened.call('client.setRestriction', {
    clientId,
    expectedRevision: off.revision,
    isRestricted: false,
    // Nobody is named for a chart everybody sees.
    namedStaffIds: [peer.id],
  });
  expect((await opened.call('client.open', { clientId })).namedStaff).toEqual([]);
  await opened.signIn('front_desk');
  expect(await traces(opened, groupId, 'front_desk')).toMatchObject({ listed: 1, active: 1, present: 1 });
});

test('only staff who see charts and still work here can be named', async () => {
  const { opened, clientId, revision, peer } = await clinic();
  await opened.lock();
  opened.seed('administrator', ({ writer, change }) => {
    updateRecord(writer, change, User, peer.id, { isActive: false }, { expectedRevision: 'newest' });
  });
  await opened.signIn('supervisor');
  for (const id of [peer.id, opened.site.people.administrator.id, clientId]) {
    const change = { clientId, expectedRevision: revision, isRestricted: true, namedStaffIds: [id] };
    await expect(opened.call('client.setRestriction', change)).rejects.toMatchObject({
      code: 'RULE_BROKEN',
      details: { problems: [{ path: 'namedStaffIds[0]', code: 'not_on_the_team' }] },
    });
  }
  // All or nothing: the chart isn't restricted.
  expect(await opened.call('client.open', { clientId })).toMatchObject({ isRestricted: false });
});

test('a restriction made on an old state is stale', async () => {
  const { opened, clientId, revision } = await clinic();
  const change = { clientId, expectedRevision: revision + 1, isRestricted: true, namedStaffIds: [] };
  await expect(opened.call('client.setRestriction', change)).rejects.toMatchObject({ code: 'STALE_EDIT' });
});
