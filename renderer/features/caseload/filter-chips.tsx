import { CLIENT_STATUS } from '../../../shared/codes';
import { FilterChip } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useStaff } from '../support/use-staff';
import type { CaseloadScope } from './caseload-view';

export interface FilterChipsProps {
  readonly scope: CaseloadScope;
  readonly onChange: (scope: CaseloadScope) => void;
}

/** Every filter that is on, each with a cross. */
export function FilterChips({ scope, onChange }: FilterChipsProps) {
  const { t } = useTranslation('caseload');
  const label = useLabel();
  const staff = useStaff();
  const workerName = (id: string | null) =>
    id === null
      ? t('filters.nobody')
      : (staff.find((member) => member.id === id)?.displayName ?? t('nobodyAssigned'));
  return (
    <>
      {scope.statuses.map((status) => (
        <FilterChip
          key={status}
          text={t('filters.statusChip', { status: label(CLIENT_STATUS.codes[status]) })}
          onRemove={() =>
            onChange({ ...scope, statuses: scope.statuses.filter((candidate) => candidate !== status) })
          }
        />
      ))}
      {scope.workerIds.map((id) => (
        <FilterChip
          key={id ?? 'nobody'}
          text={t('filters.workerChip', { worker: workerName(id) })}
          onRemove={() =>
            onChange({ ...scope, workerIds: scope.workerIds.filter((candidate) => candidate !== id) })
          }
        />
      ))}
    </>
  );
}
