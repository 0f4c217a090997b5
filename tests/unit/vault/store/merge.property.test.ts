import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { changesOfDevice, openChangeLog, toChange } from '../../../../electron/vault/store/changes';
import type { Change, ChangeLog } from '../../../../electron/vault/store/changes';
import { openConflicts } from '../../../../electron/vault/store/conflicts';
import { createStore, transaction } from '../../../../electron/vault/store/connection';
import type { Store } from '../../../../electron/vault/store/connection';
import { applyRemoteChanges, settleConflict } from '../../../../electron/vault/store/merge';
import { migrate } from '../../../../electron/vault/store/migrate';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { attendanceIdentifier, newIdentifier } from '../../../../shared/identifiers';
import {
  Attendance,
  Client,
  ContactMethod,
  GroupSeries,
  GroupSession,
  User,
} from '../../../../shared/model/index';
import type { LocalDate } from '../../../../shared/time';
import { FakeClock } from '../../../support/fake-clock';
import { ACTOR_ID, clientValues, contactValues, userValues } from '../../../support/record-values';
import { temporaryFolder } from '../../../support/temporary-folder';

const DEVICES = 3;

/** More, and others, on demand: `MERGE_ROUNDS=1000 MERGE_SEED=$RANDOM`. */
const rounds = Number(process.env['MERGE_ROUNDS'] ?? 30);
const seed = Number(process.env['MERGE_SEED'] ?? 20_260_309);

interface Device {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly deviceId: string;
  readonly changeLog: ChangeLog;
}

/** What somebody does on one of the machines. Numbers pick from what there is at that moment. */
type Step =
  | { readonly kind: 'addClient'; readonly device: number }
  | { readonly kind: 'addContact'; readonly device: number; readonly pick: number }
  | {
      readonly kind: 'edit';
      readonly device: number;
      readonly pick: number;
      readonly field: number;
      readonly value: number;
    }
  | { readonly kind: 'attend'; readonly device: number; readonly pick: number; readonly value: number }
  | { readonly kind: 'settle'; readonly device: number; readonly pick: number; readonly value: number }
  | {
      readonly kind: 'send';
      readonly device: number;
      readonly to: number;
      readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'setClock'; readonly device: number; readonly minutes: number };

const device = fc.nat({ max: DEVICES - 1 });
const pick = fc.nat({ max: 50 });
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('addClient'), device }),
  fc.record({ kind: fc.constant('addContact'), device, pick }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit'),
      device,
      pick,
      field: fc.nat({ max: 3 }),
      value: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('attend'), device, pick, value: fc.nat({ max: 1 }) }),
  },
  fc.record({ kind: fc.constant('settle'), device, pick, value: fc.nat({ max: 1 }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('send'),
      device,
      to: device,
      from: fc.oneof(fc.constant(0), fc.nat({ max: 60 })),
      count: fc.oneof(fc.constant(10_000), fc.nat({ max: 30 })),
    }),
  },
  fc.record({ kind: fc.constant('setClock'), device, minutes: fc.integer({ min: -600_000, max: 600_000 }) }),
);

function newDevice(folder: string, number: number): Device {
  const clock = new FakeClock();
  const deviceId = newIdentifier();
  const store = createStore({ path: `${folder}/${String(number)}.db`, key: randomBytes(32) });
  migrate(store, { backUp: () => undefined });
  // Durability is tested elsewhere; hundreds of rounds would only wait for the disk.
  store.reader.value(sqlFragment`PRAGMA synchronous = OFF`, z.unknown());
  return { store, clock, deviceId, changeLog: openChangeLog(store.reader, { deviceId, clock }) };
}

function perform(machines: readonly Device[], step: Step): void {
  const machine = machines[step.device];
  if (machine === undefined) throw new Error('No such machine');
  const { store, clock, changeLog } = machine;
  clock.pass(1_000);
  const context = { actorId: ACTOR_ID, now: clock.now(), operationId: newIdentifier(), changeLog };
  const clients = findRecords(store.reader, Client, sqlFragment`1 ORDER BY id`);
  const client = clients[('pick' in step ? step.pick : 0) % Math.max(clients.length, 1)];
  transaction(store, (writer) => {
    if (step.kind === 'addClient') {
      insertRecord(writer, context, Client, clientValues({ chartNumber: `RC-${String(clients.length)}` }));
    } else if (step.kind === 'addContact' && client !== undefined) {
      insertRecord(writer, context, ContactMethod, contactValues(client.id));
    } else if (step.kind === 'edit' && client !== undefined) {
      const text = step.value === 0 ? null : `value ${String(step.value)}`;
      const patches = [
        { preferredName: text },
        { county: text },
        { pronounsText: text },
        { isRestricted: step.value > 1 },
      ];
      updateRecord(writer, context, Client, client.id, patches[step.field] ?? {}, {
        expectedRevision: 'newest',
      });
    } else if (step.kind === 'attend' && client !== undefined) {
      const session = findRecords(writer, GroupSession, sqlFragment`1`)[0];
      if (session === undefined) return;
      const id = attendanceIdentifier(session.id, client.id);
      const mark = step.value === 0 ? 'present' : 'no_show';
      const values = {
        sessionId: session.id,
        clientId: client.id,
        mark,
        inAt: null,
        outAt: null,
        way: null,
        encounterId: null,
      } as const;
      if (getRecord(writer, Attendance, id) === undefined)
        insertRecord(writer, context, Attendance, values, { id });
      else updateRecord(writer, context, Attendance, id, { mark }, { expectedRevision: 'newest' });
    } else if (step.kind === 'settle') {
      const conflicts = openConflicts(writer).filter((conflict) => conflict.entity === 'client');
      const conflict = conflicts[step.pick % Math.max(conflicts.length, 1)];
      if (conflict === undefined) return;
      const { recordId, field } = conflict;
      const chosen = step.value === 0 ? conflict.winning : conflict.losing;
      settleConflict(writer, context, Client, { recordId, field, chosen });
    } else if (step.kind === 'setClock') {
      clock.set(clock.now() + step.minutes * 60_000);
    }
  });
  if (step.kind === 'send') {
    const receiver = machines[step.to];
    if (receiver !== undefined && receiver !== machine) {
      receive(receiver, changesOf(machine).slice(step.from, step.from + step.count));
    }
  }
}

