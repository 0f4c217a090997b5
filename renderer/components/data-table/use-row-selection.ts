import { useCallback, useRef } from 'react';
import { useTranslation } from '../../i18n';
import { useAnnounce } from '../notifications/announcer';
import type { RowSelection, WindowedRows } from './data-table-types';
import { idsInRange, toggled, type SelectionAnchor } from './row-selection';

export interface RowSelectionActions {
  /** One row in or out; later ranges begin here. */
  readonly toggle: (index: number) => void;
  /**
   * Everything from where the range began to this row, on top of what was selected before. A range that was
   * not begun by selecting a row begins at `from`.
   */
  readonly extendTo: (index: number, from?: number) => void;
  /** All rows of the query, or none when all are selected. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Selecting rows by place while most rows are not here. Without `selection` nothing happens. */
export function useRowSelection<Row>(
  selection: RowSelection | undefined,
  source: WindowedRows<Row>,
  getRowId: (row: Row) => string,
  total: number,
): RowSelectionActions {
  const { t } = useTranslation('table');
  const announce = useAnnounce();
  const anchor = useRef<SelectionAnchor | null>(null);

  const change = useCallback(
    (selectedIds: ReadonlySet<string>) => {
      selection?.onChange(selectedIds);
      announce(selectedIds.size === 0 ? t('noneSelected') : t('rowsSelected', { count: selectedIds.size }));
    },
    [selection, announce, t],
  );

  const toggle = (index: number) => {
    const row = source.getRow(index);
    if (selection === undefined || row === undefined) return;
    const next = toggled(selection.selectedIds, getRowId(row));
    anchor.current = { index, base: next };
    change(next);
  };

  const extendTo = (index: number, from = index) => {
    if (selection === undefined) return;
    const start = anchor.current ?? { index: from, base: selection.selectedIds };
    anchor.current = start;
    void idsInRange(source, getRowId, start.index, index).then((ids) => {
      // Meanwhile another range was begun: this answer is late.
      if (anchor.current === start) change(new Set([...start.base, ...ids]));
    });
  };

  const toggleAll = () => {
    if (selection === undefined || total === 0) return;
    if (selection.selectedIds.size >= total) {
      change(new Set());
      return;
    }
    void idsInRange(source, getRowId, 0, total - 1).then((ids) => change(new Set(ids)));
  };

  return { toggle, extendTo, toggleAll, clear: () => change(new Set()) };
}
