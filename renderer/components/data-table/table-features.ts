import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
  type Column,
  type ColumnDef,
  type Header,
} from '@tanstack/react-table';
import { DEFAULT_COLUMN_WIDTH, isColumnShown, type ColumnSettings, type ColumnSort } from './column-settings';
import type { DataTableColumn } from './data-table-types';

/** What the renderer needs of a column beside what TanStack knows. */
export interface ColumnMeta {
  readonly align: 'start' | 'end' | 'center';
  readonly grow: number;
  readonly isRowHeader: boolean;
  readonly opensRow: boolean;
  readonly isInteractive: boolean;
  readonly isAlwaysShown: boolean;
}

/**
 * TanStack's part: which columns, in which order, how wide, sorted how. Rows come sorted and filtered from
 * the vault in windows, so there is no client row model here, and virtual scrolling is the renderer's.
 * Module level on purpose: a new features object on each render would rebuild the table.
 */
export const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type Features = typeof features;

/** A row that is here, with its place in the whole. */
export interface PlacedRow<Row> {
  readonly index: number;
  readonly row: Row;
}

export type TableColumn<Row> = Column<Features, PlacedRow<Row>>;
export type TableHeader<Row> = Header<Features, PlacedRow<Row>>;

/** TanStack's definitions of our columns. */
export function columnDefinitions<Row>(
  columns: readonly DataTableColumn<Row>[],
): ColumnDef<Features, PlacedRow<Row>>[] {
  const helper = createColumnHelper<Features, PlacedRow<Row>>();
  return columns.map((column) =>
    helper.accessor((placed): unknown => placed.row, {
      id: column.id,
      header: column.label,
      cell: (context) => column.cell(context.row.original.row),
      size: column.width ?? DEFAULT_COLUMN_WIDTH,
      enableSorting: column.isSortable === true,
      sortDescFirst: column.firstSortDirection === 'descending',
      enableHiding: column.isAlwaysShown !== true,
      meta: {
        align: column.align ?? 'start',
        grow: column.grow ?? 0,
        isRowHeader: column.isRowHeader === true,
        opensRow: column.opensRow === true,
        isInteractive: column.isInteractive === true,
        isAlwaysShown: column.isAlwaysShown === true,
      },
    }),
  );
}

/** Our settings as TanStack's state slices. */
export function tableState<Row>(columns: readonly DataTableColumn<Row>[], settings: ColumnSettings) {
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
