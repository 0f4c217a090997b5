import { useEffect, useRef } from 'react';
import { isKeyTaken } from '../features/support/use-screen-keys';

export interface AppShortcuts {
  readonly find: () => void;
  readonly lock: () => void;
  readonly showMap: () => void;
  /** Single letters, by the letter. */
  readonly letters: Readonly<Record<string, () => void>>;
}

/** The keys that work on every screen. Letters only while nobody is typing and no dialog is open. */
export function useAppShortcuts(shortcuts: AppShortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listen = (press: KeyboardEvent) => {
      const { find, lock, showMap, letters } = latest.current;
      if (press.defaultPrevented || press.altKey) return;
      const act = actionFor(press, { find, lock, showMap, letters });
      if (act === null) return;
      press.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actionFor(
  press: KeyboardEvent,
  { find, lock, showMap, letters }: AppShortcuts,
): (() => void) | null {
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) {
    if (key === 'l') return lock;
    return key === 'k' ? find : null;
  }
  if (isKeyTaken(press.target) || document.querySelector('.dialog-overlay') !== null) return null;
  if (press.key === '?') return showMap;
  return letters[key] ?? null;
}
