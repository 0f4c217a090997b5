import { z } from 'zod';
import type { MethodInput } from '../../../shared/contract';
import type { NoteView } from '../../../shared/contract/notes';
import { NO_GOAL_REASON } from '../../../shared/codes';
import type { NoteFormat } from '../../../shared/rules/note-formats';
import type { NoteContent } from '../../../shared/rules/note-signing';
import { NO_CHOICE } from '../support/code-choices';

/**
 * A note as the form holds it: one text per field, by the path the rules name it by (`sections.plan`,
 * `noGoalReason`, `safetyStep`), so that a problem finds its field.
 */
export type NoteForm = Readonly<Record<string, string>>;

export const NoteFormSchema: z.ZodType<NoteForm> = z.record(z.string().max(80), z.string());

const GOAL_FIELD = 'noGoalReason';
const SAFETY_FIELD = 'safetyStep';

/** The form's field of a section. */
export function sectionField(code: string): string {
  return `sections.${code}`;
}

/** The form of a note as it was saved, in the order of the fields on screen. */
export function noteToForm(note: NoteView, format: NoteFormat): NoteForm {
  return {
    ...Object.fromEntries(format.sections.map(({ code }) => [sectionField(code), note.sections[code] ?? ''])),
    [GOAL_FIELD]: note.noGoalReason ?? NO_CHOICE,
    [SAFETY_FIELD]: note.safetyStep ?? '',
  };
}

/** What a form says, as the vault takes it and the rules look at it. Blank sections are absent. */
export function formToNote(
  form: NoteForm,
  format: NoteFormat,
): Pick<MethodInput<'note.save'>, 'sections' | 'noGoalReason' | 'safetyStep'> {
  const sections: Record<string, string> = {};
  for (const { code } of format.sections) {
    const text = (form[sectionField(code)] ?? '').trim();
    if (text !== '') sections[code] = text;
  }
  const reason = NO_GOAL_REASON.slugs.find((slug) => slug === form[GOAL_FIELD]);
  const safetyStep = (form[SAFETY_FIELD] ?? '').trim();
  return { sections, noGoalReason: reason ?? null, safetyStep: safetyStep === '' ? null : safetyStep };
}

/** The same with the goals the note already names, for the rules. */
export function formContent(form: NoteForm, format: NoteFormat, note: NoteView): NoteContent {
  return { ...formToNote(form, format), goalIds: note.goalIds };
}
