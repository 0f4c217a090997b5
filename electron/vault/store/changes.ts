import { z } from 'zod';

import type { Clock } from '../../../shared/clock';
import { HybridClock, HybridTimestampSchema } from '../../../shared/hybrid-clock';
import type { HybridTimestamp } from '../../../shared/hybrid-clock';
import { UuidSchema } from '../../../shared/identifiers';
import type { EntityDefinition } from '../../../shared/model/index';
import { InstantSchema } from '../../../shared/time';
import type { InstantMs } from '../../../shared/time';
import { canonicalJson } from '../canonical-json';
import type { Reader, Writer } from './handles';
import { IntegerSchema } from './row-schemas';
import { sql, sqlFragment, sqlRows } from './sql';

const FieldNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/);

/** One field of one record got a value, as it travels between devices. */
export const ChangeSchema = z.strictObject({
  deviceId: UuidSchema,
  /** Counts the changes of the device, from 1, without gaps. */
  sequence: z.int().positive(),
  timestamp: HybridTimestampSchema,
  /** The timestamp of the value its writer saw; `null` when the field was empty. */
  baseTimestamp: HybridTimestampSchema.nullable(),
  /** The values a person decided against when two had been written at once. */
  settledTimestamps: z.array(HybridTimestampSchema).max(100),
  recordedAt: InstantSchema,
  actorId: UuidSchema,
  operationId: UuidSchema,
  entity: FieldNameSchema,
  recordId: UuidSchema,
  field: FieldNameSchema,
  value: z.json(),
});

export type Change = z.output<typeof ChangeSchema>;

/** Where this device's changes get their device, sequence and timestamp from. */
export interface ChangeLog {
  readonly deviceId: string;
  readonly hybridClock: HybridClock;
}

/** Who changes something, when, and by which command. */
export interface WriteContext {
  readonly actorId: string;
  readonly now: InstantMs;
  /** The command's UUIDv7; a command that is repeated has the same. */
  readonly operationId: string;
  readonly changeLog: ChangeLog;
}

/** A field's new value, before it has a place in the log. */
export interface FieldChange {
  readonly field: string;
  readonly value: unknown;
  readonly baseTimestamp: HybridTimestamp | null;
  readonly settledTimestamps?: readonly HybridTimestamp[];
}

/** The change log of this device, its clock going on where it was. */
export function openChangeLog(
  reader: Reader,
  options: { readonly deviceId: string; readonly clock: Clock },
): ChangeLog {
  const newest = reader.value(sqlFragment`SELECT timestamp FROM hybrid_clock`, HybridTimestampSchema);
  return {
    deviceId: options.deviceId,
    hybridClock: new HybridClock(newest === undefined ? options : { ...options, newest }),
  };
}

/**
 * One statement for several fields of a record: an import writes 20 rows for each of 10,000 people. A compiled statement is
 * kept for every length up to this one. Values bound as rows take two thirds of the time of one JSON text taken apart.
 */
const CHANGES_PER_STATEMENT = 16;

/** Writes changes of one record, all under one new timestamp, which is returned. */
export function recordChanges(
  writer: Writer,
  context: WriteContext,
  entity: EntityDefinition,
  recordId: string,
  changes: readonly FieldChange[],
): HybridTimestamp {
  const { deviceId, hybridClock } = context.changeLog;
  const timestamp = hybridClock.next();
  const sequence = lastSequence(writer, deviceId);
  for (let start = 0; start < changes.length; start += CHANGES_PER_STATEMENT) {
    const rows = changes
      .slice(start, start + CHANGES_PER_STATEMENT)
      .map((change, index) => [
        sequence + start + index + 1,
        change.baseTimestamp,
        settledText(change.settledTimestamps ?? []),
        change.field,
        canonicalJson(change.value),
      ]);
    writer.run(sql`
      INSERT INTO change (device_id, sequence, timestamp, base_timestamp, settled_timestamps, recorded_at,
        actor_id, operation_id, entity, record_id, field, value)
      SELECT ${deviceId}, column1, ${timestamp}, column2, column3, ${context.now},
        ${context.actorId}, ${context.operationId}, ${entity.name}, ${recordId}, column4, column5
      FROM (VALUES ${sqlRows(rows)})`);
  }
  rememberTimestamp(writer, timestamp);
  return timestamp;
}

