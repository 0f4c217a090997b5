import { useEffect } from 'react';
import { useVault, useVaultQuery } from '../../vault';

/** How backing up stands, kept fresh: it changes by itself, without anybody recording anything. */
export function useBackupStatus() {
  const vault = useVault();
  const status = useVaultQuery('backup.status', {}, { entities: [] });
  const { refresh } = status;
  useEffect(() => vault.on('backup.changed', refresh), [vault, refresh]);
  return status;
}
