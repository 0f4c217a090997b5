import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { transaction } from '../../../../electron/vault/store/connection';
import type { Reader } from '../../../../electron/vault/store/connection';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment, sqlIdentifier } from '../../../../electron/vault/store/sql';
import { newIdentifier } from '../../../../shared/identifiers';
import {
  Client,
  ENTITIES,
  Encounter,
  Note,
  User,
  allFields,
  snakeCase,
} from '../../../../shared/model/index';
import type { EntityDefinition } from '../../../../shared/model/index';
import { clientValues, encounterValues, noteValues, userValues } from '../../../support/record-values';
import { failureOf, temporaryStore } from '../../../support/temporary-store';

interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly references: string | null;
}

function shapeInDatabase(reader: Reader, table: string): readonly ColumnShape[] {
  const references = new Map(
    reader
      .all(
        sql`SELECT "from", "table" FROM pragma_foreign_key_list(${table})`,
        z.object({ from: z.string(), table: z.string() }),
      )
      .map((row) => [row.from, row.table]),
  );
  return reader
    .all(
      sql`SELECT name, type, "notnull" AS is_required FROM pragma_table_info(${table})`,
      z.object({ name: z.string(), type: z.string(), is_required: z.int() }),
    )
    .map((column) => ({
      name: column.name,
      type: column.type,
      isNullable: column.is_required === 0,
      references: references.get(column.name) ?? null,
    }));
}

function shapeInDefinition(entity: EntityDefinition): readonly ColumnShape[] {
  return allFields(entity).map(([name, field]) => ({
    name: snakeCase(name),
    type: field.storage === 'text' || field.storage === 'json' ? 'TEXT' : 'INTEGER',
    isNullable: field.schema.safeParse(null).success,
    references: field.references === undefined ? null : snakeCase(field.references),
  }));
}

