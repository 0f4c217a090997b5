import { useEffect } from 'react';
import { useTranslation } from '../../i18n';
import { BodyRow } from './body-row';
import type { DataTableColumn, WindowedRows } from './data-table-types';
import type { GridPosition } from './grid-position';
import type { GridKeys } from './use-grid-keys';
import { useTableWindow } from './use-table-window';

export interface TableBodyProps<Row> {
  readonly scroller: HTMLElement | null;
  readonly source: WindowedRows<Row>;
  readonly getRowId: (row: Row) => string;
  readonly rowCount: number;
  readonly rowPixels: number;
  readonly headerPixels: number;
  readonly queryKey: string;
  /** The columns on screen, in order. */
  readonly columns: readonly DataTableColumn<Row>[];
  readonly active: GridPosition;
  readonly selectedIds: ReadonlySet<string> | undefined;
  readonly currentRowId: string | undefined;
  readonly pinnedColumnId: string | null;
  readonly keys: GridKeys;
  /** Called after each render: a row that went away may have had the focus. */
  readonly onRendered: () => void;
}

/** The rows that are on screen or near it. Scrolling renders this and nothing above it. */
export function TableBody<Row>({
  scroller,
  source,
  getRowId,
  rowCount,
  rowPixels,
  headerPixels,
  queryKey,
  columns,
  active,
  selectedIds,
  currentRowId,
  pinnedColumnId,
  keys,
  onRendered,
}: TableBodyProps<Row>) {
  const { t } = useTranslation('table');
  const visible = useTableWindow({
    scroller,
    source,
    rowCount,
    rowPixels,
    headerPixels,
    activeRow: active.row,
    queryKey,
  });
  useEffect(onRendered);
  const selectLabel = selectedIds === undefined ? null : t('selectRow');
  return (
    <div
      role="rowgroup"
      className="data-table__body"
      style={{ height: source.total === 0 ? 0 : visible.totalPixels }}
      onClick={keys.onBodyClick}
      onDoubleClick={keys.onBodyDoubleClick}
    >
      {visible.rows.map(({ index, topPixels }) => {
        const row = source.getRow(index);
        const id = row === undefined ? undefined : getRowId(row);
        return (
          <BodyRow
            key={index}
            index={index}
            row={row}
            columns={columns}
            topPixels={topPixels}
            selectLabel={selectLabel}
            isSelected={id !== undefined && selectedIds?.has(id) === true}
            isCurrent={id !== undefined && id === currentRowId}
            activeColumn={active.row === index ? active.column : null}
            pinnedColumnId={pinnedColumnId}
          />
        );
      })}
    </div>
  );
}
