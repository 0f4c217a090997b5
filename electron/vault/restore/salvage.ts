import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { Device, ENTITIES } from '../../../shared/model/index';
import type { EntityDefinition } from '../../../shared/model/index';
import { canonicalJson } from '../canonical-json';
import { auditHead, auditRowsAfter, continueAudit } from '../store/audit';
import { changesOfDevice, lastSequence, toChange } from '../store/changes';
import type { ChangeLog, WriteContext } from '../store/changes';
import { transaction } from '../store/connection';
import type { Store, Writer } from '../store/connection';
import { mappingOf, recordFromRow } from '../store/entity-mapping';
import { applyRemoteChanges } from '../store/merge';
import { getRecord, insertRecord, removeLocalRecord, updateRecord, writeNewRow } from '../store/records';
import { AnyRowSchema, IntegerSchema, TextSchema } from '../store/row-schemas';
import { sql, sqlFragment } from '../store/sql';
import type { DamagedDatabase } from './damaged-database';

const CHANGES_PER_WINDOW = 512;
const ROWS_PER_WINDOW = 256;

/** What came back of a damaged database. */
export interface Salvage {
  replayedChangeCount: number;
  rescuedRecordCount: number;
  localRecordCount: number;
  unreadableCount: number;
}

interface SalvageTask {
  readonly damaged: DamagedDatabase;
  /** The restored one, with a new device of its own. */
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly context: WriteContext;
  /** Lets other work have a turn, says how far it is, and throws when it was stopped. */
  readonly onTurn: (doneCount: number, totalCount: number) => Promise<void>;
}

/**
 * Puts back what a damaged database still holds beyond a snapshot of it: first its change log, then records whose
 * changes can't be read, then what stays on this computer, then the activity log as far as its chain is whole. Reads
 * in windows and goes around what doesn't read. Nothing in the restored database is replaced by something older.
 */
export async function salvage(task: SalvageTask): Promise<Salvage> {
  const found: Salvage = {
    replayedChangeCount: 0,
    rescuedRecordCount: 0,
    localRecordCount: 0,
    unreadableCount: 0,
  };
  const devices = devicesOf(task);
  const stepCount = devices.length + ENTITIES.length;
  for (const [index, deviceId] of devices.entries()) {
    await replayChanges(task, deviceId, found, () => task.onTurn(index, stepCount));
  }
  for (const [index, entity] of ENTITIES.entries()) {
    await task.onTurn(devices.length + index, stepCount);
    if (entity.name !== Device.name) rescueRows(task, entity, found);
  }
  continueAuditChain(task, found);
  return found;
}

function devicesOf({ damaged, store }: SalvageTask): readonly string[] {
  const known = store.reader.values(
    sqlFragment`SELECT id FROM device UNION SELECT DISTINCT device_id FROM change`,
    TextSchema,
  );
  const more =
    attempt(() => damaged.read((reader) => reader.values(sqlFragment`SELECT id FROM device`, TextSchema))) ??
    [];
  return [...new Set([...known, ...more])];
}

async function replayChanges(
  { damaged, store, changeLog }: SalvageTask,
  deviceId: string,
  found: Salvage,
  onTurn: () => Promise<void>,
): Promise<void> {
  if (deviceId === changeLog.deviceId) return;
  for (let after = lastSequence(store.reader, deviceId); ; after += CHANGES_PER_WINDOW) {
    await onTurn();
    const through = after + CHANGES_PER_WINDOW;
    const unreadableBefore = found.unreadableCount;
    const rows = readAround(after, through, found, (from, to) =>
      damaged.read((reader) =>
        changesOfDevice(reader, { deviceId, after: from, through: to, limit: CHANGES_PER_WINDOW }),
      ),
    );
    if (rows.length === 0 && found.unreadableCount === unreadableBefore) return;
    const changes = rows.flatMap((row) => attempt(() => toChange(row)) ?? []);
    const report = transaction(store, (writer) => applyRemoteChanges(writer, changes, { changeLog }));
    found.replayedChangeCount += report.addedCount;
    // A log that doesn't read at all ends here too.
    if (rows.length === 0) return;
  }
}

