import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import { describe, expect, it, vi } from 'vitest';

import { verifyAudit } from '../../../../electron/vault/store/audit';
import { openChangeLog } from '../../../../electron/vault/store/changes';
import { createStore, openStore, transaction } from '../../../../electron/vault/store/connection';
import type { Reader, Store } from '../../../../electron/vault/store/connection';
import {
  assertMonotonic,
  migrate,
  newestVersion,
  schemaVersion,
} from '../../../../electron/vault/store/migrate';
import type { Migration } from '../../../../electron/vault/store/migrate';
import { MIGRATIONS } from '../../../../electron/vault/store/migrations/index';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { newIdentifier } from '../../../../shared/identifiers';
import { Client, ENTITIES } from '../../../../shared/model/index';
import {
  FixtureFactsSchema,
  contentOf,
  fixturePath,
  RELEASED_VERSIONS,
  fixtureVersions,
} from '../../../support/database-fixture';
import type { FixtureFacts } from '../../../support/database-fixture';
import { FakeClock } from '../../../support/fake-clock';
import { ACTOR_ID, clientValues } from '../../../support/record-values';
import { temporaryFolder } from '../../../support/temporary-folder';
import { failureOf } from '../../../support/temporary-store';

const KEY = Buffer.alloc(32, 5);
const noBackup = (): void => undefined;

function newStore(): Store {
  return createStore({ path: join(temporaryFolder(), 'waystation.db'), key: KEY });
}

/** Every table, index and trigger, as SQLite has it. */
function schemaOf(reader: Reader): unknown {
  return reader.all(
    sqlFragment`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name`,
    z.object({ type: z.string(), name: z.string(), tbl_name: z.string(), sql: z.string().nullable() }),
  );
}

const first: Migration = {
  version: 10,
  name: 'first',
  up(writer) {
    writer.runScript(sqlFragment`
      CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
      CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id)) STRICT;
      INSERT INTO parent VALUES (1, 'a'), (2, 'b');
      INSERT INTO child VALUES (1, 1), (2, 2)`);
  },
};

/** Rebuilds a table others point to, the way SQLite's documentation says. */
const rebuild: Migration = {
  version: 20,
  name: 'rebuild',
  up(writer) {
    writer.runScript(sqlFragment`
      CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL DEFAULT '') STRICT;
      INSERT INTO parent_new (id, name) SELECT id, name FROM parent;
      DROP TABLE parent;
      ALTER TABLE parent_new RENAME TO parent`);
  },
};

describe('the migration runner', () => {
  it('brings a new database to the newest version, without a backup', () => {
    const store = newStore();
    const backUp = vi.fn();
    expect(migrate(store, { migrations: [first, rebuild], backUp })).toEqual({ from: 0, to: 20 });
    expect(schemaVersion(store.reader)).toBe(20);
    expect(backUp).not.toHaveBeenCalled();
    store.close();
  });

  it('does nothing, and backs nothing up, when the database is up to date', () => {
    const store = newStore();
    migrate(store, { migrations: [first], backUp: noBackup });
    const backUp = vi.fn();
    expect(migrate(store, { migrations: [first], backUp })).toEqual({ from: 10, to: 10 });
    expect(backUp).not.toHaveBeenCalled();
    store.close();
  });

  it('makes a backup before anything changes', () => {
    const store = newStore();
    migrate(store, { migrations: [first], backUp: noBackup });
    const backUp = vi.fn((before: Store) => {
      expect(schemaVersion(before.reader)).toBe(10);
    });
    migrate(store, { migrations: [first, rebuild], backUp });
    expect(backUp).toHaveBeenCalledTimes(1);
    store.close();
  });

  it('changes nothing when the backup fails', () => {
    const store = newStore();
    migrate(store, { migrations: [first], backUp: noBackup });
    const before = schemaOf(store.reader);
    const fails = (): never => {
      throw new Error('no room');
    };
    expect(() => migrate(store, { migrations: [first, rebuild], backUp: fails })).toThrow('no room');
    expect([schemaVersion(store.reader), schemaOf(store.reader)]).toEqual([10, before]);
    store.close();
  });

  it('does all steps or none', () => {
    const store = newStore();
    migrate(store, { migrations: [first], backUp: noBackup });
    const before = schemaOf(store.reader);
    const broken: Migration = {
      version: 30,
      name: 'broken',
      up(writer) {
        writer.run(sql`INSERT INTO nowhere VALUES (1)`);
      },
    };
    const work = (): unknown => migrate(store, { migrations: [first, rebuild, broken], backUp: noBackup });
    expect(failureOf(work).message).toContain('nowhere');
    expect([schemaVersion(store.reader), schemaOf(store.reader)]).toEqual([10, before]);
    expect(migrate(store, { migrations: [first, rebuild], backUp: noBackup })).toEqual({ from: 10, to: 20 });
    store.close();
  });

  it('rebuilds a table that others point to, keeps its rows and its references', () => {
    const store = newStore();
    migrate(store, { migrations: [first], backUp: noBackup });
    migrate(store, { migrations: [first, rebuild], backUp: noBackup });
    expect(store.reader.value(sqlFragment`SELECT count(*) FROM child`, z.int())).toBe(2);
    const orphan = (): unknown =>
      transaction(store, (writer) => writer.run(sqlFragment`INSERT INTO child VALUES (3, 99)`));
    expect(failureOf(orphan).message).toContain('FOREIGNKEY');
    store.close();
  });

  it('refuses a step that leaves a reference to nothing', () => {
    const store = newStore();
    migrate(store, { migrations: [first], backUp: noBackup });
    const orphaning: Migration = {
      version: 20,
      name: 'orphaning',
      up(writer) {
        writer.run(sqlFragment`DELETE FROM parent WHERE id = 2`);
      },
    };
    const work = (): unknown => migrate(store, { migrations: [first, orphaning], backUp: noBackup });
    expect(failureOf(work).code).toBe('INTERNAL');
    expect(schemaVersion(store.reader)).toBe(10);
    expect(store.reader.value(sqlFragment`PRAGMA foreign_keys`, z.int())).toBe(1);
    store.close();
  });

  it('refuses a database from a later version and leaves it as it is', () => {
    const store = newStore();
    migrate(store, { migrations: [first, rebuild], backUp: noBackup });
    const backUp = vi.fn();
    const work = (): unknown => migrate(store, { migrations: [first], backUp });
    expect(failureOf(work).code).toBe('DATABASE_FROM_NEWER_VERSION');
    expect([schemaVersion(store.reader), backUp.mock.calls]).toEqual([20, []]);
    store.close();
  });

  it.each([[[20, 10]], [[10, 10]], [[0]], [[-10]], [[1.5]]])('refuses versions %j', (versions) => {
    const migrations = versions.map((version) => ({ ...first, version }));
    expect(() => {
      assertMonotonic(migrations);
    }).toThrow('must rise');
  });
});

