import { statSync } from 'node:fs';

import type { Checker } from '../backup/checker';
import { proveCopy } from '../backup/take-snapshot';
import { ClinicFailure } from '../../../shared/errors';
import type { EventData } from '../../../shared/events';
import { fileFailure, syncFile } from '../durable-file';
import { previousCopyPath, readKeyFile, writeKeyFile } from '../keys/key-file';
import { movedKeyFile, unlockWithPassphrase } from '../keys/slots';
import type { Credentials } from '../keys/slots';
import { readSampleSignIn, writeSampleFile } from '../sample/sample-file';
import type { SiteFolder } from '../site-folder';
import { appendAudit, verifyAudit } from '../store/audit';
import type { AuditEntry } from '../store/audit';
import { runCommand } from '../store/commands';
import type { Command } from '../store/commands';
import { openStore } from '../store/connection';
import { openCopy } from '../store/copy';
import { dropPreparedKeyChange, prepareKeyChange } from './place';
import type { ReEncrypter } from './re-encrypter';

/** The new file grows in bursts; oftener than this nobody would see more. */
const MEASURE_EVERY_MILLISECONDS = 200;

export interface KeyChangeTask {
  readonly folder: SiteFolder;
  readonly keys: { readonly from: Buffer; readonly to: Buffer };
  /** Whoever changes it: their passphrase proves the new key file before it counts. */
  readonly credentials: Credentials;
  readonly command: Command;
  readonly audit: Omit<AuditEntry, 'detail'>;
}

interface KeyChangeParts {
  readonly reEncrypt: ReEncrypter;
  readonly check: Checker;
  readonly progress: (step: EventData<'job.progress'>['step'], done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** How many people have to be given a one-time passphrase: their slot couldn't go over. */
export interface PreparedKeyChange {
  readonly leftCount: number;
}

/**
 * Makes key file and database for another data key beside the present ones, and proves them: every row is the same,
 * every page and the census are checked in a file opened anew, the activity log's chain is whole, and the passphrase of
 * whoever asked opens it. Nobody may write meanwhile. Nothing that is there changes.
 * @throws ClinicFailure `CANCELLED`, `DISK_FULL`, `DISK_READ_ONLY`, `DATABASE_DAMAGED`, `NOT_PERMITTED` when the recovery
 *   code can't go over; what was prepared is gone then.
 */
export async function prepareChangedKey(
  task: KeyChangeTask,
  parts: KeyChangeParts,
): Promise<PreparedKeyChange> {
  const { folder, keys, credentials } = task;
  const { signal } = parts;
  try {
    const before = readKeyFile(folder.keyFile);
    const moved = movedKeyFile(before, keys);
    const outcome = { leftCount: moved.leftUserIds.length };
    const prepared = prepareKeyChange(folder);
    await writeUnderNewKey(task, prepared, parts);
    noteInNewDatabase(task, prepared, outcome);
    stopIfAborted(signal);
    parts.progress('verifying', 0, 0);
    await proveCopy({ path: prepared.database, key: keys.to }, parts.check, signal);
    await proveAudit(prepared, keys.to, parts);
    writeKeyFile(prepared.keyFile, moved.keyFile, 'revokes');
    const sample = readSampleSignIn(folder, before.keyCheck);
    if (sample !== null) writeSampleFile(prepared, moved.keyFile.keyCheck, sample);
    const opened = await unlockWithPassphrase(prepared.keyFile, credentials, 'copy');
    const isTheNewKey = opened.dataKey.equals(keys.to);
    opened.dataKey.fill(0);
    if (!isTheNewKey) throw new ClinicFailure('KEY_FILE_DAMAGED');
    for (const path of [prepared.database, prepared.keyFile, previousCopyPath(prepared.keyFile)]) {
      syncFile(path);
    }
    stopIfAborted(signal);
    return outcome;
  } catch (error) {
    dropPreparedKeyChange(folder);
    throw fileFailure(error);
  }
}

async function writeUnderNewKey(
  { folder, keys }: KeyChangeTask,
  prepared: SiteFolder,
  { reEncrypt, progress, signal }: KeyChangeParts,
): Promise<void> {
  const totalBytes = bytesOf(folder.database) + bytesOf(`${folder.database}-wal`);
  progress('writing', 0, totalBytes);
  const timer = setInterval(() => {
    progress('writing', Math.min(bytesOf(prepared.database), totalBytes), totalBytes);
  }, MEASURE_EVERY_MILLISECONDS);
  try {
    await reEncrypt(
      {
        from: { path: folder.database, key: keys.from },
        to: { path: prepared.database, key: keys.to },
      },
      ({ comparedCount, tableCount }) => {
        clearInterval(timer);
        progress('checking', comparedCount, tableCount);
      },
      signal,
    );
  } finally {
    clearInterval(timer);
  }
  stopIfAborted(signal);
}

/** The log entry and the command's answer are in the new database before it takes the old one's place. */
function noteInNewDatabase(
  { keys, command, audit }: KeyChangeTask,
  prepared: SiteFolder,
  outcome: PreparedKeyChange,
): void {
  const store = openStore({ path: prepared.database, key: keys.to });
  try {
    runCommand(store, command, (writer) => {
      appendAudit(writer, { ...audit, detail: { ...outcome } });
      return outcome;
    });
  } finally {
    store.close();
  }
}

async function proveAudit(
  prepared: SiteFolder,
  key: Buffer,
  { progress, signal }: KeyChangeParts,
): Promise<void> {
  const copy = openCopy({ path: prepared.database, key });
  try {
    const verification = await verifyAudit(copy.reader, {
      signal,
      onProgress: (checkedCount, totalCount) => {
        progress('verifying', checkedCount, totalCount);
      },
    });
    if (!verification.isWhole) throw new ClinicFailure('DATABASE_DAMAGED');
  } catch (error) {
    stopIfAborted(signal);
    throw error;
  } finally {
    copy.close();
  }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new ClinicFailure('CANCELLED');
}

function bytesOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
