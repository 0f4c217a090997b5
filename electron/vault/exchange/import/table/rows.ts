import { ClinicFailure } from '../../../../../shared/errors';
import type { ImportProblemCode } from '../../../../../shared/exchange/import-codes';
import {
  IMPORT_CELL_LIMIT,
  IMPORT_COLUMN_LIMIT,
  IMPORT_ROW_LIMIT,
  IMPORT_TEXT_LIMIT,
} from '../../../../../shared/exchange/import-limits';

/** One row of a spreadsheet as it was written. */
export interface TableRow {
  /** As a spreadsheet program counts: from 1, empty rows too. */
  readonly rowNumber: number;
  /** What each cell shows, without blanks around it; empty where there is none. */
  readonly cells: readonly string[];
  /** What is wrong with cells whatever they are for, by column. */
  readonly faults: ReadonlyMap<number, ImportProblemCode>;
}

const NO_FAULTS: ReadonlyMap<number, ImportProblemCode> = new Map();

/** What a decoder puts where bytes are no letters. */
const UNREADABLE_LETTER = '\ufffd';

/** Keeps the rows that hold anything, up to what an import takes. */
export class RowCollector {
  readonly #rows: TableRow[] = [];
  #textLength = 0;

  get rows(): readonly TableRow[] {
    return this.#rows;
  }

  /**
   * @throws ClinicFailure `FILE_TOO_MANY_ROWS`, `FILE_TOO_MANY_COLUMNS` (with the row), `FILE_TOO_LARGE`.
   */
  add(
    rowNumber: number,
    texts: readonly string[],
    found: ReadonlyMap<number, ImportProblemCode> = NO_FAULTS,
  ): void {
    const faults = new Map(found);
    const cells = texts.map((text, column) => {
      const cell = text.trim();
      if (cell.includes(UNREADABLE_LETTER)) faults.set(column, 'letters_unreadable');
      if (cell.length <= IMPORT_CELL_LIMIT) return cell;
      faults.set(column, 'text_too_long');
      return cell.slice(0, IMPORT_CELL_LIMIT);
    });
    while (cells.at(-1) === '' && !faults.has(cells.length - 1)) cells.pop();
    if (cells.length === 0) return;
    if (cells.length > IMPORT_COLUMN_LIMIT) {
      throw new ClinicFailure('FILE_TOO_MANY_COLUMNS', { lineNumber: rowNumber });
    }
    // One more for the names of the columns.
    if (this.#rows.length > IMPORT_ROW_LIMIT) throw new ClinicFailure('FILE_TOO_MANY_ROWS');
    this.#textLength += cells.reduce((total, cell) => total + cell.length, 0);
    if (this.#textLength > IMPORT_TEXT_LIMIT) throw new ClinicFailure('FILE_TOO_LARGE');
    this.#rows.push({ rowNumber, cells, faults: faults.size === 0 ? NO_FAULTS : faults });
  }

  /** Marks a block of cells, ends included, in the rows that are kept; tells how many cells that were. */
  mark(block: CellBlock, fault: ImportProblemCode): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle]?.rowNumber ?? 0) < block.firstRow) low = middle + 1;
      else high = middle;
    }
    const lastColumn = Math.min(block.lastColumn, IMPORT_COLUMN_LIMIT - 1);
    let marked = 0;
    for (let index = low; ; index += 1) {
      const row = this.#rows[index];
      if (row === undefined || row.rowNumber > block.lastRow) return marked;
      const faults = new Map(row.faults);
      for (let column = block.firstColumn; column <= lastColumn; column += 1) faults.set(column, fault);
      this.#rows[index] = { ...row, faults };
      marked += lastColumn - block.firstColumn + 1;
    }
  }
}

/** Cells of several rows and columns, ends included; rows from 1, columns from 0. */
interface CellBlock {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** `A`, `B`, … `AA`: a column as spreadsheet programs call it; counted from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}
