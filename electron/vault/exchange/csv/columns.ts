import { z } from 'zod';

import { CODE_LISTS } from '../../../../shared/codes';
import type { CodeList } from '../../../../shared/codes';
import { allFields, snakeCase } from '../../../../shared/model/index';
import type { EntityDefinition, FieldDefinition, Label } from '../../../../shared/model/index';
import { computedFieldsOf } from './computed';
import { NOTE_FORMATS } from '../../../../shared/rules/note-formats';
import { InstantSchema, LocalDateSchema } from '../../../../shared/time';

/** What a column holds; explained in the dictionary's notes. */
export type ColumnType =
  | 'id'
  | 'text'
  | 'list'
  | 'json'
  | 'date'
  | 'instant'
  | 'whole_number'
  | 'true_false'
  | 'code'
  | 'codes'
  | 'label_en'
  | 'label_es';

/** One column of a CSV file. */
export interface CsvColumn {
  readonly header: string;
  readonly label: Label;
  readonly type: ColumnType;
  readonly field: FieldDefinition;
  readonly codeList: CodeList | undefined;
  cell(record: Readonly<Record<string, unknown>>): string;
}

const SEPARATOR = '; ';
const cached = new WeakMap<EntityDefinition, readonly CsvColumn[]>();

/** The columns of an entity, in its fields' order, computed ones last. Fields of the tier `secret` have none. */
export function columnsOf(entity: EntityDefinition): readonly CsvColumn[] {
  const known = cached.get(entity);
  if (known !== undefined) return known;
  const columns = [...allFields(entity), ...Object.entries(computedFieldsOf(entity)?.fields ?? {})]
    .filter(([, field]) => field.tier !== 'secret')
    .flatMap(([name, field]) => columnsOfField(name, field));
  cached.set(entity, columns);
  return columns;
}

function columnsOfField(name: string, field: FieldDefinition): CsvColumn[] {
  const header = snakeCase(name);
  const list = field.codeList === undefined ? undefined : CODE_LISTS.get(field.codeList);
  if (list !== undefined) return codeColumns(name, field, list);
  if (field.storage === 'json') return jsonColumns(name, field);
  const type = scalarType(name, field);
  return [column({ header, field, type }, (record) => scalarCell(record[name], type))];
}

/** Codes and their labels apart (domain §6.2); several codes of one field are joined. */
function codeColumns(name: string, field: FieldDefinition, list: CodeList): CsvColumn[] {
  const header = snakeCase(name);
  const isList = field.storage === 'json';
  const slugsOf = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  const label = (language: 'en' | 'es') => (record: Readonly<Record<string, unknown>>) =>
    slugsOf(record[name])
      .map((slug) => list.codes[slug]?.[language] ?? slug)
      .join(SEPARATOR);
  const plural = isList ? 's' : '';
  return [
    column(
      { header: `${header}_code${plural}`, field, type: isList ? 'codes' : 'code', codeList: list },
      (record) => slugsOf(record[name]).join(SEPARATOR),
    ),
    column({ header: `${header}_label${plural}_en`, field, type: 'label_en', codeList: list }, label('en')),
    column({ header: `${header}_label${plural}_es`, field, type: 'label_es', codeList: list }, label('es')),
  ];
}

/** A structure becomes one column a part; a list of texts one joined cell; anything else stays JSON. */
function jsonColumns(name: string, field: FieldDefinition): CsvColumn[] {
  const header = snakeCase(name);
  const schema = unwrapped(field.schema);
  if (schema instanceof z.ZodObject) {
    return Object.keys(schema.shape).map((part) =>
      partColumn(name, field, part, `${header}_${snakeCase(part)}`),
    );
  }
  if (schema instanceof z.ZodRecord) {
    const sections = new Map(
      NOTE_FORMATS.flatMap((format) => format.sections).map((section) => [section.code, section.label]),
    );
    return [...sections].map(([code, label]) => partColumn(name, field, code, `${header}_${code}`, label));
  }
  if (schema instanceof z.ZodArray && !(unwrapped(schema.element) instanceof z.ZodObject)) {
    return [
      column({ header, field, type: 'list' }, (record) => {
        const value = record[name];
        return Array.isArray(value) ? value.map(String).join(SEPARATOR) : '';
      }),
    ];
  }
  return [
    column({ header, field, type: 'json' }, (record) =>
      record[name] === null ? '' : JSON.stringify(record[name]),
    ),
  ];
}

function partColumn(
  name: string,
  field: FieldDefinition,
  part: string,
  header: string,
  partLabel?: Label,
): CsvColumn {
  const label =
    partLabel === undefined
      ? field.label
      : { en: `${field.label.en}: ${partLabel.en}`, es: `${field.label.es}: ${partLabel.es}` };
  return {
    ...column({ header, field, type: 'text' }, (record) => {
      const value = record[name];
      if (typeof value !== 'object' || value === null) return '';
      return scalarCell((value as Readonly<Record<string, unknown>>)[part], 'text');
    }),
    label,
  };
}

function column(
  parts: Pick<CsvColumn, 'header' | 'field' | 'type'> & { readonly codeList?: CodeList },
  cell: CsvColumn['cell'],
): CsvColumn {
  return { codeList: undefined, ...parts, label: parts.field.label, cell };
}

function scalarType(name: string, field: FieldDefinition): ColumnType {
  const schema = unwrapped(field.schema);
  if (schema === InstantSchema) return 'instant';
  if (schema === LocalDateSchema) return 'date';
  if (field.storage === 'boolean') return 'true_false';
  if (field.storage === 'integer') return 'whole_number';
  const isId =
    name === 'id' || name === 'createdBy' || name === 'updatedBy' || field.references !== undefined;
  return isId ? 'id' : 'text';
}

function scalarCell(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return '';
  if (type === 'instant' && typeof value === 'number') return new Date(value).toISOString();
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** The schema of a value that is there. */
function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;
}
