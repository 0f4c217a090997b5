import { z } from 'zod';
import { CLIENT_STATUS } from '../../../shared/codes';
import { CASELOAD_SORT_COLUMNS } from '../../../shared/contract/clients';
import type { MethodInput } from '../../../shared/contract';
import { UuidSchema } from '../../../shared/identifiers';
import { ColumnSettingsSchema, type ColumnSort } from '../../components';

/** A status as the caseload filters by it. */
export type CaseloadStatus = MethodInput<'client.list'>['filter']['statuses'][number];

/** Which people are shown. The search text is not part of it: it would keep names where settings are. */
export const CaseloadScopeSchema = z.strictObject({
  statuses: z.array(CLIENT_STATUS.schema).max(10),
  /** Worker ids; `null` stands for "nobody assigned". */
  workerIds: z.array(UuidSchema.nullable()).max(200),
});
export type CaseloadScope = Readonly<z.infer<typeof CaseloadScopeSchema>>;

/** How one person likes the caseload: kept per user under the key `caseload`. */
export const CaseloadViewSchema = z.strictObject({
  columns: ColumnSettingsSchema.optional(),
  scope: CaseloadScopeSchema.optional(),
});
export type CaseloadView = z.infer<typeof CaseloadViewSchema>;

export const EVERYONE: CaseloadScope = { statuses: [], workerIds: [] };
const ACTIVE: CaseloadScope = { statuses: ['active'], workerIds: [] };
/** The same people Today counts. */
const UNASSIGNED: CaseloadScope = { statuses: ['active'], workerIds: [null] };

export type CaseloadPreset = 'mine' | 'active' | 'unassigned' | 'everyone';

/** The presets a role gets, the first being where it starts. */
export function presetsOfRole(role: string): readonly CaseloadPreset[] {
  return role === 'peer_worker'
    ? ['mine', 'active', 'everyone']
    : role === 'supervisor'
      ? ['active', 'mine', 'unassigned', 'everyone']
      : ['active', 'unassigned', 'everyone'];
}

/** The preset a route asks for, whether or not the role has it as a button. */
export function presetNamed(name: string | undefined): CaseloadPreset | undefined {
  const presets: readonly CaseloadPreset[] = ['mine', 'active', 'unassigned', 'everyone'];
  return presets.find((preset) => preset === name);
}

/** The people a preset stands for. */
export function scopeOfPreset(preset: CaseloadPreset, userId: string): CaseloadScope {
  switch (preset) {
    case 'mine':
      return { statuses: ['active'], workerIds: [userId] };
    case 'active':
      return ACTIVE;
    case 'unassigned':
      return UNASSIGNED;
    case 'everyone':
      return EVERYONE;
  }
}

function isSameSet<Item>(first: readonly Item[], second: readonly Item[]): boolean {
  return first.length === second.length && first.every((item) => second.includes(item));
}

/** The preset that shows exactly these people, or `null` when the person chose their own mixture. */
export function presetOfScope(
  scope: CaseloadScope,
  presets: readonly CaseloadPreset[],
  userId: string,
): CaseloadPreset | null {
  return (
    presets.find((preset) => {
      const candidate = scopeOfPreset(preset, userId);
      return isSameSet(candidate.statuses, scope.statuses) && isSameSet(candidate.workerIds, scope.workerIds);
    }) ?? null
  );
}

/** Name first: the order the list has until somebody sorts it. */
export const USUAL_SORT: readonly ColumnSort[] = [{ columnId: 'displayName', direction: 'ascending' }];

type SortColumn = (typeof CASELOAD_SORT_COLUMNS)[number];

function isSortColumn(id: string): id is SortColumn {
  return CASELOAD_SORT_COLUMNS.some((column) => column === id);
}

/** The table's order as the vault takes it. */
export function toQuerySort(sort: readonly ColumnSort[]): MethodInput<'client.list'>['sort'] {
  return sort
    .filter((part): part is ColumnSort & { columnId: SortColumn } => isSortColumn(part.columnId))
    .map(({ columnId, direction }) => ({ column: columnId, descending: direction === 'descending' }));
}
