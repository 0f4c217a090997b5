import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { ChangeSchema, changesOfDevice, toChange } from '../../../../electron/vault/store/changes';
import type { Change } from '../../../../electron/vault/store/changes';
import { openConflicts } from '../../../../electron/vault/store/conflicts';
import { transaction } from '../../../../electron/vault/store/connection';
import { applyRemoteChanges, settleConflict } from '../../../../electron/vault/store/merge';
import type { MergeReport } from '../../../../electron/vault/store/merge';
import { getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { newIdentifier } from '../../../../shared/identifiers';
import { Client, Encounter, Note, NoteAddendum, User } from '../../../../shared/model/index';
import type { Row, Values } from '../../../../shared/model/index';
import { clientValues, encounterValues, noteValues, userValues } from '../../../support/record-values';
import { temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function changesFrom(test: TestStore, after = 0): Change[] {
  const window = { deviceId: test.deviceId, after, through: 1_000_000, limit: 1_000_000 };
  return changesOfDevice(test.store.reader, window).map(toChange);
}

function merge(to: TestStore, changes: readonly Change[]): MergeReport {
  const { changeLog } = to.context();
  return transaction(to.store, (writer) => applyRemoteChanges(writer, changes, { changeLog }));
}

function edit(test: TestStore, id: string, patch: Partial<Values<typeof Client>>): Row<typeof Client> {
  return transaction(test.store, (writer) =>
    updateRecord(writer, test.context(), Client, id, patch, { expectedRevision: 'newest' }),
  );
}

/** Two machines that both know one person. */
function twoDevices(): { a: TestStore; b: TestStore; id: string } {
  const a = temporaryStore();
  const b = temporaryStore();
  const client = transaction(a.store, (writer) => insertRecord(writer, a.context(), Client, clientValues()));
  merge(b, changesFrom(a));
  a.clock.pass(1_000);
  b.clock.pass(2_000);
  return { a, b, id: client.id };
}

function exchange(a: TestStore, b: TestStore): void {
  const fromA = changesFrom(a);
  const fromB = changesFrom(b);
  merge(a, fromB);
  merge(b, fromA);
}

function refusals(test: TestStore): readonly string[] {
  return test.store.reader.values(sqlFragment`SELECT reason FROM refused_change ORDER BY 1`, z.string());
}

describe('merging', () => {
  it('makes the same record on the other machine', () => {
    const { a, b, id } = twoDevices();
    expect(getRecord(b.store.reader, Client, id)).toEqual(getRecord(a.store.reader, Client, id));
  });

  it('keeps edits of different fields from both sides, without a conflict', () => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    edit(b, id, { county: 'Taos' });
    exchange(a, b);
    for (const side of [a, b]) {
      expect(getRecord(side.store.reader, Client, id)).toMatchObject({
        preferredName: 'Pepe',
        county: 'Taos',
      });
      expect(openConflicts(side.store.reader)).toEqual([]);
    }
  });

  it('takes the later of two values written at once, and lists both for a person', () => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    for (const side of [a, b]) {
      expect(getRecord(side.store.reader, Client, id)?.preferredName).toBe('Chepe');
      expect(openConflicts(side.store.reader)).toMatchObject([
        {
          entity: 'client',
          recordId: id,
          field: 'preferredName',
          winning: { deviceId: b.deviceId },
          losing: { deviceId: a.deviceId },
        },
      ]);
    }
  });

  it('has no conflict when both wrote the same', () => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    edit(b, id, { preferredName: 'Pepe' });
    exchange(a, b);
    expect(openConflicts(a.store.reader)).toEqual([]);
    expect(openConflicts(b.store.reader)).toEqual([]);
  });

  it('has no conflict when the later one had seen the earlier', () => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    merge(b, changesFrom(a));
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    expect(getRecord(a.store.reader, Client, id)?.preferredName).toBe('Chepe');
    expect(openConflicts(a.store.reader)).toEqual([]);
  });

  it('orders by knowledge, not by clocks: who saw a value and replaced it wins, even an hour behind', () => {
    const { a, b, id } = twoDevices();
    a.clock.pass(3_600_000);
    edit(a, id, { preferredName: 'Pepe' });
    merge(b, changesFrom(a));
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    expect(getRecord(a.store.reader, Client, id)?.preferredName).toBe('Chepe');
  });

  it.each(['winning', 'losing'] as const)('settles for the %s value on both machines', (side) => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    const conflict = openConflicts(a.store.reader)[0];
    if (conflict === undefined) throw new Error('No conflict');
    transaction(a.store, (writer) => {
      settleConflict(writer, a.context(), Client, {
        recordId: id,
        field: 'preferredName',
        chosen: conflict[side],
      });
    });
    exchange(a, b);
    for (const machine of [a, b]) {
      expect(getRecord(machine.store.reader, Client, id)?.preferredName).toBe(
        side === 'winning' ? 'Chepe' : 'Pepe',
      );
      expect(openConflicts(machine.store.reader)).toEqual([]);
    }
  });

  it('keeps a conflict open when somebody edits the winning value without settling', () => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    edit(b, id, { preferredName: 'Chepito' });
    expect(openConflicts(b.store.reader)).toHaveLength(1);
    exchange(a, b);
    expect(openConflicts(a.store.reader)).toEqual(openConflicts(b.store.reader));
    expect(openConflicts(a.store.reader)).toHaveLength(1);
  });

  it('does nothing for changes that come again', () => {
    const { a, b } = twoDevices();
    const changes = changesFrom(a);
    const report = merge(b, changes);
    expect(report).toMatchObject({
      addedCount: 0,
      alreadyKnownCount: changes.length,
      recordsWrittenCount: 0,
    });
  });

  it('waits for a record that others point to, whatever comes first', () => {
    const a = temporaryStore();
    const b = temporaryStore();
    const ids = transaction(a.store, (writer) => {
      const worker = insertRecord(writer, a.context(), User, userValues());
      const client = insertRecord(writer, a.context(), Client, clientValues({ assignedWorkerId: worker.id }));
      return { clientId: client.id, workerId: worker.id };
    });
    const changes = changesFrom(a);
    const first = merge(
      b,
      changes.filter((change) => change.entity === 'client'),
    );
    expect(first).toMatchObject({ incompleteCount: 1, recordsWrittenCount: 0 });
    expect(getRecord(b.store.reader, Client, ids.clientId)).toBeUndefined();
    const second = merge(
      b,
      changes.filter((change) => change.entity === 'user'),
    );
    expect(second).toMatchObject({ incompleteCount: 0, recordsWrittenCount: 2 });
    expect(getRecord(b.store.reader, Client, ids.clientId)).toEqual(
      getRecord(a.store.reader, Client, ids.clientId),
    );
  });

  it('waits for a person another one was merged into, in the same batch', () => {
    const a = temporaryStore();
    const b = temporaryStore();
    const ids = transaction(a.store, (writer) => {
      const kept = insertRecord(writer, a.context(), Client, clientValues({ chartNumber: 'RC-1' }));
      const merged = clientValues({ chartNumber: 'RC-2', status: 'merged', mergedInto: kept.id });
      return [insertRecord(writer, a.context(), Client, merged).id, kept.id];
    });
    // The one that points comes first.
    const changes = ids.flatMap((id) => changesFrom(a).filter((change) => change.recordId === id));
    expect(merge(b, changes)).toMatchObject({ recordsWrittenCount: 2, incompleteCount: 0 });
  });

  it('waits no longer when what it waited for was taken back', () => {
    const { a, b, id } = twoDevices();
    const worker = transaction(a.store, (writer) => insertRecord(writer, a.context(), User, userValues()));
    const after = changesFrom(a).length;
    edit(a, id, { assignedWorkerId: worker.id });
    expect(merge(b, changesFrom(a, after))).toMatchObject({ incompleteCount: 1, recordsWrittenCount: 0 });
    edit(a, id, { assignedWorkerId: null });
    expect(merge(b, changesFrom(a, after))).toMatchObject({ incompleteCount: 0 });
    expect(getRecord(b.store.reader, Client, id)?.assignedWorkerId).toBeNull();
  });

  it('says when a clock is far ahead, and goes on working', () => {
    const { a, b, id } = twoDevices();
    a.clock.set(a.clock.now() + 365 * 86_400_000);
    edit(a, id, { preferredName: 'Pepe' });
    expect(merge(b, changesFrom(a)).isClockFarAhead).toBe(true);
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    expect(getRecord(a.store.reader, Client, id)?.preferredName).toBe('Chepe');
  });

  it('does not raise an old conflict again after a restart from the log', () => {
    const { a, b, id } = twoDevices();
    edit(a, id, { preferredName: 'Pepe' });
    edit(b, id, { preferredName: 'Chepe' });
    exchange(a, b);
    const third = temporaryStore();
    merge(third, changesFrom(b));
    merge(third, changesFrom(a));
    expect(openConflicts(third.store.reader)).toEqual(openConflicts(a.store.reader));
  });
});

