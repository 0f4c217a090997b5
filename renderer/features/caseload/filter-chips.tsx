import { CLIENT_STATUS, SUPPORT_PHASE } from '../../../shared/codes';
import { FilterChip } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useStaff } from '../support/use-staff';
import type { CaseloadScope } from './caseload-view';

export interface FilterChipsProps {
  readonly scope: CaseloadScope;
  readonly onChange: (scope: CaseloadScope) => void;
}

function without<Item>(items: readonly Item[], item: Item): Item[] {
  return items.filter((candidate) => candidate !== item);
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
  const chips = [
    ...(scope.needsContact
      ? [{ text: t('filters.needsContact'), rest: { ...scope, needsContact: false } }]
      : []),
    ...scope.statuses.map((status) => ({
      text: t('filters.statusChip', { status: label(CLIENT_STATUS.codes[status]) }),
      rest: { ...scope, statuses: without(scope.statuses, status) },
    })),
    ...scope.workerIds.map((id) => ({
      text: t('filters.workerChip', { worker: workerName(id) }),
      rest: { ...scope, workerIds: without(scope.workerIds, id) },
    })),
    ...scope.consentStates.map((state) => ({
      text: t('filters.consentChip', { state: t(`consentStates.${state}`) }),
      rest: { ...scope, consentStates: without(scope.consentStates, state) },
    })),
    ...scope.phases.map((phase) => ({
      text: t('filters.phaseChip', { phase: label(SUPPORT_PHASE.codes[phase]) }),
      rest: { ...scope, phases: without(scope.phases, phase) },
    })),
    ...scope.flags.map((flag) => ({
      text: t(`flags.${flag}`),
      rest: { ...scope, flags: without(scope.flags, flag) },
    })),
  ];
  return (
    <>
      {chips.map(({ text, rest }) => (
        <FilterChip key={text} text={text} onRemove={() => onChange(rest)} />
      ))}
    </>
  );
}
