import { ArrowDown, ArrowUp, EllipsisVertical } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from '../../i18n';
import { Icon } from '../icon/icon';
import { classNames } from '../support/class-names';
import { VisuallyHidden } from '../support/visually-hidden';
import { HEADER_ROW } from './grid-position';
import type { ColumnGestures } from './use-column-gestures';

/** What a header shows of its column. */
export interface HeaderDefinition {
  readonly id: string;
  readonly label: string;
  readonly align?: 'start' | 'end' | 'center' | undefined;
}

export interface HeaderCellProps {
  readonly column: HeaderDefinition;
  readonly canSort: boolean;
  readonly gridColumn: number;
  readonly isActive: boolean;
  readonly isPinned: boolean;
  readonly sortPlace: number;
  readonly sortDirection: 'ascending' | 'descending' | null;
  readonly isOnlySort: boolean;
  readonly gestures: ColumnGestures;
  readonly onSort: (columnId: string, isAdded: boolean) => void;
  readonly onOpenMenu: (columnId: string) => void;
  readonly onKeyDown: (press: KeyboardEvent, columnId: string) => void;
  readonly onResetWidth: (columnId: string) => void;
}

/**
 * The head of a column. The cell itself is what the focus is on and what is pressed to sort; the menu button
 * and the edge to drag are for the pointer only, since Alt+Down and the column's menu do the same.
 */
export function HeaderCell({
  column,
  canSort,
  gridColumn,
  isActive,
  isPinned,
  sortPlace,
  sortDirection,
  isOnlySort,
  gestures,
  onSort,
  onOpenMenu,
  onKeyDown,
  onResetWidth,
}: HeaderCellProps) {
  const { t } = useTranslation('table');
  const { id: columnId, label, align = 'start' } = column;
  const { dragging } = gestures;
  const stopHere = (click: MouseEvent) => click.stopPropagation();

  return (
    <div
      role="columnheader"
      aria-colindex={gridColumn + 1}
      // ARIA allows one sorted header at a time; the others say their place in words.
      aria-sort={sortPlace === 0 && sortDirection !== null ? sortDirection : canSort ? 'none' : undefined}
      tabIndex={isActive ? 0 : -1}
      data-grid-row={HEADER_ROW}
      data-grid-column={gridColumn}
      data-column-id={columnId}
      className={classNames(
        'data-table__cell',
        'data-table__header',
        `data-table__cell--${align}`,
        isPinned && 'data-table__cell--pinned',
        canSort && 'data-table__header--sortable',
        dragging?.columnId === columnId && 'data-table__header--dragged',
        dragging?.beforeId === columnId && 'data-table__header--drop-before',
      )}
      onPointerDown={(press) => gestures.startDrag(press, columnId)}
      onClick={(click) => {
        if (canSort && !gestures.wasDragged()) onSort(columnId, click.shiftKey || click.ctrlKey);
      }}
      onKeyDown={(press) => onKeyDown(press, columnId)}
      onContextMenu={(click) => {
        click.preventDefault();
        onOpenMenu(columnId);
      }}
    >
      <span className="data-table__header-label">{label}</span>
      {sortDirection !== null && (
        <span className="data-table__sort">
          <Icon icon={sortDirection === 'ascending' ? ArrowUp : ArrowDown} size="small" />
          {!isOnlySort && <span aria-hidden="true">{sortPlace + 1}</span>}
          {sortPlace > 0 && (
            <VisuallyHidden>
              {t(sortDirection === 'ascending' ? 'sortPlaceAscending' : 'sortPlaceDescending', {
                place: sortPlace + 1,
              })}
            </VisuallyHidden>
          )}
        </span>
      )}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className="data-table__header-menu"
        title={t('columnMenu', { column: label })}
        onPointerDown={(press) => press.stopPropagation()}
        onMouseDown={(press) => press.preventDefault()}
        onClick={(click) => {
          stopHere(click);
          onOpenMenu(columnId);
        }}
      >
        <Icon icon={EllipsisVertical} size="small" />
      </button>
      <span
        aria-hidden="true"
        className={classNames(
          'data-table__resizer',
          gestures.resizing?.columnId === columnId && 'data-table__resizer--active',
        )}
        onPointerDown={(press) => gestures.startResize(press, columnId)}
        onClick={stopHere}
        onDoubleClick={() => onResetWidth(columnId)}
      />
    </div>
  );
}
