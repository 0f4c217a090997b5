import { z } from 'zod';
import { CLIENT_STATUS, SUPPORT_PHASE } from '../../../shared/codes';
import { CASELOAD_SORT_COLUMNS } from '../../../shared/contract/clients';
import type { MethodInput } from '../../../shared/contract';
import { UuidSchema } from '../../../shared/identifiers';
import { CASELOAD_FLAGS } from '../../../shared/rules/caseload-needs';
import { CONSENT_STATES } from '../../../shared/rules/consent';
import { ColumnSettingsSchema, type ColumnSettings, type ColumnSort } from '../../components';

/** A status as the caseload filters by it. */
export type CaseloadStatus = MethodInput<'client.list'>['filter']['statuses'][number];

/** Which people are shown. The search text is not part of it: it would keep names where settings are. */
export const CaseloadScopeSchema = z.strictObject({
  statuses: z.array(CLIENT_STATUS.schema).max(10),
  /** Worker ids; `null` stands for "nobody assigned". */
  workerIds: z.array(UuidSchema.nullable()).max(200),
  needsContact: z.boolean().default(false),
  consentStates: z.array(z.enum(CONSENT_STATES)).default([]),
  flags: z.array(z.enum(CASELOAD_FLAGS)).default([]),
  phases: z.array(SUPPORT_PHASE.schema).default([]),
});
export type CaseloadScope = Readonly<z.infer<typeof CaseloadScopeSchema>>;

/** How one person likes the caseload: kept per user under the key `caseload`. */
export const CaseloadViewSchema = z.strictObject({
  columns: ColumnSettingsSchema.optional(),
  scope: CaseloadScopeSchema.optional(),
  isGrouped: z.boolean().optional(),
});
export type CaseloadView = z.infer<typeof CaseloadViewSchema>;

export const EVERYONE: CaseloadScope = {
  statuses: [],
  workerIds: [],
  needsContact: false,
  consentStates: [],
  flags: [],
  phases: [],
};
const ACTIVE: CaseloadScope = { ...EVERYONE, statuses: ['active'] };
/** The same people Today counts. */
const UNASSIGNED: CaseloadScope = { ...ACTIVE, workerIds: [null] };

const PRESETS = ['mine', 'needs', 'active', 'unassigned', 'everyone'] as const;
export type CaseloadPreset = (typeof PRESETS)[number];

/** The presets a role gets, the first being where it starts. */
export function presetsOfRole(role: string): readonly CaseloadPreset[] {
  return role === 'peer_worker'
    ? ['mine', 'needs', 'active', 'everyone']
    : role === 'supervisor'
      ? ['active', 'mine', 'unassigned', 'everyone']
      : ['active', 'unassigned', 'everyone'];
}

/** The preset a route asks for, whether or not the role has it as a button. */
export function presetNamed(name: string | undefined): CaseloadPreset | undefined {
  return PRESETS.find((preset) => preset === name);
}

/** The people a preset stands for. */
export function scopeOfPreset(preset: CaseloadPreset, userId: string): CaseloadScope {
  switch (preset) {
    case 'mine':
      return { ...ACTIVE, workerIds: [userId] };
    case 'needs':
      return { ...ACTIVE, workerIds: [userId], needsContact: true };
    case 'active':
      return ACTIVE;
    case 'unassigned':
      return UNASSIGNED;
    case 'everyone':
      return EVERYONE;
  }
}

/** What of a scope a role may filter by: a view somebody shared can hold more (R-ROL-01). */
export function scopeForRole(scope: CaseloadScope, readsClinical: boolean): CaseloadScope {
  return readsClinical || scope.phases.length === 0 ? scope : { ...scope, phases: [] };
}

/** The people one worker has whom somebody else must take over. */
export function scopeOfWorker(workerId: string): CaseloadScope {
  return { ...EVERYONE, statuses: ['inquiry', 'waitlist', 'active', 'inactive'], workerIds: [workerId] };
}

/** A scope and what was typed, as the vault takes them. */
export function filterOf(scope: CaseloadScope, text = ''): MethodInput<'client.list'>['filter'] {
  return { text, ...copyOf(scope) };
}

/** The same scope in lists of its own, as it is kept. */
export function copyOf(scope: CaseloadScope): z.infer<typeof CaseloadScopeSchema> {
  return {
    statuses: [...scope.statuses],
    workerIds: [...scope.workerIds],
    needsContact: scope.needsContact,
    consentStates: [...scope.consentStates],
    flags: [...scope.flags],
    phases: [...scope.phases],
  };
}

/** How many filters are on. */
export function filterCount({
  statuses,
  workerIds,
  needsContact,
  consentStates,
  flags,
  phases,
}: CaseloadScope): number {
  const chosen = [statuses, workerIds, consentStates, flags, phases];
  return chosen.reduce((count, { length }) => count + length, Number(needsContact));
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
      return (
        candidate.needsContact === scope.needsContact &&
        isSameSet(candidate.statuses, scope.statuses) &&
        isSameSet(candidate.workerIds, scope.workerIds) &&
        isSameSet(candidate.consentStates, scope.consentStates) &&
        isSameSet(candidate.flags, scope.flags) &&
        isSameSet(candidate.phases, scope.phases)
      );
    }) ?? null
  );
}

/** Name first: the order the list has until somebody sorts it. */
export const USUAL_SORT: readonly ColumnSort[] = [{ columnId: 'displayName', direction: 'ascending' }];

const NEEDS_COLUMN = 'needs';

/**
 * The table's settings for a scope: who needs a contact is shown with why, in the order of need; anybody else in an
 * order that is for everybody.
 */
export function columnsForScope(settings: ColumnSettings, scope: CaseloadScope): ColumnSettings {
  const isByNeed = settings.sort.some(({ columnId }) => columnId === NEEDS_COLUMN);
  if (scope.needsContact === isByNeed) return settings;
  const { [NEEDS_COLUMN]: _shown, ...visibility } = settings.visibility;
  return scope.needsContact
    ? {
        ...settings,
        // Beside the name: why is what the list is then about.
        order: [...new Set(['displayName', NEEDS_COLUMN, ...settings.order])],
        visibility: { ...visibility, [NEEDS_COLUMN]: true },
        sort: [{ columnId: NEEDS_COLUMN, direction: 'ascending' }],
      }
    : { ...settings, visibility, sort: [...USUAL_SORT] };
}

type SortColumn = (typeof CASELOAD_SORT_COLUMNS)[number];

function isSortColumn(id: string): id is SortColumn {
  return CASELOAD_SORT_COLUMNS.some((column) => column === id);
}

/** The vault sorts by at most this many columns. */
const MOST_SORTED = 4;

/** The table's order as the vault takes it; grouped, a worker's people stand together. */
export function toQuerySort(
  sort: readonly ColumnSort[],
  isGrouped = false,
): MethodInput<'client.list'>['sort'] {
  const wanted = sort
    .filter((part): part is ColumnSort & { columnId: SortColumn } => isSortColumn(part.columnId))
    .map(({ columnId, direction }) => ({ column: columnId, descending: direction === 'descending' }));
  if (!isGrouped) return wanted;
  const within = wanted.filter(({ column }) => column !== 'assignedWorkerName');
  return [{ column: 'assignedWorkerName' as const, descending: false }, ...within].slice(0, MOST_SORTED);
}
