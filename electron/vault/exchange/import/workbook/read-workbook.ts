import { ClinicFailure } from '../../../../../shared/errors';
import { readChunks } from '../chunk-reader';
import type { TableRow } from '../table/rows';
import { WorkbookPackage } from './package';
import { readSheet } from './sheet';
import { readDateStyles, readSharedStrings } from './strings-and-styles';
import { readStructure } from './structure';

/** One sheet of a workbook, and the names of all. */
export interface WorkbookFile {
  readonly sha256: string;
  readonly sheets: readonly string[];
  /** Which of them was read, from 0. */
  readonly sheet: number;
  readonly rows: readonly TableRow[];
}

/**
 * Reads one sheet of an XLSX workbook (ECMA-376); the first that holds anything when none is named. No macro, formula
 * or link is ever followed.
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_TOO_LARGE`, `FILE_NOT_PEOPLE`, `FILE_WORKBOOK_DAMAGED`,
 *   `FILE_WORKBOOK_TOO_LARGE`, `FILE_TOO_MANY_ROWS`, `FILE_TOO_MANY_COLUMNS`.
 */
export async function readWorkbook(
  path: string,
  chosenSheet: number | undefined,
  turn: (byteCount: number, totalBytes: number) => Promise<void>,
): Promise<WorkbookFile> {
  const { sha256, byteCount } = await readChunks(path, { turn });
  const pause = (): Promise<void> => turn(byteCount, byteCount);
  const file = await WorkbookPackage.open(path);
  try {
    const structure = await readStructure(file, pause);
    const context = {
      strings: await readSharedStrings(file, structure.sharedStringsPart, pause),
      dateStyles: await readDateStyles(file, structure.stylesPart, pause),
      is1904: structure.is1904,
    };
    const sheets = structure.sheets.map(({ name }) => name);
    for (const [sheet, { part }] of structure.sheets.entries()) {
      if (chosenSheet !== undefined && sheet !== chosenSheet) continue;
      const rows = await readSheet(file, part, context, pause);
      if (rows.length > 0 || chosenSheet !== undefined) return { sha256, sheets, sheet, rows };
    }
    throw new ClinicFailure('FILE_EMPTY');
  } finally {
    file.close();
  }
}
