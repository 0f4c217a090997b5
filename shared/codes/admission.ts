import { defineCodeList } from './define-code-list';
import { NO_ANSWER } from './no-answer';

/** Where somebody lives; as fine as states ask, the three values of TEDS LIVARAG beside it (domain §2.1). */
export const LIVING_ARRANGEMENT = defineCodeList({
  name: 'living_arrangement',
  version: 1,
  label: { en: 'Living arrangement', es: 'Vivienda' },
  codes: {
    own_home: { en: 'Own home or rented home', es: 'Casa propia o alquilada', teds: 3 },
    with_family: { en: 'With family, paying their way', es: 'Con su familia, aportando gastos', teds: 3 },
    with_friends: { en: 'With friends, paying their way', es: 'Con amistades, aportando gastos', teds: 3 },
    cared_for_by_family: { en: 'Cared for by family', es: 'Al cuidado de su familia', teds: 2 },
    staying_with_others: {
      en: 'Staying with others for now',
      es: 'Con otras personas, por el momento',
      teds: 1,
    },
    sober_living: { en: 'Sober living home', es: 'Casa de vida sobria', teds: 2 },
    halfway_house: { en: 'Halfway house', es: 'Casa de transición', teds: 2 },
    supported_housing: { en: 'Supported housing', es: 'Vivienda con apoyo', teds: 2 },
    residential_treatment: { en: 'Residential treatment', es: 'Tratamiento residencial', teds: 2 },
    hospital: { en: 'Hospital or nursing home', es: 'Hospital o residencia de cuidados', teds: 2 },
    foster_home: { en: 'Foster or group home', es: 'Hogar de acogida', teds: 2 },
    jail_or_prison: { en: 'Jail or prison', es: 'Cárcel o prisión', teds: 2 },
    shelter: { en: 'Shelter', es: 'Refugio', teds: 1 },
    motel: { en: 'Motel or hotel', es: 'Motel u hotel', teds: 1 },
    car_or_outside: { en: 'Car, tent or outside', es: 'Auto, carpa o la calle', teds: 1 },
    other_independent: { en: 'Another home of their own', es: 'Otra vivienda independiente', teds: 3 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Work; the four values of TEDS EMPLOY beside it. */
export const EMPLOYMENT = defineCodeList({
  name: 'employment',
  version: 1,
  label: { en: 'Work', es: 'Trabajo' },
  codes: {
    full_time: { en: 'Full time, 35 hours or more', es: 'Tiempo completo, 35 horas o más', teds: 1 },
    part_time: { en: 'Part time', es: 'Medio tiempo', teds: 2 },
    seasonal: { en: 'Seasonal or day work', es: 'Por temporada o por día', teds: 2 },
    looking: { en: 'No work, looking', es: 'Sin trabajo, buscando', teds: 3 },
    laid_off: { en: 'Laid off for now', es: 'Suspensión temporal', teds: 3 },
    not_looking: { en: 'No work, not looking', es: 'Sin trabajo, sin buscar', teds: 4 },
    student: { en: 'Student', es: 'Estudia', teds: 4 },
    homemaker: { en: 'Takes care of home or family', es: 'Atiende el hogar o a su familia', teds: 4 },
    retired: { en: 'Retired', es: 'Con jubilación', teds: 4 },
    disabled: {
      en: 'Cannot work because of a disability',
      es: 'No puede trabajar por discapacidad',
      teds: 4,
    },
    in_custody: { en: 'In jail or an institution', es: 'En la cárcel o una institución', teds: 4 },
    volunteer: { en: 'Volunteer', es: 'Voluntariado', teds: 4 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Highest grade finished; the five values of TEDS EDUC beside it. */
export const EDUCATION = defineCodeList({
  name: 'education',
  version: 1,
  label: { en: 'Schooling', es: 'Estudios' },
  codes: {
    none: { en: 'None or kindergarten', es: 'Ninguno o preescolar', teds: 1 },
    grades_1_to_5: { en: 'Grades 1 to 5', es: '1.º a 5.º grado', teds: 1 },
    grades_6_to_8: { en: 'Grades 6 to 8', es: '6.º a 8.º grado', teds: 1 },
    grade_9: { en: 'Grade 9', es: '9.º grado', teds: 2 },
    grade_10: { en: 'Grade 10', es: '10.º grado', teds: 2 },
    grade_11: { en: 'Grade 11', es: '11.º grado', teds: 2 },
    high_school: { en: 'High school diploma', es: 'Diploma de secundaria', teds: 3 },
    ged: { en: 'GED', es: 'GED', teds: 3 },
    vocational: { en: 'Trade or vocational school', es: 'Escuela técnica o de oficios', teds: 4 },
    some_college: { en: 'Some college', es: 'Algo de universidad', teds: 4 },
    associate: { en: 'Associate degree', es: 'Título asociado', teds: 4 },
    bachelor: { en: 'Bachelor’s degree', es: 'Licenciatura', teds: 5 },
    graduate: { en: 'Graduate degree', es: 'Posgrado', teds: 5 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

export const MARITAL_STATUS = defineCodeList({
  name: 'marital_status',
  version: 1,
  label: { en: 'Marital status', es: 'Estado civil' },
  codes: {
    never_married: { en: 'Never married', es: 'Nunca en matrimonio', teds: 1 },
    married: { en: 'Married', es: 'En matrimonio', teds: 2 },
    living_together: { en: 'Living as married', es: 'En unión libre', teds: 2 },
    separated: { en: 'Separated', es: 'En separación', teds: 3 },
    divorced: { en: 'Divorced', es: 'Con divorcio', teds: 4 },
    widowed: { en: 'Widowed', es: 'Viudez', teds: 4 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Where most of the money comes from; the five values of TEDS PRIMINC beside it. */
export const INCOME_SOURCE = defineCodeList({
  name: 'income_source',
  version: 1,
  label: { en: 'Main income', es: 'Ingreso principal' },
  codes: {
    wages: { en: 'Wages or own business', es: 'Salario o negocio propio', teds: 1 },
    public_assistance: {
      en: 'Public assistance (TANF, SNAP)',
      es: 'Asistencia pública (TANF, SNAP)',
      teds: 2,
    },
    unemployment: { en: 'Unemployment pay', es: 'Seguro de desempleo', teds: 4 },
    retirement: { en: 'Retirement or pension', es: 'Jubilación o pensión', teds: 3 },
    disability: { en: 'Disability (SSI, SSDI)', es: 'Discapacidad (SSI, SSDI)', teds: 3 },
    veterans_benefits: { en: 'Veterans benefits', es: 'Beneficios de veteranos', teds: 3 },
    tribal_payments: { en: 'Tribal payments', es: 'Pagos tribales', teds: 4 },
    family_or_friends: { en: 'Family or friends', es: 'Familia o amistades', teds: 4 },
    child_support: { en: 'Child support or alimony', es: 'Manutención o pensión', teds: 4 },
    other: { en: 'Another source', es: 'Otra fuente', teds: 4 },
    none: { en: 'No income', es: 'Sin ingresos', teds: 5 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Pregnant or not long after; sets the priority class (45 CFR 96.131). */
export const PREGNANCY = defineCodeList({
  name: 'pregnancy',
  version: 1,
  label: { en: 'Pregnancy', es: 'Embarazo' },
  codes: {
    pregnant: { en: 'Pregnant', es: 'Con embarazo', teds: 1 },
    postpartum: { en: 'Gave birth in the last year', es: 'Dio a luz en el último año', teds: 2 },
    not_pregnant: { en: 'Not pregnant', es: 'Sin embarazo', teds: 2 },
    not_applicable: { en: 'Does not apply', es: 'No corresponde' },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** What somebody uses or used; finer than TEDS SUB1–3, whose value stands beside it. */
export const SUBSTANCE = defineCodeList({
  name: 'substance',
  version: 1,
  label: { en: 'Substance', es: 'Sustancia' },
  codes: {
    none: { en: 'None', es: 'Ninguna', teds: 1 },
    alcohol: { en: 'Alcohol', es: 'Alcohol', teds: 2 },
    heroin: { en: 'Heroin', es: 'Heroína', teds: 5 },
    fentanyl: { en: 'Fentanyl', es: 'Fentanilo', teds: 7 },
    prescription_opioids: { en: 'Opioid pain pills', es: 'Pastillas opioides', teds: 7 },
    methadone: { en: 'Methadone, not prescribed', es: 'Metadona sin receta', teds: 6 },
    buprenorphine: { en: 'Buprenorphine, not prescribed', es: 'Buprenorfina sin receta', teds: 7 },
    methamphetamine: { en: 'Methamphetamine', es: 'Metanfetamina', teds: 10 },
    amphetamines: { en: 'Other amphetamines', es: 'Otras anfetaminas', teds: 11 },
    other_stimulants: { en: 'Other stimulants', es: 'Otros estimulantes', teds: 12 },
    cocaine: { en: 'Cocaine', es: 'Cocaína', teds: 3 },
    crack: { en: 'Crack', es: 'Crack', teds: 3 },
    cannabis: { en: 'Cannabis', es: 'Cannabis', teds: 4 },
    benzodiazepines: { en: 'Benzodiazepines', es: 'Benzodiacepinas', teds: 13 },
    other_tranquilizers: { en: 'Other tranquilizers', es: 'Otros tranquilizantes', teds: 14 },
    barbiturates: { en: 'Barbiturates', es: 'Barbitúricos', teds: 15 },
    other_sedatives: {
      en: 'Other sedatives, sleeping pills',
      es: 'Otros sedantes, pastillas para dormir',
      teds: 16,
    },
    ghb: { en: 'GHB', es: 'GHB', teds: 16 },
    ketamine: { en: 'Ketamine', es: 'Ketamina', teds: 9 },
    mdma: { en: 'MDMA (ecstasy)', es: 'MDMA (éxtasis)', teds: 9 },
    lsd: { en: 'LSD', es: 'LSD', teds: 9 },
    other_hallucinogens: { en: 'Other hallucinogens', es: 'Otros alucinógenos', teds: 9 },
    pcp: { en: 'PCP', es: 'PCP', teds: 8 },
    inhalants: { en: 'Inhalants', es: 'Inhalantes', teds: 17 },
    over_the_counter: { en: 'Over-the-counter medicine', es: 'Medicina de venta libre', teds: 18 },
    nicotine: { en: 'Nicotine', es: 'Nicotina', teds: 19 },
    other: { en: 'Another substance', es: 'Otra sustancia', teds: 19 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

export const USE_ROUTE = defineCodeList({
  name: 'use_route',
  version: 1,
  label: { en: 'How it is taken', es: 'Cómo se consume' },
  codes: {
    oral: { en: 'By mouth', es: 'Por la boca', teds: 1 },
    smoking: { en: 'Smoked or vaped', es: 'Fumada o vapeada', teds: 2 },
    nasal: { en: 'Snorted or inhaled', es: 'Inhalada por la nariz', teds: 3 },
    injection: { en: 'Injected', es: 'Inyectada', teds: 4 },
    other: { en: 'Another way', es: 'De otra forma', teds: 5 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** How often in the past 30 days: the five levels states collect, and the three of TEDS FREQ (domain §2.1). */
export const USE_FREQUENCY = defineCodeList({
  name: 'use_frequency',
  version: 1,
  label: { en: 'How often, last 30 days', es: 'Con qué frecuencia, últimos 30 días' },
  codes: {
    none: { en: 'Not in the last 30 days', es: 'No en los últimos 30 días', teds: 1, state: 1 },
    days_1_to_3: { en: '1 to 3 times in the month', es: 'De 1 a 3 veces en el mes', teds: 2, state: 2 },
    weekly_1_to_2: { en: '1 or 2 times a week', es: '1 o 2 veces por semana', teds: 2, state: 3 },
    weekly_3_to_6: { en: '3 to 6 times a week', es: 'De 3 a 6 veces por semana', teds: 2, state: 4 },
    daily: { en: 'Every day', es: 'Todos los días', teds: 3, state: 5 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Why a number isn't there, so that "declined" and "not known" stay apart from blank (R-INT-10). */
export const NO_NUMBER = defineCodeList({
  name: 'no_number',
  version: 1,
  label: { en: 'Why there is no number', es: 'Por qué no hay un número' },
  codes: NO_ANSWER,
});

/** Treatment before this one; TEDS NOPRIOR beside it. */
export const PRIOR_TREATMENT = defineCodeList({
  name: 'prior_treatment',
  version: 1,
  label: { en: 'Treatment before', es: 'Tratamientos anteriores' },
  codes: {
    none: { en: 'None', es: 'Ninguno', teds: 0 },
    one: { en: 'Once', es: 'Uno', teds: 1 },
    two: { en: 'Twice', es: 'Dos', teds: 1 },
    three: { en: '3 times', es: 'Tres', teds: 1 },
    four: { en: '4 times', es: 'Cuatro', teds: 1 },
    five_or_more: { en: '5 times or more', es: 'Cinco o más', teds: 1 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Recovery meetings and peer groups in the past 30 days; TEDS FREQ_ATND_SELF_HELP beside it. */
export const SELF_HELP = defineCodeList({
  name: 'self_help',
  version: 1,
  label: { en: 'Recovery meetings, last 30 days', es: 'Reuniones de recuperación, últimos 30 días' },
  codes: {
    none: { en: 'None', es: 'Ninguna', teds: 1 },
    times_1_to_3: { en: '1 to 3 times', es: 'De 1 a 3 veces', teds: 2 },
    times_4_to_7: { en: '4 to 7 times', es: 'De 4 a 7 veces', teds: 3 },
    times_8_to_30: { en: '8 times or more', es: '8 veces o más', teds: 4 },
    some: { en: 'Some, not sure how often', es: 'Algunas, sin saber cuántas', teds: 5 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

export const ARRESTS = defineCodeList({
  name: 'arrests',
  version: 1,
  label: { en: 'Arrests, last 30 days', es: 'Arrestos, últimos 30 días' },
  codes: {
    none: { en: 'None', es: 'Ninguno', teds: 0 },
    once: { en: 'Once', es: 'Uno', teds: 1 },
    two_or_more: { en: 'Twice or more', es: 'Dos o más', teds: 2 },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** Involvement with the law now. TEDS has no value for it: its sub-codes of a court's referral aren't public. */
export const LEGAL_STATUS = defineCodeList({
  name: 'legal_status',
  version: 1,
  label: { en: 'Courts and the law', es: 'Tribunales y ley' },
  codes: {
    none: { en: 'None', es: 'Ninguna situación' },
    probation: { en: 'Probation', es: 'Libertad a prueba (probation)' },
    parole: { en: 'Parole', es: 'Libertad condicional (parole)' },
    pretrial: { en: 'Waiting for trial or sentence', es: 'En espera de juicio o sentencia' },
    drug_court: { en: 'Drug or treatment court', es: 'Tribunal de drogas o de tratamiento' },
    dwi: { en: 'DWI or DUI case', es: 'Caso DWI o DUI' },
    in_custody: { en: 'In custody', es: 'Bajo custodia' },
    child_welfare: { en: 'Child welfare case', es: 'Caso de protección de menores' },
    other: { en: 'Another case', es: 'Otro caso' },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});
