import { ClinicFailure } from '../../../../shared/errors';
import type { LocalDate } from '../../../../shared/time';
import type { Store } from '../../store/connection';
import type { DuplicateMatch } from './duplicate-index';
import type { NumberedPerson, ReadFile } from './read-file';

/** A person as a list shows them. */
export interface ShownPerson {
  readonly displayName: string;
  readonly birthDate: LocalDate | null;
}

/** Where a likely same person was found. */
export type MatchSubject = ShownPerson &
  (
    | { readonly kind: 'client'; readonly clientId: string; readonly chartNumber: string }
    | { readonly kind: 'line'; readonly lineNumber: number }
  );

/** A file that was read and compared, waiting for a person to decide. In this process's memory only. */
export interface PreparedImport {
  readonly previewId: string;
  /** Only whoever looked at it may commit it. */
  readonly userId: string;
  readonly path: string;
  readonly file: ReadFile;
  /** People to take in, in the order of their lines. */
  readonly ready: readonly NumberedPerson[];
  readonly alreadyHereCount: number;
  /** Likely duplicates among the ready, by line. */
  readonly duplicates: ReadonlyMap<number, DuplicateMatch<MatchSubject>>;
}

/** One per open database: a second file replaces the first, and locking ends the process that holds it. */
const prepared = new WeakMap<Store, PreparedImport>();

/** Keeps a preview until it is committed or discarded. */
export function keepPreview(store: Store, preview: PreparedImport): void {
  prepared.set(store, preview);
}

/**
 * The preview somebody looked at.
 * @throws ClinicFailure `PREVIEW_GONE` when it was replaced, discarded, committed, or is another person's.
 */
export function requirePreview(store: Store, previewId: string, userId: string): PreparedImport {
  const preview = prepared.get(store);
  if (preview?.previewId !== previewId || preview.userId !== userId) throw new ClinicFailure('PREVIEW_GONE');
  return preview;
}

/** Forgets a preview; nothing happens when it is gone already. */
export function dropPreview(store: Store, previewId: string): void {
  if (prepared.get(store)?.previewId === previewId) prepared.delete(store);
}
