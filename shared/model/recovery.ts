import { MILESTONE_KIND, SUPPORT_PHASE, code, optionalCode } from '../codes/for-model';
import { date, defineEntity, optionalDate, optionalText, reference } from './define-entity';

/** The longest words about a recovery or a milestone: a sentence or a few. */
const WORDS_MAX = 500;

/**
 * A stretch of recovery as the person counts it (domain §5): from the day they chose, for what recovery means to them, to
 * the day they chose to begin anew. Nobody has to have one, and none is ever deleted (R-MIL-01).
 */
export const RecoveryStreak = defineEntity({
  name: 'recoveryStreak',
  label: { en: 'Time in recovery', es: 'Tiempo en recuperación' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    startedOn: date({ en: 'In recovery since', es: 'En recuperación desde el', tier: 'clinical' }),
    basis: optionalText({
      en: 'What recovery means to the person',
      es: 'Qué significa la recuperación para la persona',
      tier: 'clinical',
      max: WORDS_MAX,
    }),
    /** `null` while the person goes on counting; at most one of a person's is open. */
    endedOn: optionalDate({ en: 'Counted until', es: 'Contado hasta el', tier: 'clinical' }),
    errorReason: optionalText({
      en: 'Why it was entered in error',
      es: 'Por qué se registró por error',
      tier: 'clinical',
      max: WORDS_MAX,
    }),
  },
});

/** Something in a person's life worth celebrating that isn't counted in days (domain §5). */
export const Milestone = defineEntity({
  name: 'milestone',
  label: { en: 'Milestone', es: 'Logro' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    kind: code(MILESTONE_KIND, { en: 'Kind', es: 'Tipo', tier: 'clinical' }),
    reachedOn: date({ en: 'Day', es: 'Día', tier: 'clinical' }),
    words: optionalText({
      en: 'In the person’s words',
      es: 'Con las palabras de la persona',
      tier: 'clinical',
      max: WORDS_MAX,
    }),
    errorReason: optionalText({
      en: 'Why it was entered in error',
      es: 'Por qué se registró por error',
      tier: 'clinical',
      max: WORDS_MAX,
    }),
  },
});

/** Where a person and the site stand with each other; one record a chart, earlier phases are in the record of changes. */
export const SupportPhase = defineEntity({
  name: 'supportPhase',
  label: { en: 'Phase of support', es: 'Etapa del apoyo' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    /** `null` when it was taken away again. */
    phase: optionalCode(SUPPORT_PHASE, { en: 'Phase', es: 'Etapa', tier: 'clinical' }),
    since: date({ en: 'Since', es: 'Desde el', tier: 'clinical' }),
  },
});
