import { defineCodeList } from './define-code-list';
import { NO_ANSWER } from './no-answer';

export const CLIENT_STATUS = defineCodeList({
  name: 'client_status',
  version: 1,
  label: { en: 'Status', es: 'Estado' },
  codes: {
    inquiry: { en: 'Inquiry', es: 'Consulta' },
    waitlist: { en: 'Waiting list', es: 'Lista de espera' },
    active: { en: 'Active', es: 'Activo' },
    inactive: { en: 'Inactive', es: 'Inactivo' },
    discharged: { en: 'Discharged', es: 'Egreso' },
    deceased: { en: 'Deceased', es: 'Fallecimiento' },
    merged: { en: 'Merged into another record', es: 'Unido a otro expediente' },
  },
});

export const PRONOUNS = defineCodeList({
  name: 'pronouns',
  version: 1,
  label: { en: 'Pronouns', es: 'Pronombres' },
  codes: {
    she_her: { en: 'she/her', es: 'ella' },
    he_him: { en: 'he/him', es: 'él' },
    they_them: { en: 'they/them', es: 'elle' },
    ask: { en: 'Ask me', es: 'Pregúnteme' },
    other: { en: 'Other', es: 'Otros' },
  },
});

export const SEX_AT_BIRTH = defineCodeList({
  name: 'sex_at_birth',
  version: 1,
  label: { en: 'Sex at birth', es: 'Sexo al nacer' },
  fhirSystem: 'http://hl7.org/fhir/administrative-gender',
  codes: {
    female: { en: 'Female', es: 'Femenino', teds: 2, fhir: 'female' },
    male: { en: 'Male', es: 'Masculino', teds: 1, fhir: 'male' },
    intersex: { en: 'Intersex', es: 'Intersexual', fhir: 'other' },
    declined: { ...NO_ANSWER.declined, fhir: 'unknown' },
    unknown: { ...NO_ANSWER.unknown, fhir: 'unknown' },
  },
});

export const GENDER_IDENTITY = defineCodeList({
  name: 'gender_identity',
  version: 1,
  label: { en: 'Gender', es: 'Género' },
  fhirSystem: 'http://hl7.org/fhir/administrative-gender',
  codes: {
    woman: { en: 'Woman', es: 'Mujer', fhir: 'female' },
    man: { en: 'Man', es: 'Hombre', fhir: 'male' },
    nonbinary: { en: 'Nonbinary', es: 'No binario', fhir: 'other' },
    two_spirit: { en: 'Two-Spirit', es: 'Dos espíritus', fhir: 'other' },
    other: { en: 'Another gender', es: 'Otro género', fhir: 'other' },
    declined: { ...NO_ANSWER.declined, fhir: 'unknown' },
    unknown: { ...NO_ANSWER.unknown, fhir: 'unknown' },
  },
});

