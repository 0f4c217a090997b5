import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { LocalDate } from '../../../shared/time';
import { Chip, Icon, VisuallyHidden, type DataTableColumn } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { PersonLabel, usePersonName } from '../support/person-label';

/** The columns of the caseload; their ids are those the vault sorts by. */
export function useCaseloadColumns(today: LocalDate): readonly DataTableColumn<CaseloadRow>[] {
  const { t } = useTranslation('caseload');
  const format = useFormat();
  const label = useLabel();
  const personName = usePersonName();
  return useMemo<readonly DataTableColumn<CaseloadRow>[]>(() => {
    const date = (value: LocalDate | null) => (value === null ? '' : format.date(value));
    return [
      {
        id: 'displayName',
        label: t('columns.displayName'),
        cell: (row) => (
          <>
            <PersonLabel person={row} />
            {row.isRestricted && (
              <>
                {' '}
                <Icon icon={Lock} size="small" />
                <VisuallyHidden>{t('restricted')}</VisuallyHidden>
              </>
            )}
          </>
        ),
        text: personName,
        isSortable: true,
        isAlwaysShown: true,
        isRowHeader: true,
        opensRow: true,
        width: 220,
        minimumWidth: 140,
        grow: 3,
      },
      {
        id: 'chartNumber',
        label: t('columns.chartNumber'),
        cell: (row) => row.chartNumber,
        isSortable: true,
        width: 168,
      },
      {
        id: 'birthDate',
        label: t('columns.birthDate'),
        cell: (row) => date(row.birthDate),
        isSortable: true,
        firstSortDirection: 'descending',
        width: 168,
      },
      {
        id: 'status',
        label: t('columns.status'),
        cell: (row) => (
          <Chip
            text={label(CLIENT_STATUS.codes[row.status])}
            tone={row.status === 'active' ? 'accent' : 'neutral'}
          />
        ),
        text: (row) => label(CLIENT_STATUS.codes[row.status]),
        isSortable: true,
        width: 132,
      },
      {
        id: 'assignedWorkerName',
        label: t('columns.assignedWorkerName'),
        cell: (row) => row.assignedWorkerName ?? <span className="text-muted">{t('nobodyAssigned')}</span>,
        text: (row) => row.assignedWorkerName ?? t('nobodyAssigned'),
        isSortable: true,
        width: 152,
        grow: 1,
      },
      {
        id: 'lastContactOn',
        label: t('columns.lastContactOn'),
        cell: (row) =>
          row.lastContactOn === null ? (
            <span className="text-muted">{t('noContact')}</span>
          ) : (
            format.relativeDate(row.lastContactOn, today)
          ),
        text: (row) => (row.lastContactOn === null ? t('noContact') : date(row.lastContactOn)),
        isSortable: true,
        firstSortDirection: 'descending',
        width: 132,
      },
      {
        id: 'firstContactOn',
        label: t('columns.firstContactOn'),
        cell: (row) => date(row.firstContactOn),
        isSortable: true,
        firstSortDirection: 'descending',
        isHiddenByDefault: true,
        width: 132,
      },
    ];
  }, [t, format, label, personName, today]);
}
