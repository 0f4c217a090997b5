import { useCallback, useEffect, useState } from 'react';
import { clampPosition, type GridBounds, type GridPosition } from './grid-position';

/** Attributes by which a cell is found again in the DOM. */
export function cellSelector(position: GridPosition): string {
  return `[data-grid-row="${String(position.row)}"][data-grid-column="${String(position.column)}"]`;
}

/** The place of the cell an element belongs to, or null outside of all cells. */
export function positionOf(element: EventTarget | null): GridPosition | null {
  if (!(element instanceof Element)) return null;
  const cell = element.closest<HTMLElement>('[data-grid-row]');
  if (cell === null) return null;
  return { row: Number(cell.dataset['gridRow']), column: Number(cell.dataset['gridColumn']) };
}

export interface GridFocus {
  /** The one cell that is in the tab order. */
  readonly active: GridPosition;
  /** Moves there and puts the focus on it. */
  readonly moveTo: (position: GridPosition) => void;
  /** Moves there without taking the focus, as when a new query starts at the top. */
  readonly park: (position: GridPosition) => void;
  /** Takes the focus back onto the active cell where it is, without scrolling to it. */
  readonly retake: () => void;
  /** A cell, or something in it, got the focus. */
  readonly onFocus: (position: GridPosition) => void;
}

/**
 * Roving tabindex over cells that may not exist yet: the active row is always among the rendered rows, so the
 * focus is put on it after the render that brought it in.
 */
export function useGridFocus(grid: HTMLElement | null, bounds: GridBounds): GridFocus {
  const [wanted, setWanted] = useState<GridPosition>({ row: 0, column: 0 });
  const [request, setRequest] = useState({ number: 0, scrolls: true });
  const active = clampPosition(wanted, bounds);
  const { row, column } = active;

  useEffect(() => {
    if (request.number === 0) return;
    const cell = grid?.querySelector<HTMLElement>(cellSelector({ row, column }));
    cell?.focus({ preventScroll: true });
    // The header and the columns that stay are taken off by scroll-padding, so a cell is never under them.
    if (request.scrolls) cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // Only a request moves the focus, not a change of place by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [request]);

  const moveTo = useCallback((position: GridPosition) => {
    setWanted(position);
    setRequest(({ number }) => ({ number: number + 1, scrolls: true }));
  }, []);
  const retake = useCallback(() => setRequest(({ number }) => ({ number: number + 1, scrolls: false })), []);
  return { active, moveTo, park: setWanted, retake, onFocus: setWanted };
}
