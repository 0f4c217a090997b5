import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { deviceTag } from '../../../shared/hybrid-clock';
import type { HybridTimestamp } from '../../../shared/hybrid-clock';
import { ENTITIES } from '../../../shared/model/index';
import type { BaseRow, EntityDefinition } from '../../../shared/model/index';
import { canonicalJson } from '../canonical-json';
import { changesOfRecord, insertChange, recordChanges, rememberTimestamp } from './changes';
import type { Change, ChangeLog, StoredChange, WriteContext } from './changes';
import { storeConflicts, storeRefusals } from './conflicts';
import type { ChangeReference } from './conflicts';
import { mappingOf } from './entity-mapping';
import { StoreFailure } from './failure';
import type { Reader, Writer } from './handles';
import { getRecord, writeNewRow, writeRow } from './records';
import { resolveRecord } from './resolve';
import type { Resolution } from './resolve';
import { IntegerSchema } from './row-schemas';
import { updateDerivedTables } from './derived-tables';
import { sql } from './sql';

/** Why a change from another device is kept aside instead of in the log. */
export type RefusalReason =
  | 'UNKNOWN_ENTITY'
  | 'UNKNOWN_FIELD'
  | 'INVALID_VALUE'
  | 'INVALID_TIMESTAMP'
  /** The device has sent another change under the same number. */
  | 'CONTRADICTS';

/** What merging a batch of changes came to. */
export interface MergeReport {
  readonly addedCount: number;
  readonly alreadyKnownCount: number;
  readonly refused: readonly (ChangeReference & { readonly reason: RefusalReason })[];
  readonly recordsWrittenCount: number;
  /** Records that wait for more changes. */
  readonly incompleteCount: number;
  /** Some device's clock is so far ahead that a person should look at it. */
  readonly isClockFarAhead: boolean;
}

const IncompleteSchema = z.object({ record_id: z.string(), entity: z.string() });
const KnownChangeSchema = z.object({
  timestamp: z.string(),
  entity: z.string(),
  record_id: z.string(),
  field: z.string(),
  value: z.string(),
});

const entitiesByName = new Map(ENTITIES.map((entity) => [entity.name, entity]));
const entityOrder = new Map(ENTITIES.map((entity, index) => [entity.name, index]));

/**
 * Takes in changes of other devices. Whatever the order and however often they come, devices that have the same
 * changes have the same records: per field the latest write counts, and writes that didn't know of each other are
 * listed as conflicts. Changes are in the shape `ChangeSchema` checks.
 */
export function applyRemoteChanges(
  writer: Writer,
  changes: readonly Change[],
  options: { readonly changeLog: ChangeLog },
): MergeReport {
  const touched = new Map<string, EntityDefinition>();
  const refused: (ChangeReference & { reason: RefusalReason })[] = [];
  let addedCount = 0;
  let alreadyKnownCount = 0;
  let isClockFarAhead = false;
  let newest: HybridTimestamp | undefined;
  for (const change of changes) {
    const stored = toStored(change);
    const outcome = admit(writer, change, stored);
    if (outcome === 'known') alreadyKnownCount += 1;
    else if (outcome === 'new') {
      addedCount += 1;
      const entity = entitiesByName.get(change.entity);
      if (entity !== undefined) touched.set(change.recordId, entity);
      isClockFarAhead = options.changeLog.hybridClock.receive(change.timestamp).isFarAhead || isClockFarAhead;
      if (newest === undefined || change.timestamp > newest) newest = change.timestamp;
    } else {
      refused.push({ deviceId: change.deviceId, sequence: change.sequence, reason: outcome });
      keepRefused(writer, change, outcome);
    }
  }
  if (newest !== undefined) rememberTimestamp(writer, newest);
  const recordsWrittenCount = writeRecords(writer, touched);
  return {
    addedCount,
    alreadyKnownCount,
    refused,
    recordsWrittenCount,
    incompleteCount: writer.value(sql`SELECT count(*) FROM incomplete_record`, IntegerSchema) ?? 0,
    isClockFarAhead,
  };
}

