import { describe, expect, it } from 'vitest';
import {
  ColumnSettingsSchema,
  reconcileColumnSettings,
  usualColumnSettings,
  type ColumnSettings,
} from '../../../../../renderer/components';
import {
  columnSettingsReducer,
  shownColumns,
  type ColumnLimits,
  type ColumnSettingsAction,
} from '../../../../../renderer/components/data-table/column-settings';

const columns: readonly ColumnLimits[] = [
  { id: 'name', isSortable: true, isAlwaysShown: true },
  { id: 'pronouns' },
  { id: 'status', isSortable: true, minimumWidth: 100, maximumWidth: 300 },
  { id: 'birthDate', isSortable: true, isHiddenByDefault: true },
  { id: 'worker', isSortable: true },
];
const usualSort = [{ columnId: 'name', direction: 'ascending' }] as const;
const usual = usualColumnSettings(columns, usualSort);
const shown = (settings: ColumnSettings) => shownColumns(columns, settings).map(({ id }) => id);
const after = (...actions: ColumnSettingsAction[]) =>
  actions.reduce((settings, action) => columnSettingsReducer(columns, settings, action), usual);

describe('settings of a table', () => {
  it('begin with the definition', () => {
    expect(shown(usual)).toEqual(['name', 'pronouns', 'status', 'worker']);
    expect(usual.sort).toEqual(usualSort);
    expect(ColumnSettingsSchema.parse(JSON.parse(JSON.stringify(usual)))).toEqual(usual);
  });

  it('show and hide columns, but never the one that names the row', () => {
    expect(shown(after({ kind: 'show', columnId: 'birthDate', isShown: true }))).toContain('birthDate');
    expect(shown(after({ kind: 'show', columnId: 'worker', isShown: false }))).not.toContain('worker');
    expect(after({ kind: 'show', columnId: 'name', isShown: false })).toBe(usual);
  });

  it('do not stay sorted by a column nobody sees', () => {
    const settings = after(
      { kind: 'sort', sort: [...usualSort, { columnId: 'status', direction: 'descending' }] },
      { kind: 'show', columnId: 'status', isShown: false },
    );
    expect(settings.sort).toEqual(usualSort);
  });

  it('move a column before another, and to the end', () => {
    expect(after({ kind: 'move-before', columnId: 'worker', beforeId: 'pronouns' }).order).toEqual([
      'name',
      'worker',
      'pronouns',
      'status',
      'birthDate',
    ]);
    expect(after({ kind: 'move-before', columnId: 'name', beforeId: null }).order.at(-1)).toBe('name');
    expect(after({ kind: 'move-before', columnId: 'name', beforeId: 'name' }).order).toEqual(usual.order);
  });

  it('move a column one place among those on screen, over hidden ones', () => {
    expect(shown(after({ kind: 'move-by', columnId: 'worker', step: -1 }))).toEqual([
      'name',
      'pronouns',
      'worker',
      'status',
    ]);
    expect(shown(after({ kind: 'move-by', columnId: 'status', step: 1 }))).toEqual([
      'name',
      'pronouns',
      'worker',
      'status',
    ]);
    expect(after({ kind: 'move-by', columnId: 'name', step: -1 })).toBe(usual);
    expect(after({ kind: 'move-by', columnId: 'worker', step: 1 })).toBe(usual);
  });

  it('keep widths within their bounds and forget them again', () => {
    expect(after({ kind: 'resize', columnId: 'status', width: 20 }).widths).toEqual({ status: 100 });
    expect(after({ kind: 'resize', columnId: 'status', width: 999 }).widths).toEqual({ status: 300 });
    expect(after({ kind: 'resize', columnId: 'worker', width: 200.4 }).widths).toEqual({ worker: 200 });
    const settings = after(
      { kind: 'resize', columnId: 'worker', width: 200 },
      { kind: 'reset-width', columnId: 'worker' },
    );
    expect(settings.widths).toEqual({});
  });

  it('reset everything but the height of rows', () => {
    const settings = after(
      { kind: 'row-height', rowHeight: 'compact' },
      { kind: 'resize', columnId: 'worker', width: 200 },
      { kind: 'show', columnId: 'worker', isShown: false },
      { kind: 'reset', usualSort },
    );
    expect(settings).toEqual({ ...usual, rowHeight: 'compact' });
  });

  it('ignore a column that does not exist, and never change what they were given', () => {
    expect(after({ kind: 'resize', columnId: 'gone', width: 100 })).toBe(usual);
    const frozen = Object.freeze({ ...usual, order: Object.freeze([...usual.order]) as string[] });
    const next = columnSettingsReducer(columns, frozen, {
      kind: 'move-before',
      columnId: 'worker',
      beforeId: 'name',
    });
    expect(next.order).not.toEqual(frozen.order);
    expect(frozen.order).toEqual(usual.order);
  });
});

describe('saved settings', () => {
  it('are the usual ones when nothing was saved', () => {
    expect(reconcileColumnSettings(columns, undefined, usualSort)).toEqual(usual);
  });

  it('forget columns that are gone and put new ones behind their neighbour', () => {
    const saved: ColumnSettings = {
      order: ['worker', 'gone', 'name', 'status', 'worker'],
      visibility: { gone: true, name: false, worker: false },
      widths: { gone: 300, status: 5000 },
      sort: [
        { columnId: 'gone', direction: 'ascending' },
        { columnId: 'worker', direction: 'descending' },
        { columnId: 'pronouns', direction: 'ascending' },
      ],
      rowHeight: 'compact',
    };
    expect(reconcileColumnSettings(columns, saved, usualSort)).toEqual({
      order: ['worker', 'name', 'pronouns', 'status', 'birthDate'],
      visibility: { worker: false },
      widths: { status: 300 },
      sort: [{ columnId: 'worker', direction: 'descending' }],
      rowHeight: 'compact',
    });
  });

  it('fall back to the usual order when no saved one is left', () => {
    const saved: ColumnSettings = { ...usual, sort: [{ columnId: 'gone', direction: 'ascending' }] };
    expect(reconcileColumnSettings(columns, saved, usualSort).sort).toEqual(usualSort);
  });

  it('do not change when they are fitted twice', () => {
    const once = reconcileColumnSettings(columns, { ...usual, order: ['status'] }, usualSort);
    expect(reconcileColumnSettings(columns, once, usualSort)).toEqual(once);
  });

  it.each([
    [{ ...usual, sort: [{ columnId: 'name', direction: 'up' }] }],
    [{ ...usual, widths: { name: -1 } }],
    [{ ...usual, extra: true }],
    [{ ...usual, rowHeight: 'tiny' }],
    ['text'],
  ])('are refused when they are not settings: %j', (value) => {
    expect(ColumnSettingsSchema.safeParse(value).success).toBe(false);
  });
});
