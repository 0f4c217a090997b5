import type { HybridTimestamp } from '../../../shared/hybrid-clock';
import type { EntityDefinition } from '../../../shared/model/index';
import type { StoredChange } from './changes';
import { freezeRuleOf } from './frozen-records';
import type { FreezeRule } from './frozen-records';

/** Two values of a field, written without knowledge of each other. */
export interface FieldConflict {
  readonly field: string;
  readonly winning: StoredChange;
  readonly losing: StoredChange;
}

/** A change that came too late or to a record that can't change any more. */
export interface Refusal {
  readonly change: StoredChange;
  readonly reason: 'SIGNED' | 'APPEND_ONLY';
}

/** What the changes of one record come to. */
export interface Resolution {
  /** The change each field has its value from; fields without one are null. */
  readonly winners: ReadonlyMap<string, StoredChange>;
  readonly conflicts: readonly FieldConflict[];
  readonly refusals: readonly Refusal[];
  /** Some changes that belong to these are still missing, so the record must not be written yet. */
  readonly isPartial: boolean;
  readonly first: StoredChange;
  readonly last: StoredChange;
}

/**
 * Works out a record from all its changes. Depends on the set of changes only, not on the order they came in, so
 * every device that has the same changes has the same record. Returns `undefined` for no changes.
 */
export function resolveRecord(
  entity: EntityDefinition,
  changes: readonly StoredChange[],
): Resolution | undefined {
  const ordered = changes.filter((change) => change.field in entity.fields).sort(byAge);
  const first = ordered[0];
  if (first === undefined) return undefined;
  const freezeRule = freezeRuleOf(entity);
  const freezing = freezeRule && ordered.find((change) => isFreezing(change, freezeRule));

  const winners = new Map<string, StoredChange>();
  const conflicts: FieldConflict[] = [];
  const refusals: Refusal[] = [];
  let isPartial = false;
  for (const [field, ofField] of byField(ordered)) {
    const isFrozen = freezing !== undefined && freezeRule?.stillWritable.has(field) === false;
    const frozenWinner = freezing && ofField.findLast((change) => isOfOneWrite(change, freezing));
    const winner = isFrozen ? frozenWinner : entity.appendOnly ? ofField[0] : ofField.at(-1);
    if (winner === undefined) {
      isPartial = true;
      continue;
    }
    winners.set(field, winner);
    for (const losing of headsOf(ofField)) {
      if (losing === winner || losing.valueText === winner.valueText) continue;
      if (isFrozen) refusals.push({ change: losing, reason: 'SIGNED' });
      else if (entity.appendOnly) refusals.push({ change: losing, reason: 'APPEND_ONLY' });
      else conflicts.push({ field, winning: winner, losing });
    }
  }
  if (freezing !== undefined || entity.appendOnly) {
    isPartial ||= Object.keys(entity.fields).some((field) => !winners.has(field));
  }
  const refused = new Set(refusals.map((refusal) => refusal.change));
  const last = ordered.findLast((change) => !refused.has(change)) ?? first;
  return { winners, conflicts, refusals, isPartial, first, last };
}

/** Oldest first; the device and its sequence decide between writes of one moment. */
export function byAge(left: StoredChange, right: StoredChange): number {
  if (left.timestamp !== right.timestamp) return left.timestamp < right.timestamp ? -1 : 1;
  if (left.deviceId !== right.deviceId) return left.deviceId < right.deviceId ? -1 : 1;
  return left.sequence - right.sequence;
}

function byField(changes: readonly StoredChange[]): ReadonlyMap<string, readonly StoredChange[]> {
  const groups = new Map<string, StoredChange[]>();
  for (const change of changes) {
    const group = groups.get(change.field);
    if (group === undefined) groups.set(change.field, [change]);
    else group.push(change);
  }
  return groups;
}

function isFreezing(change: StoredChange, rule: FreezeRule): boolean {
  return change.field === rule.field && change.valueText !== 'null';
}

function isOfOneWrite(left: StoredChange, right: StoredChange): boolean {
  return left.timestamp === right.timestamp && left.deviceId === right.deviceId;
}

/**
 * The changes nobody has built on: every change names the value its writer saw, so what is named is superseded.
 * More than one means that people wrote without seeing each other.
 */
function headsOf(ofField: readonly StoredChange[]): readonly StoredChange[] {
  const superseded = new Set<HybridTimestamp>();
  for (const change of ofField) {
    if (change.baseTimestamp !== null) superseded.add(change.baseTimestamp);
    for (const settled of change.settledTimestamps) superseded.add(settled);
  }
  return ofField.filter((change) => !superseded.has(change.timestamp));
}
