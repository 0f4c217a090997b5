import { z } from 'zod';

import {
  ARRESTS,
  EDUCATION,
  EMPLOYMENT,
  INCOME_SOURCE,
  LEGAL_STATUS,
  LIVING_ARRANGEMENT,
  MARITAL_STATUS,
  NO_NUMBER,
  PREGNANCY,
  PRIOR_TREATMENT,
  SELF_HELP,
  SUBSTANCE,
  USE_FREQUENCY,
  USE_ROUTE,
  YES_NO_ANSWER,
  optionalCode,
} from '../codes/for-model';
import { defineEntity, optionalReference, reference } from './define-entity';

const whose = {
  clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
  /** None for somebody who was imported or came by for one group: they have no episode yet. */
  episodeId: optionalReference('episode', { en: 'Episode', es: 'Episodio', tier: 'identity' }),
};

/**
 * How somebody lived when they came: what the full intake asks beside the brief one, one record an episode. Blank means nobody
 * asked; declined and not known are answers (R-INT-10).
 */
export const AdmissionSituation = defineEntity({
  name: 'admissionSituation',
  label: { en: 'Life situation at admission', es: 'Situación de vida al ingreso' },
  fields: {
    ...whose,
    livingArrangement: optionalCode(LIVING_ARRANGEMENT, {
      en: 'Where they live',
      es: 'Dónde vive',
      tier: 'identity',
    }),
    employment: optionalCode(EMPLOYMENT, { en: 'Work', es: 'Trabajo', tier: 'identity' }),
    incomeSource: optionalCode(INCOME_SOURCE, {
      en: 'Main income',
      es: 'Ingreso principal',
      tier: 'identity',
    }),
    education: optionalCode(EDUCATION, {
      en: 'Highest schooling finished',
      es: 'Último nivel de estudios terminado',
      tier: 'identity',
    }),
    maritalStatus: optionalCode(MARITAL_STATUS, {
      en: 'Marital status',
      es: 'Estado civil',
      tier: 'identity',
    }),
    dependentChildren: optionalCode(YES_NO_ANSWER, {
      en: 'Children who depend on them',
      es: 'Hijos o hijas a su cargo',
      tier: 'identity',
    }),
  },
});

/** Whole years, as somebody remembers them; a number above 120 is nobody's age. */
function age(en: string, es: string) {
  return {
    schema: z.int().min(0).max(120).nullable(),
    storage: 'integer',
    label: { en, es },
    tier: 'clinical',
  } as const;
}

const substance = (number: 1 | 2 | 3) =>
  optionalCode(SUBSTANCE, { en: `Substance ${number}`, es: `Sustancia ${number}`, tier: 'clinical' });
const route = (number: 1 | 2 | 3) =>
  optionalCode(USE_ROUTE, {
    en: `How substance ${number} is taken`,
    es: `Cómo consume la sustancia ${number}`,
    tier: 'clinical',
  });
const frequency = (number: 1 | 2 | 3) =>
  optionalCode(USE_FREQUENCY, {
    en: `How often substance ${number}, last 30 days`,
    es: `Con qué frecuencia la sustancia ${number}, últimos 30 días`,
    tier: 'clinical',
  });
const firstUse = (number: 1 | 2 | 3) =>
  age(`Age of first use of substance ${number}`, `Edad del primer consumo de la sustancia ${number}`);
const noFirstUse = (number: 1 | 2 | 3) =>
  optionalCode(NO_NUMBER, {
    en: `Why the age of first use of substance ${number} is not given`,
    es: `Por qué no se da la edad del primer consumo de la sustancia ${number}`,
    tier: 'clinical',
  });

/**
 * Health, substances and courts when somebody came (TEDS admission fields, domain §2.1), one record an episode. Never for the
 * front desk (R-ROL-01).
 */
export const AdmissionHealth = defineEntity({
  name: 'admissionHealth',
  label: { en: 'Health and substance use at admission', es: 'Salud y consumo al ingreso' },
  fields: {
    ...whose,
    pregnancy: optionalCode(PREGNANCY, { en: 'Pregnancy', es: 'Embarazo', tier: 'clinical' }),
    substance1: substance(1),
    route1: route(1),
    frequency1: frequency(1),
    firstUseAge1: firstUse(1),
    noFirstUseAge1: noFirstUse(1),
    substance2: substance(2),
    route2: route(2),
    frequency2: frequency(2),
    firstUseAge2: firstUse(2),
    noFirstUseAge2: noFirstUse(2),
    substance3: substance(3),
    route3: route(3),
    frequency3: frequency(3),
    firstUseAge3: firstUse(3),
    noFirstUseAge3: noFirstUse(3),
    injectedLast30Days: optionalCode(YES_NO_ANSWER, {
      en: 'Injected anything in the last 30 days',
      es: 'Se inyectó algo en los últimos 30 días',
      tier: 'clinical',
    }),
    priorTreatment: optionalCode(PRIOR_TREATMENT, {
      en: 'Treatment for substance use before',
      es: 'Tratamientos anteriores por consumo de sustancias',
      tier: 'clinical',
    }),
    medicationPlanned: optionalCode(YES_NO_ANSWER, {
      en: 'Medication for opioid use, now or planned',
      es: 'Medicamento para el consumo de opioides, ahora o previsto',
      tier: 'clinical',
    }),
    coOccurring: optionalCode(YES_NO_ANSWER, {
      en: 'Also a mental health condition',
      es: 'También un problema de salud mental',
      tier: 'clinical',
    }),
    selfHelp: optionalCode(SELF_HELP, {
      en: 'Recovery meetings in the last 30 days',
      es: 'Reuniones de recuperación en los últimos 30 días',
      tier: 'clinical',
    }),
    legalStatus: optionalCode(LEGAL_STATUS, {
      en: 'Courts and the law',
      es: 'Tribunales y ley',
      tier: 'clinical',
    }),
    arrests: optionalCode(ARRESTS, {
      en: 'Arrests in the last 30 days',
      es: 'Arrestos en los últimos 30 días',
      tier: 'clinical',
    }),
  },
});
