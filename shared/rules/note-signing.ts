import canonicalize from 'canonicalize';

import type { Note, NoteAddendum, NoteReview, Row, Values } from '../model';
import type { Encounter } from '../model';
import type { InstantMs } from '../time';
import type { NoteFormat } from './note-format';
import type { RuleProblem } from './problem';

/** How long after the contact a note may be signed without being a late entry (R-NOTE-06). */
export const NOTE_DUE_HOURS = 72;
const HOUR_MILLISECONDS = 3_600_000;
const NARRATIVE_FORMAT = 'narr';
const NARRATIVE_SECTION = 'narrative';
const SHORTEST_NARRATIVE = 80;

/** Kinds of contact whose note must say what was done for the person's safety (R-NOTE-03). */
const KINDS_WITH_SAFETY_STEP: readonly Row<typeof Encounter>['kind'][] = ['crisis'];

/** What the rules look at; the page passes what is on the screen. */
export type NoteContent = Pick<Values<typeof Note>, 'sections' | 'goalIds' | 'noGoalReason' | 'safetyStep'>;

/** Whether a note about this kind of contact must say what was done for safety. */
export function isSafetyStepRequired(kind: Row<typeof Encounter>['kind']): boolean {
  return KINDS_WITH_SAFETY_STEP.includes(kind);
}

/** What keeps a note from being signed; empty when nothing does (R-NOTE-03). */
export function noteProblems(
  note: NoteContent,
  format: NoteFormat,
  encounter: Pick<Row<typeof Encounter>, 'kind'>,
): readonly RuleProblem[] {
  const problems: RuleProblem[] = [...sectionProblems(note, format)];
  for (const section of format.sections) {
    if (section.isRequired && isBlank(note.sections[section.code])) {
      problems.push({ path: `sections.${section.code}`, code: 'section_missing' });
    }
  }
  if (isTooShortNarrative(note, format)) {
    problems.push({ path: `sections.${NARRATIVE_SECTION}`, code: 'section_too_short' });
  }
  if (note.goalIds.length === 0 && note.noGoalReason === null) {
    problems.push({ path: 'noGoalReason', code: 'goal_or_reason_missing' });
  }
  if (isSafetyStepRequired(encounter.kind) && isBlank(note.safetyStep)) {
    problems.push({ path: 'safetyStep', code: 'safety_step_missing' });
  }
  return problems;
}

/** One free part has to hold all four things a reviewer looks for (domain §1.2, §1.3). */
function isTooShortNarrative(note: NoteContent, format: NoteFormat): boolean {
  if (format.code !== NARRATIVE_FORMAT) return false;
  const length = note.sections[NARRATIVE_SECTION]?.trim().length ?? 0;
  return length > 0 && length < SHORTEST_NARRATIVE;
}

/** Sections the note's format doesn't have; nobody would see their text again. */
export function sectionProblems(
  note: Pick<NoteContent, 'sections'>,
  format: NoteFormat,
): readonly RuleProblem[] {
  return Object.keys(note.sections)
    .filter((code) => !format.sections.some((section) => section.code === code))
    .map((code) => ({ path: `sections.${code}`, code: 'section_unknown' }));
}

/** Whether a note signed now is a late entry (R-NOTE-06). */
export function isLateEntry(
  signedAt: InstantMs,
  serviceEndAt: InstantMs,
  dueHours = NOTE_DUE_HOURS,
): boolean {
  return signedAt - serviceEndAt > dueHours * HOUR_MILLISECONDS;
}

/** The fields of a note its signature covers: all that says what, about whom, by whom, when. */
type SignedNote = Pick<
  Row<typeof Note>,
  | 'id'
  | 'clientId'
  | 'encounterId'
  | 'authorId'
  | 'formatCode'
  | 'formatVersion'
  | 'serviceDate'
  | 'sections'
  | 'goalIds'
  | 'noGoalReason'
  | 'safetyStep'
  | 'signedAt'
  | 'credentialType'
  | 'credentialNumber'
  | 'isLateEntry'
  | 'interventions'
  | 'craving'
  | 'confidence'
  | 'copiedSections'
  | 'replacesNoteId'
  | 'cosignRequired'
  | 'goalWords'
>;

/**
 * The text whose SHA-256 is a note's signature hash: JSON in canonical form (RFC 8785), so that every machine and
 * every later version hashes the same bytes. Whether it was entered in error isn't part of it (R-NOTE-09).
 */
export function canonicalNote(note: SignedNote): string {
  const { interventions, craving, confidence, copiedSections, replacesNoteId, cosignRequired } = note;
  const later = { interventions, craving, confidence, copiedSections, replacesNoteId, cosignRequired };
  // Notes without any of these are hashed as they were before there were such fields.
  const hasLater = Object.values(later).some((value) => value !== null);
  const { goalWords } = note;
  const form = goalWords !== null ? { ...later, goalWords, form: 'waystation-note/3' } : null;
  return canonical({
    ...(form ?? (hasLater ? { ...later, form: 'waystation-note/2' } : { form: 'waystation-note/1' })),
    id: note.id,
    clientId: note.clientId,
    encounterId: note.encounterId,
    authorId: note.authorId,
    formatCode: note.formatCode,
    formatVersion: note.formatVersion,
    serviceDate: note.serviceDate,
    sections: note.sections,
    goalIds: note.goalIds,
    noGoalReason: note.noGoalReason,
    safetyStep: note.safetyStep,
    signedAt: note.signedAt,
    credentialType: note.credentialType,
    credentialNumber: note.credentialNumber,
    isLateEntry: note.isLateEntry,
  });
}

/** The text whose SHA-256 is an addendum's signature hash. */
export function canonicalAddendum(
  addendum: Pick<Row<typeof NoteAddendum>, 'id' | 'noteId' | 'authorId' | 'text' | 'signedAt'>,
): string {
  return canonical({
    form: 'waystation-note-addendum/1',
    id: addendum.id,
    noteId: addendum.noteId,
    authorId: addendum.authorId,
    text: addendum.text,
    signedAt: addendum.signedAt,
  });
}

/** The text whose SHA-256 is the signature hash of a supervisor's decision. */
export function canonicalReview(
  review: Pick<
    Row<typeof NoteReview>,
    | 'id'
    | 'noteId'
    | 'reviewerId'
    | 'decision'
    | 'comment'
    | 'decidedAt'
    | 'credentialType'
    | 'credentialNumber'
  >,
): string {
  return canonical({
    form: 'waystation-note-review/1',
    id: review.id,
    noteId: review.noteId,
    reviewerId: review.reviewerId,
    decision: review.decision,
    comment: review.comment,
    decidedAt: review.decidedAt,
    credentialType: review.credentialType,
    credentialNumber: review.credentialNumber,
  });
}

function canonical(value: Readonly<Record<string, unknown>>): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('An object has a canonical form');
  return text;
}

function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}
