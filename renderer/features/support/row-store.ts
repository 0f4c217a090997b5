/** Rows of a long list that are here, by their place; the rest is asked for in windows. */
export interface RowStore<Row> {
  /** Which question (search, filters, sort) the rows answer. */
  readonly queryKey: string;
  readonly total: number | undefined;
  readonly rows: ReadonlyMap<number, Row>;
  /** The window that came last; its coming again means the records changed. */
  readonly lastOffset: number;
}

/** A window of an answer. */
export interface RowWindowAnswer<Row> {
  readonly queryKey: string;
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly Row[];
}

/** The page keeps at most this many rows of one list (design §6 allows 2,000 for the whole page). */
const MOST_ROWS = 600;

/** A list nobody has asked for yet. */
export function emptyRowStore<Row>(): RowStore<Row> {
  return { queryKey: '', total: undefined, rows: new Map(), lastOffset: -1 };
}

/**
 * Puts a window in. Rows of another question, or of before a change of the records, go; rows far from the window go
 * once there are too many.
 */
export function withWindow<Row>(store: RowStore<Row>, answer: RowWindowAnswer<Row>): RowStore<Row> {
  const isContinued =
    store.queryKey === answer.queryKey && store.total === answer.total && store.lastOffset !== answer.offset;
  const kept = isContinued ? [...store.rows] : [];
  const added = answer.rows.map((row, index) => [answer.offset + index, row] as const);
  let entries = [...kept, ...added];
  if (entries.length > MOST_ROWS) {
    const middle = answer.offset + answer.rows.length / 2;
    entries = entries.filter(([index]) => Math.abs(index - middle) <= MOST_ROWS / 2);
  }
  return {
    queryKey: answer.queryKey,
    total: answer.total,
    rows: new Map(entries),
    lastOffset: answer.offset,
  };
}
