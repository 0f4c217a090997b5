import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type ReactTable,
} from '@tanstack/react-table';
import {
  DEFAULT_COLUMN_WIDTH,
  isColumnShown,
  type ColumnLimits,
  type ColumnSettings,
  type ColumnSort,
} from './column-settings';
import type { DataTableColumn } from './data-table-types';

type SortableColumn = Omit<DataTableColumn<never>, 'cell' | 'text'>;

/**
 * TanStack's part: which columns, in which order, how wide, sorted how. Rows never go through it: they come
 * sorted and filtered from the vault in windows, and a row model rebuilt at each scroll made every row that
 * stayed render again.
 * Module level on purpose: a new features object on each render would rebuild the table.
 */
export const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});

type Features = typeof features;

/** TanStack wants a type of rows; it never gets one. */
type NoRow = Readonly<Record<string, never>>;
export const noRows: readonly NoRow[] = [];

export type ColumnsTable = ReactTable<Features, NoRow>;

/** TanStack's definitions of our columns. */
export function columnDefinitions(columns: readonly SortableColumn[]): ColumnDef<Features, NoRow>[] {
  const helper = createColumnHelper<Features, NoRow>();
  return columns.map((column) =>
    helper.accessor((row): unknown => row, {
      id: column.id,
      header: column.label,
      size: column.width ?? DEFAULT_COLUMN_WIDTH,
      enableSorting: column.isSortable === true,
      sortDescFirst: column.firstSortDirection === 'descending',
      enableHiding: column.isAlwaysShown !== true,
    }),
  );
}

/** Our settings as TanStack's state slices. */
export function tableState(columns: readonly ColumnLimits[], settings: ColumnSettings) {
  return {
    columnOrder: [...settings.order],
    columnVisibility: Object.fromEntries(
      columns.map((column) => [column.id, isColumnShown(column, settings)]),
    ),
    columnSizing: settings.widths,
    sorting: settings.sort.map(({ columnId, direction }) => ({
      id: columnId,
      desc: direction === 'descending',
    })),
  };
}

/** TanStack's sorting as ours. */
export function sortOf(sorting: readonly { readonly id: string; readonly desc: boolean }[]): ColumnSort[] {
  return sorting.map(({ id, desc }) => ({
    columnId: id,
    direction: desc ? 'descending' : 'ascending',
  }));
}
