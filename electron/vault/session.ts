import { existsSync } from 'node:fs';

import type { Session as SessionView, SiteStatus } from '../../shared/contract/site';
import { ClinicFailure } from '../../shared/errors';
import type { EventData } from '../../shared/events';
import { loadArgon2 } from './keys/derivation';
import { idleMinutesOf } from '../../shared/rules/idle-lock';
import type { VaultClock } from './clock';
import type { Checker, CopyCheck } from './backup/checker';
import { noteDamage, readDamageNote } from './backup/damage-note';
import type { SnapshotKeeper } from './backup/snapshot-keeper';
import { readKeyFile, usePreviousCopy } from './keys/key-file';
import { unlockWithPassphrase } from './keys/slots';
import { UnlockDelay } from './keys/unlock-delay';
import type { OpenSite } from './open-site';
import type { AuditEntry } from './store/audit';
import { finishKeyChange } from './key-change/place';
import type { ReEncrypter } from './key-change/re-encrypter';
import { finishRestore } from './restore/place';
import { readSampleSignIn } from './sample/sample-file';
import { isDamage } from './store/failure';
import { forgetSecondNames } from './store/second-name';
import { holdsSite, siteFolder } from './site-folder';
import type { SiteFolder } from './site-folder';

export interface SessionOptions {
  readonly folder: string;
  readonly clock: VaultClock;
  readonly onChanged: (changed: EventData<'records.changed'>) => void;
  /** Somebody is about to be signed in: what they need next can be loaded while their key is derived. */
  readonly onUnlocking: () => void;
  /** Somebody signed in, in this role; `null` when the vault was locked. */
  readonly onUserChange: (role: string | null, idleMinutes?: number) => void;
  readonly onBackupChange: () => void;
  /** The database isn't as it was written: nobody should go on working in it. */
  readonly onDamage: () => void;
  readonly check?: Checker;
  readonly reEncrypt?: ReEncrypter;
  /** How long after a sign-in the first snapshot is taken; `null` when none is taken by itself. */
  readonly snapshotAfterUnlockMilliseconds: number | null;
}

/** Who is to be signed in, with the key that opens the database. */
interface Admission {
  readonly dataKey: Buffer;
  readonly userId: string;
}

/** Something to be audited as soon as the database is open. */
type PendingAudit = Pick<AuditEntry, 'action' | 'detail'>;

/**
 * Whether there is a site, whether it is open, and for whom. Everything that needs the database is loaded when it
 * is first opened, so that the lock screen doesn't wait for it.
 */
export class Session {
  readonly folder: SiteFolder;
  readonly clock: VaultClock;
  /** Somebody was told that the last changes are lost with their file, and goes on: until they are signed in. */
  acceptsLostLog = false;
  readonly #options: SessionOptions;
  readonly #pendingAudits: PendingAudit[] = [];
  #delay: UnlockDelay | undefined;
  #openSite: OpenSite | undefined;
  #dataKey: Buffer | undefined;
  #keeper: SnapshotKeeper | undefined;
  /** Something in the open database doesn't read. */
  #isDamaged = false;
  /** The recovery code shown last, until it is confirmed; on paper only after that. */
  #pendingRecoveryCode: string | undefined;

  constructor(options: SessionOptions) {
    this.folder = siteFolder(options.folder);
    this.clock = options.clock;
    this.#options = options;
    forgetSecondNames(this.folder.database);
    finishRestore(this.folder);
    finishKeyChange(this.folder);
  }

  /** The unlocked site, while somebody is signed in. */
  get openSite(): OpenSite | undefined {
    return this.#openSite;
  }

