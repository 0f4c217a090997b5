import type { Clock } from '../../shared/clock';
import type { SiteFolder } from './site-folder';
import { takeSnapshotNow } from './backup/take-snapshot';
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
  acceptLostLog = false,
): { readonly store: Store; readonly changeLog: ChangeLog } {
  const store = openStore({ path: folder.database, key: dataKey, acceptLostLog });
  try {
    migrate(store, {
      backUp: () => {
        takeSnapshotNow({ store, dataKey, site: folder, reason: 'migration', now: clock.now() });
      },
    });
    const { id: deviceId } = deviceIdentity(store.reader);
    return { store, changeLog: openChangeLog(store.reader, { deviceId, clock }) };
  } catch (error) {
    store.close();
    throw error;
  }
}
