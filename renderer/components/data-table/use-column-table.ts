import { useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n';
import { useAnnounce } from '../notifications/announcer';
import {
  columnSettingsReducer,
  reconcileColumnSettings,
  type ColumnSettings,
  type ColumnSettingsAction,
  type ColumnSort,
} from './column-settings';
import type { DataTableColumn } from './data-table-types';
import { columnDefinitions, features, noRows, sortOf, tableState, type ColumnsTable } from './table-features';

export interface ColumnTable<Row> {
  readonly table: ColumnsTable;
  readonly settings: ColumnSettings;
  readonly change: (action: ColumnSettingsAction) => void;
  /** The columns on screen, in order. The same array until something about columns changes. */
  readonly shown: readonly DataTableColumn<Row>[];
}

/**
 * The columns of the table: TanStack derives headers, order, widths and sorting from our settings, and every
 * change goes back into the settings, so that there is one truth and it can be saved.
 */
export function useColumnTable<Row>(options: {
  readonly columns: readonly DataTableColumn<Row>[];
  readonly saved: ColumnSettings;
  readonly usualSort: readonly ColumnSort[] | undefined;
  readonly onSettingsChange: (settings: ColumnSettings) => void;
}): ColumnTable<Row> {
  const { columns, saved, usualSort, onSettingsChange } = options;
  const { t } = useTranslation('table');
  const announce = useAnnounce();
  const settings = useMemo(
    () => reconcileColumnSettings(columns, saved, usualSort),
    [columns, saved, usualSort],
  );
  const change = (action: ColumnSettingsAction) =>
    onSettingsChange(columnSettingsReducer(columns, settings, action));
  const labelOf = (columnId: string) => columns.find(({ id }) => id === columnId)?.label ?? columnId;
  const definitions = useMemo(() => columnDefinitions(columns), [columns]);
  const state = useMemo(() => tableState(columns, settings), [columns, settings]);

  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state,
    manualSorting: true,
    enableSortingRemoval: false,
    onSortingChange: (updater) => {
      const next = sortOf(typeof updater === 'function' ? updater(state.sorting) : updater);
      change({ kind: 'sort', sort: next });
      const [first] = next;
      const key = first?.direction === 'descending' ? 'sortedDescending' : 'sortedAscending';
      announce(first === undefined ? t('sortCleared') : t(key, { column: labelOf(first.columnId) }));
    },
  });
  // TanStack keeps this list until order or visibility change, so rows see the same columns while scrolling.
  const leaves = table.getVisibleLeafColumns();
  const shown = useMemo(
    () =>
      leaves.flatMap(({ id }) => {
        const column = columns.find((candidate) => candidate.id === id);
        return column === undefined ? [] : [column];
      }),
    [leaves, columns],
  );
  return { table, settings, change, shown };
}
