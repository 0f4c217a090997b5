import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import {
  CaseloadViewSchema,
  EVERYONE,
  presetOfScope,
  presetsOfRole,
  scopeOfPreset,
  toQuerySort,
  type CaseloadPreset,
} from '../../../../../renderer/features/caseload/caseload-view';
import { emptyRowStore, withWindow } from '../../../../../renderer/features/support/row-store';

const ME = newIdentifier();

describe('presets', () => {
  it('are recognised again from what they show, whatever the order', () => {
    const all: CaseloadPreset[] = ['mine', 'active', 'unassigned', 'everyone'];
    for (const preset of all) {
      const scope = scopeOfPreset(preset, ME);
      const shuffled = { statuses: [...scope.statuses].reverse(), workerIds: [...scope.workerIds] };
      expect(presetOfScope(shuffled, all, ME)).toBe(preset);
    }
  });

  it('are none of them once somebody mixes their own', () => {
    const all = presetsOfRole('supervisor');
    expect(presetOfScope({ statuses: ['active'], workerIds: [ME, null] }, all, ME)).toBeNull();
    expect(presetOfScope({ statuses: ['discharged'], workerIds: [] }, all, ME)).toBeNull();
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
          filter: { text: '', ...scopeOfPreset(preset, ME) },
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
