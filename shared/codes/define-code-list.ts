import { z } from 'zod';

import type { FieldDefinition, Label, Tier } from '../model/define-entity';

/** One code of a list. A retired code stays valid on old records but is not offered for new ones. */
export interface Code extends Label {
  /** SAMHSA TEDS public-use value, when the list has one. */
  readonly teds?: number;
  /** Value in the tables states collect their admissions with, where those are finer than TEDS. */
  readonly state?: number;
  /** FHIR code (system comes from the list unless given). */
  readonly fhir?: string;
  readonly retired?: true;
}

export interface CodeList<Slug extends string = string> {
  readonly name: string;
  /** Raised when codes are added or retired; written into every bundle. */
  readonly version: number;
  readonly label: Label;
  readonly fhirSystem?: string;
  readonly codes: Readonly<Record<Slug, Code>>;
  readonly slugs: readonly Slug[];
  /** Any slug of the list, retired ones included. */
  readonly schema: z.ZodType<Slug, Slug>;
}

interface CodeListOptions<Slug extends string> {
  readonly name: string;
  readonly version: number;
  readonly label: Label;
  readonly fhirSystem?: string;
  readonly codes: Readonly<Record<Slug, Code>>;
}

/** Declares a code list; slugs are stable for ever, labels carry both languages. */
export function defineCodeList<const Slug extends string>(options: CodeListOptions<Slug>): CodeList<Slug> {
  // Object.keys of a literal record is its slugs, in the order they are shown.
  const slugs = Object.keys(options.codes) as Slug[];
  return { ...options, slugs, schema: z.enum(slugs) };
}

interface CodeFieldOptions extends Label {
  readonly tier: Tier;
}

function definition<Schema extends z.ZodType>(
  list: string,
  schema: Schema,
  storage: 'text' | 'json',
  field: CodeFieldOptions,
): FieldDefinition<Schema> & { readonly codeList: string } {
  return { schema, storage, codeList: list, label: { en: field.en, es: field.es }, tier: field.tier };
}

/** A field that holds one code. */
export function code<Slug extends string>(list: CodeList<Slug>, field: CodeFieldOptions) {
  return definition(list.name, list.schema, 'text', field);
}

/** A field that holds one code, or `null` when nobody asked. Declined and unknown are codes of the list (R-INT-10). */
export function optionalCode<Slug extends string>(list: CodeList<Slug>, field: CodeFieldOptions) {
  return definition(list.name, list.schema.nullable(), 'text', field);
}

/** A field that holds any number of codes. */
export function codes<Slug extends string>(list: CodeList<Slug>, field: CodeFieldOptions) {
  return definition(list.name, z.array(list.schema).max(40), 'json', field);
}
