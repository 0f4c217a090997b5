/** A cell of the grid. Row -1 is the header. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridBounds {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that fit on the screen, for PageUp and PageDown. */
  readonly pageRows: number;
}

export const HEADER_ROW = -1;

/** The nearest cell that exists. */
export function clampPosition(position: GridPosition, bounds: GridBounds): GridPosition {
  return {
    row: Math.max(HEADER_ROW, Math.min(position.row, bounds.rowCount - 1)),
    column: Math.max(0, Math.min(position.column, bounds.columnCount - 1)),
  };
}

/**
 * Where a key leads in a grid (ARIA Authoring Practices, "data grid"): arrows by one, Home and End within
 * the row, with Ctrl to the first and last row, PageUp and PageDown by a screenful. `null`: not such a key.
 */
export function positionAfterKey(
  position: GridPosition,
  press: { readonly key: string; readonly ctrlKey: boolean },
  bounds: GridBounds,
): GridPosition | null {
  const { row, column } = position;
  const lastRow = bounds.rowCount - 1;
  const lastColumn = bounds.columnCount - 1;
  const target: Readonly<Record<string, GridPosition>> = {
    ArrowUp: { row: press.ctrlKey ? Math.min(row, 0) : row - 1, column },
    ArrowDown: { row: press.ctrlKey ? lastRow : row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: press.ctrlKey ? 0 : row, column: 0 },
    End: { row: press.ctrlKey ? lastRow : row, column: lastColumn },
    // From the header, a page down is the first page; a page up never runs into the header.
    PageDown: { row: Math.max(row, 0) + (row === HEADER_ROW ? 0 : bounds.pageRows), column },
    PageUp: { row: row === HEADER_ROW ? row : Math.max(0, row - bounds.pageRows), column },
  };
  const next = target[press.key];
  return next === undefined ? null : clampPosition(next, bounds);
}
