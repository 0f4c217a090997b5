import { SEES_RESTRICTED } from '../../../../shared/access';
import type { SignedInUser } from '../../../../shared/contract/site';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** Who looks. */
export type Viewer = Pick<SignedInUser, 'id' | 'role'>;

/**
 * R-ROL-05: a restricted chart, such as that of somebody's relative, is there for the worker it is assigned to, for
 * the staff named for it and for supervisors; for everybody else it doesn't exist. The condition is on a query over
 * `client_search`.
 */
export function isSearchRowVisible(viewer: Viewer): Statement {
  if (SEES_RESTRICTED.has(viewer.role)) return sqlFragment`1`;
  // By row number, which every index of the table holds: walking and counting still touch no table.
  return sql`(client_search.visible_to IS NULL OR client_search.visible_to = ${viewer.id}
    OR client_search.row_number IN (SELECT listed.row_number FROM named_staff
      JOIN client_search AS listed ON listed.client_id = named_staff.client_id
      WHERE named_staff.user_id = ${viewer.id} AND named_staff.is_active = 1))`;
}

/** The same condition on a query over `client`. */
export function isClientVisible(viewer: Viewer): Statement {
  if (SEES_RESTRICTED.has(viewer.role)) return sqlFragment`1`;
  return sql`(client.is_restricted = 0 OR client.assigned_worker_id IS ${viewer.id}
    OR client.id IN (SELECT client_id FROM named_staff WHERE user_id = ${viewer.id} AND is_active = 1))`;
}

/** The same condition on a column that holds a person's id. */
export function isPersonVisible(viewer: Viewer, clientId: Statement): Statement {
  if (SEES_RESTRICTED.has(viewer.role)) return sqlFragment`1`;
  return sql`EXISTS (SELECT 1 FROM client WHERE client.id = ${clientId} AND ${isClientVisible(viewer)})`;
}
