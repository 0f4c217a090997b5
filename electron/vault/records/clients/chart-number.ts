import { z } from 'zod';

import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';

const DIGITS = 6;
const LARGEST_IN_ORDER = 10 ** DIGITS - 1;

/** A chart number of the site, e.g. `LC-000123`. */
export function chartNumber(siteCode: string, number: number): string {
  return `${siteCode}-${String(number).padStart(DIGITS, '0')}`;
}

/** The number the next new chart of the site gets, one above the highest in use. Call it in the writing transaction. */
export function nextChartNumber(reader: Reader, siteCode: string): number {
  const prefix = `${siteCode}-`;
  // '.' follows '-' in ASCII, so this is every number that begins with the prefix.
  const isOfSite = sql`chart_number >= ${prefix} AND chart_number < ${`${siteCode}.`}`;
  const highest = reader.value(
    sql`SELECT chart_number FROM client WHERE ${isOfSite} ORDER BY chart_number DESC LIMIT 1`,
    z.string(),
  );
  if (highest === undefined) return 1;
  const number = Number(highest.slice(prefix.length));
  if (
    Number.isSafeInteger(number) &&
    number < LARGEST_IN_ORDER &&
    highest === chartNumber(siteCode, number)
  ) {
    return number + 1;
  }
  // Numbers of seven digits, or ones an import brought along, aren't in the order of the index: look at all.
  const largest = reader.value(
    sql`SELECT coalesce(max(CAST(substr(chart_number, ${prefix.length + 1}) AS INTEGER)), 0) FROM client
      WHERE ${isOfSite}`,
    z.int(),
  );
  return (largest ?? 0) + 1;
}
