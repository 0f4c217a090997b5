import { act, fireEvent, screen, within } from '@testing-library/react';
import { useMemo, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DataTable,
  reconcileColumnSettings,
  type ColumnSettings,
  type DataTableColumn,
  type RowWindow,
} from '../../../../../renderer/components';
import { renderInApp } from '../support/render';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly visits: number;
}

const TOTAL = 100_000;
const person = (index: number): Person => ({
  id: `p${String(index)}`,
  name: `Person ${String(index)}`,
  visits: index,
});
const columns: readonly DataTableColumn<Person>[] = [
  {
    id: 'name',
    label: 'Name',
    cell: (row) => row.name,
    isSortable: true,
    isAlwaysShown: true,
    isRowHeader: true,
    opensRow: true,
    width: 200,
  },
  {
    id: 'visits',
    label: 'Visits',
    cell: (row) => row.visits,
    isSortable: true,
    firstSortDirection: 'descending',
  },
  {
    id: 'actions',
    label: 'Actions',
    cell: (row) => <button type="button">{`Note for ${row.name}`}</button>,
    isInteractive: true,
  },
];
const usualSort = [{ columnId: 'name', direction: 'ascending' }] as const;

const onWindow = vi.fn<(window: RowWindow) => void>();
const onOpen = vi.fn<(row: Person) => void>();
const onCurrent = vi.fn<(row: Person) => void>();
let settings: ColumnSettings;
let selectedIds: ReadonlySet<string>;

interface SetUp {
  readonly total?: number | undefined;
  readonly isSelectable?: boolean;
  readonly loadedFrom?: number;
}

function Table({ total = TOTAL, isSelectable = false, loadedFrom = 0 }: SetUp) {
  const [saved, setSaved] = useState<ColumnSettings>();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  settings = useMemo(() => reconcileColumnSettings(columns, saved, usualSort), [saved]);
  selectedIds = selection;
  const source = useMemo(
    () => ({
      total: total < 0 ? undefined : total,
      getRow: (index: number) => (index >= loadedFrom && index < total ? person(index) : undefined),
      onWindowChange: onWindow,
    }),
    [total, loadedFrom],
  );
  return (
    <DataTable
      label="Caseload"
      columns={columns}
      source={source}
      getRowId={(row) => row.id}
      settings={settings}
      onSettingsChange={setSaved}
      usualSort={usualSort}
      queryKey={JSON.stringify(settings.sort)}
      countText="Many people"
      onOpenRow={onOpen}
      onCurrentRowChange={onCurrent}
      selection={isSelectable ? { selectedIds: selection, onChange: setSelection } : undefined}
      emptyState={<p>No one is here yet</p>}
    />
  );
}

// No layout in happy-dom: a window of 600 by 1000 pixels is what the virtual rows are measured against.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => vi.clearAllMocks());

const grid = () => screen.getByRole('grid', { name: 'Caseload' });
const press = async (key: string, modifiers: object = {}) => {
  await act(async () => {
    fireEvent.keyDown(document.activeElement!, { key, ...modifiers });
  });
};
const focused = () => {
  const { gridRow, gridColumn } = (document.activeElement as HTMLElement).dataset;
  return [Number(gridRow), Number(gridColumn)];
};
const enter = async () => {
  await act(async () => grid().querySelector<HTMLElement>('[tabindex="0"]')!.focus());
};
const spoken = () => document.querySelector('[aria-live="polite"]')?.textContent;

