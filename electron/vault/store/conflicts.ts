import { z } from 'zod';

import type { EntityDefinition } from '../../../shared/model/index';
import { changesOfRecord } from './changes';
import type { Reader, Writer } from './handles';
import { resolveRecord } from './resolve';
import type { FieldConflict, Refusal } from './resolve';
import { IntegerSchema } from './row-schemas';
import { sql } from './sql';

/** Names one change of the log. */
export interface ChangeReference {
  readonly deviceId: string;
  readonly sequence: number;
}

/** Two values of one field that were written at once, for a person to choose between. */
export interface Conflict {
  readonly entity: string;
  readonly recordId: string;
  readonly field: string;
  readonly winning: ChangeReference;
  readonly losing: ChangeReference;
}

const ConflictRowSchema = z
  .object({
    entity: z.string(),
    record_id: z.string(),
    field: z.string(),
    winning_device_id: z.string(),
    winning_sequence: z.int(),
    losing_device_id: z.string(),
    losing_sequence: z.int(),
  })
  .transform((row): Conflict => ({
    entity: row.entity,
    recordId: row.record_id,
    field: row.field,
    winning: { deviceId: row.winning_device_id, sequence: row.winning_sequence },
    losing: { deviceId: row.losing_device_id, sequence: row.losing_sequence },
  }));

/** All conflicts nobody has settled yet. */
export function openConflicts(reader: Reader): readonly Conflict[] {
  return reader.all(
    sql`SELECT * FROM conflict ORDER BY record_id, field, losing_device_id`,
    ConflictRowSchema,
  );
}

/** Puts the conflict list of a record in line with its changes; does nothing while it has none. */
export function refreshConflicts(writer: Writer, entity: EntityDefinition, recordId: string): void {
  const count = writer.value(sql`SELECT count(*) FROM conflict WHERE record_id = ${recordId}`, IntegerSchema);
  if (count === 0) return;
  const resolution = resolveRecord(entity, changesOfRecord(writer, recordId));
  storeConflicts(writer, entity, recordId, resolution?.conflicts ?? []);
}

/** Replaces the conflict list of a record. */
export function storeConflicts(
  writer: Writer,
  entity: EntityDefinition,
  recordId: string,
  conflicts: readonly FieldConflict[],
): void {
  writer.run(sql`DELETE FROM conflict WHERE record_id = ${recordId}`);
  for (const { field, winning, losing } of conflicts) {
    writer.run(sql`
      INSERT INTO conflict (entity, record_id, field, winning_device_id, winning_sequence, losing_device_id,
        losing_sequence)
      VALUES (${entity.name}, ${recordId}, ${field}, ${winning.deviceId}, ${winning.sequence},
        ${losing.deviceId}, ${losing.sequence})`);
  }
}

/** Replaces the list of a record's changes that are in the log but came too late to count. */
export function storeRefusals(writer: Writer, recordId: string, refusals: readonly Refusal[]): void {
  writer.run(sql`DELETE FROM refused_change WHERE record_id = ${recordId} AND content IS NULL`);
  for (const { change, reason } of refusals) {
    writer.run(sql`
      INSERT INTO refused_change (device_id, sequence, reason, record_id, content)
      VALUES (${change.deviceId}, ${change.sequence}, ${reason}, ${recordId}, ${null})`);
  }
}
