import { copyFileSync, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';

import type { Clock } from '../../../shared/clock';
import type { RestoreReport } from '../../../shared/contract/restore';
import { ClinicFailure } from '../../../shared/errors';
import type { EventData } from '../../../shared/events';
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
import { migrate } from '../store/migrate';
import { findLostLog } from '../store/open-mark';
import type { OpenedSnapshot } from './look';
import { DamagedDatabase } from './damaged-database';
import { mendSchema } from './mend-schema';
import { carryThrough, dropRestoring, prepareRestoring } from './place';
import { salvage } from './salvage';
import type { Salvage } from './salvage';

const NOTHING: Salvage = {
  replayedChangeCount: 0,
  rescuedRecordCount: 0,
  localRecordCount: 0,
  unreadableCount: 0,
};

/** What a restore needs besides what is restored. */
interface RestoreParts {
  readonly clock: Clock;
  readonly check: Checker;
  readonly operationId: string;
  readonly signal: AbortSignal;
  readonly progress: (step: EventData<'job.progress'>['step'], done: number, total: number) => void;
}

/**
 * Puts a snapshot in the place of what is in the site's folder. The new set is made and proved beside it, gets a device
 * identity of its own (ADR 0021) and everything that can still be read of the present set; then it takes its place, and
 * what was there is set aside, untouched. A crash leaves the one or the other; an abort before the swap leaves what was.
 * @throws ClinicFailure `DATABASE_DAMAGED` when the snapshot isn't sound, `FILE_UNREADABLE`, `DISK_FULL`, `DISK_READ_ONLY`, `CANCELLED`.
 */
export async function restoreSnapshot(
  opened: OpenedSnapshot & { readonly dataKey: Buffer },
  folder: SiteFolder,
  parts: RestoreParts,
): Promise<RestoreReport> {
  const { snapshot, dataKey, userId } = opened;
  const { clock, check, signal, progress } = parts;
  try {
    progress('reading', 0, 0);
    const prepared = prepareRestoring(folder);
    await fetchSnapshot(snapshotParts(snapshot.path), prepared);
    progress('checking', 0, 0);
    await proveCopy({ path: prepared.database, key: dataKey }, check, signal);
    const store = openStore({ path: prepared.database, key: dataKey });
    let found: Salvage;
    let later: RestoreReport['later'];
    try {
      migrate(store, { backUp: () => undefined });
      ({ found, later } = await becomeThisComputer(store, opened, folder, parts));
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
    progress('verifying', 0, 0);
    await proveCopy({ path: prepared.database, key: dataKey }, check, signal);
    syncFile(prepared.database);
    syncFile(prepared.keyFile);
    const isSetAside = carryThrough(folder);
    return { takenAt: snapshot.takenAt, ...found, later, isSetAside };
  } catch (error) {
    // On a full disk what was prepared is what fills it.
    dropRestoring(folder);
    throw fileFailure(error);
  }
}

/** @throws ClinicFailure `FILE_UNREADABLE` when the snapshot is gone, such as a stick that was pulled out. */
async function fetchSnapshot(
  source: Pick<SiteFolder, 'database' | 'keyFile'>,
  prepared: SiteFolder,
): Promise<void> {
  try {
    await copyFile(source.database, prepared.database);
    copyFileSync(source.keyFile, prepared.keyFile);
  } catch (error) {
    throw existsSync(source.database) && existsSync(source.keyFile)
      ? error
      : new ClinicFailure('FILE_UNREADABLE');
  }
}

async function becomeThisComputer(
  store: Store,
  { snapshot, dataKey, presentKey, userId }: OpenedSnapshot & { readonly dataKey: Buffer },
  folder: SiteFolder,
  { clock, operationId, signal, progress }: RestoreParts,
): Promise<{ readonly found: Salvage; readonly later: RestoreReport['later'] }> {
  const actorId = userId ?? newIdentifier();
  const { changeLog, context } = newDeviceIn(store, { clock, actorId, operationId });
  const present = openPresent(folder, snapshotParts(snapshot.path).database, {
    key: presentKey ?? dataKey,
    snapshotKey: dataKey,
  });
  if (present === undefined) {
    return { found: NOTHING, later: existsSync(folder.database) ? 'unreadable' : 'absent' };
  }
  const { damaged, mendedCount } = present;
  try {
    const found = await salvage({
      damaged,
      store,
      changeLog,
      context,
      onTurn: async (done, total) => {
        progress('matching', done, total);
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
        if (signal.aborted) throw new ClinicFailure('CANCELLED');
      },
    });
    found.unreadableCount += mendedCount;
    const isAllRead = found.unreadableCount === 0 && findLostLog(folder.database) === 'none';
    return { found, later: isAllRead ? 'read' : 'partly' };
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
  const open = (mendedCount: number) => ({ damaged: new DamagedDatabase({ path, key }), mendedCount });
  try {
    return open(0);
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
  }
  // The schema's pages are taken as they are, so they must be of the same key.
  if (!key.equals(snapshotKey)) return undefined;
  try {
    return open(mendSchema(path, snapshotDatabase, key));
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return undefined;
  }
}
