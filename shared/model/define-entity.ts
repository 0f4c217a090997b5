import { z } from 'zod';

import { InstantSchema, LocalDateSchema } from '../time';
import { UuidSchema } from '../identifiers';

/** A text in both languages of the product. */
export interface Label {
  readonly en: string;
  readonly es: string;
}

/** How a value sits in its SQL column: instants and booleans are INTEGER, dates and codes TEXT, the rest JSON in TEXT. */
export type StorageKind = 'text' | 'integer' | 'boolean' | 'json';

/**
 * What kind of information a field is; `shared/access.ts` says which role may read which tier (R-ROL-01).
 * `secret` never leaves the vault process: not to the page, not into a bundle.
 */
export type Tier = 'operations' | 'identity' | 'contact' | 'clinical' | 'secret';

export interface FieldDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly storage: StorageKind;
  readonly label: Label;
  readonly tier: Tier;
  /** The code list the value (or each of its values) comes from. */
  readonly codeList?: string;
  /** The entity the id points to; becomes a foreign key and a reference check. */
  readonly references?: string;
  /** The most UTF-16 units a text holds: what the schema allows, and what a field of the page lets in. */
  readonly maxLength?: number;
}

type FieldMap = Readonly<Record<string, FieldDefinition>>;

export interface EntityDefinition<Name extends string = string, Fields extends FieldMap = FieldMap> {
  readonly name: Name;
  /** SQL table, snake_case of the name. */
  readonly table: string;
  readonly label: Label;
  readonly fields: Fields;
  /**
   * `shared`: every write makes change rows and travels in bundles. `local`: stays on this machine
   * (drafts, view settings, device secrets).
   */
  readonly scope: 'shared' | 'local';
  /** Rows are only ever added, never changed (a trigger enforces it). */
  readonly appendOnly: boolean;
  /** Checks a whole row, base fields included, as it is read from disk or a bundle. */
  readonly schema: z.ZodType<RowOf<Fields>>;
}

type RowOf<Fields extends FieldMap> = BaseRow & {
  readonly [Key in keyof Fields]: z.output<Fields[Key]['schema']>;
};

/** Fields every record has. `revision` counts the edits; a stale `expectedRevision` is refused. */
const BASE_FIELDS = {
  id: { schema: UuidSchema, storage: 'text', label: { en: 'Id', es: 'Id' }, tier: 'operations' },
  revision: {
    schema: z.int().positive(),
    storage: 'integer',
    label: { en: 'Revision', es: 'Revisión' },
    tier: 'operations',
  },
  createdAt: {
    schema: InstantSchema,
    storage: 'integer',
    label: { en: 'Created at', es: 'Creado el' },
    tier: 'operations',
  },
  createdBy: {
    schema: UuidSchema,
    storage: 'text',
    label: { en: 'Created by', es: 'Creado por' },
    tier: 'operations',
  },
  updatedAt: {
    schema: InstantSchema,
    storage: 'integer',
    label: { en: 'Updated at', es: 'Actualizado el' },
    tier: 'operations',
  },
  updatedBy: {
    schema: UuidSchema,
    storage: 'text',
    label: { en: 'Updated by', es: 'Actualizado por' },
    tier: 'operations',
  },
} as const satisfies FieldMap;

export type BaseRow = {
  readonly [Key in keyof typeof BASE_FIELDS]: z.output<(typeof BASE_FIELDS)[Key]['schema']>;
};

/** A whole record of the entity as code sees it. */
export type Row<Entity extends EntityDefinition> =
  Entity extends EntityDefinition<string, infer Fields> ? RowOf<Fields> : never;

/** The fields a command supplies; the base fields are the store's business. */
export type Values<Entity extends EntityDefinition> = Omit<Row<Entity>, keyof BaseRow>;

interface EntityOptions<Name extends string, Fields extends FieldMap> {
  readonly name: Name;
  readonly label: Label;
  readonly scope?: 'shared' | 'local';
  readonly appendOnly?: boolean;
  readonly fields: Fields;
}

/**
 * Declares an entity once; the table check, row mapping, change log, CSV, data dictionary and docs derive from it.
 */
