import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../i18n';
import { useAnnounce } from '../notifications/announcer';
import { classNames } from '../support/class-names';
import { VisuallyHidden } from '../support/visually-hidden';
import { ColumnMenu, type ColumnMenuAction } from './column-menu';
import { WIDTH_STEP, type ColumnSettingsAction, type ColumnSort } from './column-settings';
import { HEADER_ROW, type GridPosition } from './grid-position';
import { HeaderCell, type HeaderDefinition } from './header-cell';
import { SelectionMark } from './selection-mark';
import type { ColumnsTable } from './table-features';
import type { ColumnGestures } from './use-column-gestures';

export interface HeaderRowProps {
  readonly table: ColumnsTable;
  readonly columns: readonly HeaderDefinition[];
  readonly sort: readonly ColumnSort[];
  readonly active: GridPosition;
  readonly pinnedColumnId: string | null;
  readonly gestures: ColumnGestures;
  readonly hasSelection: boolean;
  readonly selectionState: 'none' | 'some' | 'all';
  readonly onToggleAll: () => void;
  readonly onChange: (action: ColumnSettingsAction) => void;
  readonly onMoveFocus: (position: GridPosition) => void;
}

/** The sticky header: sorting, the menu of a column, its keys. */
export function HeaderRow(props: HeaderRowProps) {
  const { table, columns, sort, active, gestures, hasSelection, onChange, onMoveFocus } = props;
  const { t } = useTranslation('table');
  const announce = useAnnounce();
  const row = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [menuColumnId, setMenuColumnId] = useState<string | null>(null);
  const offset = hasSelection ? 1 : 0;
  const labelOf = (columnId: string) => columns.find(({ id }) => id === columnId)?.label ?? columnId;
  const placeOf = (columnId: string) => columns.findIndex((column) => column.id === columnId);

  const openMenu = (columnId: string) => {
    anchor.current =
      row.current?.querySelector<HTMLElement>(`[data-grid-column="${String(placeOf(columnId) + offset)}"]`) ??
      null;
    // Closing the menu returns the focus to where it was: that has to be the header.
    anchor.current?.focus();
    setMenuColumnId(columnId);
  };

  const move = (columnId: string, step: 1 | -1) => {
    const place = placeOf(columnId) + step;
    if (place < 0 || place >= columns.length) return;
    onChange({ kind: 'move-by', columnId, step });
    onMoveFocus({ row: HEADER_ROW, column: place + offset });
    announce(t('columnMoved', { column: labelOf(columnId), place: place + 1, total: columns.length }));
  };

  const resize = (columnId: string, step: 1 | -1) => {
    const header = row.current?.querySelector<HTMLElement>(
      `[data-grid-column="${String(placeOf(columnId) + offset)}"]`,
    );
    const pixelsPerUnit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const width = (header?.getBoundingClientRect().width ?? 0) / pixelsPerUnit + step * WIDTH_STEP;
    onChange({ kind: 'resize', columnId, width });
    announce(t('columnWidth', { column: labelOf(columnId), width: Math.round(width) }));
  };

  const hide = (columnId: string) => {
    onChange({ kind: 'show', columnId, isShown: false });
    onMoveFocus({ row: HEADER_ROW, column: placeOf(columnId) + offset });
    announce(t('columnHidden', { column: labelOf(columnId) }));
  };

  const act = (columnId: string, action: ColumnMenuAction) => {
    const column = table.getColumn(columnId);
    const acts: Readonly<Record<ColumnMenuAction, () => void>> = {
      'sort-ascending': () => column?.toggleSorting(false),
      'sort-descending': () => column?.toggleSorting(true),
      'add-to-sort': () => column?.toggleSorting(undefined, true),
      'remove-sort': () => column?.clearSorting(),
      'move-left': () => move(columnId, -1),
      'move-right': () => move(columnId, 1),
      wider: () => resize(columnId, 1),
      narrower: () => resize(columnId, -1),
      hide: () => hide(columnId),
    };
    acts[action]();
  };

  const onHeaderKey = (press: KeyboardEvent, columnId: string) => {
    const step = press.key === 'ArrowLeft' ? -1 : press.key === 'ArrowRight' ? 1 : null;
    const isMenuKey =
      press.key === 'ContextMenu' ||
      (press.key === 'F10' && press.shiftKey) ||
      (press.key === 'ArrowDown' && press.altKey);
    if (isMenuKey) openMenu(columnId);
    else if (step !== null && press.altKey) move(columnId, step);
    else if (step !== null && press.shiftKey) resize(columnId, step);
    else if (press.key === 'Enter' || press.key === ' ') {
      table.getColumn(columnId)?.toggleSorting(undefined, press.shiftKey || press.ctrlKey);
    } else return;
    press.preventDefault();
  };

  const menuColumn = menuColumnId === null ? undefined : table.getColumn(menuColumnId);
  return (
    <div role="rowgroup" className="data-table__head">
      <div
        ref={row}
        role="row"
        aria-rowindex={1}
        className={classNames(
          'data-table__head-row',
          gestures.dragging?.beforeId === null && 'data-table__head-row--drop-end',
        )}
      >
        {hasSelection && (
          <div
            role="columnheader"
            aria-colindex={1}
            tabIndex={active.row === HEADER_ROW && active.column === 0 ? 0 : -1}
            data-grid-row={HEADER_ROW}
            data-grid-column={0}
            className="data-table__cell data-table__header data-table__cell--center data-table__cell--pinned"
            onClick={props.onToggleAll}
            onKeyDown={(press) => {
              if (press.key !== 'Enter' && press.key !== ' ') return;
              press.preventDefault();
              props.onToggleAll();
            }}
          >
            <SelectionMark state={props.selectionState} />
            <VisuallyHidden>{t('selectAll')}</VisuallyHidden>
          </div>
        )}
        {columns.map((column, place) => {
          const columnId = column.id;
          const sortPlace = sort.findIndex((one) => one.columnId === columnId);
          return (
            <HeaderCell
              key={columnId}
              column={column}
              canSort={table.getColumn(columnId)?.getCanSort() === true}
              gridColumn={place + offset}
              isActive={active.row === HEADER_ROW && active.column === place + offset}
              isPinned={columnId === props.pinnedColumnId}
              sortPlace={sortPlace}
              sortDirection={sort[sortPlace]?.direction ?? null}
              isOnlySort={sort.length === 1}
              gestures={gestures}
              onSort={(id, isAdded) => table.getColumn(id)?.toggleSorting(undefined, isAdded)}
              onOpenMenu={openMenu}
              onKeyDown={onHeaderKey}
              onResetWidth={(id) => onChange({ kind: 'reset-width', columnId: id })}
            />
          );
        })}
      </div>
      {menuColumn !== undefined && menuColumnId !== null && (
        <ColumnMenu
          label={labelOf(menuColumnId)}
          anchor={anchor}
          canSort={menuColumn.getCanSort()}
          isSorted={sort.some(({ columnId }) => columnId === menuColumnId)}
          canAddToSort={sort.length > 0}
          canHide={menuColumn.getCanHide()}
          isFirst={placeOf(menuColumnId) === 0}
          isLast={placeOf(menuColumnId) === columns.length - 1}
          onAction={(action) => act(menuColumnId, action)}
          onClose={() => setMenuColumnId(null)}
        />
      )}
    </div>
  );
}
