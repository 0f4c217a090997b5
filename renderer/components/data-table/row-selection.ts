import type { WindowedRows } from './data-table-types';

/** Where a range of selected rows began, and what was selected before it. */
export interface SelectionAnchor {
  readonly index: number;
  readonly base: ReadonlySet<string>;
}

/** The selection with one row in or out. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * Ids of a range of rows, both ends included. Rows that are not here are asked for when the source can;
 * otherwise only the ones that are here count.
 */
export async function idsInRange<Row>(
  source: WindowedRows<Row>,
  getRowId: (row: Row) => string,
  from: number,
  to: number,
): Promise<readonly string[]> {
  const first = Math.min(from, to);
  const length = Math.abs(to - from) + 1;
  const here = Array.from({ length }, (_, index) => source.getRow(first + index)).filter(
    (row) => row !== undefined,
  );
  if (here.length === length || source.getRowIds === undefined) return here.map(getRowId);
  return source.getRowIds({ offset: first, limit: length });
}
