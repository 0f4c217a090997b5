import { useSyncExternalStore } from 'react';
import type { InstantMs } from '../../../shared/time';
import { ScreenStatus } from '../../app/screen-frame';
import { useFormat, useTranslation } from '../../i18n';

/** When the record last took the note, apart from the form's state: "Saved" needn't wait for every field to be drawn. */
export interface SavedTime {
  readonly get: () => InstantMs | null;
  /** The revision one's own last save made; 0 before there is one. */
  readonly revision: () => number;
  readonly set: (savedAt: InstantMs, revision: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSavedTime(): SavedTime {
  let savedAt: InstantMs | null = null;
  let savedRevision = 0;
  const listeners = new Set<() => void>();
  return {
    get: () => savedAt,
    revision: () => savedRevision,
    set: (next, revision) => {
      savedAt = next;
      savedRevision = revision;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface SavedLineProps {
  readonly savedTime: SavedTime;
  /** When the disk last took the draft of what was typed since; `null` when there is none. */
  readonly draftSavedAt: InstantMs | null;
}

/** The line at the bottom: saved in the record, kept as a draft, or not kept yet. */
export function SavedLine({ savedTime, draftSavedAt }: SavedLineProps) {
  const { t } = useTranslation('notes');
  const formatter = useFormat();
  const savedAt = useSyncExternalStore(savedTime.subscribe, savedTime.get);
  const text = () => {
    if (draftSavedAt !== null && draftSavedAt > (savedAt ?? 0))
      return t('editor.keptAt', { time: formatter.time(draftSavedAt) });
    return savedAt === null ? t('editor.notKept') : t('editor.savedAt', { time: formatter.time(savedAt) });
  };
  return <ScreenStatus>{text()}</ScreenStatus>;
}