describe('the tables and the entities', () => {
  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))('%s is the same in both', (_, entity) => {
    const { store } = temporaryStore();
    expect(shapeInDatabase(store.reader, entity.table)).toEqual(shapeInDefinition(entity));
  });

  it('has no table of records that no entity describes', () => {
    const { store } = temporaryStore();
    const tables = store.reader.values(
      sqlFragment`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT LIKE 'client_search%' AND name NOT LIKE 'note_search%' ORDER BY name`,
      z.string(),
    );
    const system = [
      'audit',
      'audit_head',
      'audit_key',
      'backup_place',
      'change',
      'command_result',
      'conflict',
      'hybrid_clock',
      'incomplete_record',
      'note_due',
      'note_review_due',
      'record_census',
      'refused_change',
    ];
    expect(tables).toEqual([...ENTITIES.map((entity) => entity.table), ...system].sort());
  });

  it('is strict everywhere', () => {
    const { store } = temporaryStore();
    const loose = store.reader.values(
      sqlFragment`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
        AND name NOT LIKE 'sqlite_%'`,
      z.string(),
    );
    expect(loose).toEqual([]);
  });

  it('never lets a shared record point to one that stays on this machine', () => {
    const localNames = new Set(
      ENTITIES.filter((entity) => entity.scope === 'local').map((entity) => entity.name),
    );
    const wrong = ENTITIES.filter((entity) => entity.scope === 'shared').flatMap((entity) =>
      allFields(entity).filter(
        ([, field]) => field.references !== undefined && localNames.has(field.references),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('never shares a secret', () => {
    const wrong = ENTITIES.filter((entity) => entity.scope === 'shared').flatMap((entity) =>
      allFields(entity).filter(([, field]) => field.tier === 'secret'),
    );
    expect(wrong).toEqual([]);
  });

  it('has an index for every reference that lists are made by', () => {
    const { store } = temporaryStore();
    const uncovered = ENTITIES.filter((entity) => entity.scope === 'shared').flatMap((entity) =>
      ['client_id', 'encounter_id', 'session_id', 'series_id', 'note_id', 'owner_id']
        .filter((column) => shapeInDefinition(entity).some((shape) => shape.name === column))
        .filter((column) => {
          const plan = store.reader.all(
            sql`EXPLAIN QUERY PLAN SELECT * FROM ${sqlIdentifier(entity.table)}
              WHERE ${sqlIdentifier(column)} = ${newIdentifier()}`,
            z.object({ detail: z.string() }),
          );
          return plan.some((step) => step.detail.startsWith('SCAN'));
        })
        .map((column) => `${entity.table}.${column}`),
    );
    expect(uncovered).toEqual([]);
  });
});

describe('what can not be changed, whatever code runs', () => {
  it.each([
    ...ENTITIES.filter((entity) => entity.appendOnly).map((entity) => entity.table),
    'audit',
    'change',
  ])('%s has a trigger against UPDATE and one against DELETE', (table) => {
    const { store } = temporaryStore();
    const triggers = store.reader.values(
      sql`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ${table}
        AND name NOT LIKE '%_census_%' ORDER BY name`,
      z.string(),
    );
    expect(triggers).toHaveLength(2);
    expect(triggers[0]).toMatch(/BEFORE DELETE ON \w+ BEGIN SELECT RAISE\(ABORT, 'APPEND_ONLY'\)/);
    expect(triggers[1]).toMatch(/BEFORE UPDATE ON \w+ BEGIN SELECT RAISE\(ABORT, 'APPEND_ONLY'\)/);
  });

  it('refuses to change, remove or replace a change', () => {
    const test = temporaryStore();
    transaction(test.store, (writer) => insertRecord(writer, test.context(), User, userValues()));
    for (const statement of [
      sqlFragment`UPDATE change SET value = '"x"'`,
      sqlFragment`DELETE FROM change`,
      // REPLACE removes the row before: without recursive triggers it would slip through.
      sqlFragment`REPLACE INTO change SELECT * FROM change LIMIT 1`,
    ]) {
      const failure = failureOf(() => transaction(test.store, (writer) => writer.run(statement)));
      expect([failure.code, failure.message]).toEqual([
        'INTERNAL',
        'INTERNAL SQLITE_CONSTRAINT_TRIGGER APPEND_ONLY',
      ]);
    }
  });

  describe('a signed note (R-NOTE-01)', () => {
    function signedNote() {
      const test = temporaryStore();
      const noteId = transaction(test.store, (writer) => {
        const worker = insertRecord(writer, test.context(), User, userValues());
        const client = insertRecord(writer, test.context(), Client, clientValues());
        const encounter = insertRecord(
          writer,
          test.context(),
          Encounter,
          encounterValues({ clientId: client.id, workerId: worker.id }),
        );
        const note = insertRecord(
          writer,
          test.context(),
          Note,
          noteValues({ clientId: client.id, encounterId: encounter.id, authorId: worker.id }),
        );
        updateRecord(
          writer,
          test.context(),
          Note,
          note.id,
          { status: 'signed', signedAt: test.clock.now(), signatureHash: 'a'.repeat(64) },
          { expectedRevision: 1 },
        );
        return note.id;
      });
      return { ...test, noteId };
    }

    it.each(
      allFields(Note)
        .map(([name]) => name)
        .filter((name) => !['revision', 'updatedAt', 'updatedBy', 'statusReason'].includes(name)),
    )('refuses a new value of %s in SQL', (name) => {
      const { store, noteId } = signedNote();
      const column = sqlIdentifier(snakeCase(name));
      const field = allFields(Note).find(([other]) => other === name)?.[1];
      const value =
        field?.storage === 'json'
          ? '{"x":1}'
          : field?.storage === 'boolean'
            ? 1
            : field?.storage === 'integer'
              ? 12_345
              : newIdentifier();
      const update = sql`UPDATE note SET ${column} = ${value} WHERE id = ${noteId}`;
      expect(failureOf(() => transaction(store, (writer) => writer.run(update))).code).toBe('NOTE_SIGNED');
    });

    it('refuses to be removed, replaced or unsigned', () => {
      const { store, noteId } = signedNote();
      for (const statement of [
        sql`DELETE FROM note WHERE id = ${noteId}`,
        sql`REPLACE INTO note SELECT * FROM note WHERE id = ${noteId}`,
        sql`UPDATE note SET signed_at = NULL, status = 'draft' WHERE id = ${noteId}`,
        sql`UPDATE note SET status = 'draft' WHERE id = ${noteId}`,
      ]) {
        expect(failureOf(() => transaction(store, (writer) => writer.run(statement))).code).toBe(
          'NOTE_SIGNED',
        );
      }
    });

    it('refuses a new text through the record store, and nothing is written', () => {
      const { store, noteId, context } = signedNote();
      const before = store.reader.value(sqlFragment`SELECT count(*) FROM change`, z.int());
      const failure = failureOf(() =>
        transaction(store, (writer) =>
          updateRecord(writer, context(), Note, noteId, { sections: { plan: 'x' } }, { expectedRevision: 2 }),
        ),
      );
      expect(failure.code).toBe('NOTE_SIGNED');
      expect(store.reader.value(sqlFragment`SELECT count(*) FROM change`, z.int())).toBe(before);
    });

    it('can be marked as entered in error, and stays frozen then (R-NOTE-09)', () => {
      const { store, noteId, context } = signedNote();
      const marked = transaction(store, (writer) =>
        updateRecord(
          writer,
          context(),
          Note,
          noteId,
          { status: 'entered_in_error', statusReason: 'Wrong person' },
          { expectedRevision: 2 },
        ),
      );
      expect(marked.status).toBe('entered_in_error');
      const failure = failureOf(() =>
        transaction(store, (writer) =>
          updateRecord(writer, context(), Note, noteId, { safetyStep: 'x' }, { expectedRevision: 3 }),
        ),
      );
      expect(failure.code).toBe('NOTE_SIGNED');
    });
  });
});
