import { useCallback, useEffect, useRef } from 'react';

export interface CurrentRowTeller<Row> {
  /** The focus is on this row: says so at once, or when the button that is being pressed is let go. */
  readonly tell: (row: Row) => void;
  readonly onPointerDown: () => void;
}

/**
 * Tells the screen which row the focus is on. A screen that then shows the row beside the list moves the list; in the
 * middle of a press the row would go from under the pointer, and the press would be lost.
 */
export function useCurrentRow<Row>(onChange: ((row: Row) => void) | undefined): CurrentRowTeller<Row> {
  const isPressing = useRef(false);
  const waiting = useRef<(() => void) | null>(null);
  const release = useCallback(() => {
    isPressing.current = false;
    const tellNow = waiting.current;
    waiting.current = null;
    tellNow?.();
  }, []);
  useEffect(() => {
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    return () => {
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
    };
  }, [release]);
  const tell = useCallback(
    (row: Row) => {
      if (isPressing.current) waiting.current = () => onChange?.(row);
      else onChange?.(row);
    },
    [onChange],
  );
  const onPointerDown = useCallback(() => {
    isPressing.current = true;
  }, []);
  return { tell, onPointerDown };
}
