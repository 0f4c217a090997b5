import type { SignedInUser } from '../../../../shared/contract/site';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** Who looks. */
type Viewer = Pick<SignedInUser, 'id' | 'role'>;

/**
 * R-ROL-05: a restricted chart, such as that of somebody's relative, is there for the worker it is assigned to and for
 * supervisors; for everybody else it doesn't exist. The condition is on a query over `client_search`.
 */
export function isSearchRowVisible(viewer: Viewer): Statement {
  if (viewer.role === 'supervisor') return sqlFragment`1`;
  return sql`(client_search.visible_to IS NULL OR client_search.visible_to = ${viewer.id})`;
}

/** The same condition on a query over `client`. */
export function isClientVisible(viewer: Viewer): Statement {
  if (viewer.role === 'supervisor') return sqlFragment`1`;
  return sql`(client.is_restricted = 0 OR client.assigned_worker_id = ${viewer.id})`;
}