/**
 * Settles a conflict: the chosen value becomes the field's newest, and the values decided against count as seen,
 * here and on every device the decision reaches.
 * @throws ClinicFailure `NOT_FOUND` when the field has no open conflict or the choice isn't part of it.
 */
export function settleConflict(
  writer: Writer,
  context: WriteContext,
  entity: EntityDefinition,
  choice: { readonly recordId: string; readonly field: string; readonly chosen: ChangeReference },
): void {
  const { recordId, field, chosen } = choice;
  const resolution = resolveRecord(entity, changesOfRecord(writer, recordId));
  const conflicts = (resolution?.conflicts ?? []).filter((conflict) => conflict.field === field);
  const winning = conflicts[0]?.winning;
  if (winning === undefined) throw new ClinicFailure('NOT_FOUND');
  const chosenChange = [winning, ...conflicts.map((conflict) => conflict.losing)].find(
    (change) => change.deviceId === chosen.deviceId && change.sequence === chosen.sequence,
  );
  if (chosenChange === undefined) throw new ClinicFailure('NOT_FOUND');
  recordChanges(writer, context, entity, recordId, [
    {
      field,
      value: JSON.parse(chosenChange.valueText) as unknown,
      baseTimestamp: winning.timestamp,
      settledTimestamps: conflicts.map((conflict) => conflict.losing.timestamp),
    },
  ]);
  writeRecords(writer, new Map([[recordId, entity]]));
}

function toStored(change: Change): StoredChange {
  const { value, ...rest } = change;
  return { ...rest, valueText: canonicalJson(value) };
}

/** Puts a change into the log, unless it is there already or can't be true. */
function admit(writer: Writer, change: Change, stored: StoredChange): 'new' | 'known' | RefusalReason {
  const entity = entitiesByName.get(change.entity);
  if (entity?.scope !== 'shared') return 'UNKNOWN_ENTITY';
  const field = entity.fields[change.field];
  if (field === undefined || field.tier === 'secret') return 'UNKNOWN_FIELD';
  if (!field.schema.safeParse(change.value).success) return 'INVALID_VALUE';
  const earlier = [change.baseTimestamp, ...change.settledTimestamps].filter((value) => value !== null);
  if (
    !change.timestamp.endsWith(deviceTag(change.deviceId)) ||
    earlier.some((timestamp) => timestamp >= change.timestamp)
  ) {
    return 'INVALID_TIMESTAMP';
  }
  const known = writer.first(
    sql`SELECT timestamp, entity, record_id, field, value FROM change
      WHERE device_id = ${change.deviceId} AND sequence = ${change.sequence}`,
    KnownChangeSchema,
  );
  if (known === undefined) {
    insertChange(writer, stored);
    return 'new';
  }
  const isSame =
    known.timestamp === stored.timestamp &&
    known.entity === stored.entity &&
    known.record_id === stored.recordId &&
    known.field === stored.field &&
    known.value === stored.valueText;
  return isSame ? 'known' : 'CONTRADICTS';
}

function keepRefused(writer: Writer, change: Change, reason: RefusalReason): void {
  writer.run(sql`
    INSERT INTO refused_change (device_id, sequence, reason, record_id, content)
    VALUES (${change.deviceId}, ${change.sequence}, ${reason}, ${change.recordId}, ${canonicalJson(change)})
    ON CONFLICT DO NOTHING`);
}

/**
 * Brings the records in line with their changes, and with them those that waited: a record may point to one that
 * only now arrived. Answers how many were written.
 */
