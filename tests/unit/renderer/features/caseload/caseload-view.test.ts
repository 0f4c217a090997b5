import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import {
  CaseloadViewSchema,
  EVERYONE,
  columnsForScope,
  filterOf,
  presetOfScope,
  presetsOfRole,
  scopeOfPreset,
  toQuerySort,
  type CaseloadPreset,
} from '../../../../../renderer/features/caseload/caseload-view';
import { savedValueOf, viewOfSaved } from '../../../../../renderer/features/caseload/saved-view';
import { usualColumnSettings } from '../../../../../renderer/components';
import { emptyRowStore, withWindow } from '../../../../../renderer/features/support/row-store';

const ME = newIdentifier();

describe('presets', () => {
  it('are recognised again from what they show, whatever the order', () => {
    const all: CaseloadPreset[] = ['mine', 'needs', 'active', 'unassigned', 'everyone'];
    for (const preset of all) {
      const scope = scopeOfPreset(preset, ME);
      const shuffled = { ...scope, statuses: [...scope.statuses].reverse() };
      expect(presetOfScope(shuffled, all, ME)).toBe(preset);
    }
  });

  it('are none of them once somebody mixes their own', () => {
    const all = presetsOfRole('supervisor');
    expect(presetOfScope({ ...EVERYONE, statuses: ['active'], workerIds: [ME, null] }, all, ME)).toBeNull();
    expect(presetOfScope({ ...EVERYONE, statuses: ['discharged'] }, all, ME)).toBeNull();
  });

  it('start a peer worker on their own caseload, and nobody else', () => {
    expect(presetsOfRole('peer_worker')[0]).toBe('mine');
    expect(presetsOfRole('front_desk')).not.toContain('mine');
    expect(presetsOfRole('supervisor')[0]).toBe('active');
  });

  it('make a filter the vault takes', () => {
    for (const role of ['peer_worker', 'front_desk', 'supervisor']) {
      for (const preset of presetsOfRole(role)) {
        const input = {
          filter: filterOf(scopeOfPreset(preset, ME)),
          sort: toQuerySort([{ columnId: 'lastContactOn', direction: 'descending' }]),
          offset: 0,
          limit: 50,
        };
        expect(CONTRACT['client.list'].input.safeParse(input).error).toBeUndefined();
      }
    }
  });
});

describe('sorting', () => {
  it('asks the vault for the columns it knows, in their order', () => {
    expect(
      toQuerySort([
        { columnId: 'status', direction: 'ascending' },
        { columnId: 'gone', direction: 'ascending' },
        { columnId: 'birthDate', direction: 'descending' },
      ]),
    ).toEqual([
      { column: 'status', descending: false },
      { column: 'birthDate', descending: true },
    ]);
  });
});

describe('people to reach out to', () => {
  const usual = usualColumnSettings([{ id: 'displayName' }, { id: 'status' }, { id: 'needs' }]);

  it('come with why and in the order of need, and anybody else without', () => {
    const byNeed = columnsForScope(usual, scopeOfPreset('needs', ME));
    expect(byNeed).toMatchObject({
      order: ['displayName', 'needs', 'status'],
      visibility: { needs: true },
      sort: [{ columnId: 'needs' }],
    });
    const back = columnsForScope(byNeed, scopeOfPreset('mine', ME));
    expect(back).toMatchObject({ visibility: {}, sort: [{ columnId: 'displayName' }] });
    expect(columnsForScope(usual, EVERYONE)).toBe(usual);
  });

  it('stand worker by worker when grouped, in the order chosen within each', () => {
    const sort = [
      { columnId: 'assignedWorkerName', direction: 'descending' as const },
      { columnId: 'status', direction: 'descending' as const },
    ];
    expect(toQuerySort(sort, true)).toEqual([
      { column: 'assignedWorkerName', descending: false },
      { column: 'status', descending: true },
    ]);
  });
});

describe('saved views', () => {
  it('mean the caseload of whoever opens them, and keep everything else', () => {
    const other = newIdentifier();
    const scope = {
      ...scopeOfPreset('needs', ME),
      workerIds: [ME, other, null],
      flags: ['restricted' as const],
    };
    const value = savedValueOf({ columns: undefined, scope, isGrouped: true }, ME);
    expect(JSON.stringify(value)).not.toContain(ME);
    expect(viewOfSaved(value, other)).toEqual({
      columns: undefined,
      scope: { ...scope, workerIds: [other, other, null] },
      isGrouped: true,
    });
  });

  it('of another version are left out', () => {
    expect(viewOfSaved({ scope: { statuses: ['unheard_of'] } }, ME)).toBeNull();
  });
});

describe('kept settings', () => {
  it('hold no search text', () => {
    expect(CaseloadViewSchema.safeParse({ scope: { ...EVERYONE, text: 'ana' } }).success).toBe(false);
    expect(CaseloadViewSchema.safeParse({ scope: EVERYONE }).success).toBe(true);
    expect(CaseloadViewSchema.safeParse({}).success).toBe(true);
  });
});

describe('rows in windows', () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `row ${from + index}`);
  const answer = (offset: number, count: number, more: { queryKey?: string; total?: number } = {}) => ({
    queryKey: 'a',
    total: 5000,
    offset,
    rows: rows(offset, count),
    ...more,
  });

  it('grow while one scrolls', () => {
    let store = withWindow(emptyRowStore<string>(), answer(0, 50));
    store = withWindow(store, answer(50, 50));
    expect(store.rows.size).toBe(100);
    expect(store.rows.get(75)).toBe('row 75');
    expect(store.rows.get(100)).toBeUndefined();
  });

  it('of another question, another count, or after a change start afresh', () => {
    const first = withWindow(withWindow(emptyRowStore<string>(), answer(0, 50)), answer(50, 50));
    expect(withWindow(first, answer(0, 50, { queryKey: 'b' })).rows.size).toBe(50);
    expect(withWindow(first, answer(0, 50, { total: 4999 })).rows.size).toBe(50);
    // The same window again: the vault answered anew because the records changed.
    expect(withWindow(first, answer(50, 50)).rows.size).toBe(50);
  });

  it('stay few, near what is seen', () => {
    let store = emptyRowStore<string>();
    for (let offset = 0; offset < 5000; offset += 100) store = withWindow(store, answer(offset, 100));
    expect(store.rows.size).toBeLessThanOrEqual(601);
    expect(store.rows.get(4950)).toBe('row 4950');
    expect(store.rows.get(0)).toBeUndefined();
  });
});
