import { useCallback, useMemo, useState } from 'react';
import type { MethodInput, MethodOutput } from '../../../shared/contract';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { ClinicError } from '../../../shared/errors';
import type { RowWindow, WindowedRows } from '../../components';
import { useVaultQuery } from '../../vault';
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
  const queryKey = stableText(question);
  const [asked, setAsked] = useState<{ queryKey: string; window: RowWindow }>({
    queryKey,
    window: FIRST_WINDOW,
  });
  if (asked.queryKey !== queryKey) setAsked({ queryKey, window: FIRST_WINDOW });
  const { offset, limit } = asked.window;
  const answer = useVaultQuery('client.list', question === null ? null : { ...question, offset, limit }, {
    entities: ['client', 'encounter', 'user'],
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
  const source = useMemo<WindowedRows<CaseloadRow>>(
    () => ({ total: store.total, getRow: (index) => store.rows.get(index), onWindowChange }),
    [store, onWindowChange],
  );
  return { source, queryKey, error: answer.error };
}
