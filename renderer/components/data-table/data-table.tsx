import { useEffect, useId, useImperativeHandle, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Button } from '../button/button';
import { useAnnounce } from '../notifications/announcer';
import { classNames } from '../support/class-names';
import { cssVariables } from '../support/css-variables';
import { useIsWide } from '../support/use-is-wide';
import { useRootFontSize } from '../support/use-root-font-size';
import { VisuallyHidden } from '../support/visually-hidden';
import type { DataTableProps } from './data-table-types';
import { HEADER_ROW } from './grid-position';
import { HeaderRow } from './header-row';
import { TableBody } from './table-body';
import { useColumnGestures } from './use-column-gestures';
import { useColumnLayout } from './use-column-layout';
import { useColumnTable } from './use-column-table';
import { useCurrentRow } from './use-current-row';
import { useFocusKeeper } from './use-focus-keeper';
import { positionOf, useGridFocus } from './use-grid-focus';
import { useGridKeys } from './use-grid-keys';
import { useRowSelection } from './use-row-selection';
import { ViewMenu } from './view-menu';
import './data-table.css';

const ROW_REM = { comfortable: 3, compact: 2.25 } as const;
const HEADER_REM = 2.75;
/** Narrower than this, a column that stays in view would leave no room for the others. */
const PIN_FROM_REM = 40;
/** Grey rows before the first answer. */
const ROWS_BEFORE_TOTAL = 12;
/** Counts are read out once typing in a search box pauses, not for every letter. */
const ANNOUNCE_PAUSE_MILLISECONDS = 700;

/**
 * Rows from the vault as an ARIA grid: windows of any number of rows, sorted and filtered there; columns a
 * person can show, hide, widen and move; all of it from the keyboard. The table keeps no data and decides
 * nothing about it. Arrow keys move, Enter opens, Space selects, Up from the first row reaches the header.
 */
