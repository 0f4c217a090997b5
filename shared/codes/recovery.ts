import { defineCodeList } from './define-code-list';

/** How closely a person and the site work together, from the first weeks to after formal support. */
export const SUPPORT_PHASE = defineCodeList({
  name: 'support_phase',
  version: 1,
  label: { en: 'Phase of support', es: 'Etapa del apoyo' },
  codes: {
    getting_to_know: { en: 'Getting to know each other', es: 'Conociéndonos' },
    working_on_goals: { en: 'Working on goals', es: 'Trabajando en las metas' },
    stepping_down: { en: 'Stepping down', es: 'Con menos apoyo' },
    keeping_in_touch: { en: 'Keeping in touch', es: 'En contacto' },
  },
});

/** What people celebrate beside time in recovery (domain §5). */
export const MILESTONE_KIND = defineCodeList({
  name: 'milestone_kind',
  version: 1,
  label: { en: 'Kind of milestone', es: 'Tipo de logro' },
  codes: {
    housing: { en: 'A place to live', es: 'Un lugar donde vivir' },
    job: { en: 'A job', es: 'Un trabajo' },
    reunification: { en: 'Family together again', es: 'La familia reunida' },
    license: { en: 'Driver’s license back', es: 'Licencia de conducir recuperada' },
    court_case_closed: { en: 'Court case closed', es: 'Caso judicial cerrado' },
    own_words: { en: 'Something else, in their words', es: 'Otra cosa, con sus palabras' },
  },
});
