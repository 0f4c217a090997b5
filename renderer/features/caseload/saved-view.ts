import { z } from 'zod';
import { UuidSchema } from '../../../shared/identifiers';
import { ColumnSettingsSchema } from '../../components';
import { CaseloadScopeSchema, type CaseloadScope, type CaseloadView } from './caseload-view';

/** Stands for whoever opens the view, so that "my caseload" is everybody's own. */
const WHOEVER_LOOKS = 'me';

const SavedValueSchema = z.strictObject({
  columns: ColumnSettingsSchema.optional(),
  scope: CaseloadScopeSchema.extend({
    workerIds: z.array(z.union([UuidSchema, z.literal(WHOEVER_LOOKS)]).nullable()).max(200),
  }),
  isGrouped: z.boolean(),
});

/** A view as somebody opens it. */
export interface OpenedView {
  readonly columns: CaseloadView['columns'];
  readonly scope: CaseloadScope;
  readonly isGrouped: boolean;
}

/** What is kept of a view under its name. */
export function savedValueOf(view: OpenedView, userId: string): Record<string, unknown> {
  const workerIds = view.scope.workerIds.map((id) => (id === userId ? WHOEVER_LOOKS : id));
  return SavedValueSchema.parse({ ...view, scope: { ...view.scope, workerIds } });
}

/** The view as this person sees it; `null` when this version can't read it. */
export function viewOfSaved(value: unknown, userId: string): OpenedView | null {
  const saved = SavedValueSchema.safeParse(value);
  if (!saved.success) return null;
  const { columns, scope, isGrouped } = saved.data;
  const workerIds = scope.workerIds.map((id) => (id === WHOEVER_LOOKS ? userId : id));
  return { columns, scope: { ...scope, workerIds }, isGrouped };
}
