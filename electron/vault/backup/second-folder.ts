import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

import { ClinicFailure } from '../../../shared/errors';
import { deviceTag } from '../../../shared/hybrid-clock';
import { fileFailure } from '../durable-file';

/** A network drive that is gone may answer only after minutes. */
const ANSWER_MILLISECONDS = 1_500;

/** Whether the folder can be reached now. */
export async function isReachable(folder: string): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<boolean>((settle) => {
    timer = setTimeout(() => {
      settle(false);
    }, ANSWER_MILLISECONDS);
  });
  const found = stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const isThere = await Promise.race([found, timeIsUp]);
  clearTimeout(timer);
  return isThere;
}

/** Where this computer's snapshots lie in the chosen folder: several computers may share it. */
export function ownPartOf(folder: string, deviceId: string): string {
  return join(folder, `waystation-${deviceTag(deviceId)}`);
}

/**
 * Makes sure a chosen folder can take backups: it can be written, and isn't where the site itself lies.
 * @throws ClinicFailure `FOLDER_UNWRITABLE`; `INVALID_INPUT` for a folder that would be lost with the site.
 */
export function assertUsableFolder(folder: string, siteFolderPath: string, deviceId: string): void {
  const way = relative(resolve(siteFolderPath), resolve(folder));
  if (way === '' || !(way.startsWith(`..${sep}`) || way === '..' || resolve(way) === way)) {
    throw new ClinicFailure('INVALID_INPUT');
  }
  try {
    mkdirSync(ownPartOf(folder, deviceId), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure(error) instanceof ClinicFailure ? new ClinicFailure('FOLDER_UNWRITABLE') : error;
  }
}
