import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Note } from '../../../../shared/model';
import { sectionProblems } from '../../../../shared/rules/note-signing';
import { updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { formatOf } from './formats';
import { goalLinkProblems } from './note-goals';
import { noteText } from './note-text';
import { ownDraft } from './own-draft';

/**
 * Saves the text of a note that isn't signed; it may be as unfinished as it is.
 * @throws ClinicFailure as `ownDraft`; `RULE_BROKEN` for a section the format doesn't have, or a goal the note can't
 *   name (`goal_not_theirs`, `goal_not_open`).
 */
export function saveNote(context: WriteContext, input: ParsedInput<'note.save'>): MethodOutput<'note.save'> {
  const note = ownDraft(context, input);
  const problems = [
    ...sectionProblems(input, formatOf(context.writer, note)),
    ...goalLinkProblems(context.writer, note, input.goalIds),
  ];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
  const { expectedRevision } = input;
  const text = noteText(context.writer, note, input);
  const saved = updateRecord(context.writer, context.change, Note, note.id, text, { expectedRevision });
  return { revision: saved.revision, savedAt: context.change.now };
}
