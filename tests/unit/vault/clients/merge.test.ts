import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { relationToPerson } from '../../../../electron/vault/records/clients/relation';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import {
  Attendance,
  Client,
  Consent,
  ContactMethod,
  Encounter,
  Episode,
  GroupMember,
  GroupSession,
  Note,
} from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import { consentValues, contactValues, encounterValues, noteValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';

function valuesOfSession(seriesId: string, facilitatorId: string) {
  return {
    seriesId,
    facilitatorId,
    coFacilitatorId: null,
    topic: 'coping',
    placeOfService: 'non_residential',
    place: null,
    status: 'held',
    guestCount: 0,
    savedAt: null,
    closedAt: null,
    cancelReason: null,
    limitReason: null,
    way: null,
  } as const;
}

/** Two charts of one person: `joined` has work behind it and is on a group's list, `kept` is newer. */
function twoCharts() {
  const clinic = new Clinic();
  const supervisor = clinic.staff('supervisor');
  const [rosa, beto] = ['Rosa', 'Beto'].map((displayName) => clinic.staff('peer_worker', { displayName }));
  if (rosa === undefined || beto === undefined) throw new Error('No workers');
  const kept = clinic.client({
    chartNumber: 'LC-000101',
    legalFirstName: 'Ana',
    legalLastName: 'Baca',
    assignedWorkerId: rosa.user.id,
  });
  const joined = clinic.client({
    chartNumber: 'LC-000202',
    legalFirstName: 'Anita',
    legalLastName: 'Baca de Vigil',
    assignedWorkerId: beto.user.id,
    nextContactOn: addDays(clinic.today, 3),
  });
  const { groupId } = beto.call('group.create', {
    name: 'Monday circle',
    topic: 'coping',
    facilitatorId: beto.user.id,
    placeOfService: 'non_residential',
    place: null,
    usualStartTime: '10:00',
    usualMinutes: 60,
    capacity: null,
    memberIds: [joined.id],
  });
  const note = clinic.write((writer, change) => {
    const ids = { clientId: joined.id, workerId: beto.user.id };
    const encounter = insertRecord(writer, change, Encounter, encounterValues(ids));
    insertRecord(writer, change, ContactMethod, { ...contactValues(joined.id), value: '+15055550199' });
    insertRecord(writer, change, ContactMethod, { ...contactValues(joined.id), value: '+15055550100' });
    insertRecord(writer, change, ContactMethod, { ...contactValues(kept.id), value: '+15055550100' });
    insertRecord(writer, change, Consent, { ...consentValues({ clientId: joined.id, recipientId: null }) });
    const opened = {
      clientId: joined.id,
      openedOn: addDays(clinic.today, -9),
      closedOn: null,
      referralSource: null,
    };
    insertRecord(writer, change, Episode, opened);
    return insertRecord(
      writer,
      change,
      Note,
      noteValues({ clientId: joined.id, encounterId: encounter.id, authorId: beto.user.id }),
    );
  });
  const now = (id: string) => getRecord(clinic.database.store.reader, Client, id) ?? expect.fail();
  const merge = (values: { reason?: string } = {}) =>
    supervisor.call('client.merge', {
      clientId: kept.id,
      expectedRevision: now(kept.id).revision,
      joinedClientId: joined.id,
      joinedRevision: now(joined.id).revision,
      reason: 'Married name, same birth date',
      ...values,
    });
  const places = (clientId: string) =>
    findRecords(clinic.database.store.reader, GroupMember, sql`client_id = ${clientId} AND left_on IS NULL`);
  const find = (text: string) =>
    supervisor
      .call('client.list', { filter: { text, statuses: [], workerIds: [] }, sort: [], offset: 0, limit: 10 })
      .rows.map(({ chartNumber }) => chartNumber);
  return { clinic, supervisor, rosa, beto, kept, joined, groupId, note, now, merge, places, find };
}

describe('joining two charts of one person (R-INT-07)', () => {
  it('shows on the kept chart what was written under both, and moves none of it', () => {
    const { supervisor, kept, joined, merge, note, clinic } = twoCharts();
    merge();
    expect(supervisor.audited.map(({ clientId }) => clientId)).toEqual([kept.id, joined.id]);
    const chart = supervisor.call('client.open', { clientId: kept.id });
    expect(chart.encounters).toHaveLength(1);
    expect(chart.notes).toMatchObject([{ id: note.id, clientId: joined.id }]);
    expect(chart.joinedCharts).toMatchObject([{ clientId: joined.id, chartNumber: 'LC-000202' }]);
    expect(chart.lastContactOn).toBe('2026-03-09');
    expect(supervisor.call('consent.list', { clientId: kept.id }).consents).toHaveLength(1);
    expect(getRecord(clinic.database.store.reader, Note, note.id)?.clientId).toBe(joined.id);
    const other = supervisor.call('client.open', { clientId: joined.id });
    expect(other).toMatchObject({
      status: 'merged',
      joinedInto: { clientId: kept.id, chartNumber: 'LC-000101' },
    });
    expect(other.notes).toHaveLength(1);
  });

  it('keeps both numbers and all names findable, as one person', () => {
    const { merge, find, supervisor } = twoCharts();
    merge();
    for (const text of ['LC-000202', '202', 'LC-000101', 'anita', 'vigil', 'ana']) {
      expect(find(text), text).toEqual(['LC-000101']);
    }
    const [row] = supervisor.call('client.list', {
      filter: { text: '', statuses: [], workerIds: [] },
      sort: [],
      offset: 0,
      limit: 10,
    }).rows;
    expect(row).toMatchObject({ consentState: 'active', lastContactOn: '2026-03-09' });
  });

  it('carries over group places, other numbers, the plan, and nothing the kept chart has already', () => {
    const { clinic, merge, kept, joined, places, groupId, now, rosa } = twoCharts();
    merge();
    expect(places(joined.id)).toEqual([]);
    expect(places(kept.id)).toMatchObject([{ seriesId: groupId, joinedOn: clinic.today }]);
    const { reader } = clinic.database.store;
    const numbers = findRecords(reader, ContactMethod, sql`client_id = ${kept.id} ORDER BY value`);
    expect(numbers.map(({ value, okToCall }) => [value, okToCall])).toEqual([
      ['+15055550100', true],
      ['+15055550199', true],
    ]);
    expect(now(kept.id)).toMatchObject({
      assignedWorkerId: rosa.user.id,
      nextContactOn: addDays(clinic.today, 3),
    });
    expect(now(joined.id)).toMatchObject({
      assignedWorkerId: null,
      nextContactOn: null,
      mergedInto: kept.id,
    });
    expect(findRecords(reader, Episode, sql`client_id = ${joined.id} AND closed_on IS NULL`)).toEqual([]);
  });

  it('gives the earlier notes to whoever the person is with now, and to nobody else', () => {
    const { clinic, merge, joined, rosa, beto } = twoCharts();
    const relation = (seat: typeof rosa) =>
      relationToPerson(
        clinic.database.store.reader,
        { user: seat.user, today: addDays(clinic.today, 1), now: clinic.clock.now() },
        joined.id,
        { isAuthor: false },
      );
    expect([relation(rosa), relation(beto)]).toEqual(['unrelated', 'assigned']);
    merge();
    expect([relation(rosa), relation(beto)]).toEqual(['assigned', 'unrelated']);
  });

  it('hides both when the kept one is restricted afterwards (R-ROL-05)', () => {
    const { clinic, supervisor, merge, kept, joined, now, beto } = twoCharts();
    merge();
    supervisor.call('client.setRestriction', {
      clientId: kept.id,
      expectedRevision: now(kept.id).revision,
      isRestricted: true,
      namedStaffIds: [],
    });
    expect(now(joined.id).isRestricted).toBe(true);
    const asking = { user: beto.user, today: clinic.today, now: clinic.clock.now() };
    const { reader } = clinic.database.store;
    expect(relationToPerson(reader, asking, joined.id, { isAuthor: true })).toBe('restricted_not_named');
    const separate = { clientId: joined.id, reason: 'Two people' };
    expect(failureOf(() => supervisor.call('client.separate', separate))).toMatchObject({
      details: { problems: [{ code: 'chart_restricted' }] },
    });
  });

  it('is refused on an old state, for a restricted chart, and when the active one would be given up', () => {
    const { clinic, supervisor, kept, joined, now, merge } = twoCharts();
    const call = (values: object) =>
      failureOf(() =>
        supervisor.call('client.merge', {
          clientId: kept.id,
          expectedRevision: now(kept.id).revision,
          joinedClientId: joined.id,
          joinedRevision: now(joined.id).revision,
          reason: 'Same',
          ...values,
        }),
      );
    expect(call({ expectedRevision: 99 })).toMatchObject({ code: 'STALE_EDIT' });
    expect(call({ joinedRevision: 99 })).toMatchObject({ code: 'STALE_EDIT' });
    expect(call({ reason: ' ' })).toMatchObject({ details: { problems: [{ code: 'reason_missing' }] } });
    const same = { joinedClientId: kept.id, joinedRevision: now(kept.id).revision };
    expect(call(same)).toMatchObject({ details: { problems: [{ code: 'same_chart' }] } });
    const change = (id: string, values: Partial<typeof kept>) =>
      clinic.write((writer, context) =>
        updateRecord(writer, context, Client, id, values, { expectedRevision: 'newest' }),
      );
    change(joined.id, { isRestricted: true });
    expect(call({})).toMatchObject({
      details: { problems: [{ path: 'joinedClientId', code: 'chart_restricted' }] },
    });
    change(joined.id, { isRestricted: false });
    change(kept.id, { status: 'discharged' });
    expect(call({})).toMatchObject({ details: { problems: [{ code: 'keep_active_chart' }] } });
    change(kept.id, { status: 'active' });
    merge();
    expect(call({})).toMatchObject({ details: { problems: [{ code: 'client_is_merged' }] } });
  });

  it('waits for a session the person is on the roll of', () => {
    const { clinic, merge, joined, groupId, beto } = twoCharts();
    const session = clinic.write((writer, change) => {
      const made = insertRecord(writer, change, GroupSession, {
        ...valuesOfSession(groupId, beto.user.id),
        heldOn: clinic.today,
        startAt: clinic.at('10:00'),
        endAt: clinic.at('11:00'),
      });
      insertRecord(writer, change, Attendance, {
        sessionId: made.id,
        clientId: joined.id,
        mark: 'present',
        inAt: null,
        outAt: null,
        way: null,
        encounterId: null,
      });
      return made;
    });
    expect(failureOf(() => merge())).toMatchObject({ details: { problems: [{ code: 'on_open_roll' }] } });
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        GroupSession,
        session.id,
        { closedAt: clinic.clock.now() },
        {
          expectedRevision: 'newest',
        },
      ),
    );
    merge();
  });
});

