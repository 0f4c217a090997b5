import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import { CLIENT_STATUS, SUPPORT_PHASE } from '../../../shared/codes';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { LocalDate } from '../../../shared/time';
import { Chip, Icon, VisuallyHidden, type DataTableColumn, type Tone } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useNeedText } from '../support/use-need-text';
import { PersonLabel, usePersonName } from '../support/person-label';

const CONSENT_TONES = {
  active: 'success',
  ending: 'warning',
  over: 'warning',
  none: 'neutral',
} as const satisfies Readonly<Record<CaseloadRow['consentState'], Tone | 'neutral'>>;

/**
 * The columns of the caseload; their ids are those the vault sorts by.
 * @param readsClinical whether the role is told of goals, recovery and unsigned notes
 */
export function useCaseloadColumns(
  today: LocalDate,
  readsClinical: boolean,
): readonly DataTableColumn<CaseloadRow>[] {
  const { t } = useTranslation('caseload');
  const format = useFormat();
  const label = useLabel();
  const personName = usePersonName();
  const needText = useNeedText();
  return useMemo<readonly DataTableColumn<CaseloadRow>[]>(() => {
    const date = (value: LocalDate | null) => (value === null ? '' : format.date(value));
    const consent = (row: CaseloadRow) =>
      row.consentUntil === null
        ? t(`consentStates.${row.consentState}`)
        : t('consentUntil', { date: format.date(row.consentUntil) });
    const days = (row: CaseloadRow) => (row.daysInRecovery === null ? '' : format.number(row.daysInRecovery));
    const phase = (row: CaseloadRow) => (row.phase === null ? '' : label(SUPPORT_PHASE.codes[row.phase]));
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
      {
        id: 'nextContactOn',
        label: t('columns.nextContactOn'),
        cell: (row) =>
          row.nextContactOn === null ? (
            ''
          ) : row.nextContactOn < today ? (
            <Chip text={format.relativeDate(row.nextContactOn, today)} tone="warning" />
          ) : (
            format.relativeDate(row.nextContactOn, today)
          ),
        text: (row) => date(row.nextContactOn),
        isSortable: true,
        isHiddenByDefault: true,
        width: 152,
      },
      {
        id: 'nextAppointmentOn',
        label: t('columns.nextAppointmentOn'),
        cell: (row) =>
          row.nextAppointmentOn === null ? '' : format.relativeDate(row.nextAppointmentOn, today),
        text: (row) => date(row.nextAppointmentOn),
        isSortable: true,
        isHiddenByDefault: true,
        width: 184,
      },
      {
        id: 'consentUntil',
        label: t('columns.consentUntil'),
        cell: (row) => <Chip text={consent(row)} tone={CONSENT_TONES[row.consentState]} />,
        text: consent,
        isSortable: true,
        isHiddenByDefault: true,
        width: 176,
      },
      {
        id: 'needs',
        label: t('columns.needs'),
        cell: (row) => row.needs.map(needText).join(' · '),
        text: (row) => row.needs.map(needText).join(' · '),
        isSortable: true,
        isHiddenByDefault: true,
        width: 260,
        grow: 2,
      },
      {
        id: 'flags',
        label: t('columns.flags'),
        cell: (row) => row.flags.map((flag) => t(`flags.${flag}`)).join(' · '),
        text: (row) => row.flags.map((flag) => t(`flags.${flag}`)).join(' · '),
        isHiddenByDefault: true,
        width: 220,
        grow: 1,
      },
      ...(readsClinical
        ? [
            {
              id: 'openGoals',
              label: t('columns.openGoals'),
              cell: (row: CaseloadRow) => (row.openGoals === 0 ? '' : format.number(row.openGoals ?? 0)),
              text: (row: CaseloadRow) => format.number(row.openGoals ?? 0),
              align: 'end' as const,
              isSortable: true,
              firstSortDirection: 'descending' as const,
              isHiddenByDefault: true,
              width: 168,
            },
            {
              id: 'daysInRecovery',
              label: t('columns.daysInRecovery'),
              cell: days,
              text: days,
              align: 'end' as const,
              isSortable: true,
              firstSortDirection: 'descending' as const,
              isHiddenByDefault: true,
              width: 200,
            },
            {
              id: 'phase',
              label: t('columns.phase'),
              cell: phase,
              text: phase,
              isSortable: true,
              isHiddenByDefault: true,
              width: 200,
              grow: 1,
            },
            {
              id: 'openNoteCount',
              label: t('columns.openNoteCount'),
              cell: (row: CaseloadRow) =>
                row.openNoteCount === 0 ? '' : format.number(row.openNoteCount ?? 0),
              text: (row: CaseloadRow) => format.number(row.openNoteCount ?? 0),
              align: 'end' as const,
              isHiddenByDefault: true,
              width: 120,
            },
          ]
        : []),
    ];
  }, [t, format, label, personName, needText, today, readsClinical]);
}
