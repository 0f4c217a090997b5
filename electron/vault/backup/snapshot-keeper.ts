import { existsSync } from 'node:fs';

import { BACKUP_LATE_HOURS } from '../../../shared/contract/backup';
import type { BackupState, BackupStatus } from '../../../shared/contract/backup';
import type { Clock } from '../../../shared/clock';
import { ClinicFailure } from '../../../shared/errors';
import type { InstantMs } from '../../../shared/time';
import { forgetSetBefore } from '../key-change/place';
import { readKeyFile } from '../keys/key-file';
import type { OpenSite } from '../open-site';
import { fileFailure } from '../durable-file';
import type { SiteFolder } from '../site-folder';
import { transaction } from '../store/connection';
import { isDamage } from '../store/failure';
import { notePlace, problemOf, readPlace } from './backup-places';
import type { BackupPlace, PlaceName } from './backup-places';
import { isSound } from './check-copy';
import type { Checker, CopyCheck } from './checker';
import { isReachable, ownPartOf } from './second-folder';
import {
  dropUnfinished,
  finishSnapshot,
  forgetOldSnapshots,
  listSnapshots,
  newestVerified,
  snapshotParts,
} from './snapshot-files';
import type { SnapshotReason } from './snapshot-files';
import { UnsoundCopy, copySnapshot, proveCopy, takeClosedSnapshot, takeSnapshot } from './take-snapshot';
import { hasNewsSince } from './worth-saving';

const HOUR_MILLISECONDS = 3_600_000;

/** Longer would be felt at every lock; a small site is copied and checked in a third of it. */
const LOCK_MILLISECONDS = 450;

export interface SnapshotKeeperParts {
  readonly folder: SiteFolder;
  readonly clock: Clock;
  readonly check: Checker;
  /** How long after a sign-in the first snapshot begins; `null` when none is taken by itself. */
  readonly afterUnlockMilliseconds: number | null;
  /** How backing up stands has changed. */
  readonly onChanged: () => void;
  /** The site's own database isn't as it was written. */
  readonly onDamage: (check: CopyCheck | undefined) => void;
}

/** Takes the snapshots of an unlocked site, one at a time and beside everybody's work. */
export class SnapshotKeeper {
  readonly #parts: SnapshotKeeperParts;
  #site: OpenSite | undefined;
  #dataKey: Buffer | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { readonly abort: AbortController; readonly ended: Promise<void> } | undefined;
  #isWantedAgain = false;
  #isLooking = false;

  constructor(parts: SnapshotKeeperParts) {
    this.#parts = parts;
  }

