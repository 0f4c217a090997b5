import { ETHNICITY, PERSON_LANGUAGE, RACE } from '../../../../shared/codes';
import type { Client, Values } from '../../../../shared/model/index';
import type { MappingNotes } from './mapping';
import type { Patient, PatientExtension } from './patient-shape';

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core';

type Demographics = Pick<
  Values<typeof Client>,
  'sexAtBirth' | 'genderIdentity' | 'race' | 'ethnicity' | 'language' | 'interpreterNeeded'
>;

const GENDERS = { male: 'man', female: 'woman', other: 'other', unknown: 'unknown' } as const;
const BIRTH_SEXES: Readonly<Record<string, Demographics['sexAtBirth']>> = {
  F: 'female',
  M: 'male',
  UNK: 'unknown',
  ASKU: 'declined',
};
const NO_ANSWERS = { ASKU: 'declined', UNK: 'unknown' } as const;

/** CDC codes of origins the product's list has apart. */
const ORIGINS: Readonly<Record<string, Demographics['ethnicity']>> = {
  '2148-5': 'mexican',
  '2180-8': 'puerto_rican',
  '2182-4': 'cuban_or_other_specific',
};

/** Languages whose short code isn't the one of the list. */
const OTHER_TAGS: Readonly<Record<string, keyof typeof PERSON_LANGUAGE.codes>> = {
  cmn: 'zh',
  yue: 'zh',
  fil: 'tl',
  sgn: 'ase',
};

/** Gender, sex at birth, race, ethnicity and language. What isn't said stays unknown to us, not "unknown". */
export function mapDemographics(patient: Patient, notes: MappingNotes): Demographics {
  const find = (url: string): PatientExtension | undefined =>
    patient.extension?.find((extension) => extension.url === url);
  return {
    sexAtBirth: BIRTH_SEXES[find(`${US_CORE}-birthsex`)?.valueCode ?? ''] ?? null,
    genderIdentity: patient.gender === undefined ? null : GENDERS[patient.gender],
    race: races(find(`${US_CORE}-race`)),
    ethnicity: ethnicity(find(`${US_CORE}-ethnicity`)),
    language: language(patient, notes),
    interpreterNeeded: interpreter(
      find('http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired'),
    ),
  };
}

function codesOf(extension: PatientExtension | undefined, url: string): string[] {
  return (extension?.extension ?? [])
    .filter((part) => part.url === url)
    .flatMap(({ valueCoding }) => (valueCoding?.code === undefined ? [] : [valueCoding.code]));
}

function races(extension: PatientExtension | undefined): Demographics['race'] {
  const found = new Set<Demographics['race'][number]>();
  for (const code of [...codesOf(extension, 'ombCategory'), ...codesOf(extension, 'detailed')]) {
    const slug = RACE.slugs.find((known) => RACE.codes[known].fhir === code);
    if (slug !== undefined) found.add(slug);
    else if (code in NO_ANSWERS) found.add(NO_ANSWERS[code as keyof typeof NO_ANSWERS]);
  }
  // A finer code alone says there is an answer, and which category it is in only its own hierarchy knows.
  if (found.size === 0 && codesOf(extension, 'detailed').length > 0) found.add('other');
  return [...found];
}

function ethnicity(extension: PatientExtension | undefined): Demographics['ethnicity'] {
  const categories = codesOf(extension, 'ombCategory');
  const origin = codesOf(extension, 'detailed')
    .map((code) => ORIGINS[code])
    .find((slug) => slug !== undefined);
  if (origin !== undefined) return origin;
  if (categories.includes('2135-2')) return 'hispanic_unspecified';
  if (categories.includes('2186-5')) return 'not_hispanic';
  const noAnswer = categories.find((code) => code in NO_ANSWERS);
  if (noAnswer !== undefined) return NO_ANSWERS[noAnswer as keyof typeof NO_ANSWERS];
  const text = extension?.extension?.find(({ url }) => url === 'text')?.valueString;
  return ETHNICITY.slugs.find((slug) => ETHNICITY.codes[slug].en === text) ?? null;
}

/** The language marked as preferred, else the first; the country behind it (`en-US`) doesn't count. */
function language(patient: Patient, notes: MappingNotes): Demographics['language'] {
  const all = patient.communication ?? [];
  const chosen = all.find(({ preferred }) => preferred === true) ?? all[0];
  const tag = chosen?.language.coding?.find(({ code }) => code !== undefined)?.code;
  if (tag === undefined) return null;
  const [short = ''] = tag.toLowerCase().split(/[-_]/);
  const slug =
    PERSON_LANGUAGE.slugs.find((known) => known === short && known !== 'other') ?? OTHER_TAGS[short];
  if (slug === undefined) notes.notKept.add('language');
  return slug ?? 'other';
}

function interpreter(extension: PatientExtension | undefined): Demographics['interpreterNeeded'] {
  if (extension?.valueBoolean === undefined) return null;
  return extension.valueBoolean ? 'yes' : 'no';
}
