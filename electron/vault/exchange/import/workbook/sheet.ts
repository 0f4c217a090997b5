import type { ImportProblemCode } from '../../../../../shared/exchange/import-codes';
import { IMPORT_CELL_LIMIT, IMPORT_COLUMN_LIMIT } from '../../../../../shared/exchange/import-limits';
import { ClinicFailure } from '../../../../../shared/errors';
import { dateOfSerial } from '../../../../../shared/rules/written-dates';
import { RowCollector } from '../table/rows';
import type { TableRow } from '../table/rows';
import type { WorkbookPackage } from './package';
import { unescaped } from './strings-and-styles';
import { readXml } from './xml';

/** What the cells of a sheet are read with. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly is1904: boolean;
}

/** Sheets have this many rows and columns and no more. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** More cells that were put together than a list of people can have. */
const MOST_MERGED_CELLS = 500_000;

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly isDate: boolean;
  isFormula: boolean;
  value: string | null;
}

/**
 * Reads the rows of a sheet that hold anything. Of a formula the result that was saved with it counts. Cells that
 * were put together over several rows or columns are marked: what they say about each of them only people know.
 * @throws ClinicFailure `FILE_WORKBOOK_DAMAGED`, `FILE_WORKBOOK_TOO_LARGE`, `FILE_TOO_MANY_ROWS`,
 *   `FILE_TOO_MANY_COLUMNS`, `FILE_TOO_LARGE`.
 */
export async function readSheet(
  file: WorkbookPackage,
  part: string,
  context: CellContext,
  turn: () => Promise<void>,
): Promise<readonly TableRow[]> {
  const reader = new SheetReader(context);
  await readXml(
    file.read(part),
    {
      onOpen: (name, attributes) => {
        reader.open(name, attributes);
      },
      onText: (text) => {
        reader.text(text);
      },
      onClose: (name) => {
        reader.close(name);
      },
    },
    turn,
  );
  return reader.rows;
}

class SheetReader {
  readonly #context: CellContext;
  readonly #collected = new RowCollector();
  #rowNumber = 0;
  #texts: string[] = [];
  #faults = new Map<number, ImportProblemCode>();
  #cell: Cell | null = null;
  #nextColumn = 0;
  #isValue = false;
  #hints = 0;
  #mergedCount = 0;

  constructor(context: CellContext) {
    this.#context = context;
  }

  get rows(): readonly TableRow[] {
    return this.#collected.rows;
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    switch (name) {
      case 'row':
        this.#openRow(attributes.get('r'));
        break;
      case 'c':
        this.#openCell(attributes);
        break;
      case 'f':
        if (this.#cell !== null) this.#cell.isFormula = true;
        break;
      case 'rPh':
        this.#hints += 1;
        break;
      case 'v':
      case 't':
        this.#isValue = this.#cell !== null && this.#hints === 0;
        if (this.#isValue && this.#cell !== null) this.#cell.value ??= '';
        break;
      case 'mergeCell':
        this.#merge(attributes.get('ref') ?? '');
        break;
      default:
        break;
    }
  }

  text(text: string): void {
    const cell = this.#cell;
    if (!this.#isValue || cell === null) return;
    if ((cell.value ?? '').length <= IMPORT_CELL_LIMIT) cell.value = (cell.value ?? '') + text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#hints -= 1;
    if (name === 'v' || name === 't') this.#isValue = false;
    if (name === 'c') this.#closeCell();
    if (name === 'row') this.#collected.add(this.#rowNumber, this.#texts, this.#faults);
  }

  #openRow(number: string | undefined): void {
    const rowNumber = number === undefined ? this.#rowNumber + 1 : Number(number);
    if (!Number.isInteger(rowNumber) || rowNumber <= this.#rowNumber || rowNumber > LAST_ROW) damaged();
    this.#rowNumber = rowNumber;
    this.#texts = [];
    this.#faults = new Map();
    this.#nextColumn = 0;
  }

  #openCell(attributes: ReadonlyMap<string, string>): void {
    const reference = attributes.get('r');
    const column = reference === undefined ? this.#nextColumn : (positionOf(reference)?.column ?? damaged());
    this.#nextColumn = column + 1;
    this.#cell = {
      column,
      type: attributes.get('t') ?? 'n',
      isDate: this.#context.dateStyles[Number(attributes.get('s') ?? '0')] ?? false,
      isFormula: false,
      value: null,
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || (cell.value === null && !cell.isFormula)) return;
    if (cell.column >= IMPORT_COLUMN_LIMIT) {
      // Far to the right there may be an empty text somebody left behind.
      if ((cell.value ?? '').trim() === '') return;
      throw new ClinicFailure('FILE_TOO_MANY_COLUMNS', { lineNumber: Math.max(1, this.#rowNumber) });
    }
    while (this.#texts.length <= cell.column) this.#texts.push('');
    const shown = shownText(cell, this.#context);
    this.#texts[cell.column] = shown.text;
    if (shown.fault !== null) this.#faults.set(cell.column, shown.fault);
  }

  #merge(reference: string): void {
    if (this.#mergedCount > MOST_MERGED_CELLS) throw new ClinicFailure('FILE_WORKBOOK_TOO_LARGE');
    const [start, end = start] = reference.split(':').map(positionOf);
    if (start === undefined || start === null || end === undefined || end === null) return damaged();
    this.#mergedCount += this.#collected.mark(
      { firstRow: start.row, lastRow: end.row, firstColumn: start.column, lastColumn: end.column },
      'merged_cells',
    );
  }
}

function shownText(
  cell: Cell,
  { strings, is1904 }: CellContext,
): { text: string; fault: ImportProblemCode | null } {
  const value = cell.value ?? '';
  if (cell.isFormula && (cell.value === null || (value === '' && cell.type !== 'str'))) {
    return { text: '', fault: 'formula_without_value' };
  }
  switch (cell.type) {
    case 's':
      return { text: strings[Number(value)] ?? damaged(), fault: null };
    case 'str':
    case 'inlineStr':
      return { text: unescaped(value), fault: null };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', fault: null };
    case 'e':
      return { text: value, fault: 'cell_error' };
    case 'd':
      return { text: value, fault: null };
    default:
      return { text: numberText(value, cell.isDate, is1904), fault: null };
  }
}

/** A number as a person would read it: a date as its day, a long number without an exponent. */
function numberText(value: string, isDate: boolean, is1904: boolean): string {
  if (value.trim() === '') return '';
  const number = Number(value);
  if (!Number.isFinite(number)) return damaged();
  if (isDate) return dateOfSerial(number, is1904) ?? value;
  return Number.isSafeInteger(number) ? String(number) : value;
}

/** Row from 1 and column from 0 of a reference such as `AB12`. */
function positionOf(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') return null;
  const column =
    Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits);
  return column < LAST_COLUMN && row >= 1 && row <= LAST_ROW ? { row, column } : null;
}

function damaged(): never {
  throw new ClinicFailure('FILE_WORKBOOK_DAMAGED');
}
