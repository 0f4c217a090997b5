import { z } from 'zod';

import { READABLE_TIERS } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ruleBroken } from '../../../../shared/errors';
import { namedStaffIdentifier } from '../../../../shared/identifiers';
import { Client, NamedStaff, User } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { chartIds } from '../../store/joined-charts';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';

/**
 * Restricts a chart to its worker, supervisors and the staff named, or lifts the restriction (R-ROL-05).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`not_on_the_team`: an account that is closed, or of a
 *   role that sees no charts).
 */
export function setRestriction(
  context: WriteContext,
  input: ParsedInput<'client.setRestriction'>,
): MethodOutput<'client.setRestriction'> {
  const { writer, change } = context;
  const { clientId, expectedRevision, isRestricted } = input;
  const updated = updateRecord(writer, change, Client, clientId, { isRestricted }, { expectedRevision });
  // Charts joined to this one hold the same person's records.
  for (const id of chartIds(writer, clientId)) {
    updateRecord(writer, change, Client, id, { isRestricted }, { expectedRevision: 'newest' });
  }
  const wanted = new Set(isRestricted ? input.namedStaffIds : []);
  [...wanted].forEach((id, index) => {
    assertOnTeam(writer, id, index);
  });
  const before = findRecords(writer, NamedStaff, sql`client_id = ${clientId}`);
  for (const row of before) {
    const isActive = wanted.delete(row.userId);
    updateRecord(writer, change, NamedStaff, row.id, { isActive }, { expectedRevision: row.revision });
  }
  for (const userId of wanted) {
    const id = namedStaffIdentifier(clientId, userId);
    insertRecord(writer, change, NamedStaff, { clientId, userId, isActive: true }, { id });
  }
  context.audit({ reason: isRestricted ? 'restricted' : 'lifted' });
  return { revision: updated.revision };
}

function assertOnTeam(reader: Reader, userId: string, index: number): void {
  const user = getRecord(reader, User, userId);
  const isOnTeam = user?.isActive === true && READABLE_TIERS[user.role].has('identity');
  if (!isOnTeam) throw ruleBroken(`namedStaffIds[${String(index)}]`, 'not_on_the_team');
}

/** The staff named for a restricted chart, by name. */
export function namedStaffOf(reader: Reader, clientId: string): { id: string; displayName: string }[] {
  return reader.all(
    sql`SELECT "user".id, "user".display_name AS "displayName" FROM named_staff
        JOIN "user" ON "user".id = named_staff.user_id
      WHERE named_staff.client_id = ${clientId} AND named_staff.is_active = 1
      ORDER BY "user".display_name COLLATE NOCASE, "user".id`,
    z.object({ id: z.string(), displayName: z.string() }),
  );
}
