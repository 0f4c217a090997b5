import { ruleBroken } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

/** The roles that meet people. */
export const WORKER_ROLES = ['peer_worker', 'supervisor'] as const;

/**
 * People are assigned to, and groups led by, staff who meet them.
 * @throws ClinicFailure `RULE_BROKEN` `not_a_worker` at the path.
 */
export function assertWorker(reader: Reader, userId: string | null, path: string): void {
  if (userId === null) return;
  const user = getRecord(reader, User, userId);
  if (!isWorker(user)) throw ruleBroken(path, 'not_a_worker');
}

/** Whether somebody works here and meets people. */
export function isWorker(user: Row<typeof User> | undefined): boolean {
  return user?.isActive === true && WORKER_ROLES.some((role) => role === user.role);
}