describe('merging what must not change', () => {
  function withNote() {
    const a = temporaryStore();
    const b = temporaryStore();
    const noteId = transaction(a.store, (writer) => {
      const worker = insertRecord(writer, a.context(), User, userValues());
      const client = insertRecord(writer, a.context(), Client, clientValues());
      const encounter = insertRecord(
        writer,
        a.context(),
        Encounter,
        encounterValues({ clientId: client.id, workerId: worker.id }),
      );
      const note = noteValues({ clientId: client.id, encounterId: encounter.id, authorId: worker.id });
      return insertRecord(writer, a.context(), Note, note).id;
    });
    merge(b, changesFrom(a));
    a.clock.pass(1_000);
    b.clock.pass(1_000);
    return { a, b, noteId };
  }

  function editNote(test: TestStore, noteId: string, patch: Partial<Values<typeof Note>>): void {
    transaction(test.store, (writer) =>
      updateRecord(writer, test.context(), Note, noteId, patch, { expectedRevision: 'newest' }),
    );
  }

  function signNote(test: TestStore, noteId: string): void {
    editNote(test, noteId, { status: 'signed', signedAt: test.clock.now(), signatureHash: 'b'.repeat(64) });
  }

  it.each([-500, 500])(
    'keeps the signed text against an edit elsewhere %i ms from the signing, and lists the edit',
    (difference) => {
      const { a, b, noteId } = withNote();
      b.clock.pass(difference);
      signNote(a, noteId);
      editNote(b, noteId, { sections: { purpose: 'Another text' }, safetyStep: 'Called 988' });
      exchange(a, b);
      for (const side of [a, b]) {
        expect(getRecord(side.store.reader, Note, noteId)).toMatchObject({
          status: 'signed',
          sections: { purpose: 'Talked about the job search.' },
          safetyStep: null,
        });
        expect(refusals(side)).toEqual(['SIGNED', 'SIGNED']);
        expect(openConflicts(side.store.reader)).toEqual([]);
      }
    },
  );

  it('waits for the whole of a signing', () => {
    const { a, b, noteId } = withNote();
    signNote(a, noteId);
    const signing = changesFrom(a).filter(
      (change) => change.baseTimestamp !== null || change.field === 'signedAt',
    );
    const part = signing.filter((change) => change.field !== 'sections');
    merge(b, part);
    expect(getRecord(b.store.reader, Note, noteId)?.status).toBe('draft');
    merge(b, changesFrom(a));
    expect(getRecord(b.store.reader, Note, noteId)).toEqual({
      ...getRecord(a.store.reader, Note, noteId),
      revision: 2,
    });
  });

  it('carries "entered in error" over', () => {
    const { a, b, noteId } = withNote();
    signNote(a, noteId);
    editNote(a, noteId, { status: 'entered_in_error', statusReason: 'Wrong person' });
    merge(b, changesFrom(a));
    expect(getRecord(b.store.reader, Note, noteId)).toMatchObject({
      status: 'entered_in_error',
      statusReason: 'Wrong person',
    });
  });

  it('adds an append-only record once it has all of it, and never changes it', () => {
    const { a, b, noteId } = withNote();
    signNote(a, noteId);
    const addendum = transaction(a.store, (writer) => {
      const note = getRecord(writer, Note, noteId);
      if (note === undefined) throw new Error('No note');
      return insertRecord(writer, a.context(), NoteAddendum, {
        noteId,
        authorId: note.authorId,
        text: 'One more thing',
        signedAt: a.clock.now(),
        signatureHash: 'c'.repeat(64),
      });
    });
    const changes = changesFrom(a);
    merge(
      b,
      changes.filter((change) => change.field !== 'text'),
    );
    expect(getRecord(b.store.reader, NoteAddendum, addendum.id)).toBeUndefined();
    merge(b, changes);
    expect(getRecord(b.store.reader, NoteAddendum, addendum.id)).toEqual(addendum);

    const original = changes.find((change) => change.recordId === addendum.id && change.field === 'text');
    if (original === undefined) throw new Error('No change');
    const forged = ChangeSchema.parse({
      ...original,
      sequence: 5_000,
      value: 'Something else',
      baseTimestamp: null,
      timestamp: original.timestamp.replace(/-0000-/, '-00ff-'),
    });
    merge(b, [forged]);
    expect(getRecord(b.store.reader, NoteAddendum, addendum.id)?.text).toBe('One more thing');
    expect(refusals(b)).toEqual(['APPEND_ONLY']);
  });
});

