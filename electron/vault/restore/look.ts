import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import type { Restorable } from '../../../shared/contract/restore';
import { ClinicFailure } from '../../../shared/errors';
import { User } from '../../../shared/model/index';
import { listSnapshots, snapshotParts } from '../backup/snapshot-files';
import type { Snapshot } from '../backup/snapshot-files';
import { readKeyFile } from '../keys/key-file';
import { unlockWithPassphrase, unlockWithRecoveryCode } from '../keys/slots';
import type { SiteFolder } from '../site-folder';
import { lastSequence } from '../store/changes';
import { openCopy } from '../store/copy';
import { deviceIdentity } from '../store/device';
import type { Reader } from '../store/connection';
import { getRecord } from '../store/records';
import { IntegerSchema } from '../store/row-schemas';
import { sqlFragment } from '../store/sql';

/** Who asks: `signInName` is `null` for whoever has the recovery code. */
export interface Asking {
  readonly signInName: string | null;
  readonly secret: string;
}

/** A snapshot, opened with the key of whoever asked. */
export interface OpenedSnapshot {
  readonly snapshot: Snapshot;
  readonly view: Restorable;
  /** `undefined` for one that can't be restored. The desk wipes it. */
  readonly dataKey: Buffer | undefined;
  /** The key of what is in the site's folder now, which may be another one; `undefined` when it isn't known. */
  readonly presentKey: Buffer | undefined;
  /** Who asked, in the snapshot's own list of staff; `null` with the recovery code. */
  readonly userId: string | null;
}

const CountsSchema = z.strictObject({
  clients: z.int(),
  encounters: z.int(),
  notes: z.int(),
  users: z.int(),
});

/** Snapshots lie in the folder itself, or in the part of it a computer keeps as its second folder. */
export function snapshotsAround(folder: string): readonly Snapshot[] {
  const parts = namesIn(folder).filter((name) => name.startsWith('waystation-'));
  return [folder, ...parts.map((name) => join(folder, name))]
    .flatMap((path) => listSnapshots(path))
    .sort((left, right) => right.takenAt - left.takenAt);
}

/**
 * Opens snapshots with a passphrase or the recovery code, each with its own key file; a key found once opens all of
 * the same key without another derivation.
 * @param mayUse whether somebody of this role may restore
 * @throws ClinicFailure `WRONG_PASSPHRASE`, `WRONG_RECOVERY_CODE` when none opens; `NOT_PERMITTED`.
 */
export async function openSnapshots(
  snapshots: readonly Snapshot[],
  asking: Asking,
  folder: SiteFolder,
  mayUse: (role: string) => boolean,
): Promise<readonly OpenedSnapshot[]> {
  const keys = new Map<string, Admitted>();
  const opened: OpenedSnapshot[] = [];
  // The data key may have been changed since a backup: what was saved since lies under the one of now.
  const present = await admit(folder.keyFile, asking, keys);
  let admittedCount = 0;
  let refusedCount = 0;
  for (const snapshot of snapshots) {
    const { keyFile, database } = snapshotParts(snapshot.path);
    const admitted = await admit(keyFile, asking, keys);
    const presentKey = (isAdmitted(present) ? present : isAdmitted(admitted) ? admitted : undefined)?.dataKey;
    const facts =
      !isAdmitted(admitted) || presentKey === undefined
        ? admitted
        : snapshot.isWhole
          ? factsOf(database, admitted, { folder, key: presentKey })
          : 'cut_off';
    if (facts === 'other_key') refusedCount += 1;
    else if (isAdmitted(admitted)) admittedCount += 1;
    const ready = isAdmitted(admitted) && isFacts(facts) ? { ...admitted, ...facts } : undefined;
    if (typeof ready?.userId === 'string' && !mayUse(ready.role ?? '')) {
      throw new ClinicFailure(ready.role === undefined ? 'WRONG_PASSPHRASE' : 'NOT_PERMITTED');
    }
    const view: Restorable = {
      snapshotId: snapshot.id,
      takenAt: snapshot.takenAt,
      bytes: snapshot.bytes,
      state: !snapshot.isWhole ? 'cut_off' : typeof facts === 'string' ? facts : 'ready',
      counts: ready?.counts ?? null,
      lostMinutes: lostMinutes(snapshot, folder),
      lostChangeCount: ready?.lostChangeCount ?? null,
    };
    opened.push({
      snapshot,
      view,
      dataKey: ready === undefined ? undefined : Buffer.from(ready.dataKey),
      presentKey: ready === undefined || presentKey === undefined ? undefined : Buffer.from(presentKey),
      userId: isAdmitted(admitted) ? admitted.userId : null,
    });
  }
  for (const { dataKey } of keys.values()) dataKey.fill(0);
  if (admittedCount === 0 && refusedCount > 0) {
    throw new ClinicFailure(asking.signInName === null ? 'WRONG_RECOVERY_CODE' : 'WRONG_PASSPHRASE');
  }
  return opened;
}