  /** The unlocked site. @throws ClinicFailure `LOCKED` */
  requireSite(): OpenSite {
    if (this.#openSite === undefined) throw new ClinicFailure('LOCKED');
    return this.#openSite;
  }

  /** The data key, for changing the key file. Not to be kept or wiped. @throws ClinicFailure `LOCKED` */
  requireDataKey(): Buffer {
    if (this.#dataKey === undefined) throw new ClinicFailure('LOCKED');
    return this.#dataKey;
  }

  /** Who takes the snapshots. @throws ClinicFailure `LOCKED` */
  requireKeeper(): SnapshotKeeper {
    if (this.#keeper === undefined) throw new ClinicFailure('LOCKED');
    return this.#keeper;
  }

  get pendingRecoveryCode(): string | undefined {
    return this.#pendingRecoveryCode;
  }

  set pendingRecoveryCode(code: string | undefined) {
    this.#pendingRecoveryCode = code;
  }

  /** Where the installation stands; reads the folder, changes nothing. */
  status(): SiteStatus {
    if (this.#openSite !== undefined) return { state: 'unlocked' };
    if (!holdsSite(this.folder)) return { state: 'no_site' };
    try {
      const { keyCheck } = readKeyFile(this.folder.keyFile);
      if (!existsSync(this.folder.database)) throw new ClinicFailure('DATABASE_MISSING');
      const damage = readDamageNote(this.folder);
      if (damage !== undefined) {
        return { state: 'damaged', code: 'DATABASE_DAMAGED', previousCopyAvailable: false, damage };
      }
      return {
        state: 'locked',
        waitMilliseconds: this.#unlockDelay().waitMilliseconds(),
        sample: readSampleSignIn(this.folder, keyCheck),
      };
    } catch (error) {
      if (!(error instanceof ClinicFailure)) throw error;
      const previousCopyAvailable = error.details?.previousCopyAvailable ?? false;
      return { state: 'damaged', code: error.code, previousCopyAvailable, damage: null };
    }
  }

  /**
   * Signs somebody in. A wrong passphrase, an unknown name and an account that was closed get the same answer after
   * the same work; only a wrong secret counts towards the growing delay.
   * @param derive gives the data key and whose it is, or throws `WRONG_PASSPHRASE` or `WRONG_RECOVERY_CODE`
   * @param record audits the sign-in; nobody is signed in without it
   */
  async unlock(derive: () => Promise<Admission>, record: (site: OpenSite) => void): Promise<OpenSite> {
    const delay = this.#unlockDelay();
    const failureCount = delay.failureCount;
    // Loaded while the key is being derived; a failure to load shows when `open` asks for it again.
    loadOpening().catch(() => undefined);
    this.#options.onUnlocking();
    try {
      await delay.attempt(async () => this.open(await derive()));
    } catch (error) {
      throw this.#failed(error);
    }
    return this.recordOrClose((site) => {
      if (failureCount > 0) {
        site.audit({ action: 'session.unlock_failed', detail: { count: failureCount } });
      }
      record(site);
    });
  }

  /** Writes what must be known of a sign-in; when that can't be written (a full disk) it is undone. */
  recordOrClose(record: (site: OpenSite) => void): OpenSite {
    const site = this.requireSite();
    try {
      record(site);
    } catch (error) {
      throw this.#failed(error);
    }
    return site;
  }

  /**
   * Opens the database for somebody whose key is known, and says so to main. Nobody is signed in when it throws.
   * @throws ClinicFailure as `openSiteFor`, and `DISK_FULL` when what has to be in the activity log can't be written.
   */
  async open({ dataKey, userId }: Admission): Promise<void> {
    const { openSiteFor, SnapshotKeeper, checkHere } = await loadOpening();
    const { clock, folder } = this;
    const onChanged = (changed: EventData<'records.changed'>): void => {
      // Main keeps the idle time: a new role or setting counts at once.
      if (['site', 'user'].some((entity) => changed.entities.includes(entity))) this.#tellMain();
      this.#options.onChanged(changed);
    };
    this.#dataKey = dataKey;
    try {
      const acceptLostLog = this.acceptsLostLog;
      this.#openSite = openSiteFor(folder, dataKey, { clock, userId, onChanged, acceptLostLog });
      this.#auditPending(this.#openSite);
    } catch (error) {
      throw this.#failed(error);
    }
    this.#keeper ??= new SnapshotKeeper({
      folder,
      clock,
      check: this.#options.check ?? checkHere,
      afterUnlockMilliseconds: this.#options.snapshotAfterUnlockMilliseconds,
      onChanged: this.#options.onBackupChange,
      onDamage: (check) => {
        this.#isDamaged = true;
        this.#noteDamage(check);
        this.#options.onDamage();
      },
    });
    this.#keeper.begin(this.#openSite, dataKey);
    this.#tellMain();
  }

  /** What the page needs after unlocking. */
  view(): SessionView {
    const site = this.requireSite();
    const { user, today } = site;
    return { user, site: site.site, today, unsentChangeCount: site.unsentChangeCount() };
  }

  /**
   * Checks the signed-in person's own passphrase again.
   * @throws ClinicFailure `WRONG_PASSPHRASE`, `WAIT_BEFORE_RETRY`.
   */
  async reauthenticate(passphrase: string): Promise<void> {
    const site = this.requireSite();
    const signInName = site.signInName();
    try {
      await this.#unlockDelay().attempt(async () => {
        const { dataKey, userId } = await unlockWithPassphrase(this.folder.keyFile, {
          signInName,
          passphrase,
        });
        dataKey.fill(0);
        if (userId !== site.user.id) throw new ClinicFailure('WRONG_PASSPHRASE');
      });
    } catch (error) {
      if (error instanceof ClinicFailure && error.code === 'WRONG_PASSPHRASE') {
        await site.store.whenWritable();
        site.audit({ action: 'session.reauthentication_failed' });
      }
      throw error;
    }
  }

  /** Puts the previous copy of the key file in the place of a damaged one, which is kept aside. */
  usePreviousKeyFile(): SiteStatus {
    const status = this.status();
    if (status.state !== 'damaged' || !status.previousCopyAvailable) throw new ClinicFailure('NOT_PERMITTED');
    usePreviousCopy(this.folder.keyFile);
    this.#pendingAudits.push({ action: 'site.previous_key_file_used', detail: { damage: status.code } });
    return this.status();
  }

