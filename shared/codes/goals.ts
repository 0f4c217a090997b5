import { defineCodeList } from './define-code-list';

/** The four things recovery needs, in SAMHSA's words; each life area belongs to one (domain §5). */
export const LIFE_DIMENSION = defineCodeList({
  name: 'life_dimension',
  version: 1,
  label: { en: 'What recovery needs', es: 'Lo que la recuperación necesita' },
  codes: {
    health: { en: 'Health', es: 'Salud' },
    home: { en: 'Home', es: 'Hogar' },
    purpose: { en: 'Purpose', es: 'Propósito' },
    community: { en: 'Community', es: 'Comunidad' },
  },
});

/** The part of life a goal is about. */
export const LIFE_AREA = defineCodeList({
  name: 'life_area',
  version: 1,
  label: { en: 'Part of life', es: 'Parte de la vida' },
  codes: {
    substance_use: { en: 'Substance use', es: 'Consumo de sustancias' },
    physical_health: { en: 'Physical health', es: 'Salud física' },
    mental_health: { en: 'Mental health', es: 'Salud mental' },
    housing: { en: 'Housing', es: 'Vivienda' },
    finances: { en: 'Money', es: 'Dinero' },
    transport: { en: 'Getting around', es: 'Transporte' },
    employment: { en: 'Work', es: 'Trabajo' },
    education: { en: 'School and training', es: 'Escuela y formación' },
    legal: { en: 'Legal matters', es: 'Asuntos legales' },
    daily_life: { en: 'Daily life and interests', es: 'Vida diaria e intereses' },
    family: { en: 'Family', es: 'Familia' },
    social: { en: 'Friends and support', es: 'Amistades y apoyo' },
    spirituality: { en: 'Spirituality', es: 'Espiritualidad' },
  },
});

/** Where a goal stands: the lifecycle of FHIR (domain §5, §6.1). What leads where is in `rules/goals.ts`. */
export const GOAL_STATUS = defineCodeList({
  name: 'goal_status',
  version: 1,
  label: { en: 'Goal status', es: 'Estado de la meta' },
  fhirSystem: 'http://hl7.org/fhir/goal-status',
  codes: {
    proposed: { en: 'An idea', es: 'Una idea', fhir: 'proposed' },
    accepted: { en: 'Agreed', es: 'Acordada', fhir: 'accepted' },
    planned: { en: 'For later', es: 'Para después', fhir: 'planned' },
    active: { en: 'Working on it', es: 'En marcha', fhir: 'active' },
    on_hold: { en: 'On hold', es: 'En pausa', fhir: 'on-hold' },
    completed: { en: 'Achieved', es: 'Lograda', fhir: 'completed' },
    cancelled: { en: 'Stopped', es: 'Se dejó', fhir: 'cancelled' },
    rejected: { en: 'Not wanted', es: 'No se quiso', fhir: 'rejected' },
    entered_in_error: { en: 'Entered in error', es: 'Registrada por error', fhir: 'entered-in-error' },
  },
});

/** How it is going with a goal, as the person sees it. */
export const GOAL_ACHIEVEMENT = defineCodeList({
  name: 'goal_achievement',
  version: 1,
  label: { en: 'How it is going', es: 'Cómo va' },
  fhirSystem: 'http://terminology.hl7.org/CodeSystem/goal-achievement',
  codes: {
    in_progress: { en: 'Under way', es: 'En camino', fhir: 'in-progress' },
    improving: { en: 'Getting closer', es: 'Cada vez más cerca', fhir: 'improving' },
    no_change: { en: 'Much the same', es: 'Más o menos igual', fhir: 'no-change' },
    worsening: { en: 'Getting harder', es: 'Cada vez más difícil', fhir: 'worsening' },
    no_progress: { en: 'Not begun yet', es: 'Aún sin empezar', fhir: 'no-progress' },
    achieved: { en: 'Achieved', es: 'Lograda', fhir: 'achieved' },
    sustaining: { en: 'Achieved and keeping it up', es: 'Lograda y se mantiene', fhir: 'sustaining' },
    not_achieved: { en: 'Not achieved', es: 'No se logró', fhir: 'not-achieved' },
    not_attainable: { en: 'Not possible any more', es: 'Ya no es posible', fhir: 'not-attainable' },
  },
});
