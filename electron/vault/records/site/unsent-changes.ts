import { z } from 'zod';

import { lastSequence } from '../../store/changes';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isExportable, isOfSubstance } from '../recipients/exportable-changes';

/** Up to here the number is exact; beyond, nobody counts them one by one. */
const COUNTED_CHANGES = 2_000;

/** What was counted last on a connection, so that after a save only the new changes are looked at. */
const counted = new WeakMap<Reader, { deviceId: string; after: number; through: number; count: number }>();

/** On a row of `bundle`: its change numbers are the device's. Rows older than the column are the first device's. */
export function isOfDevice(deviceId: string): Statement {
  return sql`coalesce(device_id, (SELECT id FROM device ORDER BY rowid LIMIT 1)) = ${deviceId}`;
}

/**
 * How many changes of this device are worth a file and in none yet: without notes nobody signed, and without the
 * disclosures the last file itself left behind.
 */
export function unsentChangeCount(reader: Reader, deviceId: string): number {
  const after =
    reader.value(
      sql`SELECT coalesce(max(through_change), 0) FROM bundle WHERE ${isOfDevice(deviceId)}`,
      z.int(),
    ) ?? 0;
  const through = lastSequence(reader, deviceId);
  const known = counted.get(reader);
  const isKnown = known?.deviceId === deviceId && known.after === after && known.through <= through;
  const start = isKnown ? known : { through: after, count: 0 };
  if (start.count >= COUNTED_CHANGES) return through - after;
  const count =
    start.count +
    (reader.value(
      sql`SELECT count(*) FROM (SELECT 1 FROM change
        WHERE change.device_id = ${deviceId} AND change.sequence > ${start.through} AND change.sequence <= ${through}
          AND ${isExportable} AND ${isOfSubstance} LIMIT ${COUNTED_CHANGES})`,
      z.int(),
    ) ?? 0);
  counted.set(reader, { deviceId, after, through, count });
  return count >= COUNTED_CHANGES ? through - after : count;
}
