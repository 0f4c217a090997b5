import { KeyRound, Pencil, UserCheck, UserX } from 'lucide-react';
import type { StaffMember } from '../../../shared/contract/site';
import { useMayCall, useSession } from '../../app/session';
import { MenuButton, type MenuAction } from '../../components';
import { useTranslation } from '../../i18n';

/** What can be done about a colleague's account. */
export type StaffAction = 'edit' | 'reset' | 'close' | 'reopen';

interface StaffActionsProps {
  readonly member: StaffMember;
  readonly onAct: (action: StaffAction) => void;
}

/** The menu of one account: only what the signed-in person may do about it. */
export function StaffActions({ member, onAct }: StaffActionsProps) {
  const { t } = useTranslation('staff');
  const { user } = useSession();
  const mayCall = useMayCall();
  const isOwn = member.id === user.id;
  // A supervisor can't reset an administrator (ADR 0013); the own passphrase is changed in its own section.
  const mayReset =
    !isOwn && member.isActive && (member.role !== 'administrator' || user.role === 'administrator');
  const entries: MenuAction<StaffAction>[] = [
    ...(mayCall('user.update') ? [{ id: 'edit' as const, label: t('edit'), icon: Pencil }] : []),
    ...(mayReset ? [{ id: 'reset' as const, label: t('reset.action'), icon: KeyRound }] : []),
    ...(mayCall('user.deactivate') && member.isActive && !isOwn
      ? [{ id: 'close' as const, label: t('close.action'), icon: UserX, isDanger: true }]
      : []),
    ...(mayCall('user.reactivate') && !member.isActive
      ? [{ id: 'reopen' as const, label: t('reopen.action'), icon: UserCheck }]
      : []),
  ];
  if (entries.length === 0) return null;
  return (
    <MenuButton
      isIconOnly
      size="small"
      label={t('actionsFor', { name: member.displayName })}
      entries={entries}
      onAction={onAct}
    />
  );
}
