import { useState } from 'react';
import type { ColumnCheck, ColumnChoice, ImportTable } from '../../../shared/contract/import-table';
import { IMPORT_FIELDS, NAMING_FIELDS, type ImportFieldName } from '../../../shared/exchange/import-fields';
import type { DateOrder } from '../../../shared/rules/written-dates';
import type { RuleCode } from '../../../shared/rules/problem';
import { useVault } from '../../vault';

/** What somebody says one column is, with what its cells are like as that. */
export interface ColumnState {
  readonly field: ImportFieldName | null;
  readonly dateOrder: DateOrder | null;
  /** The code chosen for a word, `null` to leave the answer open; a word that isn't here is a problem of its rows. */
  readonly words: ReadonlyMap<string, string | null>;
  readonly check: ColumnCheck | null;
}

/** The columns of an opened spreadsheet while somebody says what they are. */
export interface ColumnStates {
  readonly states: readonly ColumnState[];
  readonly setField: (column: number, field: ImportFieldName | null) => void;
  readonly setDateOrder: (column: number, order: DateOrder) => void;
  /** `undefined` lists the word as a problem. */
  readonly setWord: (column: number, text: string, code: string | null | undefined) => void;
}

/** Keeps the choices of a table; a change of field asks the vault what the column is like then. */
export function useColumnStates(table: ImportTable): ColumnStates {
  const vault = useVault();
  const [states, setStates] = useState<readonly ColumnState[]>(() =>
    table.columns.map(({ field, dateOrder, words, check }) => ({
      field,
      dateOrder,
      words: new Map(words.map(({ text, code }) => [text, code])),
      check,
    })),
  );
  const change = (column: number, edit: (state: ColumnState) => ColumnState) =>
    setStates((before) => before.map((state, index) => (index === column ? edit(state) : state)));
  const setField = async (column: number, field: ImportFieldName | null) => {
    change(column, () => ({ field, dateOrder: null, words: new Map(), check: null }));
    if (field === null) return;
    const result = await vault.call('import.checkColumn', { tableId: table.tableId, column, field });
    // Another field may have been chosen while this one was looked at.
    if (result.ok) {
      change(column, (state) => (state.field === field ? { ...state, check: result.value.check } : state));
    }
  };
  return {
    states,
    setField: (column, field) => void setField(column, field),
    setDateOrder: (column, dateOrder) => change(column, (state) => ({ ...state, dateOrder })),
    setWord: (column, text, code) =>
      change(column, (state) => {
        const words = new Map(state.words);
        if (code === undefined) words.delete(text);
        else words.set(text, code);
        return { ...state, words };
      }),
  };
}

/** The choices as the vault takes them. */
export function choicesOf(states: readonly ColumnState[]): ColumnChoice[] {
  return states.flatMap(({ field, dateOrder, words }, column) =>
    field === null
      ? []
      : [{ column, field, dateOrder, words: [...words].map(([text, code]) => ({ text, code })) }],
  );
}

/** What still has to be said, by column; `null` is about all of them. */
export function columnProblems(states: readonly ColumnState[]): ReadonlyMap<number | null, RuleCode> {
  const problems = new Map<number | null, RuleCode>();
  if (!states.some(({ field }) => field !== null && NAMING_FIELDS.includes(field))) {
    problems.set(null, 'column_of_names_missing');
  }
  const seen = new Set<ImportFieldName>();
  for (const [column, { field, dateOrder, check }] of states.entries()) {
    if (field === null) continue;
    const { kind, many } = IMPORT_FIELDS[field];
    if (seen.has(field) && many !== true && kind !== 'never') problems.set(column, 'column_chosen_twice');
    seen.add(field);
    const order = check?.dates?.order;
    if ((order === 'ask' || order === 'mixed') && dateOrder === null)
      problems.set(column, 'date_order_missing');
  }
  return problems;
}
