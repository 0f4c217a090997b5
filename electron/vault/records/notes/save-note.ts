import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Note } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { findNoteFormat } from '../../../../shared/rules/note-formats';
import type { NoteFormat } from '../../../../shared/rules/note-formats';
import { sectionProblems } from '../../../../shared/rules/note-signing';
import { updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { ownDraft } from './own-draft';

/**
 * Saves the text of a note that isn't signed; it may be as unfinished as it is.
 * @throws ClinicFailure as `ownDraft`; `RULE_BROKEN` for a section the format doesn't have.
 */
export function saveNote(context: WriteContext, input: ParsedInput<'note.save'>): MethodOutput<'note.save'> {
  const note = ownDraft(context, input);
  const problems = sectionProblems(input, formatOf(note));
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
  const { sections, noGoalReason, safetyStep, expectedRevision } = input;
  const saved = updateRecord(
    context.writer,
    context.change,
    Note,
    note.id,
    { sections, noGoalReason, safetyStep },
    { expectedRevision },
  );
  return { revision: saved.revision, savedAt: context.change.now };
}

/**
 * The format a note is written in.
 * @throws ClinicFailure `RULE_BROKEN` `format_unknown` for one of a later version of the app.
 */
export function formatOf(note: Pick<Row<typeof Note>, 'formatCode' | 'formatVersion'>): NoteFormat {
  const format = findNoteFormat(note.formatCode, note.formatVersion);
  if (format === undefined) throw ruleBroken('formatCode', 'format_unknown');
  return format;
}
