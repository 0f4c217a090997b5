import type { Label } from '../model/define-entity';
import type { NoteFormat, NoteSection } from './note-format';

function part(code: string, label: Label, prompt: Label): NoteSection {
  return { code, label, prompt, isRequired: true };
}

const PURPOSE = part(
  'purpose',
  { en: 'Purpose', es: 'Propósito' },
  {
    en: 'Why did you meet, and which goal was it about?',
    es: '¿Para qué se reunieron y con qué meta se relacionó?',
  },
);
const GOAL = part(
  'goal',
  { en: 'Goal', es: 'Meta' },
  { en: 'Which goal of theirs did you work on?', es: '¿En qué meta de la persona trabajaron?' },
);
const INTERVENTION = part(
  'intervention',
  { en: 'Intervention', es: 'Intervención' },
  { en: 'What did you do or share as a peer?', es: '¿Qué hizo o compartió usted como par?' },
);
const RESPONSE = part(
  'response',
  { en: 'Response', es: 'Respuesta' },
  {
    en: 'How did the person respond, in their own words if you can?',
    es: '¿Cómo respondió la persona? Si puede, con sus propias palabras.',
  },
);
const PLAN = part(
  'plan',
  { en: 'Plan', es: 'Plan' },
  { en: 'What happens next, and when?', es: '¿Qué sigue y cuándo?' },
);
/** Peers don't assess clinically: the part says so (domain §1.2, PeerTAC). */
const PROGRESS = part(
  'assessment',
  { en: 'Progress toward the goal', es: 'Avance hacia la meta' },
  {
    en: 'How far are they with their goal? This is not a clinical assessment.',
    es: '¿Cuánto ha avanzado con su meta? No es una evaluación clínica.',
  },
);

/**
 * Purpose, intervention, response, plan: the four parts a payer's reviewer looks for in a peer note
 * (domain §1.2, Missouri DMH guide) in the order people tell it.
 */
const PIRP: NoteFormat = {
  code: 'pirp',
  version: 1,
  label: { en: 'PIRP note', es: 'Nota PIRP' },
  sections: [PURPOSE, INTERVENTION, RESPONSE, PLAN],
  individualSection: 'response',
};

const GIRP: NoteFormat = {
  code: 'girp',
  version: 1,
  label: { en: 'GIRP note', es: 'Nota GIRP' },
  sections: [GOAL, INTERVENTION, RESPONSE, PLAN],
  individualSection: 'response',
};

const DAP: NoteFormat = {
  code: 'dap',
  version: 1,
  label: { en: 'DAP note', es: 'Nota DAP' },
  sections: [
    part(
      'data',
      { en: 'Data', es: 'Datos' },
      { en: 'What happened, and what was said?', es: '¿Qué pasó y qué se dijo?' },
    ),
    PROGRESS,
    PLAN,
  ],
  individualSection: 'assessment',
};

const BIRP: NoteFormat = {
  code: 'birp',
  version: 1,
  label: { en: 'BIRP note', es: 'Nota BIRP' },
  sections: [
    part(
      'behavior',
      { en: 'Behavior', es: 'Conducta' },
      {
        en: 'What did you see and hear? Describe, without judging.',
        es: '¿Qué vio y oyó? Descríbalo sin juzgar.',
      },
    ),
    INTERVENTION,
    RESPONSE,
    PLAN,
  ],
  individualSection: 'response',
};

const SOAP: NoteFormat = {
  code: 'soap',
  version: 1,
  label: { en: 'SOAP note', es: 'Nota SOAP' },
  sections: [
    part(
      'subjective',
      { en: 'In their words', es: 'En sus palabras' },
      { en: 'What did the person tell you?', es: '¿Qué le contó la persona?' },
    ),
    part(
      'objective',
      { en: 'What you saw', es: 'Lo que usted vio' },
      { en: 'What did you see and do?', es: '¿Qué vio y qué hizo usted?' },
    ),
    PROGRESS,
    PLAN,
  ],
  individualSection: 'subjective',
};

const PAIP: NoteFormat = {
  code: 'paip',
  version: 1,
  label: { en: 'PAIP note', es: 'Nota PAIP' },
  sections: [
    part(
      'problem',
      { en: 'What it was about', es: 'De qué se trató' },
      { en: 'What did the person bring?', es: '¿Qué trajo la persona?' },
    ),
    PROGRESS,
    INTERVENTION,
    PLAN,
  ],
  individualSection: 'assessment',
};

const NARRATIVE: NoteFormat = {
  code: 'narr',
  version: 1,
  label: { en: 'Narrative note', es: 'Nota narrativa' },
  sections: [
    part(
      'narrative',
      { en: 'Narrative', es: 'Relato' },
      {
        en: 'Why you met, what you did, how the person responded, and what is next.',
        es: 'Para qué se reunieron, qué hizo usted, cómo respondió la persona y qué sigue.',
      },
    ),
  ],
  individualSection: 'narrative',
};

/** Every format of the product, the default first (domain §1.3). */
export const NOTE_FORMATS: readonly NoteFormat[] = [PIRP, GIRP, DAP, BIRP, SOAP, PAIP, NARRATIVE];

/** A format of the product and its version, if this version of the app knows it. Those of the site are in the store. */
export function findNoteFormat(code: string, version: number): NoteFormat | undefined {
  return NOTE_FORMATS.find((format) => format.code === code && format.version === version);
}