describe('separating two charts again', () => {
  it('puts back all that joining changed, and only that', () => {
    const { clinic, supervisor, merge, kept, joined, now, places, find, groupId } = twoCharts();
    const before = [now(kept.id), now(joined.id)];
    merge();
    const { reader } = clinic.database.store;
    supervisor.call('client.separate', { clientId: joined.id, reason: 'Two cousins' });
    expect(supervisor.audited).toHaveLength(2);
    const bare = ({ revision: _r, updatedAt: _a, updatedBy: _b, ...rest }: (typeof before)[number]) => rest;
    expect([now(kept.id), now(joined.id)].map(bare)).toEqual(before.map(bare));
    expect(places(kept.id)).toEqual([]);
    expect(places(joined.id)).toMatchObject([{ seriesId: groupId }]);
    expect(
      findRecords(reader, ContactMethod, sql`client_id = ${kept.id} AND is_active = 1`).map(
        ({ value }) => value,
      ),
    ).toEqual(['+15055550100']);
    expect(findRecords(reader, Episode, sql`client_id = ${joined.id} AND closed_on IS NULL`)).toHaveLength(1);
    expect(find('202')).toEqual(['LC-000202']);
    expect(find('ana')).toEqual(['LC-000101']);
    expect(supervisor.call('client.open', { clientId: kept.id })).toMatchObject({
      joinedCharts: [],
      notes: [],
    });
    const search = reader.all(
      sql`SELECT chart_number, last_contact_on FROM client_search ORDER BY chart_number`,
      z.object({ chart_number: z.string(), last_contact_on: z.string().nullable() }),
    );
    expect(search.map((row) => row.last_contact_on)).toEqual([null, '2026-03-09']);
    expect(
      failureOf(() => supervisor.call('client.separate', { clientId: joined.id, reason: 'Again' })),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    // And they can be joined once more.
    merge();
    expect(find('202')).toEqual(['LC-000101']);
  });

  it('leaves what somebody changed in between', () => {
    const { clinic, supervisor, merge, kept, joined, now } = twoCharts();
    merge();
    const later = addDays(clinic.today, 20);
    supervisor.call('client.planContacts', { plans: [{ clientId: kept.id, nextContactOn: later }] });
    supervisor.call('client.separate', { clientId: joined.id, reason: 'Two cousins' });
    expect(now(kept.id).nextContactOn).toBe(later);
    expect(now(joined.id).nextContactOn).toBe(addDays(clinic.today, 3));
  });
});
