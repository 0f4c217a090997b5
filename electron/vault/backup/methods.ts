import type { MethodOutput, ParsedInput } from '../../../shared/contract';
import { ClinicFailure } from '../../../shared/errors';
import { basename } from 'node:path';
import type { SessionContext } from '../session-handler';
import { clearSecondPlace, setSecondPlace } from './backup-places';
import { assertUsableFolder } from './second-folder';

/** How backing up stands. */
export async function backupStatus({ session }: SessionContext): Promise<MethodOutput<'backup.status'>> {
  return session.requireKeeper().status(session.requireSite());
}

/** Starts a backup of this moment. */
export async function startBackup({ session, operationId }: SessionContext): Promise<Record<string, never>> {
  const keeper = session.requireKeeper();
  session.requireSite().commit({ method: 'backup.start', operationId, subject: undefined }, () => ({}));
  keeper.start('person');
  return {};
}

/**
 * Has every backup copied into a folder somebody chose, beginning now.
 * @throws ClinicFailure `FILE_TOKEN_UNKNOWN`, `FOLDER_UNWRITABLE`; `INVALID_INPUT` for a folder inside the site's own.
 */
export async function setSecondFolder(
  { session, operationId, takeFile }: SessionContext,
  { folderToken }: ParsedInput<'backup.setSecondFolder'>,
): Promise<MethodOutput<'backup.setSecondFolder'>> {
  const site = session.requireSite();
  const keeper = session.requireKeeper();
  const { path, use } = takeFile(folderToken);
  if (use !== 'folder') throw new ClinicFailure('INVALID_INPUT');
  assertUsableFolder(path, session.folder.path, site.changeLog.deviceId);
  site.commit({ method: 'backup.setSecondFolder', operationId, subject: undefined }, ({ writer }) => {
    setSecondPlace(writer, path, basename(path));
    return {};
  });
  keeper.start('person');
  return keeper.status(site);
}

/** No more copies go to the second folder. */
export async function clearSecondFolder({
  session,
  operationId,
}: SessionContext): Promise<MethodOutput<'backup.clearSecondFolder'>> {
  const site = session.requireSite();
  site.commit({ method: 'backup.clearSecondFolder', operationId, subject: undefined }, ({ writer }) => {
    clearSecondPlace(writer);
    return {};
  });
  return session.requireKeeper().status(site);
}
