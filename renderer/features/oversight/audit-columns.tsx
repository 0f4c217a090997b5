import { useMemo } from 'react';
import { AUDIT_KIND_LABELS } from '../../../shared/audit-kinds';
import { AUDIT_ACTION_LABELS, isAuditAction } from '../../../shared/audit-labels';
import { isMethodName, methodDefinition } from '../../../shared/contract';
import type { AuditRow } from '../../../shared/contract/audit';
import { Chip, type DataTableColumn } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';

/** How many characters of an id tell two charts apart, for roles that may not know the name behind it. */
const ID_CHARACTERS = 6;

/** What an entry says in words. */
export function useActionText(): (row: AuditRow) => string {
  const { t } = useTranslation('oversight');
  const label = useLabel();
  return useMemo(() => {
    const labelOf = (action: string) => {
      // A version that knew more actions may have written one this version has no words for.
      return isAuditAction(action) ? label(AUDIT_ACTION_LABELS[action]) : action;
    };
    return ({ action, refusedMethod, count }) => {
      const text = labelOf(action);
      if (count !== null) return t('log.counted', { text, count });
      if (refusedMethod === null || !isMethodName(refusedMethod)) return text;
      const { auditAction } = methodDefinition(refusedMethod);
      return t('log.refused', {
        text,
        what: auditAction === null ? t('log.somethingElse') : labelOf(auditAction),
      });
    };
  }, [t, label]);
}

/** The columns of the log. On one person's chart there is no need to say whose. */
export function useAuditColumns(options: {
  readonly withPerson: boolean;
}): readonly DataTableColumn<AuditRow>[] {
  const { withPerson } = options;
  const { t } = useTranslation('oversight');
  const format = useFormat();
  const label = useLabel();
  const actionText = useActionText();
  return useMemo<readonly DataTableColumn<AuditRow>[]>(() => {
    const person = ({ clientName, chartNumber, clientId }: AuditRow) => {
      if (clientName !== null) return [clientName, chartNumber].filter((part) => part !== null).join(' · ');
      return clientId === null ? '' : t('log.someChart', { id: clientId.slice(-ID_CHARACTERS) });
    };
    return [
      {
        id: 'at',
        label: t('log.at'),
        cell: ({ at }) => <span className="figures">{format.dateTime(at)}</span>,
        text: ({ at }) => format.dateTime(at),
        width: 230,
        isRowHeader: true,
        isAlwaysShown: true,
      },
      {
        id: 'actor',
        label: t('log.who'),
        cell: ({ actorName }) => actorName ?? <span className="text-muted">{t('log.nobody')}</span>,
        text: ({ actorName }) => actorName ?? t('log.nobody'),
        width: 170,
        grow: 1,
      },
      {
        id: 'action',
        label: t('log.did'),
        cell: (row) =>
          row.kind === 'refusal' ? <Chip tone="warning" text={actionText(row)} /> : actionText(row),
        text: actionText,
        width: 300,
        grow: 2,
      },
      ...(withPerson
        ? [
            {
              id: 'client',
              label: t('log.chart'),
              cell: person,
              text: person,
              width: 210,
              grow: 1,
            },
          ]
        : []),
      {
        id: 'kind',
        label: t('log.kind'),
        cell: ({ kind }) => label(AUDIT_KIND_LABELS[kind]),
        text: ({ kind }) => label(AUDIT_KIND_LABELS[kind]),
        width: 200,
        isHiddenByDefault: true,
      },
      {
        id: 'sequence',
        label: t('log.position'),
        cell: ({ sequence }) => <span className="figures">{format.number(sequence)}</span>,
        align: 'end',
        width: 110,
        isHiddenByDefault: true,
      },
    ];
  }, [t, format, label, actionText, withPerson]);
}