interface Admitted {
  readonly dataKey: Buffer;
  readonly userId: string | null;
}

function isAdmitted(found: Admitted | string): found is Admitted {
  return typeof found === 'object';
}

/** The key of a snapshot's key file; `other_key` when what was typed doesn't open it, `damaged` when nothing does. */
async function admit(
  path: string,
  { signInName, secret }: Asking,
  keys: Map<string, Admitted>,
): Promise<Admitted | 'other_key' | 'damaged'> {
  try {
    const { keyCheck } = readKeyFile(path);
    const known = keys.get(keyCheck);
    // The same key may have been wrapped for other people then; who asked once, asked for all of them.
    if (known) return known;
    const admitted =
      signInName === null
        ? { ...(await unlockWithRecoveryCode(path, secret, 'copy')), userId: null }
        : await unlockWithPassphrase(path, { signInName, passphrase: secret }, 'copy');
    keys.set(keyCheck, admitted);
    return admitted;
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return error.code === 'WRONG_PASSPHRASE' || error.code === 'WRONG_RECOVERY_CODE'
      ? 'other_key'
      : 'damaged';
  }
}

interface Facts {
  readonly counts: Restorable['counts'];
  /** Of whoever asked; `undefined` when their account is closed, and with the recovery code. */
  readonly role: string | undefined;
  readonly lostChangeCount: number | null;
}

function isFacts(found: Admitted | Facts | string): found is Facts {
  return typeof found === 'object' && 'counts' in found;
}

/** What is in a snapshot. Somebody who came later isn't known to it: for them it is like one of another key. */
function factsOf(
  path: string,
  { dataKey, userId }: Admitted,
  present: { readonly folder: SiteFolder; readonly key: Buffer },
): Facts | 'other_key' | 'damaged' {
  try {
    const copy = openCopy({ path, key: dataKey });
    try {
      const counts = copy.reader.first(
        sqlFragment`SELECT (SELECT count(*) FROM client) AS clients, (SELECT count(*) FROM encounter) AS encounters,
          (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM user) AS users`,
        CountsSchema,
      );
      const user = userId === null ? undefined : getRecord(copy.reader, User, userId);
      if (userId !== null && user === undefined) return 'other_key';
      const deviceId = deviceIdentity(copy.reader).id;
      const sequence = lastSequence(copy.reader, deviceId);
      const presentNow = presentSequence(present.folder, present.key, deviceId);
      return {
        counts: counts ?? null,
        role: user?.isActive === true ? user.role : undefined,
        lostChangeCount: presentNow === undefined ? null : Math.max(0, presentNow - sequence),
      };
    } finally {
      copy.close();
    }
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return 'damaged';
  }
}

/** How many changes this computer's database has of the device, as far as it can be read. */
function presentSequence(folder: SiteFolder, dataKey: Buffer, deviceId: string): number | undefined {
  const count = (reader: Reader): number => {
    reader.value(sqlFragment`SELECT count(*) FROM sqlite_schema`, IntegerSchema);
    return lastSequence(reader, deviceId);
  };
  try {
    const present = openCopy({ path: folder.database, key: dataKey }, 'closed');
    try {
      return count(present.reader);
    } finally {
      present.close();
    }
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return undefined;
  }
}

function lostMinutes({ takenAt }: Snapshot, folder: SiteFolder): number | null {
  const times = [folder.database, `${folder.database}-wal`].flatMap((path) => {
    try {
      return [statSync(path).mtimeMs];
    } catch {
      return [];
    }
  });
  if (times.length === 0) return null;
  return Math.max(0, Math.ceil((Math.max(...times) - takenAt) / 60_000));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