function writeRecords(writer: Writer, touched: ReadonlyMap<string, EntityDefinition>): number {
  let pending = [...new Map([...touched, ...incompleteRecords(writer)])].sort(
    ([, left], [, right]) => (entityOrder.get(left.name) ?? 0) - (entityOrder.get(right.name) ?? 0),
  );
  let writtenCount = 0;
  for (;;) {
    const waiting = pending.filter(([id, entity]) => {
      const outcome = writeRecord(writer, entity, id);
      if (outcome === 'written') writtenCount += 1;
      return outcome === 'waits';
    });
    if (waiting.length === pending.length || waiting.length === 0) return writtenCount;
    pending = waiting;
  }
}

function incompleteRecords(reader: Reader): readonly (readonly [string, EntityDefinition])[] {
  return reader.all(sql`SELECT record_id, entity FROM incomplete_record`, IncompleteSchema).flatMap((row) => {
    const entity = entitiesByName.get(row.entity);
    return entity === undefined ? [] : [[row.record_id, entity] as const];
  });
}

function writeRecord(
  writer: Writer,
  entity: EntityDefinition,
  id: string,
): 'written' | 'unchanged' | 'waits' {
  const resolution = resolveRecord(entity, changesOfRecord(writer, id));
  if (resolution === undefined) return 'unchanged';
  storeConflicts(writer, entity, id, resolution.conflicts);
  storeRefusals(writer, id, resolution.refusals);
  const record = resolution.isPartial ? undefined : recordOf(entity, id, resolution);
  if (record === undefined) return waits(writer, entity, id, 'FIELDS_MISSING');
  const current: Readonly<Record<string, unknown>> | undefined = getRecord(writer, entity, id);
  const changed = mappingOf(entity).columns.filter(
    (column) =>
      column.name !== 'revision' &&
      canonicalJson(record[column.name]) !== canonicalJson(current?.[column.name] ?? null),
  );
  const isNew = current === undefined;
  if (isNew || changed.length > 0) {
    try {
      writer.savepoint(() => {
        if (isNew) writeNewRow(writer, entity, record);
        else {
          const revision = Number(current['revision']) + 1;
          writeRow(writer, entity, { ...record, revision }, new Set(changed.map((column) => column.name)));
        }
        updateDerivedTables(writer, entity, id);
      });
    } catch (error) {
      if (!(error instanceof StoreFailure) || !error.resultCode.startsWith('SQLITE_CONSTRAINT')) throw error;
      const isReference = error.resultCode === 'SQLITE_CONSTRAINT_FOREIGNKEY';
      return waits(writer, entity, id, isReference ? 'REFERENCE_MISSING' : 'REFUSED_BY_SCHEMA');
    }
  }
  forgetWaiting(writer, id);
  return isNew || changed.length > 0 ? 'written' : 'unchanged';
}

/** The record the changes make, or `undefined` when a field it needs hasn't come yet. */
function recordOf(
  entity: EntityDefinition,
  id: string,
  resolution: Resolution,
): Readonly<Record<string, unknown>> | undefined {
  const { first, last } = resolution;
  const base: BaseRow = {
    id,
    revision: 1,
    createdAt: first.recordedAt,
    createdBy: first.actorId,
    updatedAt: last.recordedAt,
    updatedBy: last.actorId,
  };
  const record: Record<string, unknown> = { ...base };
  for (const field of Object.keys(entity.fields)) {
    const winner = resolution.winners.get(field);
    record[field] = winner === undefined ? null : (JSON.parse(winner.valueText) as unknown);
  }
  const result = entity.schema.safeParse(record);
  return result.success ? result.data : undefined;
}

function waits(writer: Writer, entity: EntityDefinition, id: string, reason: string): 'waits' {
  writer.run(sql`
    INSERT INTO incomplete_record (entity, record_id, reason) VALUES (${entity.name}, ${id}, ${reason})
    ON CONFLICT (record_id) DO UPDATE SET reason = excluded.reason`);
  return 'waits';
}

function forgetWaiting(writer: Writer, id: string): void {
  writer.run(sql`DELETE FROM incomplete_record WHERE record_id = ${id}`);
}
