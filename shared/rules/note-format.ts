import type { z } from 'zod';

import type { NoteSectionSchema, Row, SiteNoteFormat } from '../model';
import type { Label } from '../model';

/** One part of a note. */
export type NoteSection = z.output<typeof NoteSectionSchema>;

/** The parts a note is written in, in order. */
export interface NoteFormat {
  readonly code: string;
  /** A note keeps the version it was written with; a changed format is a new version. */
  readonly version: number;
  readonly label: Label;
  readonly sections: readonly NoteSection[];
  /** The part that is each person's own when the others are common to a whole group (domain §1.6). */
  readonly individualSection: string;
}

/** A format the site made, as the editor works with it. Its own name stands in both languages. */
export function formatOfSite(
  row: Pick<Row<typeof SiteNoteFormat>, 'code' | 'version' | 'name' | 'sections'>,
): NoteFormat {
  const { code, version, name, sections } = row;
  return {
    code,
    version,
    label: { en: name, es: name },
    sections,
    individualSection: individualSectionOf(sections),
  };
}

/** The part named "response" if there is one, else the last required, else the first. */
function individualSectionOf(sections: readonly NoteSection[]): string {
  const own =
    sections.find(({ code }) => code === 'response') ??
    sections.findLast(({ isRequired }) => isRequired) ??
    sections[0];
  return own?.code ?? '';
}
