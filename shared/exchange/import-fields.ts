import { z } from 'zod';

import {
  CLIENT_STATUS,
  ETHNICITY,
  GENDER_IDENTITY,
  PERSON_LANGUAGE,
  PRONOUNS,
  RACE,
  REFERRAL_SOURCE,
  RELATIONSHIP,
  SEX_AT_BIRTH,
  YES_NO_ANSWER,
} from '../codes';
import type { CodeList } from '../codes';

/**
 * What a column of a spreadsheet can be. `text` is kept as written, `name` tidied, `date` read as people write it, `code`
 * and `codes` by their words, `flag` is yes or no. Of a `many` field several columns may hold one each.
 */
interface ImportField {
  readonly kind: 'name' | 'text' | 'date' | 'code' | 'codes' | 'flag' | 'contact' | 'never';
  readonly many?: true;
  readonly list?: CodeList;
}

const FIELDS = {
  firstName: { kind: 'name' },
  middleName: { kind: 'name' },
  lastName: { kind: 'name' },
  suffix: { kind: 'name' },
  fullName: { kind: 'name' },
  preferredName: { kind: 'name' },
  otherNames: { kind: 'name', many: true },
  pronouns: { kind: 'code', list: PRONOUNS },
  birthDate: { kind: 'date' },
  deceasedOn: { kind: 'date' },
  sexAtBirth: { kind: 'code', list: SEX_AT_BIRTH },
  gender: { kind: 'code', list: GENDER_IDENTITY },
  race: { kind: 'codes', list: RACE },
  ethnicity: { kind: 'code', list: ETHNICITY },
  language: { kind: 'code', list: PERSON_LANGUAGE },
  interpreterNeeded: { kind: 'code', list: YES_NO_ANSWER },
  veteran: { kind: 'code', list: YES_NO_ANSWER },
  phone: { kind: 'contact', many: true },
  email: { kind: 'contact', many: true },
  okToCall: { kind: 'flag' },
  okToLeaveVoicemail: { kind: 'flag' },
  okToText: { kind: 'flag' },
  okToEmail: { kind: 'flag' },
  okToIdentifyProgram: { kind: 'flag' },
  safeHours: { kind: 'text' },
  announceAs: { kind: 'text' },
  emergencyContactName: { kind: 'name' },
  emergencyContactPhone: { kind: 'text' },
  emergencyContactRelationship: { kind: 'code', list: RELATIONSHIP },
  addressLine: { kind: 'text' },
  city: { kind: 'text' },
  state: { kind: 'text' },
  postalCode: { kind: 'text' },
  county: { kind: 'text' },
  medicaidId: { kind: 'text' },
  otherId: { kind: 'text' },
  status: { kind: 'code', list: CLIENT_STATUS },
  firstContactOn: { kind: 'date' },
  referralSource: { kind: 'code', list: REFERRAL_SOURCE },
  /** A Social Security number: seen, said, and never read (domain §2.4). */
  socialSecurityNumber: { kind: 'never' },
} as const satisfies Readonly<Record<string, ImportField>>;

export type ImportFieldName = keyof typeof FIELDS;

/** What a column can be, by name. */
export const IMPORT_FIELDS: Readonly<Record<ImportFieldName, ImportField>> = FIELDS;

/** All of them, in the order they are offered. */
export const IMPORT_FIELD_NAMES = Object.keys(FIELDS) as ImportFieldName[];

export const ImportFieldSchema = z.enum(IMPORT_FIELD_NAMES);

/** Fields that name somebody; a file needs one of them. */
export const NAMING_FIELDS: readonly ImportFieldName[] = [
  'firstName',
  'lastName',
  'fullName',
  'preferredName',
];

/** Codes a spreadsheet can't give: joining two charts is a decision of its own (R-INT-07). */
export function importableSlugs(field: ImportFieldName): readonly string[] {
  const slugs =
    IMPORT_FIELDS[field].list?.slugs ?? (IMPORT_FIELDS[field].kind === 'flag' ? ['yes', 'no'] : []);
  return slugs.filter((slug) => slug !== 'merged');
}
