import { fieldOfHeader } from '../../../../../shared/exchange/header-words';
import type { TableRow } from './rows';

/** Numbers, dates and addresses: what stands in rows of people and not in the names of columns. */
const LOOKS_LIKE_DATA = /\d{2}|@/u;

/**
 * The row that most likely holds the names of the columns: the one with the most known names; else the first with two
 * texts and no number in it. `null` when the rows begin with people at once.
 */
export function likelyHeaderRow(rows: readonly TableRow[]): number | null {
  let best: TableRow | undefined;
  let bestCount = 0;
  for (const row of rows) {
    const count = row.cells.filter((cell) => fieldOfHeader(cell) !== null).length;
    if (count > bestCount) [best, bestCount] = [row, count];
  }
  if (best !== undefined) return best.rowNumber;
  const first = rows.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  if (first === undefined || first.cells.some((cell) => LOOKS_LIKE_DATA.test(cell))) return null;
  // A list of names alone looks like this too; then what follows looks no different.
  const next = rows.find(({ rowNumber }) => rowNumber > first.rowNumber);
  return next?.cells.some((cell) => LOOKS_LIKE_DATA.test(cell)) === true ? first.rowNumber : null;
}
