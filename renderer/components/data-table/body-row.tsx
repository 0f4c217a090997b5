import { memo } from 'react';
import { SkeletonBar } from '../skeleton/skeleton';
import { classNames } from '../support/class-names';
import { BodyCell } from './body-cell';
import type { DataTableColumn } from './data-table-types';
import { SelectionMark } from './selection-mark';

export interface BodyRowProps<Row> {
  readonly index: number;
  /** Undefined while the row is on its way. */
  readonly row: Row | undefined;
  /** The columns on screen, in order. */
  readonly columns: readonly DataTableColumn<Row>[];
  readonly topPixels: number;
  /** What selecting this row is called, or null when rows can't be selected. */
  readonly selectLabel: string | null;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** Index of the cell in the tab order, or null when it is in another row. */
  readonly activeColumn: number | null;
  readonly pinnedColumnId: string | null;
}

const SKELETON_WIDTHS = [72, 48, 60, 40, 66];

function Row<Row>({
  index,
  row,
  columns,
  topPixels,
  selectLabel,
  isSelected,
  isCurrent,
  activeColumn,
  pinnedColumnId,
}: BodyRowProps<Row>) {
  const hasSelection = selectLabel !== null;
  const firstDataColumn = hasSelection ? 1 : 0;
  const isHere = row !== undefined;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={hasSelection ? isSelected : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      aria-busy={isHere ? undefined : true}
      className={classNames(
        'data-table__row',
        !isHere && 'data-table__row--waiting',
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
          label={selectLabel}
          align="center"
        >
          <SelectionMark state={isSelected ? 'all' : 'none'} />
        </BodyCell>
      )}
      {columns.map((column, place) => (
        <BodyCell
          key={column.id}
          gridRow={index}
          gridColumn={firstDataColumn + place}
          isActive={activeColumn === firstDataColumn + place}
          isPinned={column.id === pinnedColumnId}
          isRowHeader={column.isRowHeader}
          isInteractive={isHere && column.isInteractive === true}
          isLink={isHere && column.opensRow === true}
          isWaiting={!isHere}
          align={column.align}
          title={isHere ? column.text?.(row) : undefined}
        >
          {isHere ? (
            column.cell(row)
          ) : (
            <SkeletonBar widthPercent={SKELETON_WIDTHS[(index + place) % SKELETON_WIDTHS.length] ?? 60} />
          )}
        </BodyCell>
      ))}
    </div>
  );
}

/** One row of the grid, or its grey bars. Rows that stay on screen don't render again while scrolling. */
export const BodyRow = memo(Row) as typeof Row;