describe('the migrations of the product', () => {
  it('rise in steps of ten from ten', () => {
    assertMonotonic(MIGRATIONS);
    expect(MIGRATIONS[0]?.version).toBe(10);
  });

  it.each(MIGRATIONS.map((migration) => migration.version))(
    'come from version %i to the schema a new database has',
    (version) => {
      const fresh = newStore();
      migrate(fresh, { backUp: noBackup });
      const stepwise = newStore();
      const upTo = MIGRATIONS.filter((migration) => migration.version <= version);
      migrate(stepwise, { migrations: upTo, backUp: noBackup });
      expect(schemaVersion(stepwise.reader)).toBe(version);
      migrate(stepwise, { backUp: noBackup });
      expect(schemaOf(stepwise.reader)).toEqual(schemaOf(fresh.reader));
      fresh.close();
      stepwise.close();
    },
  );

  it('have a database file of every version people may have on their disks', () => {
    expect(fixtureVersions()).toEqual(RELEASED_VERSIONS);
    const versions = MIGRATIONS.map((migration) => migration.version);
    expect(RELEASED_VERSIONS.filter((version) => !versions.includes(version))).toEqual([]);
  });
});

/** What a migration wrote another way: since 75 the changes in a file are told by computer. */
function inTodaysShape(
  records: FixtureFacts['records'],
  version: number,
  deviceId: string,
): FixtureFacts['records'] {
  if (version >= 75) return records;
  const { bundle = [], heldBack = [], ...others } = records;
  return {
    ...others,
    bundle: bundle.map(({ afterChange = null, throughChange = null, deviceId: _device, ...rest }) => ({
      ...rest,
      ranges: [{ deviceId, after: afterChange, through: throughChange }],
    })),
    heldBack: heldBack.map(({ afterChange = null, ...rest }) => ({
      ...rest,
      afterChanges: { [deviceId]: afterChange },
    })),
  };
}

describe.each(fixtureVersions())('a database file that version %i left', (version) => {
  function opened() {
    const facts = FixtureFactsSchema.parse(JSON.parse(readFileSync(fixturePath(version, 'json'), 'utf8')));
    const path = join(temporaryFolder(), 'waystation.db');
    copyFileSync(fixturePath(version, 'db'), path);
    const store = openStore({ path, key: Buffer.from(facts.key, 'hex') });
    const before = schemaVersion(store.reader);
    migrate(store, { backUp: noBackup });
    return { store, facts, before };
  }

  it('has the version it says and today’s schema after', async () => {
    const { store, facts, before } = opened();
    expect([before, facts.version]).toEqual([version, version]);
    expect(schemaVersion(store.reader)).toBe(newestVersion());
    const fresh = newStore();
    migrate(fresh, { backUp: noBackup });
    expect(schemaOf(store.reader)).toEqual(schemaOf(fresh.reader));
    fresh.close();
    store.close();
  });

  it('has every record, change, conflict and audit row it had', async () => {
    const { store, facts } = opened();
    const { key: _key, deviceId, version: _version, ...content } = facts;
    // Migrations add fields; what was there stays.
    expect(contentOf(store.reader)).toMatchObject({
      ...content,
      records: inTodaysShape(content.records, version, deviceId),
    });
    expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true, head: facts.auditHead });
    store.close();
  });

  it('held a record of every entity there was', async () => {
    const { store, facts } = opened();
    const empty = Object.entries(facts.records).filter(([, records]) => records.length === 0);
    expect(empty).toEqual([]);
    if (version === newestVersion()) {
      expect(Object.keys(facts.records).sort()).toEqual(ENTITIES.map((entity) => entity.name).sort());
    }
    store.close();
  });

  it('can be worked with', async () => {
    const { store, facts } = opened();
    const clock = new FakeClock(Date.UTC(2020, 0, 1));
    const changeLog = openChangeLog(store.reader, { deviceId: facts.deviceId, clock });
    const context = { actorId: ACTOR_ID, now: clock.now(), operationId: newIdentifier(), changeLog };
    const edited = transaction(store, (writer) => {
      const client = insertRecord(writer, context, Client, clientValues());
      return updateRecord(writer, context, Client, client.id, { county: 'Taos' }, { expectedRevision: 1 });
    });
    expect(edited.revision).toBe(2);
    store.close();
  });
});
