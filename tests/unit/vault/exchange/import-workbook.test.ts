import { describe, expect, it } from 'vitest';

import { WORKBOOK_PART_LIMIT_BYTES } from '../../../../shared/exchange/import-limits';
import { asyncFailureOf } from '../../../support/temporary-store';
import { workbookFile, workbookParts } from '../../../support/workbook-file';
import type { SheetCell } from '../../../support/workbook-file';
import { zipFile } from '../../../support/zip-file';
import {
  chosenFile,
  choices,
  commit,
  guesses,
  openTable,
  previewTable,
  vaultFor,
} from './support/import-table';

/** A cell with the number of a day, shown as a date. */
function dateCell(serial: number, style = 1): SheetCell {
  return { xml: `<c r="REF" s="${String(style)}"><v>${String(serial)}</v></c>` };
}

const PEOPLE: readonly (readonly SheetCell[])[] = [
  ['Name', 'DOB', 'Phone', 'OK to text'],
  ['José Núñez & Sons', dateCell(31113), 5055550123, { xml: '<c r="REF" t="b"><v>1</v></c>' }],
  [
    'Ann Lee',
    dateCell(31113.5, 2),
    { xml: '<c r="REF" t="str"><f>A1&amp;"x"</f><v>505-555-0199</v></c>' },
    null,
  ],
];

