import { User } from '../../../../shared/model';
import { readKeyFile } from '../../keys/key-file';
import { removeSlot, renameSlot } from '../../keys/slots';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

/**
 * Brings the key file in line with the accounts, where a crash or a full disk came between the two: takes away slots
 * whose account isn't there or was closed, and gives the others the sign-in name of their row.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`
 */
export function mendSlots(keyFilePath: string, reader: Reader): void {
  for (const { userId } of readKeyFile(keyFilePath).users) {
    const user = getRecord(reader, User, userId);
    if (user?.isActive === true) renameSlot(keyFilePath, userId, user.signInName);
    else removeSlot(keyFilePath, userId);
  }
}
