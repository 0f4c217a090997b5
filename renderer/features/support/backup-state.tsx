import type { BackupState } from '../../../shared/contract/backup';
import { Chip } from '../../components';
import { useTranslation } from '../../i18n';

/** How a place for backups stands, in two or three words. */
export function BackupStateChip({ state }: { readonly state: BackupState }) {
  const { t } = useTranslation('backup');
  return <Chip tone={toneOf(state)} text={t(`states.${state}`)} />;
}

function toneOf(state: BackupState): 'success' | 'warning' | 'info' {
  if (state === 'ok') return 'success';
  return state === 'none_yet' ? 'info' : 'warning';
}
