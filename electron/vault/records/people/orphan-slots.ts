import { User } from '../../../../shared/model';
import { readKeyFile } from '../../keys/key-file';
import { removeSlot } from '../../keys/slots';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

/**
 * Takes away slots whose account isn't there (somebody was being added when the computer went off) or was closed.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`
 */
export function removeOrphanSlots(keyFilePath: string, reader: Reader): void {
  const slots = readKeyFile(keyFilePath).users;
  const orphans = slots.filter(({ userId }) => getRecord(reader, User, userId)?.isActive !== true);
  for (const { userId } of orphans) removeSlot(keyFilePath, userId);
}
