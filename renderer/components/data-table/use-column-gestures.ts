import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';

/** A column being made wider or narrower with the pointer. */
export interface Resizing {
  readonly columnId: string;
  /** Pixels at 100 % scale. */
  readonly width: number;
}

/** A column being dragged, and the column it would stand before (null: at the end). */
export interface Dragging {
  readonly columnId: string;
  readonly beforeId: string | null;
}

export interface ColumnGestures {
  readonly resizing: Resizing | null;
  readonly dragging: Dragging | null;
  readonly startResize: (press: PointerEvent<HTMLElement>, columnId: string) => void;
  readonly startDrag: (press: PointerEvent<HTMLElement>, columnId: string) => void;
  /** Whether the click that follows belongs to a drag and must not sort. */
  readonly wasDragged: () => boolean;
}

const DRAG_THRESHOLD_PIXELS = 6;

interface HeaderBox {
  readonly id: string;
  readonly left: number;
  readonly right: number;
}

function headerBoxes(row: Element | null): HeaderBox[] {
  return [...(row?.querySelectorAll<HTMLElement>('[data-column-id]') ?? [])].map((header) => {
    const { left, right } = header.getBoundingClientRect();
    return { id: header.dataset['columnId'] ?? '', left, right };
  });
}

/** The column a drop at `x` would put the dragged one before. */
function dropTarget(boxes: readonly HeaderBox[], columnId: string, x: number): string | null {
  const others = boxes.filter(({ id }) => id !== columnId);
  return others.find(({ left, right }) => x < (left + right) / 2)?.id ?? null;
}

/**
 * Resizing and reordering with the pointer; both can be done from the keyboard and the column's menu as
 * well. TanStack's own resize handler counts in screen pixels, ours in pixels at 100 % scale, so that a
 * width means the same after the scale was changed.
 *
 * @param pixelsPerUnit screen pixels in one pixel at 100 % scale.
 */
export function useColumnGestures(options: {
  readonly pixelsPerUnit: number;
  readonly onResize: (columnId: string, width: number) => void;
  readonly onMove: (columnId: string, beforeId: string | null) => void;
}): ColumnGestures {
  const [resizing, setResizing] = useState<Resizing | null>(null);
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const dragged = useRef(false);

  /** Follows the pointer until it is let go (commit) or the gesture is broken off. */
  const follow = useCallback(
    (
      press: PointerEvent<HTMLElement>,
      onMove: (x: number) => void,
      onEnd: (isCommitted: boolean) => void,
    ) => {
      const abort = new AbortController();
      const listen = { signal: abort.signal };
      const end = (isCommitted: boolean) => {
        abort.abort();
        onEnd(isCommitted);
      };
      const { pointerId } = press;
      window.addEventListener(
        'pointermove',
        (move) => {
          if (move.pointerId === pointerId) onMove(move.clientX);
        },
        listen,
      );
      window.addEventListener('pointerup', () => end(true), listen);
      window.addEventListener('pointercancel', () => end(false), listen);
      window.addEventListener(
        'keydown',
        (key) => {
          if (key.key !== 'Escape') return;
          key.preventDefault();
          end(false);
        },
        { ...listen, capture: true },
      );
    },
    [],
  );

  const startResize = useCallback(
    (press: PointerEvent<HTMLElement>, columnId: string) => {
      if (press.button !== 0) return;
      press.preventDefault();
      press.stopPropagation();
      const header = press.currentTarget.closest<HTMLElement>('[data-column-id]');
      const startPixels = header?.getBoundingClientRect().width ?? 0;
      const startX = press.clientX;
      let width: number | null = null;
      follow(
        press,
        (x) => {
          width = (startPixels + x - startX) / latest.current.pixelsPerUnit;
          setResizing({ columnId, width });
        },
        (isCommitted) => {
          setResizing(null);
          if (isCommitted && width !== null) latest.current.onResize(columnId, width);
        },
      );
    },
    [follow],
  );

  const startDrag = useCallback(
    (press: PointerEvent<HTMLElement>, columnId: string) => {
      dragged.current = false;
      if (press.button !== 0) return;
      const row = press.currentTarget.closest('[role="row"]');
      const startX = press.clientX;
      let beforeId: string | null | undefined;
      follow(
        press,
        (x) => {
          if (!dragged.current && Math.abs(x - startX) < DRAG_THRESHOLD_PIXELS) return;
          dragged.current = true;
          beforeId = dropTarget(headerBoxes(row), columnId, x);
          setDragging({ columnId, beforeId });
        },
        (isCommitted) => {
          setDragging(null);
          if (isCommitted && beforeId !== undefined) latest.current.onMove(columnId, beforeId);
        },
      );
    },
    [follow],
  );

  const wasDragged = useCallback(() => dragged.current, []);
  return { resizing, dragging, startResize, startDrag, wasDragged };
}
