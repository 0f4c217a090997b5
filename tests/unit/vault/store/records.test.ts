import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import {
  changesOfDevice,
  changesOfRecord,
  lastSequence,
  openChangeLog,
  toChange,
} from '../../../../electron/vault/store/changes';
import { transaction } from '../../../../electron/vault/store/connection';
import {
  findRecords,
  getRecord,
  insertRecord,
  removeLocalRecord,
  updateRecord,
} from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { newIdentifier } from '../../../../shared/identifiers';
import { Client, Draft, ImportRun, User } from '../../../../shared/model/index';
import { ACTOR_ID, clientValues, userValues } from '../../../support/record-values';
import { failureOf, temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function countChanges(test: TestStore): number | undefined {
  return test.store.reader.value(sqlFragment`SELECT count(*) FROM change`, z.int());
}

function newClient(test: TestStore, values: Parameters<typeof clientValues>[0] = {}) {
  return transaction(test.store, (writer) =>
    insertRecord(writer, test.context(), Client, clientValues(values)),
  );
}

describe('records', () => {
  it('gives back exactly what was stored, of every kind of field', () => {
    const test = temporaryStore();
    const worker = transaction(test.store, (writer) =>
      insertRecord(writer, test.context(), User, userValues()),
    );
    const values = clientValues({
      aliases: ['Pepe', 'J. Núñez “el Güero” 🙂'],
      birthDateIsEstimated: true,
      address: { noFixedAddress: true, line: null, city: 'Española', state: 'NM', postalCode: null },
      externalIdentifiers: [{ system: 'urn:x', value: '1' }],
      assignedWorkerId: worker.id,
    });
    const written = transaction(test.store, (writer) => insertRecord(writer, test.context(), Client, values));
    const read = getRecord(test.store.reader, Client, written.id);
    expect(read).toEqual(written);
    expect(read).toEqual({
      ...values,
      id: written.id,
      revision: 1,
      createdAt: test.clock.now(),
      createdBy: ACTOR_ID,
      updatedAt: test.clock.now(),
      updatedBy: ACTOR_ID,
    });
  });

  it('answers undefined for a record that is not there', () => {
    const { store } = temporaryStore();
    expect(getRecord(store.reader, Client, newIdentifier())).toBeUndefined();
  });

  it('finds by a condition', () => {
    const test = temporaryStore();
    newClient(test, { chartNumber: 'RC-2' });
    newClient(test, { chartNumber: 'RC-1' });
    newClient(test, { chartNumber: 'RC-3', status: 'discharged' });
    const active = findRecords(test.store.reader, Client, sql`status = ${'active'} ORDER BY chart_number`);
    expect(active.map((client) => client.chartNumber)).toEqual(['RC-1', 'RC-2']);
  });

  it('refuses values that break the schema, with paths and codes only', () => {
    const test = temporaryStore();
    const failure = failureOf(() =>
      newClient(test, { legalFirstName: 'bad \u0000', aliases: ['ok', ''], chartNumber: '' }),
    );
    expect(failure.code).toBe('INVALID_INPUT');
    expect(failure.details?.problems?.map((problem) => problem.path).sort()).toEqual([
      'aliases.1',
      'chartNumber',
      'legalFirstName',
    ]);
    expect(countChanges(test)).toBe(0);
  });

  it('refuses a reference to nobody', () => {
    const test = temporaryStore();
    const failure = failureOf(() => newClient(test, { assignedWorkerId: newIdentifier() }));
    expect(failure.message).toContain('SQLITE_CONSTRAINT_FOREIGNKEY');
    expect(countChanges(test)).toBe(0);
  });

  it('writes a change row a field that has a value, and base fields have none', () => {
    const test = temporaryStore();
    const client = newClient(test);
    const changes = changesOfRecord(test.store.reader, client.id);
    const expected = Object.entries(clientValues())
      .filter(([, value]) => value !== null)
      .map(([field]) => field);
    expect(changes.map((change) => change.field).sort()).toEqual(expected.sort());
    expect(new Set(changes.map((change) => change.timestamp)).size).toBe(1);
    expect(changes.every((change) => change.baseTimestamp === null && change.actorId === ACTOR_ID)).toBe(
      true,
    );
    expect(changes.find((change) => change.field === 'legalLastName')?.valueText).toBe('"Núñez"');
  });

  it('counts the changes of a device without gaps, across a rolled back transaction and a restart', () => {
    const test = temporaryStore();
    newClient(test);
    const rolledBack = (): void => {
      transaction(test.store, (writer) => {
        insertRecord(writer, test.context(), Client, clientValues());
        throw new Error('no');
      });
    };
    expect(rolledBack).toThrow('no');
    const changeLog = openChangeLog(test.store.reader, { deviceId: test.deviceId, clock: test.clock });
    transaction(test.store, (writer) =>
      insertRecord(writer, { ...test.context(), changeLog }, Client, clientValues()),
    );
    const sequences = test.store.reader.values(
      sqlFragment`SELECT sequence FROM change ORDER BY sequence`,
      z.int(),
    );
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    expect(lastSequence(test.store.reader, test.deviceId)).toBe(sequences.length);
    const timestamps = test.store.reader.values(
      sqlFragment`SELECT timestamp FROM change ORDER BY sequence`,
      z.string(),
    );
    expect(timestamps).toEqual([...timestamps].sort());
  });

  it('gives changes out in windows, in the shape that travels', () => {
    const test = temporaryStore();
    newClient(test);
    const through = lastSequence(test.store.reader, test.deviceId);
    const window = { deviceId: test.deviceId, through };
    const first = changesOfDevice(test.store.reader, { ...window, after: 0, limit: 4 });
    const rest = changesOfDevice(test.store.reader, { ...window, after: 4, limit: 1_000 });
    expect([...first, ...rest].map((change) => change.sequence)).toEqual(
      Array.from({ length: through }, (_, index) => index + 1),
    );
    expect(first.map(toChange)[0]).toMatchObject({
      deviceId: test.deviceId,
      entity: 'client',
      settledTimestamps: [],
    });
  });

  it('edits: revision, times, one change row that names the value it replaced', () => {
    const test = temporaryStore();
    const client = newClient(test, { preferredName: 'Pepe' });
    const before = changesOfRecord(test.store.reader, client.id);
    test.clock.pass(60_000);
    const editor = newIdentifier();
    const edited = transaction(test.store, (writer) =>
      updateRecord(
        writer,
        test.context(editor),
        Client,
        client.id,
        { preferredName: 'Chepe', status: 'active' },
        { expectedRevision: 1 },
      ),
    );
    expect(edited).toEqual({
      ...client,
      preferredName: 'Chepe',
      revision: 2,
      updatedAt: test.clock.now(),
      updatedBy: editor,
    });
    expect(getRecord(test.store.reader, Client, client.id)).toEqual(edited);
    const added = changesOfRecord(test.store.reader, client.id).slice(before.length);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      field: 'preferredName',
      valueText: '"Chepe"',
      baseTimestamp: before.find((change) => change.field === 'preferredName')?.timestamp,
    });
  });

  it('writes nothing when nothing differs, whatever the order of keys', () => {
    const test = temporaryStore();
    const address = { noFixedAddress: false, line: '1 Main', city: null, state: null, postalCode: null };
    const client = newClient(test, { address });
    const count = countChanges(test);
    const turned = { postalCode: null, state: null, city: null, line: '1 Main', noFixedAddress: false };
    const same = transaction(test.store, (writer) =>
      updateRecord(writer, test.context(), Client, client.id, { address: turned }, { expectedRevision: 1 }),
    );
    expect(same).toEqual(client);
    expect(countChanges(test)).toBe(count);
  });

  it('can empty a field', () => {
    const test = temporaryStore();
    const client = newClient(test, { preferredName: 'Pepe' });
    const edited = transaction(test.store, (writer) =>
      updateRecord(
        writer,
        test.context(),
        Client,
        client.id,
        { preferredName: null },
        { expectedRevision: 'newest' },
      ),
    );
    expect(edited.preferredName).toBeNull();
    expect(changesOfRecord(test.store.reader, client.id).at(-1)).toMatchObject({
      field: 'preferredName',
      valueText: 'null',
    });
  });

  it('refuses an edit made on an older revision and says the current one', () => {
    const test = temporaryStore();
    const client = newClient(test);
    const edit = (pronounsText: string) =>
      transaction(test.store, (writer) =>
        updateRecord(writer, test.context(), Client, client.id, { pronounsText }, { expectedRevision: 1 }),
      );
    edit('first');
    const failure = failureOf(() => edit('second'));
    expect([failure.code, failure.details]).toEqual(['STALE_EDIT', { currentRevision: 2 }]);
    expect(getRecord(test.store.reader, Client, client.id)?.pronounsText).toBe('first');
  });

  it('refuses to edit what is not there or can only be added', () => {
    const test = temporaryStore();
    const update = (entity: typeof Client | typeof ImportRun) =>
      transaction(test.store, (writer) =>
        updateRecord(writer, test.context(), entity, newIdentifier(), {}, { expectedRevision: 1 }),
      );
    expect(failureOf(() => update(Client)).code).toBe('NOT_FOUND');
    expect(() => update(ImportRun)).toThrow(TypeError);
  });

  it('keeps local records out of the change log, and only those can be removed', () => {
    const test = temporaryStore();
    const owner = transaction(test.store, (writer) =>
      insertRecord(writer, test.context(), User, userValues()),
    );
    const count = countChanges(test);
    const draft = transaction(test.store, (writer) =>
      insertRecord(writer, test.context(), Draft, {
        ownerId: owner.id,
        kind: 'note',
        subject: newIdentifier(),
        content: { text: 'half a sentence' },
        savedAt: test.clock.now(),
      }),
    );
    expect(countChanges(test)).toBe(count);
    transaction(test.store, (writer) => {
      expect(removeLocalRecord(writer, Draft, draft.id)).toBe(true);
      expect(removeLocalRecord(writer, Draft, draft.id)).toBe(false);
      expect(() => removeLocalRecord(writer, Client, draft.id)).toThrow(TypeError);
      expect(() => removeLocalRecord(writer, ImportRun, draft.id)).toThrow(TypeError);
    });
  });

  it('notices a row that is not as its entity declares', () => {
    const test = temporaryStore();
    const client = newClient(test);
    transaction(test.store, (writer) => writer.run(sql`UPDATE client SET birth_date = ${'2024-02-31'}`));
    const failure = failureOf(() => getRecord(test.store.reader, Client, client.id));
    expect(failure.code).toBe('INTERNAL');
    expect(String(failure.cause)).toBe('TypeError: client: birthDate');
  });
});
