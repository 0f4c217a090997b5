import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../support/class-names';

const focusable = 'a[href], button, input, select, textarea, [tabindex]';

export interface BodyCellProps {
  readonly gridRow: number;
  readonly gridColumn: number;
  readonly isActive: boolean;
  readonly isPinned: boolean;
  readonly isRowHeader?: boolean | undefined;
  readonly isInteractive?: boolean | undefined;
  readonly isLink?: boolean | undefined;
  /** Holds a grey bar. */
  readonly isWaiting?: boolean | undefined;
  readonly align?: 'start' | 'end' | 'center' | undefined;
  readonly title?: string | undefined;
  /** For a cell without words of its own. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

/** One cell. Things inside an interactive cell leave the tab order: Enter or F2 goes in to them. */
export function BodyCell({
  gridRow,
  gridColumn,
  isActive,
  isPinned,
  isRowHeader = false,
  isInteractive = false,
  isLink = false,
  isWaiting = false,
  align = 'start',
  title,
  label,
  children,
}: BodyCellProps) {
  const cell = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isInteractive) return;
    for (const inner of cell.current?.querySelectorAll<HTMLElement>(focusable) ?? []) inner.tabIndex = -1;
  });
  return (
    <div
      ref={cell}
      role={isRowHeader ? 'rowheader' : 'gridcell'}
      aria-colindex={gridColumn + 1}
      tabIndex={isActive ? 0 : -1}
      data-grid-row={gridRow}
      data-grid-column={gridColumn}
      className={classNames(
        'data-table__cell',
        `data-table__cell--${align}`,
        isPinned && 'data-table__cell--pinned',
        isInteractive && 'data-table__cell--interactive',
      )}
      title={title}
      aria-label={label}
    >
      {isInteractive ? (
        children
      ) : (
        <span
          className={classNames(
            'data-table__text',
            isLink && 'data-table__text--link',
            isWaiting && 'data-table__text--waiting',
          )}
        >
          {children}
        </span>
      )}
    </div>
  );
}

/** Puts the focus on the first thing inside a cell; false when there is none. */
export function enterCell(cell: HTMLElement): boolean {
  const inner = cell.querySelector<HTMLElement>(focusable);
  inner?.focus();
  return inner !== null;
}
