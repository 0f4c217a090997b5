import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { newIdentifier } from '../../shared/identifiers';
import type { InstantMs } from '../../shared/time';
import type { MethodInput } from '../../shared/contract';
import type { VaultClient } from './call';
import { useLockDuty, useVault } from './vault-context';

/** At most this much typing is lost to a power cut; R-NOTE-07 allows ten seconds. */
const SAVE_PAUSE_MILLISECONDS = 3_000;

type DraftKind = MethodInput<'draft.save'>['kind'];

const EnvelopeSchema = z.object({ operationId: z.uuid(), form: z.unknown() });

export interface Draft<Content> {
  /** `loading` until the vault said whether there is something to go on with; show the form after that. */
  readonly status: 'loading' | 'ready';
  /** What was found at the start; `null` when there was nothing (or nothing this form still understands). */
  readonly found: Content | null;
  /** When the disk last took the draft. */
  readonly savedAt: InstantMs | null;
  /** The id of the save this draft leads to: give it to `useCommand`'s `run`, and a retry after a crash is the same save. */
  readonly operationId: string;
  /** Keeps what is typed; on disk within seconds, and before a lock. */
  readonly keep: (content: Content) => void;
  /** After the save: there is nothing left to keep. A new draft starts with a new operation id. */
  readonly discard: () => Promise<void>;
  /**
   * After a save one stays in: what was saved needs no draft, what was typed while it was saved is kept on.
   * @param saved the content given to `keep` that the save wrote, the very object
   */
  readonly settle: (saved: Content) => Promise<void>;
}

interface Keeper {
  keep(form: unknown): void;
  flush(): Promise<void>;
  discard(): Promise<void>;
  settle(saved: unknown): Promise<void>;
}

interface KeeperState {
  operationId: string;
  savedAt: InstantMs | null;
}

function createKeeper(
  client: VaultClient,
  draftKey: { readonly kind: DraftKind; readonly subject: string },
  start: KeeperState,
  report: (state: KeeperState) => void,
): Keeper {
  let state = start;
  let waiting: { readonly form: unknown } | null = null;
  let newest: { readonly form: unknown } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saving: Promise<void> = Promise.resolve();

  function change(next: Partial<KeeperState>): void {
    state = { ...state, ...next };
    report(state);
  }

  async function save(form: unknown): Promise<void> {
    const content = { operationId: state.operationId, form };
    const result = await client.call('draft.save', {
      operationId: newIdentifier(),
      ...draftKey,
      content,
    });
    if (result.ok) change({ savedAt: result.value.savedAt });
    // Tried again with the next letter typed; the save itself will say what is wrong with the disk.
    else waiting ??= { form };
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting !== null) {
      const { form } = waiting;
      waiting = null;
      // One after the other: a slow older save must not overwrite a newer one.
      saving = saving.then(() => save(form));
    }
    return saving;
  }

  function keep(form: unknown): void {
    waiting = newest = { form };
    timer ??= setTimeout(() => void flush(), SAVE_PAUSE_MILLISECONDS);
  }

  async function discard(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = null;
    newest = null;
    await saving;
    await client.call('draft.discard', { operationId: newIdentifier(), ...draftKey });
    change({ operationId: newIdentifier(), savedAt: null });
  }

  return {
    keep,
    flush,
    discard,
    async settle(saved) {
      const since = newest !== null && newest.form !== saved ? newest.form : null;
      await discard();
      // Typed while the old draft went: that is newer still, and kept already.
      if (since !== null && newest === null) keep(since);
    },
  };
}

/**
 * Keeps what a person is typing in the vault, so that Back, Esc, a lock, a crash or a power cut loses nothing.
 *
 * @param subject what the draft is about: a record's id, or `new`
 * @param schema what the form can take back; a draft of an older form that doesn't fit is left aside
 */
export function useDraft<Content>(
  kind: DraftKind,
  subject: string,
  schema: z.ZodType<Content>,
): Draft<Content> {
  const client = useVault();
  const lockDuty = useLockDuty();
  const [loaded, setLoaded] = useState<{ key: string; found: Content | null } | null>(null);
  const [state, setState] = useState<KeeperState>(() => ({ operationId: newIdentifier(), savedAt: null }));
  const keeper = useRef<Keeper | null>(null);
  const key = `${kind}/${subject}`;
  const latestSchema = useRef(schema);
  useEffect(() => {
    latestSchema.current = schema;
  }, [schema]);

  useEffect(() => {
    let isWanted = true;
    let taken: Keeper | null = null;
    let takeBack: (() => void) | null = null;
    void client.call('draft.get', { kind, subject }).then((result) => {
      if (!isWanted) return;
      const stored = result.ok ? result.value.draft : null;
      const envelope = EnvelopeSchema.safeParse(stored?.content);
      const form = latestSchema.current.safeParse(envelope.data?.form);
      const start: KeeperState =
        envelope.success && form.success
          ? { operationId: envelope.data.operationId, savedAt: stored?.savedAt ?? null }
          : { operationId: newIdentifier(), savedAt: null };
      taken = createKeeper(client, { kind, subject }, start, setState);
      keeper.current = taken;
      takeBack = lockDuty.add(() => taken?.flush() ?? Promise.resolve());
      setState(start);
      setLoaded({ key, found: form.success ? form.data : null });
    });
    return () => {
      isWanted = false;
      keeper.current = null;
      takeBack?.();
      void taken?.flush();
    };
  }, [client, lockDuty, kind, subject, key]);

  const keep = useCallback((content: Content) => keeper.current?.keep(content), []);
  const discard = useCallback(async () => keeper.current?.discard(), []);
  const settle = useCallback(async (saved: Content) => keeper.current?.settle(saved), []);
  const isReady = loaded !== null && loaded.key === key;

  return useMemo(
    () => ({
      status: isReady ? 'ready' : 'loading',
      found: isReady ? loaded.found : null,
      savedAt: state.savedAt,
      operationId: state.operationId,
      keep,
      discard,
      settle,
    }),
    [isReady, loaded, state, keep, discard, settle],
  );
}
