import { copyFileSync, existsSync } from 'node:fs';

import type { Clock } from '../../../shared/clock';
import type { RestoreReport } from '../../../shared/contract/restore';
import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import type { Checker } from '../backup/checker';
import { snapshotParts } from '../backup/snapshot-files';
import { proveCopy } from '../backup/take-snapshot';
import { fileFailure, syncFile } from '../durable-file';
import { newDeviceIn } from './new-device';
import type { SiteFolder } from '../site-folder';
import { appendAudit } from '../store/audit';
import { openStore, transaction } from '../store/connection';
import type { Store } from '../store/connection';
import { openCopy } from '../store/copy';
import { migrate } from '../store/migrate';
import type { OpenedSnapshot } from './look';
import { mendSchema } from './mend-schema';
import { carryThrough, prepareRestoring } from './place';
import { salvage } from './salvage';
import type { Salvage } from './salvage';

const NOTHING: Salvage = {
  replayedChangeCount: 0,
  rescuedRecordCount: 0,
  localRecordCount: 0,
  unreadableCount: 0,
};

/**
 * Puts a snapshot in the place of what is in the site's folder. The new set is made and proved beside it, gets a device
 * identity of its own (ADR 0021) and everything that can still be read of the present set; then it takes its place, and
 * what was there is set aside, untouched. A crash leaves the one or the other.
 * @throws ClinicFailure `DATABASE_DAMAGED` when the snapshot isn't sound, `DISK_FULL`, `DISK_READ_ONLY`.
 */
export async function restoreSnapshot(
  opened: OpenedSnapshot & { readonly dataKey: Buffer },
  folder: SiteFolder,
  parts: { readonly clock: Clock; readonly check: Checker; readonly operationId: string },
): Promise<RestoreReport> {
  const { snapshot, dataKey, userId } = opened;
  const { clock, check, operationId } = parts;
  try {
    const prepared = prepareRestoring(folder);
    const source = snapshotParts(snapshot.path);
    copyFileSync(source.database, prepared.database);
    copyFileSync(source.keyFile, prepared.keyFile);
    await proveCopy({ path: prepared.database, key: dataKey }, check);
    const store = openStore({ path: prepared.database, key: dataKey });
    let found: Salvage;
    try {
      migrate(store, { backUp: () => undefined });
      found = becomeThisComputer(store, opened, folder, { clock, operationId });
      transaction(store, (writer) => {
        appendAudit(writer, {
          at: clock.now(),
          actorId: userId,
          action: 'site.restored',
          detail: { takenAt: snapshot.takenAt, ...found },
        });
      });
    } finally {
      store.close();
    }
    await proveCopy({ path: prepared.database, key: dataKey }, check);
    syncFile(prepared.database);
    syncFile(prepared.keyFile);
    const isSetAside = carryThrough(folder);
    return { takenAt: snapshot.takenAt, ...found, isSetAside };
  } catch (error) {
    throw fileFailure(error);
  }
}

function becomeThisComputer(
  store: Store,
  { snapshot, dataKey, presentKey, userId }: OpenedSnapshot & { readonly dataKey: Buffer },
  folder: SiteFolder,
  { clock, operationId }: { readonly clock: Clock; readonly operationId: string },
): Salvage {
  const actorId = userId ?? newIdentifier();
  const { changeLog, context } = newDeviceIn(store, { clock, actorId, operationId });
  const damaged = openPresent(folder, snapshotParts(snapshot.path).database, {
    key: presentKey ?? dataKey,
    snapshotKey: dataKey,
  });
  if (damaged === undefined) return NOTHING;
  try {
    return salvage({ damaged: damaged.reader, store, changeLog, context });
  } finally {
    damaged.close();
  }
}

/** What is in the site's folder, as a copy, so that not a byte of it changes; `undefined` when nothing opens. */
function openPresent(
  folder: SiteFolder,
  snapshotDatabase: string,
  { key, snapshotKey }: { readonly key: Buffer; readonly snapshotKey: Buffer },
) {
  if (!existsSync(folder.database)) return undefined;
  const path = `${folder.restoring}/present.db`;
  copyFileSync(folder.database, path);
  if (existsSync(`${folder.database}-wal`)) copyFileSync(`${folder.database}-wal`, `${path}-wal`);
  const open = () => openCopy({ path, key }, 'inUse');
  try {
    return open();
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
  }
  // The schema's pages are taken as they are, so they must be of the same key.
  if (!key.equals(snapshotKey)) return undefined;
  try {
    mendSchema(path, snapshotDatabase, key);
    return open();
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return undefined;
  }
}
