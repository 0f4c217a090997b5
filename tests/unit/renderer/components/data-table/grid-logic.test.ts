import { describe, expect, it } from 'vitest';
import {
  HEADER_ROW,
  positionAfterKey,
  type GridPosition,
} from '../../../../../renderer/components/data-table/grid-position';
import { idsInRange, toggled } from '../../../../../renderer/components/data-table/row-selection';
import { windowFor } from '../../../../../renderer/components/data-table/row-windows';

const bounds = { rowCount: 100_000, columnCount: 5, pageRows: 12 };
const go = (row: number, column: number, key: string, ctrlKey = false) =>
  positionAfterKey({ row, column }, { key, ctrlKey }, bounds);

describe('keys of the grid', () => {
  it.each([
    ['ArrowDown', [3, 2], [4, 2]],
    ['ArrowUp', [3, 2], [2, 2]],
    ['ArrowUp', [0, 2], [HEADER_ROW, 2]],
    ['ArrowUp', [HEADER_ROW, 2], [HEADER_ROW, 2]],
    ['ArrowDown', [HEADER_ROW, 2], [0, 2]],
    ['ArrowDown', [99_999, 2], [99_999, 2]],
    ['ArrowLeft', [3, 0], [3, 0]],
    ['ArrowRight', [3, 4], [3, 4]],
    ['Home', [3, 2], [3, 0]],
    ['End', [3, 2], [3, 4]],
    ['Home', [HEADER_ROW, 2], [HEADER_ROW, 0]],
    ['PageDown', [3, 2], [15, 2]],
    ['PageDown', [99_995, 2], [99_999, 2]],
    ['PageDown', [HEADER_ROW, 2], [0, 2]],
    ['PageUp', [15, 2], [3, 2]],
    ['PageUp', [5, 2], [0, 2]],
    ['PageUp', [HEADER_ROW, 2], [HEADER_ROW, 2]],
  ] as const)('%s from %j leads to %j', (key, [row, column], [nextRow, nextColumn]) => {
    expect(go(row, column, key)).toEqual({ row: nextRow, column: nextColumn } satisfies GridPosition);
  });

  it('go to the ends of the table with Ctrl', () => {
    expect(go(500, 2, 'Home', true)).toEqual({ row: 0, column: 0 });
    expect(go(500, 2, 'End', true)).toEqual({ row: 99_999, column: 4 });
  });

  it('leave other keys alone', () => {
    expect(go(3, 2, 'a')).toBeNull();
    expect(go(3, 2, 'Tab')).toBeNull();
  });

  it('stay in the header of an empty table', () => {
    const empty = { ...bounds, rowCount: 0 };
    expect(positionAfterKey({ row: -1, column: 1 }, { key: 'ArrowDown', ctrlKey: false }, empty)).toEqual({
      row: HEADER_ROW,
      column: 1,
    });
  });
});

describe('the window of rows to fetch', () => {
  it('covers what is seen and some more, in steps', () => {
    expect(windowFor(0, 12, undefined)).toEqual({ offset: 0, limit: 50 });
    expect(windowFor(0, 12, 100_000)).toEqual({ offset: 0, limit: 50 });
    expect(windowFor(500, 515, 100_000)).toEqual({ offset: 450, limit: 100 });
    expect(windowFor(99_988, 99_999, 100_000)).toEqual({ offset: 99_950, limit: 50 });
  });

  it('always covers every row that is seen, and stays small', () => {
    for (let first = 0; first < 3000; first += 7) {
      const last = first + 30;
      const { offset, limit } = windowFor(first, last, 5000);
      expect(offset).toBeLessThanOrEqual(first);
      expect(offset + limit).toBeGreaterThan(last);
      expect(limit).toBeLessThanOrEqual(150);
    }
  });

  it('asks for one step even of an empty table', () => {
    expect(windowFor(0, 0, 0)).toEqual({ offset: 0, limit: 50 });
  });

  it('does not change with a small scroll', () => {
    expect(windowFor(30, 42, 1000)).toEqual(windowFor(33, 45, 1000));
  });
});

describe('selecting a range', () => {
  const getRow = (index: number) => (index < 10 ? `row-${String(index)}` : undefined);
  const source = { total: 20, getRow, onWindowChange: () => undefined };
  const id = (row: string) => row.toUpperCase();

  it('takes rows that are here, whichever end came first', async () => {
    expect(await idsInRange(source, id, 2, 4)).toEqual(['ROW-2', 'ROW-3', 'ROW-4']);
    expect(await idsInRange(source, id, 4, 2)).toEqual(['ROW-2', 'ROW-3', 'ROW-4']);
  });

  it('asks the source for a range that is not all here, and else takes what is', async () => {
    const asking = {
      ...source,
      getRowIds: async ({ offset, limit }: { offset: number; limit: number }) => [
        `${String(offset)}+${String(limit)}`,
      ],
    };
    expect(await idsInRange(asking, id, 8, 12)).toEqual(['8+5']);
    expect(await idsInRange(source, id, 8, 12)).toEqual(['ROW-8', 'ROW-9']);
  });

  it('puts one row in and out without changing the set it was given', () => {
    const before: ReadonlySet<string> = new Set(['a']);
    expect([...toggled(before, 'b')]).toEqual(['a', 'b']);
    expect([...toggled(before, 'a')]).toEqual([]);
    expect([...before]).toEqual(['a']);
  });
});