describe('workbooks', () => {
  it('come in from the sheet one chooses, with dates, results of formulas, and texts in parts', async () => {
    const vault = await vaultFor();
    const table = await openTable(
      vault,
      workbookFile([
        { name: 'Hidden', rows: [['Name'], ['Nobody Here']], isHidden: true },
        { name: 'Notes', rows: [] },
        { name: 'People', rows: PEOPLE },
        {
          name: 'Old',
          rows: [
            ['Name', 'Born'],
            ['Bo Poe', '1/2/1990'],
          ],
        },
      ]),
    );
    expect(table).toMatchObject({
      format: 'workbook',
      encoding: null,
      sheets: ['Notes', 'People', 'Old'],
      sheet: 1,
    });
    expect(guesses(table)).toEqual({
      Name: 'fullName',
      DOB: 'birthDate',
      Phone: 'phone',
      'OK to text': 'okToText',
    });
    expect(table.columns.map(({ samples }) => samples)).toEqual([
      ['José Núñez & Sons', 'Ann Lee'],
      ['1985-03-07'],
      ['5055550123', '505-555-0199'],
      ['TRUE'],
    ]);
    const other = await vault.call('import.readTable', { tableId: table.tableId, sheet: 2 });
    expect(guesses(other.table)).toEqual({ Name: 'fullName', Born: 'birthDate' });
    await vault.call('import.readTable', { tableId: table.tableId, sheet: 1 });
    const preview = await vault.call('import.previewTable', {
      tableId: table.tableId,
      columns: choices(table),
    });
    expect(preview).toMatchObject({ readyCount: 2, problems: [] });
    expect(await commit(vault, preview.previewId)).toMatchObject({ importedCount: 2 });
  });

  it('name the cell that is merged, has no result, or shows an error', async () => {
    const vault = await vaultFor();
    const preview = await previewTable(
      vault,
      workbookFile([
        {
          name: 'People',
          rows: [
            ['Client list'],
            ['Name', 'DOB', 'City'],
            ['Ann Lee', '1985-03-07', 'Taos'],
            ['Bo Lee', '1985-03-08', null],
            ['Cy Lee', { xml: '<c r="REF"><f>TODAY()</f></c>' }, 'Taos'],
            ['Di Lee', { xml: '<c r="REF" t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, 'Taos'],
            ['Ed Lee', '1985-03-09', 'Taos'],
          ],
          merged: ['A1:C1', 'C3:C4'],
        },
      ]),
    );
    expect(preview.problems).toEqual([
      { lineNumber: 3, code: 'merged_cells', path: 'C3 (City)' },
      { lineNumber: 4, code: 'merged_cells', path: 'C4 (City)' },
      { lineNumber: 5, code: 'formula_without_value', path: 'B5 (DOB)' },
      { lineNumber: 6, code: 'cell_error', path: 'B6 (DOB)' },
    ]);
    expect(preview.readyCount).toBe(1);
  });

  it('that are hostile, damaged or something else are refused in words, quickly and in bounded memory', async () => {
    const vault = await vaultFor();
    const good = [{ name: 'People', rows: PEOPLE }];
    const replaced = (name: string, content: string, statedBytes?: number): Buffer =>
      zipFile(
        workbookParts(good).map((part) =>
          part.name === name
            ? { name, content, isPacked: true, ...(statedBytes === undefined ? {} : { statedBytes }) }
            : part,
        ),
      );
    const sheet = (inner: string): string => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;
    const blank = ' '.repeat(WORKBOOK_PART_LIMIT_BYTES + 1);
    const rows = Array.from(
      { length: 30_002 },
      (_, index) => `<row r="${String(index + 1)}"><c><v>1</v></c></row>`,
    );
    const part = 'xl/worksheets/sheet1.xml';
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    for (const [what, content, code] of [
      ['a bomb that says its size', replaced(part, blank), 'FILE_WORKBOOK_TOO_LARGE'],
      [
        'a bomb that lies about its size',
        replaced(part, sheet(blank.slice(0, 50_000_000)), 1_000),
        'FILE_WORKBOOK_DAMAGED',
      ],
      [
        'entities that grow',
        replaced(part, `${entity}${sheet('<row><c><v>&b;</v></c></row>')}`),
        'FILE_WORKBOOK_DAMAGED',
      ],
      ['too many rows', replaced(part, sheet(rows.join(''))), 'FILE_TOO_MANY_ROWS'],
      [
        'a cell too far to the right',
        replaced(part, sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
        'FILE_TOO_MANY_COLUMNS',
      ],
      [
        'a row that does not exist',
        replaced(part, sheet('<row r="99999999"><c><v>1</v></c></row>')),
        'FILE_WORKBOOK_DAMAGED',
      ],
      ['rows out of order', replaced(part, sheet('<row r="2"/><row r="1"/>')), 'FILE_WORKBOOK_DAMAGED'],
      [
        'a text that is not there',
        replaced(part, sheet('<row r="1"><c t="s"><v>999</v></c></row>')),
        'FILE_WORKBOOK_DAMAGED',
      ],
      ['deep nesting', replaced(part, sheet('<a>'.repeat(5_000))), 'FILE_WORKBOOK_DAMAGED'],
      ['broken XML', replaced(part, '<worksheet><sheetData><row>'), 'FILE_WORKBOOK_DAMAGED'],
      [
        'merges without end',
        replaced(
          part,
          `<worksheet><sheetData>${rows.slice(0, 20_000).join('')}</sheetData><mergeCells>${'<mergeCell ref="A1:GR20000"/>'.repeat(50)}</mergeCells></worksheet>`,
        ),
        'FILE_WORKBOOK_TOO_LARGE',
      ],
      ['a file cut in half', workbookFile(good).subarray(0, 900), 'FILE_WORKBOOK_DAMAGED'],
      [
        'a part twice',
        zipFile([...workbookParts(good), { name: part, content: '' }]),
        'FILE_WORKBOOK_DAMAGED',
      ],
      ['another packed file', zipFile([{ name: 'word/document.xml', content: '<w/>' }]), 'FILE_NOT_PEOPLE'],
      ['no rows', workbookFile([{ name: 'People', rows: [] }]), 'FILE_EMPTY'],
    ] as const) {
      const failure = await asyncFailureOf(
        vault.call('import.open', { fileToken: chosenFile(vault, content) }),
      );
      expect([what, failure.code]).toEqual([what, code]);
    }
    // Nothing of it stays: the next file opens.
    expect(await openTable(vault, workbookFile(good))).toMatchObject({ rowCount: 2 });
  });
});
