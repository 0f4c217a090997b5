import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract';
import type { ClinicError } from '../../shared/errors';
import { afterPaint } from './after-paint';
import { useVault, useWorkingSet } from './vault-context';
import { answerKey } from './working-set';

export interface VaultQueryOptions {
  /** Names of the entities the answer is made of; a change of one of them asks again. */
  readonly entities: readonly string[];
  /** Only changes about this person ask again. */
  readonly clientId?: string | undefined;
  /** While a changed input is being answered, `value` stays the answer before: tables and searches don't blink. */
  readonly keepPrevious?: boolean | undefined;
}

export interface VaultQuery<Name extends MethodName> {
  /** The newest answer; `undefined` until there is one. */
  readonly value: MethodOutput<Name> | undefined;
  /** Why there is no (fresh) answer. */
  readonly error: ClinicError | null;
  /** Nothing to show yet. */
  readonly isLoading: boolean;
  /** Asks again. */
  readonly refresh: () => void;
}

/**
 * Shows what the vault answers and keeps it fresh: the answer goes into the working set, liveQuery brings it
 * from there, and a committed change of one of the entities asks again.
 *
 * @param input `null` asks nothing (a search nobody typed into yet)
 */
export function useVaultQuery<Name extends MethodName>(
  method: Name,
  input: MethodInput<Name> | null,
  options: VaultQueryOptions,
): VaultQuery<Name> {
  const client = useVault();
  const workingSet = useWorkingSet();
  const key = input === null ? null : answerKey(method, input);
  const [failed, setFailed] = useState<{ key: string; error: ClinicError } | null>(null);
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((count) => count + 1), []);

  // The key stands for the input: equal inputs are one question, whoever made the object.
  const latestInput = useRef(input);
  useEffect(() => {
    latestInput.current = input;
  });

  const { clientId } = options;
  const entities = options.entities.join(' ');
  useEffect(() => {
    const asked = latestInput.current;
    if (key === null || asked === null) return undefined;
    let abort = new AbortController();
    let callOff = (): void => undefined;
    const ask = () => {
      abort.abort();
      abort = new AbortController();
      const { signal } = abort;
      void client.call(method, asked, { signal }).then(async (result) => {
        if (signal.aborted) return;
        if (result.ok) {
          await workingSet.keepAnswer(method, key, result.value);
          setFailed(null);
        } else {
          // What the vault no longer gives must not stay on screen; what it can't give just now may.
          if (!isPassing(result.error)) await workingSet.forgetAnswer(method, key);
          setFailed({ key, error: result.error });
        }
      });
    };
    ask();
    // Asked from here and not from a new drawing: only another answer changes what is on the screen.
    const stopListening = client.on('records.changed', (change) => {
      const concernsEntities = change.entities.some((entity) => entities.split(' ').includes(entity));
      const concernsPerson =
        clientId === undefined || change.clientIds.length === 0 || change.clientIds.includes(clientId);
      if (!concernsEntities || !concernsPerson) return;
      callOff();
      callOff = afterPaint(ask);
    });
    return () => {
      stopListening();
      callOff();
      abort.abort();
    };
  }, [client, workingSet, method, key, entities, clientId, round]);

  const stored = useLiveQuery(
    async () => (key === null ? null : workingSet.answer(method, key)),
    [workingSet, method, key],
  );
  // liveQuery may give the answer of the input before for a moment; only `keepPrevious` wants that.
  const [previous, setPrevious] = useState(stored);
  if (stored !== previous && stored !== undefined && stored !== null) setPrevious(stored);
  const current = stored?.key === key ? stored : undefined;
  const shown = current ?? (options.keepPrevious === true && key !== null ? previous : undefined);
  const error = failed?.key === key ? failed.error : null;

  return {
    value: shown?.value,
    error,
    isLoading: key !== null && shown === undefined && error === null,
    refresh,
  };
}

/** Errors after which the last answer is still true as far as anybody knows. */
function isPassing(error: ClinicError): boolean {
  return error.code === 'DATABASE_BUSY' || error.code === 'CANCELLED' || error.code === 'VAULT_GONE';
}
