import { useMemo } from 'react';
import { clampWidth, type ColumnLimits } from './column-settings';
import type { TableColumn } from './table-features';
import type { Resizing } from './use-column-gestures';

export interface ColumnLayout {
  /** Value of `grid-template-columns`, the same for the header and every row. */
  readonly template: string;
  /** The narrowest the rows may be before the table scrolls sideways. */
  readonly width: string;
  /** The column that stays at the left when scrolled sideways: the row header, while it is the first. */
  readonly pinnedColumnId: string | null;
}

const SELECTION_COLUMN_REM = 2.75;
const BASE_PIXELS = 16;

const rem = (pixels: number) => `${String(pixels / BASE_PIXELS)}rem`;

/**
 * Widths as CSS. A column that grows takes the space that is left until somebody sets its width; a width
 * being dragged is used before it is saved.
 */
export function useColumnLayout<Row>(
  columns: readonly TableColumn<Row>[],
  limits: ReadonlyMap<string, ColumnLimits>,
  widths: Readonly<Record<string, number>>,
  resizing: Resizing | null,
  hasSelection: boolean,
): ColumnLayout {
  return useMemo(() => {
    const widthOf = (column: TableColumn<Row>) =>
      resizing?.columnId === column.id ? clampWidth(limits.get(column.id), resizing.width) : column.getSize();
    const tracks = columns.map((column) => {
      const grow = column.columnDef.meta?.grow ?? 0;
      const isFree = grow > 0 && widths[column.id] === undefined && resizing?.columnId !== column.id;
      const width = rem(widthOf(column));
      return { isFree, track: isFree ? `minmax(${width}, ${String(grow)}fr)` : width };
    });
    const selection = hasSelection ? [`${String(SELECTION_COLUMN_REM)}rem`] : [];
    // With no column to take it, the space that is left is an empty track, so that rows reach the edge.
    const rest = tracks.some(({ isFree }) => isFree) ? [] : ['minmax(0, 1fr)'];
    const sum = columns.reduce((pixels, column) => pixels + widthOf(column), 0);
    const [first] = columns;
    return {
      template: [...selection, ...tracks.map(({ track }) => track), ...rest].join(' '),
      width: `calc(${rem(sum)} + ${hasSelection ? String(SELECTION_COLUMN_REM) : '0'}rem)`,
      pinnedColumnId: first?.columnDef.meta?.isRowHeader === true ? first.id : null,
    };
  }, [columns, limits, widths, resizing, hasSelection]);
}
