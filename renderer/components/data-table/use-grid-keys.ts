import type { KeyboardEvent, MouseEvent } from 'react';
import { enterCell } from './body-cell';
import { HEADER_ROW, positionAfterKey, type GridBounds } from './grid-position';
import { positionOf, type GridFocus } from './use-grid-focus';
import type { RowSelectionActions } from './use-row-selection';

export interface GridKeys {
  readonly onKeyDown: (press: KeyboardEvent<HTMLElement>) => void;
  /** Leaves a cell's buttons. On the way down, because react-aria's buttons keep Esc to themselves. */
  readonly onKeyDownCapture: (press: KeyboardEvent<HTMLElement>) => void;
  readonly onBodyClick: (click: MouseEvent<HTMLElement>) => void;
  readonly onBodyDoubleClick: (click: MouseEvent<HTMLElement>) => void;
}

const rangeKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);
const widgets = 'a[href], button, input, select, textarea';

/** Keys and clicks of the grid's body, after the header took its own. */
export function useGridKeys(options: {
  readonly focus: GridFocus;
  readonly bounds: Pick<GridBounds, 'rowCount' | 'columnCount'>;
  readonly rowPixels: number;
  readonly hasSelection: boolean;
  readonly selecting: RowSelectionActions;
  readonly isInteractive: (gridColumn: number) => boolean;
  readonly openRow: (index: number) => void;
  readonly onRowKeyDown: (press: KeyboardEvent, index: number) => void;
}): GridKeys {
  const { focus, bounds, rowPixels, hasSelection, selecting } = options;

  const onCellKey = (press: KeyboardEvent<HTMLElement>, cell: HTMLElement) => {
    const { row, column } = positionOf(cell) ?? focus.active;
    if (row === HEADER_ROW) return;
    const isEnter = press.key === 'Enter' && !press.ctrlKey && !press.metaKey;
    if ((isEnter || press.key === 'F2') && options.isInteractive(column) && enterCell(cell)) {
      press.preventDefault();
    } else if (isEnter) {
      press.preventDefault();
      options.openRow(row);
    } else if (press.key === ' ' && hasSelection) {
      press.preventDefault();
      if (press.shiftKey) selecting.extendTo(row);
      else selecting.toggle(row);
    } else if (press.key.toLowerCase() === 'a' && (press.ctrlKey || press.metaKey) && hasSelection) {
      press.preventDefault();
      selecting.toggleAll();
    } else {
      options.onRowKeyDown(press, row);
    }
  };

  return {
    onKeyDown: (press) => {
      if (press.defaultPrevented || !(press.target instanceof HTMLElement)) return;
      const cell = press.target.closest<HTMLElement>('[data-grid-row]');
      if (cell === null || cell !== press.target) return;
      const position = positionOf(cell) ?? focus.active;
      const pageRows = Math.max(1, Math.floor(press.currentTarget.clientHeight / rowPixels) - 2);
      const next =
        press.altKey || press.metaKey ? null : positionAfterKey(position, press, { ...bounds, pageRows });
      if (next === null) {
        onCellKey(press, cell);
        return;
      }
      press.preventDefault();
      focus.moveTo(next);
      const isRange = press.shiftKey && hasSelection && rangeKeys.has(press.key);
      if (isRange && position.row !== HEADER_ROW && next.row !== HEADER_ROW) {
        selecting.extendTo(next.row, position.row);
      }
    },
    onKeyDownCapture: (press) => {
      if ((press.key !== 'Escape' && press.key !== 'F2') || !(press.target instanceof HTMLElement)) return;
      const cell = press.target.closest<HTMLElement>('[data-grid-row]');
      // A menu opened from a cell is inside it in React's tree, not in the document.
      if (cell === null || cell === press.target || !press.currentTarget.contains(cell)) return;
      press.preventDefault();
      press.stopPropagation();
      cell.focus();
    },
    onBodyClick: (click) => {
      const position = positionOf(click.target);
      if (position === null || !(click.target instanceof Element)) return;
      if (hasSelection && position.column === 0) {
        if (click.shiftKey) selecting.extendTo(position.row);
        else selecting.toggle(position.row);
      } else if (click.target.closest('.data-table__text--link') !== null) {
        options.openRow(position.row);
      }
    },
    onBodyDoubleClick: (click) => {
      const position = positionOf(click.target);
      if (position === null || !(click.target instanceof Element)) return;
      if (click.target.closest(widgets) !== null || (hasSelection && position.column === 0)) return;
      options.openRow(position.row);
    },
  };
}
