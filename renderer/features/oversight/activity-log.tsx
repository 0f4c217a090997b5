import { ScrollText } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import { useErrorMessage } from '../../app/error-message';
import {
  Banner,
  Button,
  ColumnSettingsSchema,
  DataTable,
  EmptyState,
  reconcileColumnSettings,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useViewSetting } from '../support/use-view-setting';
import { useAuditColumns } from './audit-columns';
import { AuditFilterChips, AuditFilterMenu, NOTHING_FILTERED, isFiltering } from './audit-filter';
import { useAuditRows } from './use-audit-rows';
import { VerifyLog } from './verify-log';

const LogViewSchema = z.strictObject({ columns: ColumnSettingsSchema.optional() });

/** Who did and who looked at what, newest first. */
export function ActivityLog({ toolbar }: { readonly toolbar: ReactNode }) {
  const { t } = useTranslation('oversight');
  const errorMessage = useErrorMessage();
  const columns = useAuditColumns({ withPerson: true });
  const view = useViewSetting('activity-log', LogViewSchema);
  const [shown, setShown] = useState(NOTHING_FILTERED);
  const settings = useMemo(
    () => reconcileColumnSettings(columns, view.value?.columns, []),
    [columns, view.value?.columns],
  );
  const { source, queryKey, error, refresh } = useAuditRows(shown.filter);
  return (
    <>
      <VerifyLog />
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      <DataTable
        label={t('log.label')}
        columns={columns}
        source={source}
        getRowId={(row) => String(row.sequence)}
        settings={settings}
        onSettingsChange={(next) => view.set({ columns: next })}
        queryKey={queryKey}
        countText={source.total === undefined ? undefined : t('log.count', { count: source.total })}
        toolbar={
          <>
            {toolbar}
            <Button onPress={refresh}>{t('log.refresh')}</Button>
            <AuditFilterMenu shown={shown} onChange={setShown} />
          </>
        }
        filterChips={isFiltering(shown) ? <AuditFilterChips shown={shown} onChange={setShown} /> : undefined}
        emptyState={
          <EmptyState
            icon={ScrollText}
            title={t('log.none')}
            actions={<Button onPress={() => setShown(NOTHING_FILTERED)}>{t('filter.clear')}</Button>}
          />
        }
      />
    </>
  );
}
