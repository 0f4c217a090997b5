import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';

import type { Clock } from '../../../../shared/clock';
import type { ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import { Site, User } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { fileFailure, syncFolderOf } from '../../durable-file';
import { createKeyFile, newDataKey } from '../../keys/slots';
import { siteFolder } from '../../site-folder';
import type { SiteFolder } from '../../site-folder';
import { appendAudit } from '../../store/audit';
import { openChangeLog } from '../../store/changes';
import type { WriteContext } from '../../store/changes';
import { createStore, transaction } from '../../store/connection';
import type { Store, Writer } from '../../store/connection';
import { createDevice } from '../../store/device';
import { migrate } from '../../store/migrate';
import { insertRecord } from '../../store/records';

/** The site's own row and its first administrator. */
export interface NewSite {
  readonly site: Values<typeof Site>;
  readonly administrator: ParsedInput<'site.create'>['administrator'];
  readonly operationId: string;
  readonly auditAction: 'site.created' | 'site.sample_created';
  /** More to be written before the site is there, e.g. the people of a sample; `folder` isn't the final one. */
  readonly furnish?: (work: NewSiteWork) => Promise<void>;
}

/** What a new site can be furnished through. */
export interface NewSiteWork {
  readonly folder: SiteFolder;
  readonly dataKey: Buffer;
  readonly administratorId: string;
  /** Runs the work in one transaction, as the administrator. */
  write(work: (writer: Writer, change: WriteContext) => void): void;
}

/** What setting a site up gives. */
interface CreatedSite {
  readonly dataKey: Buffer;
  readonly administratorId: string;
  readonly recoveryCode: string;
}

/**
 * Makes a site: key file, database, its first rows. Everything is made in a folder beside the final one and
 * appears by one rename, so that a crash or a full disk leaves either a whole site or none.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`, and what `createKeyFile` throws.
 */
export async function createSite(folder: SiteFolder, clock: Clock, newSite: NewSite): Promise<CreatedSite> {
  const staging = siteFolder(`${folder.path}.new`);
  const dataKey = newDataKey();
  try {
    rmSync(doomedPath(folder), { recursive: true, force: true });
    rmSync(staging.path, { recursive: true, force: true });
    mkdirSync(staging.path, { recursive: true, mode: 0o700 });
    const { signInName, passphrase } = newSite.administrator;
    const administratorId = newIdentifier();
    const slot = { userId: administratorId, signInName, passphrase };
    const { recoveryCode } = await createKeyFile(staging.keyFile, dataKey, slot);
    await fillDatabase(staging, clock, newSite, { dataKey, administratorId });
    putInPlace(staging, folder);
    return { dataKey, administratorId, recoveryCode };
  } catch (error) {
    dataKey.fill(0);
    rmSync(staging.path, { recursive: true, force: true });
    throw error instanceof ClinicFailure || !isFileError(error) ? error : fileFailure(error);
  }
}

/**
 * Removes everything of a site. It is gone by one rename; what a crash leaves after that is removed with the next
 * site's set-up.
 */
export function removeSite(folder: SiteFolder): void {
  const doomed = doomedPath(folder);
  try {
    rmSync(doomed, { recursive: true, force: true });
    renameSync(folder.path, doomed);
    syncFolderOf(folder.path);
    rmSync(doomed, { recursive: true, force: true });
  } catch (error) {
    throw fileFailure(error);
  }
}

function doomedPath(folder: SiteFolder): string {
  return `${folder.path}.removed`;
}

async function fillDatabase(
  staging: SiteFolder,
  clock: Clock,
  newSite: NewSite,
  { dataKey, administratorId }: Pick<CreatedSite, 'dataKey' | 'administratorId'>,
): Promise<void> {
  const store = createStore({ path: staging.database, key: dataKey });
  try {
    migrate(store, { backUp: refuseBackUp });
    const changeLog = openChangeLog(store.reader, { deviceId: newIdentifier(), clock });
    const now = clock.now();
    const change = { actorId: administratorId, now, operationId: newSite.operationId, changeLog };
    const write = (work: (writer: Writer, context: WriteContext) => void): void => {
      transaction(store, (writer) => {
        work(writer, change);
      });
    };
    write((writer) => {
      createDevice(writer, change);
      writeFirstRows(writer, change, newSite);
      appendAudit(writer, { at: now, actorId: administratorId, action: newSite.auditAction });
    });
    await newSite.furnish?.({ folder: staging, dataKey, administratorId, write });
  } finally {
    store.close();
  }
}

function writeFirstRows(writer: Writer, change: WriteContext, { site, administrator }: NewSite): void {
  insertRecord(writer, change, Site, site);
  const { displayName, signInName, initials } = administrator;
  insertRecord(
    writer,
    change,
    User,
    {
      displayName,
      signInName,
      initials,
      role: 'administrator',
      language: site.language,
      credentialType: null,
      credentialNumber: null,
      credentialIssuedOn: null,
      credentialExpiresOn: null,
      isActive: true,
      mustChangePassphrase: false,
    },
    { id: change.actorId },
  );
}

/** A new database has nothing to back up; a migration that asks for it found rows where none can be. */
function refuseBackUp(store: Store): never {
  throw new ClinicFailure('SITE_EXISTS', undefined, { cause: new Error(store.path) });
}

function putInPlace(staging: SiteFolder, folder: SiteFolder): void {
  // The folder may be there and empty; anything in it is somebody's.
  if (existsSync(folder.path)) {
    rmSync(folder.unlockDelay, { force: true });
    if (readdirSync(folder.path).length > 0) throw new ClinicFailure('SITE_EXISTS');
    rmdirSync(folder.path);
  }
  syncFolderOf(staging.keyFile);
  renameSync(staging.path, folder.path);
  syncFolderOf(folder.path);
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