describe('the grid', () => {
  it('says how many rows and columns there are, and which these are', () => {
    renderInApp(<Table />);
    expect(grid().getAttribute('aria-rowcount')).toBe(String(TOTAL + 1));
    expect(grid().getAttribute('aria-colcount')).toBe('3');
    const rows = within(grid()).getAllByRole('row');
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]!.getAttribute('aria-rowindex')).toBe('1');
    expect(rows[1]!.getAttribute('aria-rowindex')).toBe('2');
    expect(within(rows[1]!).getByRole('rowheader').textContent).toBe('Person 0');
    expect(within(rows[1]!).getAllByRole('gridcell')[0]!.getAttribute('aria-colindex')).toBe('2');
  });

  it('asks for the first window of rows', () => {
    renderInApp(<Table />);
    expect(onWindow).toHaveBeenCalledWith({ offset: 0, limit: 50 });
  });

  it('has one stop for Tab, also with buttons in cells', async () => {
    renderInApp(<Table />);
    await enter();
    const stops = [...grid().querySelectorAll<HTMLElement>('*')].filter((element) => element.tabIndex === 0);
    expect(stops).toHaveLength(1);
    expect(focused()).toEqual([0, 0]);
  });

  it('tells of the row under the focus only when the press on it is over, so that nothing moves meanwhile', async () => {
    renderInApp(<Table />);
    onCurrent.mockClear();
    const cell = grid().querySelector<HTMLElement>('[data-grid-row="2"][data-grid-column="0"]')!;
    await act(async () => {
      fireEvent.pointerDown(cell);
      cell.focus();
    });
    expect(onCurrent).not.toHaveBeenCalled();
    await act(async () => {
      fireEvent.pointerUp(cell);
    });
    expect(onCurrent).toHaveBeenCalledWith(person(2));
  });

  it('is walked with arrows, up into the header and to rows far away', async () => {
    renderInApp(<Table />);
    await enter();
    await press('ArrowDown');
    await press('ArrowRight');
    expect(focused()).toEqual([1, 1]);
    await press('End', { ctrlKey: true });
    expect(focused()).toEqual([TOTAL - 1, 2]);
    expect(document.activeElement!.closest('[role="row"]')!.getAttribute('aria-rowindex')).toBe(
      String(TOTAL + 1),
    );
    await press('Home', { ctrlKey: true });
    await press('ArrowUp');
    expect(focused()).toEqual([-1, 0]);
    expect(document.activeElement!.getAttribute('role')).toBe('columnheader');
  });

  it('tells which row the focus is on, and opens it with Enter', async () => {
    renderInApp(<Table />);
    await enter();
    await press('ArrowDown');
    expect(onCurrent).toHaveBeenLastCalledWith(person(1));
    await press('Enter');
    expect(onOpen).toHaveBeenCalledWith(person(1));
  });

  it('opens a row by a press on its link, not by a press beside it', () => {
    renderInApp(<Table />);
    fireEvent.click(within(grid()).getByRole('rowheader', { name: 'Person 3' }));
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Person 3'));
    expect(onOpen).toHaveBeenCalledWith(person(3));
  });

  it('goes into a cell with buttons and comes out again', async () => {
    renderInApp(<Table />);
    await enter();
    await press('End');
    await press('F2');
    expect(document.activeElement!.textContent).toBe('Note for Person 0');
    await press('ArrowDown');
    expect(document.activeElement!.textContent).toBe('Note for Person 0');
    await press('Escape');
    expect(focused()).toEqual([0, 2]);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('shows grey rows before the first answer and says it is busy', () => {
    renderInApp(<Table total={-1} />);
    expect(grid().getAttribute('aria-busy')).toBe('true');
    expect(grid().getAttribute('aria-rowcount')).toBe('-1');
    expect(grid().querySelectorAll('.skeleton').length).toBeGreaterThan(10);
  });

  it('shows rows that are on their way as grey bars, and nothing of another row', () => {
    renderInApp(<Table loadedFrom={2} />);
    const rows = within(grid()).getAllByRole('row');
    expect(rows[1]!.getAttribute('aria-busy')).toBe('true');
    expect(rows[1]!.textContent).toBe('');
    expect(rows[3]!.textContent).toContain('Person 2');
  });

  it('says what to do first when there is nothing', async () => {
    renderInApp(<Table total={0} />);
    expect(screen.getByText('No one is here yet')).toBeDefined();
    expect(grid().getAttribute('aria-rowcount')).toBe('1');
    await enter();
    expect(focused()).toEqual([-1, 0]);
  });
});

