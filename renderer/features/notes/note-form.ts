import { z } from 'zod';
import { INTERVENTION, NO_GOAL_REASON } from '../../../shared/codes';
import type { ParsedInput } from '../../../shared/contract';
import type { NoteView } from '../../../shared/contract/notes';
import { COPIED_GOALS } from '../../../shared/model';
import type { NoteFormat } from '../../../shared/rules/note-format';
import { NO_CHOICE } from '../support/code-choices';

/**
 * A note as the form holds it: one text per field, by the path the rules name it by (`sections.plan`,
 * `noGoalReason`, `safetyStep`), so that a problem finds its field.
 */
export type NoteForm = Readonly<Record<string, string>>;

export const NoteFormSchema: z.ZodType<NoteForm> = z.record(z.string().max(80), z.string());

/** What the vault takes of a form. */
export type TypedNote = Required<
  Pick<
    ParsedInput<'note.save'>,
    | 'sections'
    | 'goalIds'
    | 'noGoalReason'
    | 'safetyStep'
    | 'interventions'
    | 'craving'
    | 'confidence'
    | 'copiedSections'
  >
>;

export const GOALS_FIELD = 'goalIds';
const GOAL_FIELD = 'noGoalReason';
const SAFETY_FIELD = 'safetyStep';
const INTERVENTIONS_FIELD = 'interventions';
const SEPARATOR = ' ';

/** The two numbers a person gives for themselves. */
export const SCALES = ['craving', 'confidence'] as const;
export const SCALE_STEPS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** The form's field of a section. */
export function sectionField(code: string): string {
  return `sections.${code}`;
}

/** The form's field that says from which note a section was copied. */
export function copiedField(code: string): string {
  return `copied.${code}`;
}

/** The form of a note as it was saved, in the order of the fields on screen. */
export function noteToForm(note: NoteView, format: NoteFormat): NoteForm {
  return {
    ...Object.fromEntries(format.sections.map(({ code }) => [sectionField(code), note.sections[code] ?? ''])),
    ...Object.fromEntries(note.copied.map(({ section, noteId }) => [copiedField(section), noteId])),
    ...(note.goalsCopiedFrom === null ? {} : { [copiedField(COPIED_GOALS)]: note.goalsCopiedFrom.noteId }),
    [INTERVENTIONS_FIELD]: (note.interventions ?? []).join(SEPARATOR),
    ...Object.fromEntries(SCALES.map((scale) => [scale, note[scale]?.toString() ?? NO_CHOICE])),
    [GOALS_FIELD]: note.goalIds.join(SEPARATOR),
    [GOAL_FIELD]: note.noGoalReason ?? NO_CHOICE,
    [SAFETY_FIELD]: note.safetyStep ?? '',
  };
}

/** The goals the form names. */
export function chosenGoals(form: NoteForm): readonly string[] {
  return (form[GOALS_FIELD] ?? '').split(SEPARATOR).filter((id) => id !== '');
}

/** The form's text for goals. */
export function goalsText(goalIds: readonly string[]): string {
  return goalIds.join(SEPARATOR);
}

/** What the form says was done. */
export function chosenInterventions(form: NoteForm): readonly (typeof INTERVENTION.slugs)[number][] {
  const chosen = (form[INTERVENTIONS_FIELD] ?? '').split(SEPARATOR);
  return INTERVENTION.slugs.filter((slug) => chosen.includes(slug));
}

/** The form's text for what was done. */
export function interventionsText(chosen: readonly string[]): string {
  return chosen.join(SEPARATOR);
}

/** What a form says, as the vault takes it and the rules look at it. Blank sections are absent. */
export function formToNote(form: NoteForm, format: NoteFormat): TypedNote {
  const sections: Record<string, string> = {};
  const copied: Record<string, string> = {};
  for (const { code } of format.sections) {
    const text = (form[sectionField(code)] ?? '').trim();
    if (text === '') continue;
    sections[code] = text;
    const source = form[copiedField(code)] ?? '';
    if (source !== '') copied[code] = source;
  }
  const goalIds = chosenGoals(form);
  const goalsFrom = form[copiedField(COPIED_GOALS)] ?? '';
  if (goalIds.length > 0 && goalsFrom !== '') copied[COPIED_GOALS] = goalsFrom;
  const reason = NO_GOAL_REASON.slugs.find((slug) => slug === form[GOAL_FIELD]);
  const safetyStep = (form[SAFETY_FIELD] ?? '').trim();
  const interventions = chosenInterventions(form);
  return {
    sections,
    goalIds: [...goalIds],
    // A goal says more than why there is none.
    noGoalReason: goalIds.length > 0 ? null : (reason ?? null),
    safetyStep: safetyStep === '' ? null : safetyStep,
    interventions: interventions.length === 0 ? null : [...interventions],
    craving: scaleOf(form['craving']),
    confidence: scaleOf(form['confidence']),
    copiedSections: Object.keys(copied).length === 0 ? null : copied,
  };
}

function scaleOf(text: string | undefined): number | null {
  const step = SCALE_STEPS.find((candidate) => candidate === text);
  return step === undefined ? null : Number(step);
}
