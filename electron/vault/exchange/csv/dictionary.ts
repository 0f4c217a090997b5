import type { CodeList } from '../../../../shared/codes';
import type { EntityDefinition } from '../../../../shared/model/index';
import { columnsOf } from './columns';
import type { ColumnType } from './columns';
import { csvLines } from './lines';

const HEADER = [
  'row',
  'file',
  'column',
  'label_en',
  'label_es',
  'type',
  'points_to_file',
  'code_list',
  'code_list_version',
  'code',
  'teds_code',
  'state_code',
  'fhir_code',
  'note',
] as const;

const TYPE_NOTES: Readonly<Record<ColumnType, string>> = {
  id: 'Id that never changes',
  text: 'Text as it was entered',
  list: 'Values joined by a semicolon and a space',
  json: 'JSON text',
  date: 'Calendar date at the site, YYYY-MM-DD',
  instant: 'Point in time, ISO 8601 in UTC',
  whole_number: 'Whole number without separators',
  true_false: 'true or false; empty means not known',
  code: 'A code of the list; empty means nobody asked',
  codes: 'Codes of the list joined by a semicolon and a space',
  label_en: 'The code in English words',
  label_es: 'The code in Spanish words',
};

const GUARD_NOTE =
  "A value that begins with = + - @ a tab, a line end or ' has one ' in front, so that no spreadsheet takes it for a formula; take it off to get the value";

/** The path of an entity's file in the bundle. */
export function csvPath(entity: EntityDefinition): string {
  return `csv/${entity.table}.csv`;
}

/** What every column of every file means, and every code of every list used. */
export function csvDictionary(entities: readonly EntityDefinition[]): string {
  const lists = new Map<string, CodeList>();
  const rows: string[][] = [[...HEADER], row({ row: 'note', note: GUARD_NOTE })];
  const paths = new Map(entities.map((entity) => [entity.name, csvPath(entity)]));
  for (const entity of entities) {
    rows.push(
      row({ row: 'file', file: csvPath(entity), label_en: entity.label.en, label_es: entity.label.es }),
    );
    for (const column of columnsOf(entity)) {
      if (column.codeList !== undefined) lists.set(column.codeList.name, column.codeList);
      rows.push(
        row({
          row: 'column',
          file: csvPath(entity),
          column: column.header,
          label_en: column.label.en,
          label_es: column.label.es,
          type: column.type,
          points_to_file: paths.get(column.field.references ?? '') ?? '',
          code_list: column.codeList?.name ?? '',
          code_list_version: column.codeList === undefined ? '' : String(column.codeList.version),
          note: TYPE_NOTES[column.type],
        }),
      );
    }
  }
  for (const list of lists.values()) {
    for (const slug of list.slugs) rows.push(codeRow(list, slug));
  }
  return csvLines(rows);
}

function codeRow(list: CodeList, slug: string): string[] {
  const code = list.codes[slug];
  return row({
    row: 'code',
    label_en: code?.en ?? '',
    label_es: code?.es ?? '',
    code_list: list.name,
    code_list_version: String(list.version),
    code: slug,
    teds_code: code?.teds === undefined ? '' : String(code.teds),
    state_code: code?.state === undefined ? '' : String(code.state),
    fhir_code: code?.fhir ?? '',
    note: code?.retired === true ? 'Retired: on old records only' : '',
  });
}

function row(cells: Partial<Record<(typeof HEADER)[number], string>>): string[] {
  return HEADER.map((name) => cells[name] ?? '');
}
