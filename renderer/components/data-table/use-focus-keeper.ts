import { useCallback, useEffect, useRef, type FocusEvent } from 'react';

export interface FocusKeeper {
  /** Whether the focus is in the element, or was when what held it went away. */
  readonly holdsFocus: () => boolean;
  /** Looks whether the focus got lost; for parts that render by themselves, after each of their renders. */
  readonly check: () => void;
  readonly onFocus: (focus: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (blur: FocusEvent<HTMLElement>) => void;
}

/** One try: when the element can't take the focus (something modal is above it), asking again would not end. */
const MOST_TRIES = 1;

/**
 * Notices that the element with the focus left the document (its column was hidden, its row's data went, a new
 * query came) and asks for the focus back. Without this, the next key would go nowhere.
 */
export function useFocusKeeper(element: HTMLElement | null, retake: () => void): FocusKeeper {
  const holds = useRef(false);
  const tries = useRef(0);

  useEffect(() => {
    // A removed element blurs towards nothing, as a click beside everything does: only the click is a wish.
    const leaveOnPress = (press: PointerEvent) => {
      const isInside = press.target instanceof Node && element?.contains(press.target) === true;
      if (!isInside) holds.current = false;
    };
    document.addEventListener('pointerdown', leaveOnPress, true);
    return () => document.removeEventListener('pointerdown', leaveOnPress, true);
  }, [element]);

  const check = useCallback(() => {
    if (!holds.current || document.activeElement !== document.body || tries.current >= MOST_TRIES) return;
    tries.current += 1;
    retake();
  }, [retake]);
  useEffect(check);

  const onFocus = useCallback((focus: FocusEvent<HTMLElement>) => {
    // Menus of the table are its children for React, not in the document.
    if (!focus.currentTarget.contains(focus.target)) return;
    holds.current = true;
    tries.current = 0;
  }, []);
  const onBlur = useCallback((blur: FocusEvent<HTMLElement>) => {
    if (blur.relatedTarget !== null) holds.current = blur.currentTarget.contains(blur.relatedTarget);
  }, []);
  const holdsFocus = useCallback(() => holds.current, []);
  return { holdsFocus, check, onFocus, onBlur };
}
