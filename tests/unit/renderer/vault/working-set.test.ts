import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MethodOutput } from '../../../../shared/contract';
import {
  AREA_LIMITS,
  PROGRESS_LIMIT,
  WorkingSet,
  answerKey,
  areaOf,
} from '../../../../renderer/vault/working-set';
import { newIdentifier } from '../../../../shared/identifiers';

/** Above this many rows an in-memory IndexedDB gets superlinearly slow (measured: 2,000 rows 0.65 s). */
const ROW_BOUND = 2_000;

const noGroups: MethodOutput<'group.list'> = { groups: [] };

let workingSet: WorkingSet;
beforeEach(() => {
  workingSet = new WorkingSet(`working-set-${newIdentifier()}`);
});
afterEach(async () => {
  await workingSet.delete();
});

describe('the working set', () => {
  it('gives back the answer to the same question, however its input is ordered', async () => {
    const key = answerKey('group.list', { first: 1, second: { a: 1, b: 2 } });
    await workingSet.keepAnswer('group.list', key, noGroups);
    const same = answerKey('group.list', { second: { b: 2, a: 1 }, first: 1 });
    expect(await workingSet.answer('group.list', same)).toEqual({ key, value: noGroups });
  });

  it('gives no answer to another question, or to one that was forgotten', async () => {
    const key = answerKey('group.list', {});
    await workingSet.keepAnswer('group.list', key, noGroups);
    expect(await workingSet.answer('group.list', answerKey('group.list', { other: true }))).toBeNull();
    await workingSet.forgetAnswer('group.list', key);
    expect(await workingSet.answer('group.list', key)).toBeNull();
  });

  it('lets the answers that were kept longest ago go when an area is full', async () => {
    const limit = AREA_LIMITS[areaOf('group.list')];
    const keyOf = (number: number): string => answerKey('group.list', { number });
    for (let number = 0; number < limit + 3; number += 1) {
      await workingSet.keepAnswer('group.list', keyOf(number), noGroups);
    }
    expect(await workingSet[areaOf('group.list')].count()).toBe(limit);
    expect(await workingSet.answer('group.list', keyOf(2))).toBeNull();
    expect(await workingSet.answer('group.list', keyOf(3))).not.toBeNull();
  });

  it('keeps the progress of the latest jobs only', async () => {
    for (let count = 0; count < PROGRESS_LIMIT + 5; count += 1) {
      await workingSet.keepProgress({ callId: newIdentifier(), step: 'reading', done: count, total: 100 });
    }
    expect(await workingSet.progress.count()).toBe(PROGRESS_LIMIT);
    expect((await workingSet.progress.orderBy('usedAs').last())?.done).toBe(PROGRESS_LIMIT + 4);
  });

  it('stays far under the number of rows at which the memory database gets slow', () => {
    const rows = Object.values(AREA_LIMITS).reduce((sum, limit) => sum + limit, PROGRESS_LIMIT);
    expect(rows).toBeLessThan(ROW_BOUND / 2);
  });
});