export function defineEntity<const Name extends string, const Fields extends FieldMap>(
  options: EntityOptions<Name, Fields>,
): EntityDefinition<Name, Fields> {
  const shape = Object.fromEntries(
    Object.entries({ ...BASE_FIELDS, ...options.fields }).map(([key, field]) => [key, field.schema]),
  );
  return {
    name: options.name,
    table: snakeCase(options.name),
    label: options.label,
    fields: options.fields,
    scope: options.scope ?? 'shared',
    appendOnly: options.appendOnly ?? false,
    // The shape is built from the same fields the type is, which TypeScript can't follow through fromEntries.
    schema: z.strictObject(shape) as unknown as z.ZodType<RowOf<Fields>>,
  };
}

/** All fields of an entity, base fields first, in column order. */
export function allFields(entity: EntityDefinition): readonly (readonly [string, FieldDefinition])[] {
  return Object.entries({ ...BASE_FIELDS, ...entity.fields });
}

/** The SQL column or table name of a camelCase name. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

interface FieldOptions {
  readonly en: string;
  readonly es: string;
  readonly tier: Tier;
}

function options(field: FieldOptions): { label: Label; tier: Tier } {
  return { label: { en: field.en, es: field.es }, tier: field.tier };
}

/** Text of at most `max` UTF-16 units, well-formed, without control characters other than line breaks and tabs. */
export function textSchema(max: number): z.ZodString {
  return z
    .string()
    .max(max)
    .refine((value) => !/\p{Surrogate}/u.test(value), { error: 'not_well_formed' })
    .refine((value) => !hasControlCharacter(value), { error: 'control_character' });
}

function hasControlCharacter(value: string): boolean {
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if ((unit < 0x20 && unit !== 0x09 && unit !== 0x0a) || (unit >= 0x7f && unit < 0xa0)) return true;
  }
  return false;
}

function limitedText(field: FieldOptions & { readonly max: number }) {
  return { storage: 'text', maxLength: field.max, ...options(field) } as const;
}

/** Required text. */
export function text(field: FieldOptions & { readonly max: number }) {
  return { ...limitedText(field), schema: textSchema(field.max).min(1) } as const;
}

/** Text that may be unknown (`null`); blank is never stored. */
export function optionalText(field: FieldOptions & { readonly max: number }) {
  return { ...limitedText(field), schema: textSchema(field.max).min(1).nullable() } as const;
}

/** A calendar date that may be unknown. */
export function optionalDate(field: FieldOptions) {
  return { schema: LocalDateSchema.nullable(), storage: 'text', ...options(field) } as const;
}

/** A calendar date. */
export function date(field: FieldOptions) {
  return { schema: LocalDateSchema, storage: 'text', ...options(field) } as const;
}

/** A point in time. */
export function instant(field: FieldOptions) {
  return { schema: InstantSchema, storage: 'integer', ...options(field) } as const;
}

/** A point in time that may not have come yet. */
export function optionalInstant(field: FieldOptions) {
  return { schema: InstantSchema.nullable(), storage: 'integer', ...options(field) } as const;
}

/** A whole number, not negative. */
export function count(field: FieldOptions) {
  return { schema: z.int().nonnegative(), storage: 'integer', ...options(field) } as const;
}

/** A whole number, not negative, that may be unknown. */
export function optionalCount(field: FieldOptions) {
  return { schema: z.int().nonnegative().nullable(), storage: 'integer', ...options(field) } as const;
}

/** Yes or no. */
export function yesNo(field: FieldOptions) {
  return { schema: z.boolean(), storage: 'boolean', ...options(field) } as const;
}

/** Yes, no, or not said. */
export function optionalYesNo(field: FieldOptions) {
  return { schema: z.boolean().nullable(), storage: 'boolean', ...options(field) } as const;
}

/** A whole number from 0 to 10 that a person gave for how something feels to them, or none. */
export function optionalScale(field: FieldOptions) {
  return { schema: z.int().min(0).max(10).nullable(), storage: 'integer', ...options(field) } as const;
}

/** A reference to another record. */
export function reference<const Target extends string>(target: Target, field: FieldOptions) {
  return { schema: UuidSchema, storage: 'text', references: target, ...options(field) } as const;
}

/** A reference to another record, or none. */
export function optionalReference<const Target extends string>(target: Target, field: FieldOptions) {
  return { schema: UuidSchema.nullable(), storage: 'text', references: target, ...options(field) } as const;
}

/** A structured value stored as JSON. */
export function json<Schema extends z.ZodType>(schema: Schema, field: FieldOptions) {
  return { schema, storage: 'json', ...options(field) } as const;
}
