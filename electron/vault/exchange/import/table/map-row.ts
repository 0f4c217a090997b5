import type { z } from 'zod';

import type { ColumnChoice } from '../../../../../shared/contract/import-table';
import { codeOfWord, comparableWord } from '../../../../../shared/exchange/code-words';
import type { ImportProblemCode } from '../../../../../shared/exchange/import-codes';
import { IMPORT_FIELDS, importableSlugs } from '../../../../../shared/exchange/import-fields';
import type { ImportFieldName } from '../../../../../shared/exchange/import-fields';
import type { DateOrder } from '../../../../../shared/rules/written-dates';
import { tidyName } from '../../../../../shared/rules/names';
import type { LocalDate } from '../../../../../shared/time';
import { MappingNotes } from '../mapping';
import { codeWordsInCell, dateInCell, isNothing } from './read-cell';
import { columnLetters } from './rows';
import type { TableRow } from './rows';
import type { TableFile } from './table-file';

/** A cell that has something to say to a field. */
export interface FieldCell {
  readonly column: number;
  readonly text: string;
}

/** A date of a cell, its order decided. */
export interface CellDate {
  readonly date: LocalDate;
  readonly isWhole: boolean;
  readonly column: number;
}

/** What the columns of a file are, made ready for many rows. */
export interface PreparedColumns {
  readonly byField: ReadonlyMap<ImportFieldName, readonly PreparedColumn[]>;
  readonly mapped: ReadonlySet<number>;
}

interface PreparedColumn {
  readonly column: number;
  readonly dateOrder: DateOrder;
  readonly words: ReadonlyMap<string, string | null>;
}

/** Makes the choices ready; `orders` has the order of the dates of every column of dates. */
export function prepareColumns(
  choices: readonly ColumnChoice[],
  orders: ReadonlyMap<number, DateOrder>,
): PreparedColumns {
  const byField = new Map<ImportFieldName, PreparedColumn[]>();
  for (const { column, field, words } of choices) {
    const prepared = {
      column,
      dateOrder: orders.get(column) ?? 'month_first',
      words: new Map(words.map(({ text, code }) => [comparableWord(text), code])),
    };
    byField.set(field, [...(byField.get(field) ?? []), prepared]);
  }
  return { byField, mapped: new Set(choices.map(({ column }) => column)) };
}

/** Gives the cells of one row to the fields that ask for them, and collects what is wrong with them. */
export class RowReader {
  readonly notes = new MappingNotes();
  readonly #table: TableFile;
  readonly #row: TableRow;
  readonly #columns: PreparedColumns;
  readonly #today: LocalDate;

  constructor(table: TableFile, row: TableRow, columns: PreparedColumns, today: LocalDate) {
    this.#table = table;
    this.#row = row;
    this.#columns = columns;
    this.#today = today;
    for (const [column, fault] of row.faults) if (columns.mapped.has(column)) this.problem(fault, column);
    const extra = row.cells.findIndex((cell, column) => column >= table.headers.length && cell !== '');
    if (extra !== -1) this.problem('cells_without_column', extra);
  }

  /** Notes a problem of a cell; of the whole row without a column. */
  problem(code: ImportProblemCode, column: number | null): void {
    this.notes.problem(code, column === null ? '' : this.#place(column));
  }

  /** The cells of a field that say anything and have nothing wrong with them. */
  cells(field: ImportFieldName): readonly FieldCell[] {
    return this.#prepared(field).map(({ column, text }) => ({ column, text }));
  }

  /** The first cell of a field as a name or one line of text, checked against what is stored. */
  text(field: ImportFieldName, schema: z.ZodType<string | null>): string | null {
    const cell = this.cells(field)[0];
    return cell === undefined ? null : this.checked(cell, schema);
  }

  /** A text as it is stored, or `null` with its problem noted. */
  checked({ column, text }: FieldCell, schema: z.ZodType<string | null>): string | null {
    const isName = IMPORT_FIELDS[this.#fieldOf(column)].kind === 'name';
    if (isName && /[\r\n]/.test(text)) {
      // Most likely a quotation mark that was never closed: what follows belongs to somebody else.
      this.problem('line_break', column);
      return null;
    }
    const tidy = tidyName(text.replace(/\s*[\r\n]+\s*/gu, ', '));
    const parsed = schema.safeParse(tidy);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    this.problem(issue?.code === 'too_big' ? 'text_too_long' : 'control_character', column);
    return null;
  }

  /** The date of a field. */
  date(field: ImportFieldName, problem: ImportProblemCode): CellDate | null {
    const cell = this.#prepared(field)[0];
    if (cell === undefined) return null;
    const { column, text, prepared } = cell;
    const written = dateInCell(field, text, this.#today);
    // A date that is real only in the other order is none in this column.
    const date = written?.[prepared.dateOrder] ?? null;
    if (written === null || date === null) {
      this.problem(problem, column);
      return null;
    }
    return { date, isWhole: written.precision === 'day', column };
  }

  /** The codes a field's words stand for; a word nobody knows is a problem of the cell. */
  codes(field: ImportFieldName): readonly string[] {
    const found = new Set<string>();
    const slugs = importableSlugs(field);
    for (const { column, text, prepared } of this.#prepared(field)) {
      for (const word of codeWordsInCell(field, text)) {
        const chosen = prepared.words.get(comparableWord(word));
        const code = chosen === undefined ? codeOfWord(field, word) : chosen;
        if (code !== null && slugs.includes(code)) found.add(code);
        else if (chosen !== null) this.problem('word_unknown', column);
      }
    }
    return [...found];
  }

  #prepared(field: ImportFieldName): readonly (FieldCell & { readonly prepared: PreparedColumn })[] {
    return (this.#columns.byField.get(field) ?? []).flatMap((prepared) => {
      const { column } = prepared;
      const text = this.#row.cells[column] ?? '';
      const isEmpty = text === '' || isNothing(field, text) || this.#row.faults.has(column);
      return isEmpty ? [] : [{ column, text, prepared }];
    });
  }

  #fieldOf(column: number): ImportFieldName {
    for (const [field, columns] of this.#columns.byField) {
      if (columns.some((prepared) => prepared.column === column)) return field;
    }
    return 'otherId';
  }

  /** `C5 (Date of birth)` of a workbook, `Date of birth` of a text; its letters when it has no name. */
  #place(column: number): string {
    const letters = columnLetters(column);
    const header = (this.#table.headers[column] ?? '').replace(/\s+/gu, ' ').slice(0, 120);
    if (this.#table.format === 'delimited') return header === '' ? letters : header;
    const cell = `${letters}${String(this.#row.rowNumber)}`;
    return header === '' ? cell : `${cell} (${header})`;
  }
}
