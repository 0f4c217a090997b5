import { normaliseName } from '../rules/names';
import { IMPORT_FIELDS, importableSlugs } from './import-fields';
import type { ImportFieldName } from './import-fields';

/** What people write for an answer nobody gave. */
const NO_ANSWER = {
  declined: 'refused|declined|prefer not to say|prefer not to answer|rehuso|no respondio|se nego',
  unknown: 'unknown|unk|not known|dont know|desconocido|desconocida|no sabe|no se sabe|se desconoce',
} as const;

/** Words beside the codes and labels of the lists, by field and code, in the form they are compared in. */
const SYNONYMS: Readonly<Partial<Record<ImportFieldName, Readonly<Record<string, string>>>>> = {
  pronouns: {
    she_her: 'she|her|she her|she her hers|f',
    he_him: 'he|him|he him|he him his|m',
    they_them: 'they|them|they them|they them theirs|elle|elles',
    ask: 'ask|ask me|preguntar',
    other: 'other|otro|otra|otros',
  },
  sexAtBirth: {
    female: 'f|fem|female|woman|mujer|femenina',
    male: 'm|masc|male|man|hombre|varon|masculina',
    intersex: 'i|x|intersex',
    ...NO_ANSWER,
  },
  gender: {
    woman: 'f|fem|female|w|woman|cis woman|trans woman|transgender woman|mujer|femenino|femenina|mujer trans',
    man: 'm|masc|male|man|cis man|trans man|transgender man|hombre|masculino|varon|hombre trans',
    nonbinary: 'x|nb|nonbinary|non binary|enby|genderqueer|no binario|no binaria|no binarie',
    two_spirit: '2s|two spirit|2 spirit|twospirit|dos espiritus',
    other: 'other|o|another|otro|otra',
    ...NO_ANSWER,
  },
  race: {
    american_indian: 'native american|american indian|american indian or alaska native|native|ai an|indigena',
    alaska_native: 'alaska native|alaskan native',
    asian: 'asian|asiatica|asiatico',
    black: 'black|african american|black african american|negra|negro|afroamericana|afroamericano',
    pacific_islander: 'pacific islander|native hawaiian|hawaiian|nhpi|islas del pacifico',
    white: 'white|caucasian|blanca|blanco',
    other: 'other|some other race|otra|otro',
    ...NO_ANSWER,
  },
  ethnicity: {
    puerto_rican: 'puerto rican|boricua|puertorriquena|puertorriqueno',
    mexican: 'mexican|mexican american|chicano|chicana|mexicano|mexicana',
    cuban_or_other_specific: 'cuban|cubano|cubana|spanish',
    hispanic_unspecified:
      'hispanic|latino|latina|latinx|hispanic or latino|hispanic latino|y|yes|hispano|hispana|si',
    not_hispanic: 'not hispanic|non hispanic|nonhispanic|not hispanic or latino|n|no|no hispano|no hispana',
    ...NO_ANSWER,
  },
  language: {
    en: 'en|eng|english|ingles',
    es: 'es|spa|esp|spanish|espanol|castellano',
    nv: 'nv|nav|navajo|dine|dine bizaad',
    vi: 'vi|vie|vietnamese',
    zh: 'zh|chi|chinese|mandarin|cantonese|mandarin chinese',
    ar: 'ar|ara|arabic',
    ru: 'ru|rus|russian',
    tl: 'tl|tgl|tagalog|filipino',
    fr: 'fr|fra|fre|french',
    ase: 'ase|asl|sign language|american sign language|lengua de senas',
    other: 'other|otro|otra',
  },
  interpreterNeeded: {},
  veteran: { yes: 'veteran|veterano|veterana', no: 'not a veteran|non veteran|civilian|civil' },
  emergencyContactRelationship: {
    spouse: 'wife|husband|spouse|esposa|esposo|conyuge|marido',
    partner:
      'partner|girlfriend|boyfriend|fiance|fiancee|domestic partner|significant other|so|pareja|novia|novio',
    parent: 'mother|father|mom|mum|dad|parent|parents|madre|padre|mama|papa|padres',
    child: 'daughter|son|child|adult child|hija|hijo',
    sibling: 'sister|brother|sibling|sis|bro|half sister|half brother|hermana|hermano',
    grandparent: 'grandmother|grandfather|grandma|grandpa|grandparent|abuela|abuelo',
    grandchild: 'granddaughter|grandson|nieta|nieto',
    other_family:
      'family|relative|aunt|uncle|cousin|niece|nephew|in law|mother in law|father in law|sister in law|brother in law|stepmother|stepfather|familiar|tia|tio|prima|primo|sobrina|sobrino|suegra|suegro|cunada|cunado',
    guardian: 'guardian|legal guardian|tutora|tutor',
    friend: 'friend|friends|amiga|amigo|amistad',
    roommate: 'roommate|room mate|housemate|companera de casa|companero de casa',
    neighbor: 'neighbor|neighbour|vecina|vecino',
    sponsor: 'sponsor|aa sponsor|na sponsor|madrina|padrino',
    case_worker:
      'case worker|case manager|caseworker|social worker|counselor|trabajadora social|trabajador social|consejera|consejero',
    house_manager: 'house manager|sober living|shelter|encargada|encargado',
    faith_leader: 'pastor|priest|minister|clergy|sacerdote|pastora',
    employer: 'employer|boss|manager|jefa|jefe|patron|patrona',
    other: 'other|otro|otra',
    ...NO_ANSWER,
  },
  status: {
    inquiry: 'inquiry|prospect|referred|referral',
    waitlist: 'waitlist|waiting|wait list|waiting list|on waitlist|en espera|espera',
    active: 'active|current|open|enrolled|a|activa|activo|abierto|inscrito|inscrita',
    inactive: 'inactive|paused|on hold|i|inactiva|inactivo|en pausa',
    discharged: 'discharged|closed|exited|completed|graduated|d|egresado|egresada|de alta|cerrado',
    deceased: 'deceased|died|dead|fallecido|fallecida|difunto|difunta|murio',
  },
  referralSource: {
    self: 'self|self referred|walk in|walkin|el mismo|ella misma|por si mismo',
    family_or_friend: 'family|friend|relative|familia|familiar|amigo|amiga',
    detox: 'detox|withdrawal management',
    hospital_or_emergency: 'hospital|er|ed|emergency room|emergency|urgencias',
    primary_care: 'doctor|clinic|pcp|medico|clinica',
    mental_health_provider: 'mental health|therapist|counselor|salud mental|terapeuta',
    crisis_line: '988|crisis line|hotline',
    shelter_or_housing: 'shelter|housing|refugio|albergue|vivienda',
    faith_community: 'church|faith|iglesia',
    mutual_help: 'aa|na|12 step|mutual help',
    child_welfare: 'cyfd|cps|child welfare|dcfs',
    drug_court: 'court|drug court|tribunal|corte',
    probation_or_parole: 'probation|parole|probation officer|libertad condicional',
    jail_or_prison: 'jail|prison|reentry|corrections|carcel|prision',
    other: 'other|otro|otra',
    ...NO_ANSWER,
  },
};

