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
  const keys = new Map<string, Admitted | null>();
  const opened: OpenedSnapshot[] = [];
  // The data key may have been changed since a backup: what was saved since lies under the one of now.
  const present = await admit(folder.keyFile, asking, keys);
  let admittedCount = 0;
  for (const snapshot of snapshots) {
    const { keyFile, database } = snapshotParts(snapshot.path);
    const admitted = await admit(keyFile, asking, keys);
    const presentKey = present?.dataKey ?? admitted?.dataKey;
    const found =
      admitted === null || presentKey === undefined || !snapshot.isWhole
        ? undefined
        : factsOf(database, admitted, { folder, key: presentKey });
    // Somebody who came later isn't known to an older backup: for them it is like one of another key.
    const facts = found?.role === 'absent' ? undefined : found;
    const state = !snapshot.isWhole ? 'cut_off' : facts === undefined ? 'other_key' : 'ready';
    if (facts !== undefined && typeof admitted?.userId === 'string' && !mayUse(facts.role ?? '')) {
      throw new ClinicFailure(facts.role === undefined ? 'WRONG_PASSPHRASE' : 'NOT_PERMITTED');
    }
    if (admitted !== null && found?.role !== 'absent') admittedCount += 1;
    const view: Restorable = {
      snapshotId: snapshot.id,
      takenAt: snapshot.takenAt,
      bytes: snapshot.bytes,
      state,
      counts: facts?.counts ?? null,
      lostMinutes: lostMinutes(snapshot, folder),
      lostChangeCount: facts?.lostChangeCount ?? null,
    };
    const dataKey = state === 'ready' && admitted !== null ? Buffer.from(admitted.dataKey) : undefined;
    opened.push({
      snapshot,
      view,
      dataKey,
      presentKey: dataKey === undefined || presentKey === undefined ? undefined : Buffer.from(presentKey),
      userId: admitted?.userId ?? null,
    });
  }
  const admittedKeys = [...keys.values()].filter((key) => key !== null);
  for (const { dataKey } of admittedKeys) dataKey.fill(0);
  if (admittedCount === 0 && snapshots.length > 0) {
    throw new ClinicFailure(asking.signInName === null ? 'WRONG_RECOVERY_CODE' : 'WRONG_PASSPHRASE');
  }
  return opened;
}

interface Admitted {
  readonly dataKey: Buffer;
  readonly userId: string | null;
}

/** The key of a snapshot's key file; `null` when what was typed doesn't open it. */
async function admit(
  path: string,
  { signInName, secret }: Asking,
  keys: Map<string, Admitted | null>,
): Promise<Admitted | null> {
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
    return null;
  }
}

function factsOf(
  path: string,
  { dataKey, userId }: Admitted,
  present: { readonly folder: SiteFolder; readonly key: Buffer },
) {
  try {
    const copy = openCopy({ path, key: dataKey });
    try {
      const counts = copy.reader.first(
        sqlFragment`SELECT (SELECT count(*) FROM client) AS clients, (SELECT count(*) FROM encounter) AS encounters,
          (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM user) AS users`,
        CountsSchema,
      );
      const user = userId === null ? undefined : getRecord(copy.reader, User, userId);
      const deviceId = deviceIdentity(copy.reader).id;
      const sequence = lastSequence(copy.reader, deviceId);
      const presentNow = presentSequence(present.folder, present.key, deviceId);
      return {
        counts: counts ?? null,
        role:
          userId !== null && user === undefined ? 'absent' : user?.isActive === true ? user.role : undefined,
        lostChangeCount: presentNow === undefined ? null : Math.max(0, presentNow - sequence),
      };
    } finally {
      copy.close();
    }
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return undefined;
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
