import type { RowWindow } from './data-table-types';

/** Windows begin and end at multiples of this, so that small scrolls ask for nothing new. */
const WINDOW_STEP = 50;
/** Rows fetched beyond what is seen, on each side. */
const AHEAD = 25;

/** The window of rows to have for the rows that are seen; `total` undefined before the first answer. */
export function windowFor(firstSeen: number, lastSeen: number, total: number | undefined): RowWindow {
  const end = total ?? Number.POSITIVE_INFINITY;
  const offset = Math.floor(Math.max(0, firstSeen - AHEAD) / WINDOW_STEP) * WINDOW_STEP;
  const wantedEnd = Math.ceil((lastSeen + 1 + AHEAD) / WINDOW_STEP) * WINDOW_STEP;
  return {
    offset,
    limit: Math.max(WINDOW_STEP, Math.min(wantedEnd, Math.ceil(end / WINDOW_STEP) * WINDOW_STEP) - offset),
  };
}
