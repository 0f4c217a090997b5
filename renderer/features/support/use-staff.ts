import { useMemo } from 'react';
import type { StaffMember } from '../../../shared/contract/site';
import type { Choice } from '../../components';
import { useFormat } from '../../i18n';
import { useVaultQuery } from '../../vault';

/** Whether somebody can be a person's worker or run a group. */
export function isWorker(member: StaffMember): boolean {
  return member.isActive && (member.role === 'peer_worker' || member.role === 'supervisor');
}

/** Everybody who works here, in the order of their names. */
export function useStaff(): readonly StaffMember[] {
  const { value } = useVaultQuery('user.list', {}, { entities: ['user'] });
  const format = useFormat();
  return useMemo(
    () =>
      [...(value?.users ?? [])].sort((first, second) =>
        format.compare(first.displayName, second.displayName),
      ),
    [value, format],
  );
}

/** Peer workers and supervisors as choices of a field. */
export function useWorkerChoices(): readonly Choice[] {
  const staff = useStaff();
  return useMemo(
    () => staff.filter(isWorker).map((member) => ({ id: member.id, label: member.displayName })),
    [staff],
  );
}
