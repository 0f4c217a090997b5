import { z } from 'zod';

import type { ChangeRange } from '../../../shared/model/index';
import type { Reader } from './handles';
import { sql, sqlFragment, sqlJoin } from './sql';
import type { Statement } from './sql';

/** How far changes of every computer are known, by its id: of this one, of those it was before, of others. */
export type ChangeHeads = Readonly<Record<string, number>>;

/** The highest number known of every computer whose changes are here; reads one index entry a computer. */
export function changeHeads(reader: Reader): ChangeHeads {
  const rows = reader.all(
    sqlFragment`WITH RECURSIVE computer (id) AS (
        SELECT min(device_id) FROM change
        UNION ALL
        SELECT (SELECT min(device_id) FROM change WHERE device_id > computer.id) FROM computer WHERE computer.id IS NOT NULL
      )
      SELECT id, (SELECT max(sequence) FROM change WHERE device_id = computer.id) AS sequence
      FROM computer WHERE id IS NOT NULL`,
    z.object({ id: z.string(), sequence: z.int().positive() }),
  );
  return Object.fromEntries(rows.map(({ id, sequence }) => [id, sequence]));
}

/** From where the ranges end, or from the beginning, to the newest change known of every computer. */
export function rangesSince(reader: Reader, ranges: readonly ChangeRange[]): readonly ChangeRange[] {
  const starts: ChangeHeads = Object.fromEntries(ranges.map(({ deviceId, through }) => [deviceId, through]));
  const heads = changeHeads(reader);
  return [...new Set([...Object.keys(starts), ...Object.keys(heads)])].sort().map((deviceId) => {
    const after = starts[deviceId] ?? 0;
    // A file may hold changes that a restore lost: they must not make a range that ends before it begins.
    return { deviceId, after, through: Math.max(after, heads[deviceId] ?? 0) };
  });
}

/** The condition that a row of `change` is in one of the ranges. */
export function isInRanges(ranges: readonly ChangeRange[]): Statement {
  const some = ranges.filter(({ after, through }) => after < through);
  // No change is of no computer: false, and the planner looks it up instead of walking the table.
  if (some.length === 0) return sqlFragment`change.device_id = ''`;
  const conditions = some.map(
    ({ deviceId, after, through }) =>
      sql`(change.device_id = ${deviceId} AND change.sequence > ${after} AND change.sequence <= ${through})`,
  );
  return sql`(${sqlJoin(conditions, sqlFragment` OR `)})`;
}