  /** Locks as `close` does, with a snapshot of the closed database when there is something new in it. */
  async lock(): Promise<void> {
    const isWorthSaving = this.#keeper?.end() === true;
    const dataKey = this.#dataKey === undefined ? undefined : Buffer.from(this.#dataKey);
    this.close();
    if (dataKey === undefined) return;
    if (isWorthSaving) await this.#keeper?.atLock(dataKey);
    dataKey.fill(0);
  }

  /** Audits the lock, closes the database and wipes the key. Nothing happens when nobody is signed in. */
  close(): void {
    this.#keeper?.end();
    const site = this.#openSite;
    this.#openSite = undefined;
    this.#pendingRecoveryCode = undefined;
    if (site !== undefined) {
      try {
        site.audit({ action: 'session.locked' });
      } catch (error) {
        // Locking must succeed on a full disk too; the sign-in before and the next one bound the gap.
        if (!(error instanceof ClinicFailure)) throw error;
      }
      // What was found damaged is set aside as it is, its log too.
      if (this.#isDamaged) site.store.leave();
      else site.store.close();
      this.#options.onUserChange(null);
    }
    this.#isDamaged = false;
    this.#dataKey?.fill(0);
    this.#dataKey = undefined;
  }

  /** Loads what opening a site takes, before anybody signs in; nothing is read of the site. */
  async prepare(): Promise<void> {
    await Promise.all([loadOpening(), loadArgon2(), import('./records/site/sign-in')]);
  }

  /** Counts towards the growing delay when a secret is wrong. */
  async attempt(work: () => Promise<void>): Promise<void> {
    await this.#unlockDelay().attempt(work);
  }

  /** Who checks databases. */
  async checker(): Promise<Checker> {
    return this.#options.check ?? (await loadOpening()).checkHere;
  }

  /** A call came upon something that doesn't read: checks the open database, and says so when it is at fault. */
  async lookForDamage(): Promise<void> {
    await this.#keeper?.lookForDamage();
  }

  /** Who checks databases, and who writes them under another key. */
  async workers(): Promise<{ readonly check: Checker; readonly reEncrypt: ReEncrypter }> {
    const { reEncryptHere } = await import('./key-change/re-encrypt-here');
    return { check: await this.checker(), reEncrypt: this.#options.reEncrypt ?? reEncryptHere };
  }

  /**
   * Has the database replaced by one under another key, and goes on with it for the same person; nobody writes
   * meanwhile. Should the swap itself fail, the vault is locked: the next start carries it through.
   * @param steps `prepare` makes the new set and may fail, and then nothing has changed; `swap` puts it in place
   */
  async replaceDatabase<Outcome>(
    newKey: Buffer,
    steps: { readonly prepare: (dataKey: Buffer) => Promise<Outcome>; readonly swap: () => void },
  ): Promise<Outcome> {
    const site = this.requireSite();
    const keeper = this.requireKeeper();
    const dataKey = this.requireDataKey();
    keeper.end();
    await keeper.settled();
    return site.store.withoutWrites(async () => {
      let outcome: Outcome;
      try {
        outcome = await steps.prepare(dataKey);
      } catch (error) {
        keeper.begin(site, dataKey);
        throw error;
      }
      const userId = site.user.id;
      this.#openSite = undefined;
      site.store.close();
      dataKey.fill(0);
      this.#dataKey = undefined;
      try {
        steps.swap();
        await this.open({ dataKey: Buffer.from(newKey), userId });
      } catch (error) {
        this.#options.onDamage();
        throw error;
      }
      keeper.start('key_change');
      return outcome;
    });
  }

  /** Forgets what was read about a site whose folder is gone or new. */
  forgetFolder(): void {
    this.#delay = undefined;
    this.acceptsLostLog = false;
  }

  /** What was done at the lock screen, where nothing can be written. It waits for the next sign-in if it still can't. */
  #auditPending(site: OpenSite): void {
    if (this.acceptsLostLog) site.audit({ action: 'site.opened_after_damage' });
    this.acceptsLostLog = false;
    for (const { action, detail } of this.#pendingAudits) {
      site.audit(detail === undefined ? { action } : { action, detail });
    }
    this.#pendingAudits.length = 0;
  }

  /** Nobody is signed in after all; what was found wrong with the database is noted. Answers the error. */
  #failed(error: unknown): unknown {
    this.#isDamaged = isDamage(error);
    this.close();
    if (isDamage(error)) this.#noteDamage(undefined);
    return error;
  }

  #tellMain(): void {
    const site = this.#openSite;
    if (site === undefined) return;
    this.#options.onUserChange(site.user.role, idleMinutesOf(site.user.role, site.site));
  }

  #noteDamage(check: CopyCheck | undefined): void {
    noteDamage(this.folder, this.clock.now(), check);
  }

  #unlockDelay(): UnlockDelay {
    this.#delay ??= new UnlockDelay({ path: this.folder.unlockDelay, clock: this.clock });
    return this.#delay;
  }
}

async function loadOpening() {
  const [{ openSiteFor }, { SnapshotKeeper }, { checkHere }] = await Promise.all([
    import('./open-store'),
    import('./backup/snapshot-keeper'),
    import('./backup/check-copy'),
  ]);
  return { openSiteFor, SnapshotKeeper, checkHere };
}
