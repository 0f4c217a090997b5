import { ruleBroken } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

/**
 * People are assigned to, and groups led by, staff who meet them.
 * @throws ClinicFailure `RULE_BROKEN` `not_a_worker` at the path.
 */
export function assertWorker(reader: Reader, userId: string | null, path: string): void {
  if (userId === null) return;
  const user = getRecord(reader, User, userId);
  const isWorker = user?.isActive === true && (user.role === 'peer_worker' || user.role === 'supervisor');
  if (!isWorker) throw ruleBroken(path, 'not_a_worker');
}
