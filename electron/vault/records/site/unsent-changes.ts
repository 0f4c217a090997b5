import { z } from 'zod';

import { Bundle } from '../../../../shared/model/index';
import { isInRanges, rangesSince } from '../../store/change-ranges';
import type { ChangeHeads } from '../../store/change-ranges';
import type { Reader } from '../../store/connection';
import { findRecords } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import { isExportable, isOfSubstance } from '../recipients/exportable-changes';

/** Up to here the number is exact; beyond, nobody counts them one by one. */
const COUNTED_CHANGES = 2_000;

/** What was counted last on a connection, so that after a save only the new changes are looked at. */
const counted = new WeakMap<Reader, Counted>();

interface Counted {
  /** The newest file then; `null` before the first. */
  readonly bundleId: string | null;
  readonly through: ChangeHeads;
  readonly count: number;
}

/**
 * How many changes are worth a file and in none yet: without notes nobody signed, and without the disclosures the last
 * file itself left behind.
 */
export function unsentChangeCount(reader: Reader): number {
  const newest = findRecords(reader, Bundle, sqlFragment`1 ORDER BY sequence DESC LIMIT 1`)[0];
  const bundleId = newest?.id ?? null;
  const ranges = rangesSince(reader, newest?.ranges ?? []);
  const total = ranges.reduce((sum, { after, through }) => sum + through - after, 0);
  const known = counted.get(reader);
  const start: Counted = known?.bundleId === bundleId ? known : { bundleId, through: {}, count: 0 };
  if (start.count >= COUNTED_CHANGES) return total;
  const unseen = ranges.map((range) => ({
    ...range,
    after: Math.max(range.after, start.through[range.deviceId] ?? 0),
  }));
  const count =
    start.count +
    (reader.value(
      sql`SELECT count(*) FROM (SELECT 1 FROM change
        WHERE ${isInRanges(unseen)} AND ${isExportable} AND ${isOfSubstance} LIMIT ${COUNTED_CHANGES})`,
      z.int(),
    ) ?? 0);
  const through = Object.fromEntries(ranges.map((range) => [range.deviceId, range.through]));
  counted.set(reader, { bundleId, through, count });
  return count >= COUNTED_CHANGES ? total : count;
}
