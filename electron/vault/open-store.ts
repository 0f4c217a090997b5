import type { Clock } from '../../shared/clock';
import { ClinicFailure } from '../../shared/errors';
import type { EventData } from '../../shared/events';
import { OpenSite } from './open-site';
import type { SiteFolder } from './site-folder';
import { takeSnapshotNow } from './backup/take-snapshot';
import { readSiteSummary } from './records/site/session-view';
import { auditHead } from './store/audit';
import { openChangeLog } from './store/changes';
import type { ChangeLog } from './store/changes';
import { openStore } from './store/connection';
import type { Store } from './store/connection';
import { openCopy } from './store/copy';
import type { Copy } from './store/copy';
import { deviceIdentity } from './store/device';
import { migrate } from './store/migrate';
import { isDamage } from './store/failure';
import { hasLog } from './store/second-name';

/**
 * Opens the site's database at today's schema, with a backup before any step of a migration.
 * @throws ClinicFailure what `openStore` and `migrate` throw; the database is closed then, and the files of a damaged one
 *   are as they were found.
 */
export function openSiteStore(
  folder: SiteFolder,
  dataKey: Buffer,
  clock: Clock,
  acceptLostLog = false,
): { readonly store: Store; readonly changeLog: ChangeLog } {
  if (hasLog(folder.database)) proveReadable(folder, dataKey);
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
    if (isDamage(error)) store.leave();
    else store.close();
    throw error;
  }
}

/** Who is signed in, and what opening is told. */
interface SignIn {
  readonly clock: Clock;
  readonly userId: string;
  readonly onChanged: (changed: EventData<'records.changed'>) => void;
  readonly acceptLostLog: boolean;
}

/**
 * Opens the site for somebody whose key is known.
 * @throws ClinicFailure `WRONG_PASSPHRASE` when the key file knows them and the database doesn't, and as `openSiteStore`.
 */
export function openSiteFor(
  folder: SiteFolder,
  dataKey: Buffer,
  { clock, userId, onChanged, acceptLostLog }: SignIn,
): OpenSite {
  const { store, changeLog } = openSiteStore(folder, dataKey, clock, acceptLostLog);
  try {
    return new OpenSite({ store, changeLog, clock, userId, onChanged });
  } catch (error) {
    if (isDamage(error)) store.leave();
    else store.close();
    const isGone = error instanceof ClinicFailure && error.code === 'NOT_FOUND';
    throw isGone ? new ClinicFailure('WRONG_PASSPHRASE') : error;
  }
}

/**
 * After a power cut, or when the vault was killed: reads what opening reads, before SQLite gets to change a byte of the
 * log it left. A closed database has none, so no other sign-in pays for this.
 */
function proveReadable({ database }: SiteFolder, dataKey: Buffer): void {
  let copy: Copy | undefined;
  try {
    copy = openCopy({ path: database, key: dataKey }, 'closed');
    deviceIdentity(copy.reader);
    auditHead(copy.reader);
    readSiteSummary(copy.reader);
  } catch (error) {
    // For anything else, such as an older schema or a full disk, opening finds its own words.
    if (isDamage(error)) throw error;
  } finally {
    copy?.close();
  }
}