function rescueRows(task: SalvageTask, entity: EntityDefinition, found: Salvage): void {
  const { damaged, store, context } = task;
  const { table, selection } = mappingOf(entity);
  const last = attempt(() =>
    damaged.read((reader) => reader.value(sql`SELECT max(rowid) FROM ${table}`, z.int().nullable())),
  );
  const expected = store.reader.value(sql`SELECT coalesce(max(rowid), 0) FROM ${table}`, IntegerSchema) ?? 0;
  const through = last ?? expected + ROWS_PER_WINDOW;
  for (let after = 0; after < through; after += ROWS_PER_WINDOW) {
    const rows = readAround(after, Math.min(through, after + ROWS_PER_WINDOW), found, (from, to) =>
      damaged.read((reader) =>
        reader.all(
          sql`SELECT ${selection} FROM ${table} WHERE rowid > ${from} AND rowid <= ${to} ORDER BY rowid`,
          AnyRowSchema,
        ),
      ),
    );
    transaction(store, (writer) => {
      for (const row of rows) {
        const record = attempt(() => recordFromRow(entity, row));
        if (record === undefined) continue;
        const isBack = attempt(() => writer.savepoint(() => putBack(writer, context, entity, record)));
        if (isBack === undefined) found.unreadableCount += 1;
        else if (isBack) {
          if (entity.scope === 'local') found.localRecordCount += 1;
          else found.rescuedRecordCount += 1;
        }
      }
    });
  }
}

/** Puts one record back when the restored database doesn't have it, or has it older; answers whether it did. */
function putBack(
  writer: Writer,
  context: WriteContext,
  entity: EntityDefinition,
  record: Readonly<Record<string, unknown>> & { readonly id: string; readonly updatedAt: number },
): boolean {
  const present: (Readonly<Record<string, unknown>> & { readonly updatedAt: number }) | undefined = getRecord(
    writer,
    entity,
    record.id,
  );
  if (present === undefined) {
    if (entity.scope === 'local') writeNewRow(writer, entity, record);
    else insertRecord(writer, context, entity, valuesOf(entity, record), { id: record.id });
    return true;
  }
  if (entity.appendOnly || present.updatedAt >= record.updatedAt) return false;
  const isSame = Object.keys(entity.fields).every(
    (field) => canonicalJson(record[field]) === canonicalJson(present[field]),
  );
  if (isSame) return false;
  if (entity.scope === 'local') {
    removeLocalRecord(writer, entity, record.id);
    writeNewRow(writer, entity, record);
  } else {
    updateRecord(writer, context, entity, record.id, valuesOf(entity, record), {
      expectedRevision: 'newest',
    });
  }
  return true;
}

function valuesOf(entity: EntityDefinition, record: Readonly<Record<string, unknown>>): never {
  // The record was parsed by this very entity's schema.
  return Object.fromEntries(Object.keys(entity.fields).map((field) => [field, record[field]])) as never;
}

function continueAuditChain({ damaged, store }: SalvageTask, found: Salvage): void {
  for (;;) {
    const { sequence } = auditHead(store.reader);
    const rows = attempt(() => damaged.read((reader) => auditRowsAfter(reader, sequence)));
    if (rows === undefined) {
      found.unreadableCount += 1;
      return;
    }
    if (rows.length === 0) return;
    const takenCount = transaction(store, (writer) => continueAudit(writer, rows));
    if (takenCount < rows.length) return;
  }
}

/** Reads a window; where it doesn't read, its halves, down to single places, which are counted and left out. */
function readAround<Row>(
  after: number,
  through: number,
  found: Salvage,
  read: (after: number, through: number) => readonly Row[],
): readonly Row[] {
  const rows = attempt(() => read(after, through));
  if (rows !== undefined) return rows;
  if (through - after <= 1) {
    found.unreadableCount += 1;
    return [];
  }
  const middle = Math.floor((after + through) / 2);
  return [...readAround(after, middle, found, read), ...readAround(middle, through, found, read)];
}

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ClinicFailure || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