const YES_NO = {
  yes: 'yes|y|true|t|1|x|ok|si|s|verdadero|cierto',
  no: 'no|n|false|f|0|none|never|falso',
  ...NO_ANSWER,
} as const;

const DICTIONARIES = new Map<ImportFieldName, ReadonlyMap<string, string>>();

/** The code a text stands for, by codes, labels in both languages, and other common words; `null` when none is known. */
export function codeOfWord(field: ImportFieldName, text: string): string | null {
  const known = dictionaryOf(field);
  return known.get(comparableWord(text)) ?? null;
}

/** A word as it is compared: case, accents and punctuation aside. */
export function comparableWord(text: string): string {
  return normaliseName(text);
}

function dictionaryOf(field: ImportFieldName): ReadonlyMap<string, string> {
  const made = DICTIONARIES.get(field);
  if (made !== undefined) return made;
  const { kind, list } = IMPORT_FIELDS[field];
  const slugs = importableSlugs(field);
  const isYesNo = kind === 'flag' || list?.slugs.includes('yes') === true;
  const words = new Map<string, string>();
  const add = (slug: string, text: string): void => {
    const word = comparableWord(text);
    if (word !== '' && !words.has(word) && slugs.includes(slug)) words.set(word, slug);
  };
  for (const slug of slugs) {
    add(slug, slug);
    const code = list?.codes[slug];
    if (code !== undefined) for (const label of [code.en, code.es]) add(slug, label);
  }
  for (const synonyms of [...(isYesNo ? [YES_NO] : []), SYNONYMS[field] ?? {}]) {
    for (const [slug, texts] of Object.entries(synonyms))
      for (const text of texts.split('|')) add(slug, text);
  }
  DICTIONARIES.set(field, words);
  return words;
}