/** A change with its value still as text. */
export interface StoredChange extends Omit<Change, 'value'> {
  readonly valueText: string;
}

/** Adds one row to the log. */
export function insertChange(writer: Writer, change: StoredChange): void {
  const settled = settledText(change.settledTimestamps);
  writer.run(sql`
    INSERT INTO change (device_id, sequence, timestamp, base_timestamp, settled_timestamps, recorded_at,
      actor_id, operation_id, entity, record_id, field, value)
    VALUES (${change.deviceId}, ${change.sequence}, ${change.timestamp}, ${change.baseTimestamp}, ${settled},
      ${change.recordedAt}, ${change.actorId}, ${change.operationId}, ${change.entity}, ${change.recordId},
      ${change.field}, ${change.valueText})`);
}

function settledText(timestamps: readonly HybridTimestamp[]): string | null {
  return timestamps.length === 0 ? null : JSON.stringify(timestamps);
}

/** Keeps the newest timestamp, so that the clock goes on from it after a restart. */
export function rememberTimestamp(writer: Writer, timestamp: HybridTimestamp): void {
  writer.run(sql`
    INSERT INTO hybrid_clock (id, timestamp) VALUES (1, ${timestamp})
    ON CONFLICT (id) DO UPDATE SET timestamp = max(timestamp, excluded.timestamp)`);
}

/** The number of the newest change of a device; 0 when there is none. */
export function lastSequence(reader: Reader, deviceId: string): number {
  const statement = sql`SELECT coalesce(max(sequence), 0) FROM change WHERE device_id = ${deviceId}`;
  return reader.value(statement, IntegerSchema) ?? 0;
}

const NewestSchema = z.object({ field: z.string(), timestamp: HybridTimestampSchema });

/** The timestamps of the newest values of a record's fields. */
export function newestTimestamps(reader: Reader, recordId: string): ReadonlyMap<string, HybridTimestamp> {
  const rows = reader.all(
    sql`SELECT field, max(timestamp) AS timestamp FROM change WHERE record_id = ${recordId} GROUP BY field`,
    NewestSchema,
  );
  return new Map(rows.map((row) => [row.field, row.timestamp]));
}

const StoredRowSchema = z
  .tuple([
    z.string(),
    z.number(),
    HybridTimestampSchema,
    HybridTimestampSchema.nullable(),
    z.array(HybridTimestampSchema).nullable(),
    InstantSchema,
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
  ])
  .transform(
    ([deviceId, sequence, timestamp, baseTimestamp, settled, recordedAt, actorId, operationId, ...rest]) => {
      const [entity, recordId, field, valueText] = rest;
      return {
        deviceId,
        sequence,
        timestamp,
        baseTimestamp,
        settledTimestamps: settled ?? [],
        recordedAt,
        actorId,
        operationId,
        entity,
        recordId,
        field,
        valueText,
      } satisfies StoredChange;
    },
  );

const StoredRowsSchema = z.array(StoredRowSchema);

const storedColumns = sqlFragment`json_group_array(json_array(device_id, sequence, timestamp, base_timestamp,
  json(settled_timestamps), recorded_at, actor_id, operation_id, entity, record_id, field, value))`;

/** Everything that happened to a record, oldest first. */
export function changesOfRecord(reader: Reader, recordId: string): readonly StoredChange[] {
  return reader.json(
    sql`SELECT ${storedColumns} FROM (
      SELECT * FROM change WHERE record_id = ${recordId} ORDER BY timestamp, device_id, sequence)`,
    StoredRowsSchema,
  );
}

/**
 * A window of a device's changes in their order, for bundles: those after one sequence number, through another,
 * at most `limit`.
 */
export function changesOfDevice(
  reader: Reader,
  window: {
    readonly deviceId: string;
    readonly after: number;
    readonly through: number;
    readonly limit: number;
  },
): readonly StoredChange[] {
  return reader.json(
    sql`SELECT ${storedColumns} FROM (
      SELECT * FROM change
      WHERE device_id = ${window.deviceId} AND sequence > ${window.after} AND sequence <= ${window.through}
      ORDER BY sequence LIMIT ${window.limit})`,
    StoredRowsSchema,
  );
}

/** The change as it is written into a bundle and read from one. */
export function toChange(stored: StoredChange): Change {
  const { valueText, ...rest } = stored;
  return ChangeSchema.parse({ ...rest, value: JSON.parse(valueText) as unknown });
}
