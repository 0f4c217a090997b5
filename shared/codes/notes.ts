import { defineCodeList } from './define-code-list';

export const NOTE_STATUS = defineCodeList({
  name: 'note_status',
  version: 2,
  label: { en: 'Note status', es: 'Estado de la nota' },
  codes: {
    draft: { en: 'Draft', es: 'Borrador', fhir: 'preliminary' },
    signed: { en: 'Signed', es: 'Firmada', fhir: 'final' },
    /** A supervisor sent it back; the version that was signed stays, and a new draft follows it (R-NOTE-05). */
    returned: { en: 'Returned', es: 'Devuelta', fhir: 'preliminary' },
    entered_in_error: { en: 'Entered in error', es: 'Registrada por error', fhir: 'entered-in-error' },
  },
});

/** Why a note names no goal (R-NOTE-03: a goal, or a reason). */
export const NO_GOAL_REASON = defineCodeList({
  name: 'no_goal_reason',
  version: 1,
  label: { en: 'Why no goal is linked', es: 'Por qué no hay una meta vinculada' },
  codes: {
    no_goal_yet: { en: 'No goals written yet', es: 'Aún no hay metas escritas' },
    first_contact: { en: 'First contact', es: 'Primer contacto' },
    crisis: { en: 'Crisis or urgent need', es: 'Crisis o necesidad urgente' },
    not_about_goals: { en: 'This contact was not about a goal', es: 'Este contacto no trató de una meta' },
  },
});

/** What a peer worker did, in the field's words; what a reviewer looks for in a peer note (domain §1.2). */
export const INTERVENTION = defineCodeList({
  name: 'intervention',
  version: 1,
  label: { en: 'What I did', es: 'Qué hice' },
  codes: {
    listening: { en: 'Listened and encouraged', es: 'Escuché y animé' },
    shared_experience: { en: 'Shared my own experience', es: 'Compartí mi propia experiencia' },
    goal_work: { en: 'Worked on goals', es: 'Trabajamos en metas' },
    triggers: { en: 'Looked at triggers', es: 'Vimos los detonantes' },
    coping_skills: { en: 'Practiced coping skills', es: 'Practicamos formas de afrontar' },
    problem_solving: { en: 'Solved a problem together', es: 'Resolvimos un problema juntos' },
    resources: { en: 'Connected to resources', es: 'Conecté con recursos' },
    accompaniment: { en: 'Went along', es: 'Acompañé' },
    advocacy: { en: 'Spoke up for the person', es: 'Abogué por la persona' },
    harm_reduction: { en: 'Harm reduction', es: 'Reducción de daños' },
    celebration: { en: 'Celebrated a milestone', es: 'Celebramos un logro' },
    group_skills: { en: 'Led a group activity', es: 'Dirigí una actividad de grupo' },
    other: { en: 'Something else', es: 'Otra cosa' },
  },
});

/** What a supervisor decided about a signed note (R-NOTE-04, R-NOTE-05). */
export const REVIEW_DECISION = defineCodeList({
  name: 'review_decision',
  version: 1,
  label: { en: 'Decision', es: 'Decisión' },
  codes: {
    cosigned: { en: 'Co-signed', es: 'Con visto bueno' },
    returned: { en: 'Returned', es: 'Devuelta' },
  },
});

/** Which of a worker's notes a supervisor co-signs (domain §1.7). */
export const COSIGN_RULE = defineCodeList({
  name: 'cosign_rule',
  version: 1,
  label: { en: 'Notes to co-sign', es: 'Notas con visto bueno' },
  codes: {
    none: { en: 'None', es: 'Ninguna' },
    sample: { en: 'A share of them', es: 'Una parte' },
    all: { en: 'All', es: 'Todas' },
    until_date: { en: 'All until a date', es: 'Todas hasta una fecha' },
  },
});

export const SUPERVISION_FORMAT = defineCodeList({
  name: 'supervision_format',
  version: 1,
  label: { en: 'How it was held', es: 'Cómo fue' },
  codes: {
    individual: { en: 'One to one', es: 'Individual' },
    group: { en: 'In a group', es: 'En grupo' },
  },
});
