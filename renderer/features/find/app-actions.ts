import { EyeOff, FileUp, Keyboard, Lock, Phone, UserPlus } from 'lucide-react';
import { useLock } from '../../app/locking';
import type { MenuPlace } from '../../app/main-menu';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import type { LucideIcon } from '../../components';
import { useTranslation } from '../../i18n';

/** Something the app does without a person. */
export interface AppAction {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  /** More words people look for it by. */
  readonly words: string;
  readonly shortcut: string | undefined;
  readonly act: () => void;
}

export interface FrameActs {
  readonly places: readonly MenuPlace[];
  readonly onShowKeys: () => void;
  readonly onCover: () => void;
}

/** What the role may do from anywhere: new work first, then the places, then what the frame itself does. */
export function useAppActions({ places, onShowKeys, onCover }: FrameActs): readonly AppAction[] {
  const { t } = useTranslation(['find', 'shell', 'app', 'callers', 'caseload']);
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const lock = useLock();
  return [
    ...(mayCall('client.create')
      ? [
          {
            id: 'intake',
            icon: UserPlus,
            label: t('intake'),
            words: t('words.intake'),
            shortcut: undefined,
            act: () => navigate({ name: 'intake' }),
          },
        ]
      : []),
    ...places.map(({ id, icon, shortcut }) => ({
      id,
      icon,
      label: t(`shell:navigation.${id}`),
      words: t(`words.${id}`),
      shortcut,
      act: () => navigate({ name: id }),
    })),
    ...(mayCall('caller.takeMessage')
      ? [
          {
            id: 'caller',
            icon: Phone,
            label: t('callers:title'),
            words: t('words.caller'),
            shortcut: undefined,
            act: () => navigate({ name: 'caller' }),
          },
        ]
      : []),
    ...(mayCall('import.open')
      ? [
          {
            id: 'import',
            icon: FileUp,
            label: t('caseload:import'),
            words: t('words.import'),
            shortcut: undefined,
            act: () => navigate({ name: 'import' }),
          },
        ]
      : []),
    {
      id: 'lock',
      icon: Lock,
      label: t('app:lockNow'),
      words: t('words.lock'),
      shortcut: 'Ctrl+L',
      act: lock,
    },
    {
      id: 'cover',
      icon: EyeOff,
      label: t('app:coverScreen'),
      words: t('words.cover'),
      shortcut: 'F9',
      act: onCover,
    },
    {
      id: 'keys',
      icon: Keyboard,
      label: t('app:keys.title'),
      words: t('words.keys'),
      shortcut: '?',
      act: onShowKeys,
    },
  ];
}
