import { useMemo } from 'react';
import { clampWidth, DEFAULT_COLUMN_WIDTH, type ColumnLimits } from './column-settings';
import type { ColumnsTable } from './table-features';
import type { Resizing } from './use-column-gestures';

interface LaidOutColumn extends ColumnLimits {
  readonly grow?: number | undefined;
  readonly isRowHeader?: boolean | undefined;
}

export interface ColumnLayout {
  /** Value of `grid-template-columns`, the same for the header and every row. */
  readonly template: string;
  /** The narrowest the rows may be before the table scrolls sideways. */
  readonly width: string;
  /** The column that stays at the left when scrolled sideways: the row header, while it is the first. */
  readonly pinnedColumnId: string | null;
  /** How much of the left edge such columns cover. */
  readonly pinnedWidth: string;
}

const SELECTION_COLUMN_REM = 2.75;
const BASE_PIXELS = 16;

const rem = (pixels: number) => `${String(pixels / BASE_PIXELS)}rem`;

/**
 * Widths as CSS. A column that grows takes the space that is left until somebody sets its width; a width
 * being dragged is used before it is saved.
 */
export function useColumnLayout(
  columns: readonly LaidOutColumn[],
  table: ColumnsTable,
  widths: Readonly<Record<string, number>>,
  resizing: Resizing | null,
  hasSelection: boolean,
): ColumnLayout {
  return useMemo(() => {
    const widthOf = (column: LaidOutColumn) =>
      resizing?.columnId === column.id
        ? clampWidth(column, resizing.width)
        : (table.getColumn(column.id)?.getSize() ?? DEFAULT_COLUMN_WIDTH);
    const tracks = columns.map((column) => {
      const grow = column.grow ?? 0;
      const isFree = grow > 0 && widths[column.id] === undefined && resizing?.columnId !== column.id;
      const width = rem(widthOf(column));
      return { isFree, track: isFree ? `minmax(${width}, ${String(grow)}fr)` : width };
    });
    const selection = hasSelection ? [`${String(SELECTION_COLUMN_REM)}rem`] : [];
    // With no column to take it, the space that is left is an empty track, so that rows reach the edge.
    const rest = tracks.some(({ isFree }) => isFree) ? [] : ['minmax(0, 1fr)'];
    const sum = columns.reduce((pixels, column) => pixels + widthOf(column), 0);
    const [first] = columns;
    const pinned = first?.isRowHeader === true ? first : undefined;
    const selectionRem = `${hasSelection ? String(SELECTION_COLUMN_REM) : '0'}rem`;
    return {
      template: [...selection, ...tracks.map(({ track }) => track), ...rest].join(' '),
      width: `calc(${rem(sum)} + ${selectionRem})`,
      pinnedColumnId: pinned?.id ?? null,
      pinnedWidth: `calc(${rem(pinned === undefined ? 0 : widthOf(pinned))} + ${selectionRem})`,
    };
  }, [columns, table, widths, resizing, hasSelection]);
}
