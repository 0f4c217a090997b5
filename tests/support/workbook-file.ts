import { zipFile } from './zip-file';
import type { ZipEntry } from './zip-file';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A cell as it stands in a sheet: a text, a number, or raw XML of a `c` element. */
export type SheetCell = string | number | null | { readonly xml: string };

export interface SheetContent {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merged?: readonly string[];
  readonly isHidden?: boolean;
}

/** The parts of an XLSX workbook, as spreadsheet programs write them; style 1 shows a date. */
export function workbookParts(sheets: readonly SheetContent[]): ZipEntry[] {
  const strings: string[] = [];
  const sheetParts = sheets.map(({ rows, merged }, index) => ({
    name: `xl/worksheets/sheet${String(index + 1)}.xml`,
    content:
      `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>` +
      rows.map((cells, row) => rowXml(cells, row + 1, strings)).join('') +
      `</sheetData>${mergesXml(merged ?? [])}</worksheet>`,
    isPacked: true,
  }));
  const entries = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${String(index + 1)}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${String(index + 1)}"/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`,
  );
  return [
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join('')}` +
        `<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
        `<Relationship Id="rIdT" Type="${OFFICE}/styles" Target="/xl/styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content:
        `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yyyy;@"/></numFmts>` +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    },
    ...sheetParts,
    {
      name: 'xl/sharedStrings.xml',
      content: `${HEAD}<sst xmlns="${MAIN}">${strings.join('')}</sst>`,
      isPacked: true,
    },
  ];
}

/** An XLSX workbook. */
export function workbookFile(sheets: readonly SheetContent[]): Buffer {
  return zipFile(workbookParts(sheets));
}

function rowXml(cells: readonly SheetCell[], row: number, strings: string[]): string {
  const content = cells.map((cell, column) => {
    const reference = `${String.fromCharCode(65 + column)}${String(row)}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${reference}"><v>${String(cell)}</v></c>`;
    if (typeof cell === 'object') return cell.xml.replaceAll('REF', reference);
    // Text in two runs with a hint for reading, as East Asian programs write it.
    strings.push(
      `<si><r><t xml:space="preserve">${escaped(cell.slice(0, 1))}</t></r><r><t xml:space="preserve">${escaped(cell.slice(1))}</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si>`,
    );
    return `<c r="${reference}" t="s"><v>${String(strings.length - 1)}</v></c>`;
  });
  return `<row r="${String(row)}">${content.join('')}</row>`;
}

function mergesXml(merged: readonly string[]): string {
  const cells = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return merged.length === 0 ? '' : `<mergeCells count="${String(merged.length)}">${cells}</mergeCells>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
