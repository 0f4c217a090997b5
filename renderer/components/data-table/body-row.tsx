import type { ReactNode } from 'react';
import type { Row as TanStackRow } from '@tanstack/react-table';
import { flexRender } from '@tanstack/react-table';
import { useTranslation } from '../../i18n';
import { SkeletonBar } from '../skeleton/skeleton';
import { classNames } from '../support/class-names';
import { BodyCell } from './body-cell';
import type { DataTableColumn } from './data-table-types';
import { SelectionMark } from './selection-mark';
import type { Features, PlacedRow, TableColumn } from './table-features';

export interface BodyRowProps<Row> {
  readonly index: number;
  /** Undefined while the row is on its way. */
  readonly tableRow: TanStackRow<Features, PlacedRow<Row>> | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly definitions: ReadonlyMap<string, DataTableColumn<Row>>;
  readonly topPixels: number;
  readonly hasSelection: boolean;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** Index of the cell in the tab order, or null when it is in another row. */
  readonly activeColumn: number | null;
  readonly pinnedColumnId: string | null;
}

const SKELETON_WIDTHS = [72, 48, 60, 40, 66];

/** One row of the grid, or its grey bars. */
export function BodyRow<Row>({
  index,
  tableRow,
  columns,
  definitions,
  topPixels,
  hasSelection,
  isSelected,
  isCurrent,
  activeColumn,
  pinnedColumnId,
}: BodyRowProps<Row>) {
  const { t } = useTranslation('table');
  const firstDataColumn = hasSelection ? 1 : 0;
  const cells = new Map(tableRow?.getVisibleCells().map((cell) => [cell.column.id, cell]));

  const content = (column: TableColumn<Row>, place: number): ReactNode => {
    const cell = cells.get(column.id);
    if (cell !== undefined) return flexRender(column.columnDef.cell, cell.getContext());
    return <SkeletonBar widthPercent={SKELETON_WIDTHS[(index + place) % SKELETON_WIDTHS.length] ?? 60} />;
  };

  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={hasSelection ? isSelected : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      aria-busy={tableRow === undefined ? true : undefined}
      className={classNames(
        'data-table__row',
        isSelected && 'data-table__row--selected',
        isCurrent && 'data-table__row--current',
      )}
      style={{ transform: `translateY(${String(topPixels)}px)` }}
    >
      {hasSelection && (
        <BodyCell
          gridRow={index}
          gridColumn={0}
          isActive={activeColumn === 0}
          isPinned
          isRowHeader={false}
          isInteractive={false}
          isLink={false}
          align="center"
          title={undefined}
          label={t('selectRow')}
        >
          <SelectionMark state={isSelected ? 'all' : 'none'} />
        </BodyCell>
      )}
      {columns.map((column, place) => {
        const meta = column.columnDef.meta;
        const isInteractive = meta?.isInteractive === true;
        return (
          <BodyCell
            key={column.id}
            gridRow={index}
            gridColumn={firstDataColumn + place}
            isActive={activeColumn === firstDataColumn + place}
            isPinned={column.id === pinnedColumnId}
            isRowHeader={meta?.isRowHeader === true}
            isInteractive={isInteractive && tableRow !== undefined}
            isLink={meta?.opensRow === true && tableRow !== undefined}
            align={meta?.align ?? 'start'}
            title={
              tableRow === undefined ? undefined : definitions.get(column.id)?.text?.(tableRow.original.row)
            }
          >
            {content(column, place)}
          </BodyCell>
        );
      })}
    </div>
  );
}
