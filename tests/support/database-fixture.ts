import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { auditHead } from '../../electron/vault/store/audit';
import type { AuditHead } from '../../electron/vault/store/audit';
import { openChangeLog } from '../../electron/vault/store/changes';
import type { Change, WriteContext } from '../../electron/vault/store/changes';
import { runCommand } from '../../electron/vault/store/commands';
import { openConflicts } from '../../electron/vault/store/conflicts';
import { createStore } from '../../electron/vault/store/connection';
import type { Reader } from '../../electron/vault/store/connection';
import { applyRemoteChanges } from '../../electron/vault/store/merge';
import { migrate, newestVersion } from '../../electron/vault/store/migrate';
import { findRecords, getRecord } from '../../electron/vault/store/records';
import { sqlFragment } from '../../electron/vault/store/sql';
import { HybridClock } from '../../shared/hybrid-clock';
import { newIdentifier } from '../../shared/identifiers';
import { Client, ENTITIES } from '../../shared/model/index';
import { fillWithRecords } from './database-fixture-records';
import { FakeClock } from './fake-clock';
import { ACTOR_ID } from './record-values';

/** The folder of database files as every released version left them. */
export const DATABASE_FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'databases');

/** What is known of a fixture: the key it is under and what must be found in it. */
export const FixtureFactsSchema = z.strictObject({
  version: z.int().positive(),
  /** The data key, hex. The people in the file are invented. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  deviceId: z.string(),
  records: z.record(z.string(), z.array(z.record(z.string(), z.json()))),
  changeCount: z.int(),
  conflicts: z.array(z.json()),
  auditHead: z.strictObject({ sequence: z.int(), hash: z.string() }),
});

export type FixtureFacts = z.output<typeof FixtureFactsSchema>;

/** Schema versions somebody may have on their disk: each has a fixture, which is never written again. */
export const RELEASED_VERSIONS: readonly number[] = [10, 100, 140, 170, 190, 210];

/** The versions there is a fixture of, oldest first. */
export function fixtureVersions(): readonly number[] {
  if (!existsSync(DATABASE_FIXTURES)) return [];
  return readdirSync(DATABASE_FIXTURES)
    .map((name) => /^v(\d{4})\.db$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .map(Number)
    .sort((left, right) => left - right);
}

/** The path of a version's database file, or of its facts. */
export function fixturePath(version: number, kind: 'db' | 'json'): string {
  return join(DATABASE_FIXTURES, `v${String(version).padStart(4, '0')}.${kind}`);
}

/** Everything a database holds that a later version must still find, in a form that JSON keeps. */
export function contentOf(reader: Reader): Omit<FixtureFacts, 'version' | 'key' | 'deviceId'> {
  const records = Object.fromEntries(
    ENTITIES.map((entity) => [entity.name, findRecords(reader, entity, sqlFragment`1 ORDER BY id`)]),
  );
  const head: AuditHead = auditHead(reader);
  return FixtureFactsSchema.pick({
    records: true,
    changeCount: true,
    conflicts: true,
    auditHead: true,
  }).parse({
    records,
    changeCount: reader.value(sqlFragment`SELECT count(*) FROM change`, z.int()),
    conflicts: openConflicts(reader),
    auditHead: head,
  });
}

/** Writes the fixture of today's version. A released one is never written again. */
export function writeDatabaseFixture(): string {
  const version = newestVersion();
  const path = fixturePath(version, 'db');
  for (const suffix of ['', '-wal', '-shm', '-open']) rmSync(`${path}${suffix}`, { force: true });
  const key = randomBytes(32);
  const clock = new FakeClock();
  const deviceId = newIdentifier();
  const store = createStore({ path, key });
  try {
    migrate(store, { backUp: () => undefined });
    const changeLog = openChangeLog(store.reader, { deviceId, clock });
    const context = (): WriteContext => {
      clock.pass(1_000);
      return { actorId: ACTOR_ID, now: clock.now(), operationId: newIdentifier(), changeLog };
    };
    const operation = {
      operationId: newIdentifier(),
      actorId: ACTOR_ID,
      method: 'fixture.fill',
      now: clock.now(),
    };
    runCommand(store, operation, (writer) => {
      fillWithRecords(writer, context);
      return { filled: true };
    });
    runCommand(store, { ...operation, operationId: newIdentifier() }, (writer) => {
      applyRemoteChanges(writer, [disagreement(writer, clock)], { changeLog });
    });
    const facts: FixtureFacts = { version, key: key.toString('hex'), deviceId, ...contentOf(store.reader) };
    writeFileSync(fixturePath(version, 'json'), `${JSON.stringify(facts, undefined, 2)}\n`);
  } finally {
    store.close();
  }
  return path;
}

/** Another machine gave the person another preferred name without knowing of ours. */
function disagreement(reader: Reader, clock: FakeClock): Change {
  const client = findRecords(reader, Client, sqlFragment`preferred_name IS NOT NULL`)[0];
  if (client === undefined || getRecord(reader, Client, client.id) === undefined)
    throw new Error('No person');
  const deviceId = newIdentifier();
  clock.pass(5_000);
  return {
    deviceId,
    sequence: 1,
    timestamp: new HybridClock({ clock, deviceId }).next(),
    baseTimestamp: null,
    settledTimestamps: [],
    recordedAt: clock.now(),
    actorId: ACTOR_ID,
    operationId: newIdentifier(),
    entity: 'client',
    recordId: client.id,
    field: 'preferredName',
    value: 'Pepito',
  };
}
