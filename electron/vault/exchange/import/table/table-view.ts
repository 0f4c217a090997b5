import type { ColumnChoice, ImportTable } from '../../../../../shared/contract/import-table';
import type { LocalDate } from '../../../../../shared/time';
import type { Reader } from '../../../store/connection';
import { checkColumn } from './check-column';
import { guessColumns } from './guess-columns';
import { rememberedColumns } from './remembered';
import { columnLetters } from './rows';
import type { OpenTable } from './table-store';
import type { TableFile } from './table-file';

const SAMPLES = 3;
const SHOWN_ACCENTS = 8;
const LONGEST_SAMPLE = 60;
const LONGEST_HEADER = 120;
/** Letters beyond plain ones: where a wrong encoding shows. */
const BEYOND_PLAIN = /[\u0080-\uffff]/u;

/** What the page is shown of an opened spreadsheet: a few cells, and what each column most likely is. */
export function tableView({ tableId, file }: OpenTable, reader: Reader, today: LocalDate): ImportTable {
  const remembered = rememberedColumns(reader, file);
  const likely = guessColumns(file, today);
  const guessed = remembered ?? choicesOf(likely);
  const choices = new Map(guessed.map((choice) => [choice.column, choice]));
  // Social Security numbers aren't shown either, whatever the column was said to be for another file.
  const isNeverShown = (column: number): boolean =>
    [choices.get(column)?.field, likely[column]].includes('socialSecurityNumber');
  return {
    tableId,
    format: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheets: [...file.sheets],
    sheet: file.sheet,
    headerRow: file.headerRow,
    firstRows: file.firstRows.map(({ rowNumber, cells }) => ({
      rowNumber,
      text: cells
        .filter((cell, column) => cell !== '' && (rowNumber === file.headerRow || !isNeverShown(column)))
        .join(' · ')
        .slice(0, LONGEST_HEADER),
    })),
    rowCount: file.rows.length,
    source: remembered === null ? 'guessed' : 'remembered',
    ...letters(file),
    columns: file.headers.map((header, column) => {
      const choice = choices.get(column);
      return {
        column,
        letters: columnLetters(column),
        header: header.slice(0, LONGEST_HEADER),
        samples: isNeverShown(column) ? [] : samplesOf(file, column),
        isHidden: isNeverShown(column),
        field: choice?.field ?? null,
        dateOrder: choice?.dateOrder ?? null,
        words: choice?.words ?? [],
        check: choice === undefined ? null : checkColumn(file, column, choice.field, today),
      };
    }),
  };
}

function choicesOf(fields: ReturnType<typeof guessColumns>): readonly ColumnChoice[] {
  return fields.flatMap((field, column) =>
    field === null ? [] : [{ column, field, dateOrder: null, words: [] }],
  );
}

/** The first different texts of a column. */
function samplesOf(file: TableFile, column: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of file.rows) {
    const text = cells[column] ?? '';
    if (text !== '') samples.add(text.slice(0, LONGEST_SAMPLE));
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

function letters(file: TableFile): Pick<ImportTable, 'accents' | 'unreadableCellCount'> {
  const accents = new Set<string>();
  let unreadableCellCount = 0;
  for (const { cells, faults } of file.rows) {
    for (const fault of faults.values()) if (fault === 'letters_unreadable') unreadableCellCount += 1;
    if (accents.size >= SHOWN_ACCENTS) continue;
    const cell = cells.find((text) => BEYOND_PLAIN.test(text));
    if (cell !== undefined) accents.add(cell.slice(0, LONGEST_SAMPLE));
  }
  return { accents: [...accents], unreadableCellCount };
}