function changesOf({ store, deviceId }: Device): Change[] {
  const window = { deviceId, after: 0, through: 1_000_000, limit: 1_000_000 };
  return changesOfDevice(store.reader, window).map(toChange);
}

function receive({ store, changeLog }: Device, changes: readonly Change[]): void {
  transaction(store, (writer) => applyRemoteChanges(writer, changes, { changeLog }));
}

/** Everything that must be equal. `revision` counts the writes of one machine, so it isn't part. */
function state({ store }: Device): unknown {
  const records = [User, Client, ContactMethod, GroupSeries, GroupSession, Attendance].map((entity) =>
    findRecords(store.reader, entity, sqlFragment`1 ORDER BY id`).map((record) => ({
      ...record,
      revision: 0,
    })),
  );
  const waiting = store.reader.values(sqlFragment`SELECT record_id FROM incomplete_record`, z.string());
  const search = store.reader.all(
    sqlFragment`SELECT client_id, sort_key, status_rank, visible_to, assigned_worker_id, worker_sort_key,
      last_contact_on, name_words, chart_words FROM client_search ORDER BY client_id`,
    z.unknown(),
  );
  const notesDue = store.reader.all(sqlFragment`SELECT * FROM note_due ORDER BY encounter_id`, z.unknown());
  return { records, conflicts: openConflicts(store.reader), waiting, search, notesDue };
}

/** What every machine starts with: a person to disagree about, a worker and a group to attend. */
function begin(machine: Device): void {
  const { store, clock, changeLog } = machine;
  const context = { actorId: ACTOR_ID, now: clock.now(), operationId: newIdentifier(), changeLog };
  transaction(store, (writer) => {
    const worker = insertRecord(writer, context, User, userValues());
    const series = insertRecord(writer, context, GroupSeries, {
      name: 'Tuesday circle',
      topic: 'coping',
      facilitatorId: worker.id,
      placeOfService: 'non_residential',
      place: null,
      usualStartTime: '10:00',
      usualMinutes: 60,
      capacity: null,
      isActive: true,
      kind: 'group',
      coFacilitatorId: null,
      curriculum: null,
      scheduleRule: null,
      scheduleStartsOn: null,
      isClosed: null,
    });
    insertRecord(writer, context, Client, clientValues({ chartNumber: 'RC-FIRST' }));
    insertRecord(writer, context, GroupSession, {
      seriesId: series.id,
      heldOn: '2026-03-10' as LocalDate,
      startAt: clock.now(),
      endAt: clock.now(),
      facilitatorId: worker.id,
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
    });
  });
}

describe('merging over three machines', () => {
  it(
    'comes to one state whatever was done where, in whatever order, however often it is sent',
    () => {
      const folder = temporaryFolder();
      let round = 0;
      let conflictCount = 0;
      const property = fc.property(
        fc.array(stepArbitrary, { minLength: 8, maxLength: 40, size: 'max' }),
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        (steps, shuffles) => {
          round += 1;
          const machines = Array.from({ length: DEVICES }, (_, number) =>
            newDevice(folder, round * DEVICES + number),
          );
          const [first] = machines;
          if (first === undefined) throw new Error('No machine');
          try {
            begin(first);
            for (const machine of machines) receive(machine, changesOf(first));
            for (const step of steps) perform(machines, step);
            const all = machines.flatMap(changesOf);
            machines.forEach((machine, number) => {
              // Every machine gets everything in an order of its own, in two parts that overlap.
              const order = shuffled(all, shuffles.slice(number * 4, number * 4 + 4));
              const middle = Math.floor(order.length / 2);
              receive(machine, order.slice(0, middle + 5));
              receive(machine, order.slice(Math.max(0, middle - 5)));
            });
            const [expected, ...others] = machines.map(state);
            for (const other of others) expect(other).toEqual(expected);
            expect(expected).toMatchObject({ waiting: [] });
            conflictCount += openConflicts(first.store.reader).length;
            // And once more changes nothing.
            receive(first, all);
            expect(state(first)).toEqual(expected);
          } finally {
            for (const machine of machines) machine.store.close();
          }
        },
      );
      fc.assert(property, { numRuns: rounds, seed });
      // Otherwise the steps would no longer make machines disagree, and nothing was tested.
      expect(conflictCount).toBeGreaterThan(10);
    },
    rounds * 3_000,
  );
});

/** A permutation that follows from a few numbers, so that a failing case can be shrunk and repeated. */
function shuffled<Value>(values: readonly Value[], numbers: readonly number[]): Value[] {
  let seed = numbers.reduce((sum, number) => (sum * 31 + number) >>> 0, 7);
  const result = [...values];
  for (let index = result.length - 1; index > 0; index -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = seed % (index + 1);
    const [left, right] = [result[index], result[other]];
    if (left === undefined || right === undefined) continue;
    result[index] = right;
    result[other] = left;
  }
  return result;
}
