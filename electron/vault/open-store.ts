import type { Clock } from '../../shared/clock';
import type { SiteFolder } from './site-folder';
import { backUp } from './store/backup';
import { openChangeLog } from './store/changes';
import type { ChangeLog } from './store/changes';
import { openStore } from './store/connection';
import type { Store } from './store/connection';
import { deviceIdentity } from './store/device';
import { migrate } from './store/migrate';

/**
 * Opens the site's database at today's schema, with a backup before any step of a migration.
 * @throws ClinicFailure what `openStore` and `migrate` throw; the database is closed then.
 */
export function openSiteStore(
  folder: SiteFolder,
  dataKey: Buffer,
  clock: Clock,
): { readonly store: Store; readonly changeLog: ChangeLog } {
  const store = openStore({ path: folder.database, key: dataKey });
  try {
    migrate(store, {
      backUp: () => {
        backUp({ store, folder: folder.backups, reason: 'migration', now: clock.now() });
      },
    });
    const { id: deviceId } = deviceIdentity(store.reader);
    return { store, changeLog: openChangeLog(store.reader, { deviceId, clock }) };
  } catch (error) {
    store.close();
    throw error;
  }
}