  /** Somebody signed in: whoever waits for the caseload is served before anything is copied. */
  begin(site: OpenSite, dataKey: Buffer): void {
    this.#site = site;
    this.#dataKey = dataKey;
    const { afterUnlockMilliseconds } = this.#parts;
    if (afterUnlockMilliseconds === null) return;
    this.#timer = setTimeout(() => {
      this.start('unlock');
    }, afterUnlockMilliseconds);
    this.#timer.unref();
  }

  /** Starts a snapshot of this moment; while one is being taken, another follows it. */
  start(reason: SnapshotReason): void {
    if (this.#running !== undefined) {
      this.#isWantedAgain ||= reason === 'person';
      return;
    }
    const site = this.#site;
    const dataKey = this.#dataKey;
    if (site === undefined || dataKey === undefined) return;
    const abort = new AbortController();
    const ended = this.#run(site, dataKey, reason, abort.signal).finally(() => {
      this.#running = undefined;
      if (this.#site !== site) return;
      this.#parts.onChanged();
      if (!this.#isWantedAgain) return;
      this.#isWantedAgain = false;
      this.start('person');
    });
    this.#running = { abort, ended };
    this.#parts.onChanged();
  }

  /** Checks the site's own database: something in it didn't read. Looks once, however many calls came upon it. */
  async lookForDamage(): Promise<void> {
    const dataKey = this.#dataKey;
    if (dataKey === undefined || this.#isLooking) return;
    this.#isLooking = true;
    const key = Buffer.from(dataKey);
    try {
      await this.#lookAtTheSite(key);
    } finally {
      key.fill(0);
      this.#isLooking = false;
    }
  }

  /** Resolves when nothing is being copied or checked any more. */
  async settled(): Promise<void> {
    await this.#running?.ended;
  }

  /**
   * Nobody is signed in any more. What is being taken is given up.
   * @returns whether there is something the newest snapshot doesn't have
   */
  end(): boolean {
    clearTimeout(this.#timer);
    this.#running?.abort.abort();
    const site = this.#site;
    const dataKey = this.#dataKey;
    this.#site = undefined;
    this.#dataKey = undefined;
    if (site === undefined || dataKey === undefined || this.#parts.afterUnlockMilliseconds === null)
      return false;
    try {
      return hasNewsSince(site, dataKey, newestVerified(this.#parts.folder.backups));
    } catch (error) {
      if (!(error instanceof ClinicFailure)) throw error;
      return false;
    }
  }

  /**
   * The snapshot at a lock, of the closed database. A lock doesn't wait longer than its time: what isn't checked by
   * then is checked after the next sign-in, and what can't be copied by then is left to that one.
   */
  async atLock(dataKey: Buffer): Promise<void> {
    const { folder, clock, check } = this.#parts;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      abort.abort();
    }, LOCK_MILLISECONDS);
    try {
      const task = {
        dataKey,
        site: folder,
        reason: 'lock',
        now: clock.now(),
        database: folder.database,
      } as const;
      await takeClosedSnapshot(task, check, abort.signal);
    } catch (error) {
      // Nobody is there to be told; the next sign-in tries again and says what is wrong.
      if (!(fileFailure(error) instanceof ClinicFailure)) throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Opens a copy with a key and checks all of it. @throws UnsoundCopy */
  prove(path: string, key: Buffer): Promise<void> {
    return proveCopy({ path, key }, this.#parts.check);
  }

  /** How backing up stands. */
  async status(site: OpenSite): Promise<BackupStatus> {
    const { folder, clock } = this.#parts;
    const now = clock.now();
    const verified = listSnapshots(folder.backups).filter(({ isVerified, isWhole }) => isVerified && isWhole);
    const newestAt = verified[0]?.takenAt ?? null;
    const second = readPlace(site.reader, 'second');
    return {
      isRunning: this.#running !== undefined,
      computer: {
        state: stateOf(readPlace(site.reader, 'computer')?.problem ?? null, newestAt, now),
        newestAt,
        oldestAt: verified.at(-1)?.takenAt ?? null,
        count: verified.length,
        bytes: verified.reduce((sum, { bytes }) => sum + bytes, 0),
      },
      second: second === undefined ? null : await secondStatus(second, now),
    };
  }

  async #run(site: OpenSite, dataKey: Buffer, reason: SnapshotReason, signal: AbortSignal): Promise<void> {
    try {
      await this.#checkUnchecked(dataKey, signal);
      const { backups } = this.#parts.folder;
      const isNeeded = reason !== 'unlock' || hasNewsSince(site, dataKey, newestVerified(backups));
      if (isNeeded) await this.#takeOne(site, dataKey, reason, signal);
      await this.#fillSecond(site, dataKey, signal);
    } catch (error) {
      // Locked meanwhile; anything else is noted, so that the status tells it.
      if (isCancelled(error) || this.#site !== site) return;
      this.#note(site, 'computer', { problem: problemOf(fileFailure(error)) });
    }
  }

  async #takeOne(
    site: OpenSite,
    dataKey: Buffer,
    reason: SnapshotReason,
    signal: AbortSignal,
  ): Promise<void> {
    const { folder, clock, check } = this.#parts;
    const now = clock.now();
    try {
      await takeSnapshot({ store: site.store, dataKey, site: folder, reason, now }, check, signal);
      this.#note(site, 'computer', { verifiedAt: now });
      forgetSetBefore(folder);
      forgetOldSnapshots(folder.backups, now, site.site.timeZone);
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (isDamage(error)) await this.#lookAtTheSite(dataKey, signal);
      this.#note(site, 'computer', { problem: problemOf(error) });
    }
  }

  /** The copy was bad, or couldn't even be made: either the copying is at fault, or what was copied. */
  async #lookAtTheSite(dataKey: Buffer, signal?: AbortSignal): Promise<void> {
    const { folder, check, onDamage } = this.#parts;
    let found: CopyCheck | undefined;
    try {
      found = await check({ path: folder.database, key: dataKey, use: 'inUse' }, signal);
      if (isSound(found)) return;
    } catch (error) {
      if (isCancelled(error) || !(error instanceof ClinicFailure) || error.code !== 'DATABASE_DAMAGED')
        throw error;
    }
    onDamage(found);
  }

  /** Checks what a lock left no time for. One that isn't sound never counted, and goes. */
  async #checkUnchecked(dataKey: Buffer, signal: AbortSignal): Promise<void> {
    const { folder, check } = this.#parts;
    const { keyCheck } = readKeyFile(folder.keyFile);
    for (const { path, takenAt, isVerified, isWhole } of listSnapshots(folder.backups)) {
      if (isVerified) continue;
      const { database, keyFile } = snapshotParts(path);
      // One of before a key change can't be checked any more, and may still be all there is of that time.
      if (isOfOtherKey(keyFile, keyCheck)) continue;
      try {
        if (!isWhole) throw new UnsoundCopy(undefined);
        await proveCopy({ path: database, key: dataKey }, check, signal);
        finishSnapshot(path, takenAt, 'verified');
      } catch (error) {
        if (!(error instanceof UnsoundCopy)) throw error;
        dropUnfinished(path);
      }
    }
  }

  /** Brings the second folder up to the newest snapshot. */
  async #fillSecond(site: OpenSite, dataKey: Buffer, signal: AbortSignal): Promise<void> {
    const { folder, clock, check } = this.#parts;
    const place = readPlace(site.reader, 'second');
    const newest = newestVerified(folder.backups);
    const chosen = place?.folder ?? null;
    if (chosen === null || newest === undefined) return;
    if (!(await isReachable(chosen))) {
      this.#note(site, 'second', { problem: 'missing' });
      return;
    }
    const own = ownPartOf(chosen, site.changeLog.deviceId);
    try {
      if (newestVerified(own)?.takenAt !== newest.takenAt) {
        await copySnapshot(newest, own, dataKey, check, signal);
        forgetOldSnapshots(own, clock.now(), site.site.timeZone);
      }
      this.#note(site, 'second', { verifiedAt: newest.takenAt });
    } catch (error) {
      if (isCancelled(error)) throw error;
      const problem = existsSync(chosen) ? problemOf(error) : 'missing';
      this.#note(site, 'second', { problem });
    }
  }

  #note(site: OpenSite, place: PlaceName, outcome: Parameters<typeof notePlace>[3]): void {
    if (this.#site !== site) throw new ClinicFailure('CANCELLED');
    const now = this.#parts.clock.now();
    const isProblem = 'problem' in outcome;
    try {
      transaction(site.store, (writer) => {
        notePlace(writer, place, now, outcome);
      });
      const detail = isProblem ? { place, problem: outcome.problem } : { place };
      site.audit({ action: isProblem ? 'backup.failed' : 'backup.made', detail });
    } catch (error) {
      // On a full disk, or in a damaged database, that it failed can't be noted either; nobody waits for this work.
      if (!isProblem || !(error instanceof ClinicFailure)) throw error;
    }
  }
}

async function secondStatus(place: BackupPlace, now: InstantMs): Promise<BackupStatus['second']> {
  const { folder, displayName, problem, verifiedAt } = place;
  if (folder === null) return null;
  const isThere = await isReachable(folder);
  const state = isThere ? stateOf(problem === 'missing' ? null : problem, verifiedAt, now) : 'missing';
  return { displayName: displayName ?? '', state, newestAt: verifiedAt };
}

function stateOf(problem: BackupPlace['problem'], newestAt: InstantMs | null, now: InstantMs): BackupState {
  if (problem !== null) return problem;
  if (newestAt === null) return 'none_yet';
  return now - newestAt > BACKUP_LATE_HOURS * HOUR_MILLISECONDS ? 'late' : 'ok';
}

function isOfOtherKey(keyFile: string, keyCheck: string): boolean {
  try {
    return readKeyFile(keyFile).keyCheck !== keyCheck;
  } catch {
    return false;
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof ClinicFailure && ['CANCELLED', 'LOCKED'].includes(error.code);
}
