import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { newIdentifier } from '../../../shared/identifiers';
import { useLockDuty, useVault, useVaultQuery } from '../../vault';

const SAVE_PAUSE_MILLISECONDS = 600;

export interface ViewSettingState<Value> {
  /** What is kept, `null` when nothing (readable) is; undefined until the vault has said. */
  readonly value: Value | null | undefined;
  /** Changes it on screen at once and in the vault after a short pause. */
  readonly set: (value: Value) => void;
}

/**
 * How the signed-in person likes one screen, kept in the vault per user.
 *
 * @param schema what this version understands; anything else counts as not set
 */
export function useViewSetting<Value extends Record<string, unknown>>(
  key: string,
  schema: z.ZodType<Value>,
): ViewSettingState<Value> {
  const vault = useVault();
  const lockDuty = useLockDuty();
  const stored = useVaultQuery('view.get', { key }, { entities: [] });
  const [changed, setChanged] = useState<Value | null>(null);
  const waiting = useRef<{ value: Value; timer: ReturnType<typeof setTimeout> } | null>(null);

  const flush = useCallback(async () => {
    if (waiting.current === null) return;
    const { value, timer } = waiting.current;
    waiting.current = null;
    clearTimeout(timer);
    await vault.call('view.set', { operationId: newIdentifier(), key, value });
  }, [vault, key]);

  useEffect(() => {
    const takeBack = lockDuty.add(flush);
    return () => {
      takeBack();
      void flush();
    };
  }, [lockDuty, flush]);

  const set = useCallback(
    (value: Value) => {
      setChanged(value);
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = { value, timer: setTimeout(() => void flush(), SAVE_PAUSE_MILLISECONDS) };
    },
    [flush],
  );

  if (changed !== null) return { value: changed, set };
  if (stored.value === undefined) return { value: stored.error === null ? undefined : null, set };
  return { value: schema.safeParse(stored.value.value).data ?? null, set };
}