export function DataTable<Row>({
  label,
  columns,
  source,
  getRowId,
  settings: savedSettings,
  onSettingsChange,
  usualSort,
  queryKey = '',
  countText,
  toolbar,
  filterChips,
  selection,
  selectionActions,
  onOpenRow,
  currentRowId,
  onCurrentRowChange,
  onRowKeyDown,
  emptyState,
  ref,
}: DataTableProps<Row>) {
  const { t } = useTranslation('table');
  const announce = useAnnounce();
  const helpId = useId();
  // State instead of a ref: the rows below need the element, and a ref is filled after their effects.
  const [grid, setGrid] = useState<HTMLElement | null>(null);
  const rootPixels = useRootFontSize();
  const isWide = useIsWide(grid, PIN_FROM_REM * rootPixels);

  const { table, settings, change, shown } = useColumnTable({
    columns,
    saved: savedSettings,
    usualSort,
    onSettingsChange,
  });
  const hasSelection = selection !== undefined;
  const total = source.total ?? 0;
  const rowCount = source.total ?? ROWS_BEFORE_TOTAL;
  const columnCount = shown.length + (hasSelection ? 1 : 0);

  const focus = useGridFocus(grid, { rowCount, columnCount, pageRows: 1 });
  const { active } = focus;
  // A new query begins at the top; the focus stays in the header when it is there.
  const [seenQuery, setSeenQuery] = useState(queryKey);
  if (seenQuery !== queryKey) {
    setSeenQuery(queryKey);
    if (active.row !== HEADER_ROW) focus.park({ ...active, row: 0 });
  }

  const rowPixels = ROW_REM[settings.rowHeight] * rootPixels;
  const gestures = useColumnGestures({
    pixelsPerUnit: rootPixels / 16,
    onResize: (columnId, width) => change({ kind: 'resize', columnId, width }),
    onMove: (columnId, beforeId) => change({ kind: 'move-before', columnId, beforeId }),
  });
  const layout = useColumnLayout(shown, table, settings.widths, gestures.resizing, hasSelection);
  const selecting = useRowSelection(selection, source, getRowId, total);
  const keys = useGridKeys({
    focus,
    bounds: { rowCount, columnCount },
    rowPixels,
    hasSelection,
    selecting,
    isInteractive: (gridColumn) => shown[gridColumn - (hasSelection ? 1 : 0)]?.isInteractive === true,
    openRow: (index) => {
      const row = source.getRow(index);
      if (row !== undefined) onOpenRow?.(row);
    },
    onRowKeyDown: (press, index) => {
      const row = source.getRow(index);
      if (row !== undefined) onRowKeyDown?.(press, row, index);
    },
  });

  useImperativeHandle(ref, () => ({ focus: () => focus.moveTo(active) }), [focus, active]);
  useEffect(() => {
    if (countText === undefined || source.total === undefined) return undefined;
    const timer = setTimeout(() => announce(countText), ANNOUNCE_PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [countText, source.total, announce]);

  const keeper = useFocusKeeper(grid, focus.retake);
  const currentRow = useCurrentRow(onCurrentRowChange);
  // A row the focus moved onto before it was here is told of when it comes.
  const activeRow = source.getRow(active.row);
  const activeRowId = activeRow === undefined ? undefined : getRowId(activeRow);
  useEffect(() => {
    if (keeper.holdsFocus() && activeRow !== undefined && activeRowId !== currentRowId) {
      currentRow.tell(activeRow);
    }
    // Only what lies under the focus counts: closing the details must not open them again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeRowId]);

  const selectedCount = selection?.selectedIds.size ?? 0;
  const isEmpty = source.total === 0;
  return (
    <div className="data-table">
      <div className="data-table__bar">
        {toolbar !== undefined && <div className="data-table__tools">{toolbar}</div>}
        <div className="data-table__facts">
          {countText !== undefined && <span>{countText}</span>}
          <ViewMenu
            columns={columns}
            settings={settings}
            onAction={change}
            onReset={() => change({ kind: 'reset', usualSort: usualSort ?? [] })}
          />
        </div>
      </div>
      {filterChips !== undefined && <div className="data-table__chips">{filterChips}</div>}
      {selectedCount > 0 && (
        <div className="data-table__selection">
          <span className="text-strong">{t('rowsSelected', { count: selectedCount })}</span>
          {selectionActions}
          <Button size="small" variant="quiet" onPress={selecting.clear}>
            {t('clearSelection')}
          </Button>
        </div>
      )}
      <div
        ref={setGrid}
        role="grid"
        aria-label={label}
        aria-describedby={helpId}
        aria-rowcount={source.total === undefined ? -1 : total + 1}
        aria-colcount={columnCount}
        aria-multiselectable={hasSelection ? true : undefined}
        aria-busy={source.total === undefined}
        className={classNames(
          'data-table__grid',
          isEmpty && 'data-table__grid--empty',
          isWide && 'data-table__grid--wide',
        )}
        style={cssVariables({
          '--columns': layout.template,
          '--columns-width': layout.width,
          '--pinned-width': layout.pinnedWidth,
          '--row-height': `${String(ROW_REM[settings.rowHeight])}rem`,
        })}
        onKeyDown={keys.onKeyDown}
        onKeyDownCapture={keys.onKeyDownCapture}
        onFocus={(focused) => {
          keeper.onFocus(focused);
          const position = positionOf(focused.target);
          if (position === null) return;
          focus.onFocus(position);
          const row = position.row === HEADER_ROW ? undefined : source.getRow(position.row);
          if (row !== undefined && getRowId(row) !== currentRowId) currentRow.tell(row);
        }}
        onBlur={keeper.onBlur}
        onPointerDownCapture={currentRow.onPointerDown}
      >
        <HeaderRow
          table={table}
          columns={shown}
          sort={settings.sort}
          active={active}
          pinnedColumnId={layout.pinnedColumnId}
          gestures={gestures}
          hasSelection={hasSelection}
          selectionState={selectedCount === 0 ? 'none' : selectedCount >= total ? 'all' : 'some'}
          onToggleAll={selecting.toggleAll}
          onChange={change}
          onMoveFocus={focus.moveTo}
        />
        <TableBody
          scroller={grid}
          source={source}
          getRowId={getRowId}
          rowCount={rowCount}
          rowPixels={rowPixels}
          headerPixels={HEADER_REM * rootPixels}
          queryKey={queryKey}
          columns={shown}
          active={active}
          selectedIds={selection?.selectedIds}
          currentRowId={currentRowId}
          pinnedColumnId={layout.pinnedColumnId}
          keys={keys}
          onRendered={keeper.check}
        />
      </div>
      <VisuallyHidden id={helpId}>{`${t('gridHelp')} ${t('headerHelp')}`}</VisuallyHidden>
      {isEmpty && <div className="data-table__empty">{emptyState}</div>}
    </div>
  );
}
