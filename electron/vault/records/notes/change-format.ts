import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ruleBroken } from '../../../../shared/errors';
import { Note } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { NoteFormat } from '../../../../shared/rules/note-format';
import type { Reader } from '../../store/connection';
import { updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { knownFormat, offeredFormat } from './formats';
import { ownDraft } from './own-draft';

/**
 * Writes a draft in another format. Nothing that was written is lost: parts the new format doesn't have go to the end
 * of its first part.
 * @throws ClinicFailure as `ownDraft`; `RULE_BROKEN` `format_unknown`.
 */
export function changeFormat(
  context: WriteContext,
  input: ParsedInput<'note.changeFormat'>,
): MethodOutput<'note.changeFormat'> {
  const note = ownDraft(context, input);
  const format = offeredFormat(context.writer, input.formatCode);
  if (format === undefined) throw ruleBroken('formatCode', 'format_unknown');
  const changed = updateRecord(
    context.writer,
    context.change,
    Note,
    note.id,
    {
      formatCode: format.code,
      formatVersion: format.version,
      sections: movedSections(note.sections, orderOf(context.writer, note), format),
    },
    { expectedRevision: input.expectedRevision },
  );
  return { revision: changed.revision };
}

/** The parts' codes in the order they were written in; stored text has none of its own. */
function orderOf(reader: Reader, note: Row<typeof Note>): readonly string[] {
  const known = knownFormat(reader, note)?.sections.map(({ code }) => code) ?? [];
  return [...new Set([...known, ...Object.keys(note.sections)])];
}

function movedSections(
  sections: Readonly<Record<string, string>>,
  order: readonly string[],
  format: NoteFormat,
): Record<string, string> {
  const hasPart = (code: string) => format.sections.some((part) => part.code === code);
  const moved = Object.fromEntries(Object.entries(sections).filter(([code]) => hasPart(code)));
  const left = order.filter((code) => !hasPart(code)).flatMap((code) => sections[code] ?? []);
  const first = format.sections[0]?.code;
  if (first === undefined || left.length === 0) return moved;
  moved[first] = [...(moved[first] === undefined ? [] : [moved[first]]), ...left].join('\n\n');
  return moved;
}
