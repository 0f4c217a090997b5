import { useEffect, useRef } from 'react';

const typingTargets = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]';

/** Whether a key pressed here is text somebody types, or belongs to a dialog or menu that is open. */
export function isKeyTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(typingTargets) !== null || target.closest('[role="dialog"], [role="alertdialog"]') !== null
  );
}

/**
 * Single keys of a screen, such as `/` for its search box. They go before the app's own letters (on the roll call `N`
 * is a mark, not a way to the notes), and never interfere with typing, with dialogs, or with the system's shortcuts.
 *
 * @param onKey answers whether the key was for this screen
 */
export function useScreenKeys(onKey: (press: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (press: KeyboardEvent) => {
      if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return;
      if (isKeyTaken(press.target) || document.querySelector('[aria-modal="true"], .dialog-overlay') !== null)
        return;
      if (latest.current(press)) press.preventDefault();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
