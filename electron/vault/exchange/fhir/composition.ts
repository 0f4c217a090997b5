import type { CodeableConcept, Composition, CompositionSection } from '@medplum/fhirtypes';

import { NOTE_STATUS, NO_GOAL_REASON } from '../../../../shared/codes';
import type { Note, NoteAddendum, Row } from '../../../../shared/model/index';
import { findNoteFormat } from '../../../../shared/rules/note-formats';
import { dateTime, element, ownCoding, ownConcept, ownExtension, referenceTo } from './elements';
import type { FhirContext } from './elements';
import { labelledMeta } from './labels';
import { narrativeOf } from './narrative';

const LOINC = 'http://loinc.org';
const PROGRESS_NOTE: CodeableConcept = {
  coding: [{ system: LOINC, code: '11506-3', display: 'Progress note' }],
};

type SignedNote = Row<typeof Note> & { readonly signedAt: NonNullable<Row<typeof Note>['signedAt']> };

/** A note is exported from the moment it is signed (R-EXP-05). */
export function isSigned(note: Row<typeof Note>): note is SignedNote {
  return note.signedAt !== null;
}

/** A signed note, one section for each part of its format. */
export function compositionOfNote(note: SignedNote, context: FhirContext): Composition {
  return element<Composition>({
    ...shared(note.authorId, note.signedAt, context),
    id: note.id,
    extension: [
      ownExtension('signature-sha256', { valueString: note.signatureHash ?? '' }),
      ownExtension('service-date', { valueDate: note.serviceDate }),
      ownExtension('late-entry', { valueBoolean: note.isLateEntry }),
      ...(note.noGoalReason === null
        ? []
        : [
            ownExtension('no-goal-reason', {
              valueCodeableConcept: ownConcept(NO_GOAL_REASON, note.noGoalReason),
            }),
          ]),
      ...(note.status !== 'signed'
        ? [ownExtension('note-status', { valueCoding: ownCoding(NOTE_STATUS, note.status) })]
        : []),
    ],
    status: compositionStatus(note.status),
    ...(note.replacesNoteId === null
      ? {}
      : {
          relatesTo: [{ code: 'replaces', targetReference: referenceTo('Composition', note.replacesNoteId) }],
        }),
    subject: referenceTo('Patient', note.clientId),
    encounter: referenceTo('Encounter', note.encounterId),
    title: findNoteFormat(note.formatCode, note.formatVersion)?.label.en ?? 'Note',
    section: [
      ...sections(note),
      goalsSection(note, context),
      ...(note.safetyStep === null ? [] : [section('safety_step', 'Safety step taken', note.safetyStep)]),
    ].filter((part) => part !== undefined),
  });
}

/** What a supervisor returned was signed and isn't the last word (R-NOTE-05). */
function compositionStatus(status: Row<typeof Note>['status']): Composition['status'] {
  if (status === 'entered_in_error') return 'entered-in-error';
  return status === 'returned' ? 'preliminary' : 'final';
}

/** Text added after signing: a document of its own that appends to the note's. */
export function compositionOfAddendum(
  addendum: Row<typeof NoteAddendum>,
  note: SignedNote,
  context: FhirContext,
): Composition {
  return element<Composition>({
    ...shared(addendum.authorId, addendum.signedAt, context),
    id: addendum.id,
    extension: [ownExtension('signature-sha256', { valueString: addendum.signatureHash })],
    status: 'final',
    subject: referenceTo('Patient', note.clientId),
    encounter: referenceTo('Encounter', note.encounterId),
    title: 'Addendum',
    relatesTo: [{ code: 'appends', targetReference: referenceTo('Composition', note.id) }],
    section: [section('addendum', 'Addendum', addendum.text)].filter((part) => part !== undefined),
  });
}

type SharedParts = Pick<
  Composition,
  'resourceType' | 'meta' | 'type' | 'date' | 'author' | 'confidentiality' | 'attester' | 'custodian'
>;

function shared(authorId: string, signedAt: SignedNote['signedAt'], context: FhirContext): SharedParts {
  const date = dateTime(signedAt, context.site);
  return {
    resourceType: 'Composition',
    meta: labelledMeta(),
    type: PROGRESS_NOTE,
    date,
    author: [referenceTo('Practitioner', authorId)],
    confidentiality: 'R',
    attester: [{ mode: 'professional', time: date, party: referenceTo('Practitioner', authorId) }],
    custodian: referenceTo('Organization', context.site.id),
  };
}

/** In the format's order; a part this version's format doesn't know keeps its own name. */
function sections(note: SignedNote): (CompositionSection | undefined)[] {
  const format = findNoteFormat(note.formatCode, note.formatVersion);
  const known = format?.sections.map(({ code }) => code) ?? [];
  const others = Object.keys(note.sections)
    .filter((code) => !known.includes(code))
    .sort();
  return [...known, ...others].map((code) => {
    const title = format?.sections.find((part) => part.code === code)?.label.en ?? code;
    return section(code, title, note.sections[code] ?? '');
  });
}

/** The goals the contact worked on: their words as they were signed, and the goals themselves. */
function goalsSection(note: SignedNote, context: FhirContext): CompositionSection | undefined {
  const words = section('goals', 'Goals', note.goalWords?.join('\n\n') ?? '');
  if (words === undefined) return undefined;
  return element<CompositionSection>({
    ...words,
    entry: note.goalIds.filter((id) => context.has('Goal', id)).map((id) => referenceTo('Goal', id)),
  });
}

function section(code: string, title: string, text: string): CompositionSection | undefined {
  const narrative = narrativeOf(text);
  if (narrative === undefined) return undefined;
  return {
    title,
    code: { coding: [{ system: 'urn:waystation:code:note_section', code, display: title }] },
    text: narrative,
  };
}
