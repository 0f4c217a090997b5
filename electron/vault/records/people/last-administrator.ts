import { z } from 'zod';

import type { SignedInUser } from '../../../../shared/contract/site';
import { ruleBroken } from '../../../../shared/errors';
import type { Row, User } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';

/**
 * R-ROL-06: somebody must be left who can add people and set them free.
 * @throws ClinicFailure `RULE_BROKEN` with `last_administrator`
 */
export function assertNotLastAdministrator(reader: Reader, user: Row<typeof User>): void {
  if (user.role !== 'administrator' || !user.isActive) return;
  const others = reader.value(
    sql`SELECT count(*) FROM "user" WHERE role = 'administrator' AND is_active = 1 AND id <> ${user.id}`,
    z.int(),
  );
  if (others === 0) throw ruleBroken('userId', 'last_administrator');
}

/**
 * Nobody takes their own rights away by a slip, or gives themselves others.
 * @throws ClinicFailure `RULE_BROKEN` with `own_account`
 */
export function assertNotOwn(caller: SignedInUser, userId: string): void {
  if (caller.id === userId) throw ruleBroken('userId', 'own_account');
}