describe('the header', () => {
  const header = (name: string) => within(grid()).getByRole('columnheader', { name: new RegExp(`^${name}`) });
  const focusHeader = async (name: string) => {
    await act(async () => header(name).focus());
  };

  it('sorts, turns the order round, and says so', async () => {
    renderInApp(<Table />);
    expect(header('Name').getAttribute('aria-sort')).toBe('ascending');
    await focusHeader('Name');
    await press('Enter');
    expect(header('Name').getAttribute('aria-sort')).toBe('descending');
    expect(spoken()).toBe('Sorted by Name, Z to A');
    await press('Enter');
    expect(settings.sort).toEqual(usualSort);
  });

  it('starts with the direction the column wants', () => {
    renderInApp(<Table />);
    fireEvent.click(header('Visits'));
    expect(settings.sort).toEqual([{ columnId: 'visits', direction: 'descending' }]);
  });

  it('adds to the sorting with Shift; only the first says so by aria-sort', () => {
    renderInApp(<Table />);
    fireEvent.click(header('Visits'), { shiftKey: true });
    expect(settings.sort.map(({ columnId }) => columnId)).toEqual(['name', 'visits']);
    expect(header('Name').getAttribute('aria-sort')).toBe('ascending');
    expect(header('Visits').getAttribute('aria-sort')).toBe('none');
    expect(header('Visits').textContent).toContain('Sorting 2, Z to A');
  });

  it('does not sort what cannot be sorted', async () => {
    renderInApp(<Table />);
    expect(header('Actions').getAttribute('aria-sort')).toBeNull();
    await focusHeader('Actions');
    await press('Enter');
    expect(settings.sort).toEqual(usualSort);
  });

  it('moves and resizes a column from the keyboard, and the focus goes along', async () => {
    renderInApp(<Table />);
    await focusHeader('Visits');
    await press('ArrowLeft', { altKey: true });
    expect(settings.order).toEqual(['visits', 'name', 'actions']);
    expect(focused()).toEqual([-1, 0]);
    expect(document.activeElement!.textContent).toContain('Visits');
    expect(spoken()).toBe('Visits is now column 1 of 3');
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 160, 44));
    await press('ArrowRight', { shiftKey: true });
    expect(settings.widths).toEqual({ visits: 176 });
  });
});

describe('selecting', () => {
  const selectedRows = () =>
    within(grid())
      .getAllByRole('row')
      .filter((row) => row.getAttribute('aria-selected') === 'true')
      .map((row) => Number(row.getAttribute('aria-rowindex')) - 2);

  it('is not offered without a selection', () => {
    renderInApp(<Table />);
    expect(grid().getAttribute('aria-multiselectable')).toBeNull();
    expect(within(grid()).getAllByRole('row')[1]!.getAttribute('aria-selected')).toBeNull();
  });

  it('takes single rows with Space and ranges with Shift', async () => {
    renderInApp(<Table isSelectable />);
    await enter();
    await press(' ');
    expect(selectedRows()).toEqual([0]);
    await press('ArrowDown');
    await press('ArrowDown');
    await press(' ', { shiftKey: true });
    expect(selectedRows()).toEqual([0, 1, 2]);
    await press('ArrowDown', { shiftKey: true });
    expect(selectedRows()).toEqual([0, 1, 2, 3]);
    await press('ArrowUp', { shiftKey: true });
    expect(selectedRows()).toEqual([0, 1, 2]);
    await press(' ');
    expect(selectedRows()).toEqual([0, 1]);
    expect(spoken()).toBe('2 selected');
  });

  it('begins a range where the focus was when nothing was selected before', async () => {
    renderInApp(<Table isSelectable />);
    await enter();
    await press('ArrowDown', { shiftKey: true });
    expect(selectedRows()).toEqual([0, 1]);
  });

  it('takes all and none', async () => {
    renderInApp(<Table isSelectable total={20} />);
    await enter();
    await press('a', { ctrlKey: true });
    expect(selectedIds.size).toBe(20);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Clear selection' })));
    expect(selectedIds.size).toBe(0);
  });
});