export const RACE = defineCodeList({
  name: 'race',
  version: 1,
  label: { en: 'Race', es: 'Raza' },
  fhirSystem: 'urn:oid:2.16.840.1.113883.6.238',
  codes: {
    american_indian: { en: 'American Indian', es: 'Indígena americana', teds: 2, fhir: '1002-5' },
    alaska_native: { en: 'Alaska Native', es: 'Nativa de Alaska', teds: 1, fhir: '1002-5' },
    asian: { en: 'Asian', es: 'Asiática', teds: 6, fhir: '2028-9' },
    black: { en: 'Black or African American', es: 'Negra o afroamericana', teds: 4, fhir: '2054-5' },
    pacific_islander: {
      en: 'Native Hawaiian or other Pacific Islander',
      es: 'Nativa de Hawái u otra isla del Pacífico',
      teds: 9,
      fhir: '2076-8',
    },
    white: { en: 'White', es: 'Blanca', teds: 5, fhir: '2106-3' },
    other: { en: 'Another race', es: 'Otra raza', teds: 7, fhir: '2131-1' },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

export const ETHNICITY = defineCodeList({
  name: 'ethnicity',
  version: 1,
  label: { en: 'Ethnicity', es: 'Etnicidad' },
  fhirSystem: 'urn:oid:2.16.840.1.113883.6.238',
  codes: {
    puerto_rican: { en: 'Puerto Rican', es: 'Puertorriqueña', teds: 1, fhir: '2135-2' },
    mexican: { en: 'Mexican', es: 'Mexicana', teds: 2, fhir: '2135-2' },
    cuban_or_other_specific: {
      en: 'Cuban or other Hispanic origin',
      es: 'Cubana u otro origen hispano',
      teds: 3,
      fhir: '2135-2',
    },
    hispanic_unspecified: {
      en: 'Hispanic or Latino, origin not said',
      es: 'Hispana o latina, sin indicar origen',
      teds: 5,
      fhir: '2135-2',
    },
    not_hispanic: { en: 'Not Hispanic or Latino', es: 'No hispana ni latina', teds: 4, fhir: '2186-5' },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

export const YES_NO_ANSWER = defineCodeList({
  name: 'yes_no_answer',
  version: 1,
  label: { en: 'Answer', es: 'Respuesta' },
  codes: {
    yes: { en: 'Yes', es: 'Sí', teds: 1 },
    no: { en: 'No', es: 'No', teds: 2 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Languages people ask for, by BCP 47 tag; Diné bizaad (Navajo) is common in the region. */
export const PERSON_LANGUAGE = defineCodeList({
  name: 'person_language',
  version: 1,
  label: { en: 'Language', es: 'Idioma' },
  fhirSystem: 'urn:ietf:bcp:47',
  codes: {
    en: { en: 'English', es: 'Inglés', fhir: 'en' },
    es: { en: 'Spanish', es: 'Español', fhir: 'es' },
    nv: { en: 'Navajo (Diné bizaad)', es: 'Navajo (Diné bizaad)', fhir: 'nv' },
    vi: { en: 'Vietnamese', es: 'Vietnamita', fhir: 'vi' },
    zh: { en: 'Chinese', es: 'Chino', fhir: 'zh' },
    ar: { en: 'Arabic', es: 'Árabe', fhir: 'ar' },
    ru: { en: 'Russian', es: 'Ruso', fhir: 'ru' },
    tl: { en: 'Tagalog', es: 'Tagalo', fhir: 'tl' },
    fr: { en: 'French', es: 'Francés', fhir: 'fr' },
    ase: { en: 'American Sign Language', es: 'Lengua de señas americana', fhir: 'ase' },
    other: { en: 'Another language', es: 'Otro idioma' },
  },
});

export const CONTACT_KIND = defineCodeList({
  name: 'contact_kind',
  version: 1,
  label: { en: 'Kind of contact', es: 'Tipo de contacto' },
  codes: {
    phone: { en: 'Phone', es: 'Teléfono', fhir: 'phone' },
    sms: { en: 'Text message', es: 'Mensaje de texto', fhir: 'sms' },
    email: { en: 'Email', es: 'Correo electrónico', fhir: 'email' },
  },
});

export const CONTACT_OWNER = defineCodeList({
  name: 'contact_owner',
  version: 1,
  label: { en: 'Whose it is', es: 'De quién es' },
  codes: {
    self: { en: 'Their own', es: 'Propio' },
    other: { en: "Someone else's", es: 'De otra persona' },
  },
});

/** How the person came to us; finer than TEDS, with the coarse value beside it (domain §2.1). */
export const REFERRAL_SOURCE = defineCodeList({
  name: 'referral_source',
  version: 1,
  label: { en: 'Referral source', es: 'Quién refirió' },
  codes: {
    self: { en: 'Came on their own', es: 'Por cuenta propia', teds: 1 },
    family_or_friend: { en: 'Family or friend', es: 'Familia o amistades', teds: 1 },
    substance_use_program: { en: 'Substance use program', es: 'Programa de uso de sustancias', teds: 2 },
    detox: { en: 'Detox or withdrawal care', es: 'Desintoxicación', teds: 2 },
    hospital_or_emergency: { en: 'Hospital or emergency room', es: 'Hospital o urgencias', teds: 3 },
    primary_care: { en: 'Doctor or clinic', es: 'Médico o clínica', teds: 3 },
    mental_health_provider: { en: 'Mental health provider', es: 'Servicios de salud mental', teds: 3 },
    crisis_line: { en: 'Crisis line (988)', es: 'Línea de crisis (988)', teds: 3 },
    school: { en: 'School', es: 'Escuela', teds: 4 },
    employer: { en: 'Employer', es: 'Empleador', teds: 5 },
    community_agency: { en: 'Community agency', es: 'Organización comunitaria', teds: 6 },
    shelter_or_housing: { en: 'Shelter or housing program', es: 'Refugio o programa de vivienda', teds: 6 },
    faith_community: { en: 'Faith community', es: 'Comunidad de fe', teds: 6 },
    mutual_help: { en: 'Mutual-help group', es: 'Grupo de ayuda mutua', teds: 6 },
    child_welfare: { en: 'Child welfare', es: 'Protección de menores', teds: 6 },
    drug_court: { en: 'Drug court', es: 'Tribunal de drogas', teds: 7 },
    probation_or_parole: { en: 'Probation or parole', es: 'Libertad condicional', teds: 7 },
    jail_or_prison: { en: 'Jail or prison reentry', es: 'Reinserción desde la cárcel', teds: 7 },
    dwi_program: { en: 'DWI program', es: 'Programa DWI', teds: 7 },
    other: { en: 'Another source', es: 'Otra fuente', teds: 6 },
    unknown: NO_ANSWER.unknown,
  },
});
