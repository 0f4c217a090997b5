import type { Label } from '../model/define-entity';

interface NoteSection {
  readonly code: string;
  readonly label: Label;
  /** One plain question that helps to start writing. */
  readonly prompt: Label;
  readonly isRequired: boolean;
}

export interface NoteFormat {
  readonly code: string;
  /** A note keeps the version it was written with; a changed format is a new version. */
  readonly version: number;
  readonly label: Label;
  readonly sections: readonly NoteSection[];
}

/**
 * Purpose, intervention, response, plan: the four parts a payer's reviewer looks for in a peer note
 * (domain §1.2, Missouri DMH guide) in the order people tell it.
 */
const PIRP: NoteFormat = {
  code: 'pirp',
  version: 1,
  label: { en: 'PIRP note', es: 'Nota PIRP' },
  sections: [
    {
      code: 'purpose',
      label: { en: 'Purpose', es: 'Propósito' },
      prompt: {
        en: 'Why did you meet, and which goal was it about?',
        es: '¿Para qué se reunieron y con qué meta se relacionó?',
      },
      isRequired: true,
    },
    {
      code: 'intervention',
      label: { en: 'Intervention', es: 'Intervención' },
      prompt: {
        en: 'What did you do or share as a peer?',
        es: '¿Qué hizo o compartió usted como par?',
      },
      isRequired: true,
    },
    {
      code: 'response',
      label: { en: 'Response', es: 'Respuesta' },
      prompt: {
        en: 'How did the person respond, in their own words if you can?',
        es: '¿Cómo respondió la persona? Si puede, con sus propias palabras.',
      },
      isRequired: true,
    },
    {
      code: 'plan',
      label: { en: 'Plan', es: 'Plan' },
      prompt: { en: 'What happens next, and when?', es: '¿Qué sigue y cuándo?' },
      isRequired: true,
    },
  ],
};

/** Every format a note can be started in; the first is the default. */
export const NOTE_FORMATS: readonly NoteFormat[] = [PIRP];

/** The format and version a note was written with, if this version of the app knows it. */
export function findNoteFormat(code: string, version: number): NoteFormat | undefined {
  return NOTE_FORMATS.find((format) => format.code === code && format.version === version);
}
