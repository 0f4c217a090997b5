import { useCallback, useMemo, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { AuditFilter, AuditRow } from '../../../shared/contract/audit';
import type { ClinicError } from '../../../shared/errors';
import type { RowWindow, WindowedRows } from '../../components';
import { useVaultQuery } from '../../vault';
import { stableText } from '../../vault/stable-text';
import { emptyRowStore, withWindow, type RowStore } from '../support/row-store';

const FIRST_WINDOW: RowWindow = { offset: 0, limit: 50 };
/** The most rows one call gives. */
const LARGEST_WINDOW = 200;

export interface AuditRows {
  readonly source: WindowedRows<AuditRow>;
  /** Changes with the filter. */
  readonly queryKey: string;
  readonly error: ClinicError | null;
  readonly refresh: () => void;
}

/** The log in windows: what is seen is asked for. It doesn't refresh by itself, or reading it would never hold still. */
export function useAuditRows(filter: AuditFilter): AuditRows {
  const queryKey = stableText(filter);
  const [asked, setAsked] = useState({ queryKey, window: FIRST_WINDOW });
  if (asked.queryKey !== queryKey) setAsked({ queryKey, window: FIRST_WINDOW });
  const { offset, limit } = asked.window;
  const answer = useVaultQuery('audit.list', { filter, offset, limit }, { entities: [] });

  const [held, setHeld] = useState<{
    readonly answer: MethodOutput<'audit.list'> | undefined;
    readonly store: RowStore<AuditRow>;
  }>({ answer: undefined, store: emptyRowStore() });
  if (answer.value !== undefined && answer.value !== held.answer && asked.queryKey === queryKey) {
    const { rows, total } = answer.value;
    setHeld({ answer: answer.value, store: withWindow(held.store, { queryKey, offset, rows, total }) });
  }

  const { store } = held;
  const onWindowChange = useCallback(
    (window: RowWindow) => {
      const wanted = { offset: window.offset, limit: Math.min(window.limit, LARGEST_WINDOW) };
      setAsked((current) => ({ ...current, window: wanted }));
    },
    [setAsked],
  );
  const source = useMemo<WindowedRows<AuditRow>>(
    () => ({ total: store.total, getRow: (index) => store.rows.get(index), onWindowChange }),
    [store, onWindowChange],
  );
  return { source, queryKey, error: answer.error, refresh: answer.refresh };
}
