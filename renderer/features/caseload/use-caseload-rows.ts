import { useCallback, useMemo, useState } from 'react';
import { BATCH_LIMIT } from '../../../shared/contract/caseload';
import type { MethodInput, MethodOutput } from '../../../shared/contract';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { ClinicError } from '../../../shared/errors';
import type { RowWindow, WindowedRows } from '../../components';
import { useVault, useVaultQuery } from '../../vault';
import { stableText } from '../../vault/stable-text';
import { emptyRowStore, withWindow, type RowStore } from '../support/row-store';

const FIRST_WINDOW: RowWindow = { offset: 0, limit: 50 };
/** The most rows one call gives. */
const LARGEST_WINDOW = 200;

export interface CaseloadRows {
  readonly source: WindowedRows<CaseloadRow>;
  /** Changes with search, filters and sort. */
  readonly queryKey: string;
  readonly error: ClinicError | null;
}

/** The caseload in windows: what is seen is asked for, the list before stays until the new one is here. */
export function useCaseloadRows(
  question: Pick<MethodInput<'client.list'>, 'filter' | 'sort'> | null,
): CaseloadRows {
  const vault = useVault();
  const queryKey = stableText(question);
  const [asked, setAsked] = useState<{ queryKey: string; window: RowWindow }>({
    queryKey,
    window: FIRST_WINDOW,
  });
  if (asked.queryKey !== queryKey) setAsked({ queryKey, window: FIRST_WINDOW });
  const { offset, limit } = asked.window;
  const answer = useVaultQuery('client.list', question === null ? null : { ...question, offset, limit }, {
    entities: [
      'client',
      'encounter',
      'user',
      'consent',
      'contactMethod',
      'note',
      'goal',
      'recoveryStreak',
      'supportPhase',
      'appointment',
      'site',
    ],
  });

  const [held, setHeld] = useState<{
    readonly answer: MethodOutput<'client.list'> | undefined;
    readonly store: RowStore<CaseloadRow>;
  }>({ answer: undefined, store: emptyRowStore() });
  if (answer.value !== undefined && answer.value !== held.answer && asked.queryKey === queryKey) {
    const { rows, total } = answer.value;
    setHeld({ answer: answer.value, store: withWindow(held.store, { queryKey, offset, rows, total }) });
  }

  const { store } = held;
  const onWindowChange = useCallback(
    (window: RowWindow) =>
      setAsked((current) => ({
        ...current,
        window: { offset: window.offset, limit: Math.min(window.limit, LARGEST_WINDOW) },
      })),
    [setAsked],
  );
  const getRowIds = useCallback(
    async (window: RowWindow) => {
      const ids: string[] = [];
      // A batch takes no more: selecting what can't be changed together helps nobody.
      const wanted = Math.min(window.limit, BATCH_LIMIT);
      while (question !== null && ids.length < wanted) {
        const part = Math.min(LARGEST_WINDOW, wanted - ids.length);
        const result = await vault.call('client.list', {
          ...question,
          offset: window.offset + ids.length,
          limit: part,
        });
        if (!result.ok || result.value.rows.length === 0) break;
        ids.push(...result.value.rows.map((row) => row.clientId));
      }
      return ids;
    },
    // The key stands for the question, which is made anew with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [vault, queryKey],
  );
  const source = useMemo<WindowedRows<CaseloadRow>>(
    () => ({ total: store.total, getRow: (index) => store.rows.get(index), onWindowChange, getRowIds }),
    [store, onWindowChange, getRowIds],
  );
  return { source, queryKey, error: answer.error };
}
