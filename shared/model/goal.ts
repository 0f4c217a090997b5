import { GOAL_ACHIEVEMENT, GOAL_STATUS, LIFE_AREA, code, optionalCode } from '../codes/for-model';
import { date, defineEntity, optionalDate, optionalText, reference, text } from './define-entity';

/** The longest words of a goal: a sentence or a few. */
export const GOAL_WORDS_MAX = 500;

/**
 * What a person wants for themselves, in their own words (domain §5). It stands on its own: notes say which contacts
 * worked on it, and a recovery plan can take it up.
 */
export const Goal = defineEntity({
  name: 'goal',
  label: { en: 'Goal', es: 'Meta' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    words: text({
      en: 'The goal, in the person’s words',
      es: 'La meta, con las palabras de la persona',
      tier: 'clinical',
      max: GOAL_WORDS_MAX,
    }),
    lifeArea: code(LIFE_AREA, { en: 'Part of life', es: 'Parte de la vida', tier: 'clinical' }),
    baseline: optionalText({
      en: 'Where things stood at the start',
      es: 'Cómo estaban las cosas al empezar',
      tier: 'clinical',
      max: 2_000,
    }),
    /** The day the person began to work on it, or means to. */
    startedOn: date({ en: 'Started on', es: 'Empezó el', tier: 'clinical' }),
    targetOn: optionalDate({ en: 'Wants it by', es: 'La quiere para el', tier: 'clinical' }),
    status: code(GOAL_STATUS, { en: 'Status', es: 'Estado', tier: 'clinical' }),
    /** The day the status began. */
    statusOn: date({ en: 'Status since', es: 'En este estado desde el', tier: 'clinical' }),
    statusReason: optionalText({ en: 'Reason', es: 'Motivo', tier: 'clinical', max: 500 }),
    achievement: optionalCode(GOAL_ACHIEVEMENT, { en: 'How it is going', es: 'Cómo va', tier: 'clinical' }),
    achievedOn: optionalDate({ en: 'Achieved on', es: 'Se logró el', tier: 'clinical' }),
  },
});
