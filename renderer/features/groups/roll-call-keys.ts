import type { Mark } from './roll-call-state';

/** One key per mark. The same in both languages, so that hands keep what they learned; the screen shows them. */
export const MARK_KEYS: Readonly<Record<Mark, string>> = {
  present: 'P',
  late: 'L',
  left_early: 'E',
  excused: 'X',
  no_show: 'N',
};

/** The order of the marks on screen. */
export const MARKS: readonly Mark[] = ['present', 'late', 'left_early', 'excused', 'no_show'];

export type RollCallCommand =
  | { readonly kind: 'mark'; readonly mark: Mark | null }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'edge'; readonly edge: 'first' | 'last' }
  | { readonly kind: 'all_present' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'find' }
  | { readonly kind: 'edit_times' };

/** What a key press means, as the browser reports it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PAGE_ROWS = 10;

const plainCommands: Readonly<Record<string, RollCallCommand>> = {
  ArrowDown: { kind: 'move', by: 1 },
  ArrowUp: { kind: 'move', by: -1 },
  PageDown: { kind: 'move', by: PAGE_ROWS },
  PageUp: { kind: 'move', by: -PAGE_ROWS },
  Home: { kind: 'edge', edge: 'first' },
  End: { kind: 'edge', edge: 'last' },
  Backspace: { kind: 'mark', mark: null },
  Delete: { kind: 'mark', mark: null },
  '/': { kind: 'find' },
  a: { kind: 'all_present' },
  t: { kind: 'edit_times' },
  ...Object.fromEntries(MARKS.map((mark) => [MARK_KEYS[mark].toLowerCase(), { kind: 'mark', mark }])),
};

/** The command of a key pressed on the roll call, or `null` when the key is not one of its own. */
export function commandOfKey(press: KeyPress): RollCallCommand | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) return key === 'z' ? { kind: 'undo' } : null;
  return press.altKey ? null : (plainCommands[key] ?? null);
}
