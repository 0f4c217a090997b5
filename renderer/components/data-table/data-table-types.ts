import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { ColumnLimits, ColumnSettings, ColumnSort } from './column-settings';

/** One column. Keep the array the same between renders (a constant or `useMemo`). */
export interface DataTableColumn<Row> extends ColumnLimits {
  /** Stable for ever: it is in people's saved settings. */
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** The same as plain text, shown when the pointer rests on a cell that is too narrow. */
  readonly text?: ((row: Row) => string) | undefined;
  /** The direction of the first press; dates usually start with the newest. */
  readonly firstSortDirection?: 'ascending' | 'descending' | undefined;
  readonly align?: 'start' | 'end' | 'center' | undefined;
  /** Share of the space that is left; 0 or absent keeps the width. */
  readonly grow?: number | undefined;
  /** Names the row for screen readers, and stays in view when the table is scrolled sideways. One per table. */
  readonly isRowHeader?: boolean | undefined;
  /** Looks like a link; pressing it opens the row. */
  readonly opensRow?: boolean | undefined;
  /** Has buttons or fields in it: Enter or F2 goes in, Esc comes out. */
  readonly isInteractive?: boolean | undefined;
}

export interface RowWindow {
  readonly offset: number;
  readonly limit: number;
}

/** Rows that are fetched in windows as the person scrolls. */
export interface WindowedRows<Row> {
  /** Rows that match; undefined until the first answer. */
  readonly total: number | undefined;
  /** The row at a place, or undefined while it is not here yet. */
  readonly getRow: (index: number) => Row | undefined;
  /** Which rows are wanted now; called when it changes and when `queryKey` does. */
  readonly onWindowChange: (window: RowWindow) => void;
  /** Ids of a range that may not be here, for selecting across it; without it only rows that are here count. */
  readonly getRowIds?: ((window: RowWindow) => Promise<readonly string[]>) | undefined;
}

export interface RowSelection {
  readonly selectedIds: ReadonlySet<string>;
  readonly onChange: (selectedIds: ReadonlySet<string>) => void;
}

/** What a screen can ask of its table. */
export interface DataTableHandle {
  /** Puts the focus where it was in the table, or on the first row. */
  readonly focus: () => void;
}

export interface DataTableProps<Row> {
  /** Name of the table for screen readers. */
  readonly label: string;
  readonly columns: readonly DataTableColumn<Row>[];
  readonly source: WindowedRows<Row>;
  readonly getRowId: (row: Row) => string;
  /** From `reconcileColumnSettings(columns, saved, usualSort)`; its `sort` is what the query must sort by. */
  readonly settings: ColumnSettings;
  readonly onSettingsChange: (settings: ColumnSettings) => void;
  /** The order the table returns to with "Reset". */
  readonly usualSort?: readonly ColumnSort[] | undefined;
  /** Changes when the query does (search, filters, sort): the table then starts at the top. */
  readonly queryKey?: string | undefined;
  /** The number of rows in words: "214 people". Read out when it changes. */
  readonly countText?: string | undefined;
  /** Search, saved views, filters. */
  readonly toolbar?: ReactNode;
  /** Chips of the filters that are on. */
  readonly filterChips?: ReactNode;
  readonly selection?: RowSelection | undefined;
  /** Buttons for the selected rows; shown while there are any. */
  readonly selectionActions?: ReactNode;
  /** Enter, double click, or a press on a column with `opensRow`. */
  readonly onOpenRow?: ((row: Row) => void) | undefined;
  /** The row whose details are beside the table. */
  readonly currentRowId?: string | undefined;
  /** The focus moved onto a row. */
  readonly onCurrentRowChange?: ((row: Row) => void) | undefined;
  /** Keys the table itself doesn't use, such as attendance marks. Call `preventDefault` when one was used. */
  readonly onRowKeyDown?: ((press: KeyboardEvent, row: Row, index: number) => void) | undefined;
  /** Shown when there is no row at all. */
  readonly emptyState?: ReactNode;
  readonly ref?: Ref<DataTableHandle> | undefined;
}