describe('changes that can not be true', () => {
  const cases: readonly (readonly [string, (change: Change) => unknown])[] = [
    ['UNKNOWN_ENTITY', (change) => ({ ...change, entity: 'planet' })],
    ['UNKNOWN_ENTITY', (change) => ({ ...change, entity: 'device', field: 'privateKeyPem' })],
    ['UNKNOWN_FIELD', (change) => ({ ...change, field: 'planet' })],
    ['UNKNOWN_FIELD', (change) => ({ ...change, field: 'revision' })],
    ['INVALID_VALUE', (change) => ({ ...change, field: 'birthDate', value: '2024-02-31' })],
    ['INVALID_VALUE', (change) => ({ ...change, field: 'status', value: 'on_mars' })],
    ['INVALID_TIMESTAMP', (change) => ({ ...change, baseTimestamp: change.timestamp })],
    ['INVALID_TIMESTAMP', (change) => ({ ...change, deviceId: newIdentifier() })],
    ['CONTRADICTS', (change) => ({ ...change, sequence: 1, field: 'county', value: 'Taos' })],
  ];

  it.each(cases)('keeps aside: %s', (reason, alter) => {
    const { a, b, id } = twoDevices();
    const before = getRecord(b.store.reader, Client, id);
    const change = changesFrom(a)[0];
    if (change === undefined) throw new Error('No change');
    const altered = ChangeSchema.parse(alter({ ...change, sequence: 9_000 }));
    expect(merge(b, [altered]).refused).toMatchObject([{ sequence: altered.sequence, reason }]);
    expect(merge(b, [altered]).refused).toHaveLength(1);
    expect(refusals(b)).toEqual([reason]);
    expect(getRecord(b.store.reader, Client, id)).toEqual(before);
    const kept = b.store.reader.value(sql`SELECT content FROM refused_change`, z.string());
    expect(ChangeSchema.parse(JSON.parse(kept ?? ''))).toEqual(altered);
  });

  it.each([
    { field: '"; DROP TABLE client; --' },
    { entity: 'client"' },
    { timestamp: 'ffffffffffff-ffff-ffffffffffff' },
    { sequence: 0 },
    { sequence: 1.5 },
    { recordId: 'x' },
    { extra: 1 },
  ])('does not even read %j', (part) => {
    const { a } = twoDevices();
    expect(ChangeSchema.safeParse({ ...changesFrom(a)[0], ...part }).success).toBe(false);
  });
});
