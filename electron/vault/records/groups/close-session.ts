import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { attendanceEncounterIdentifier, attendanceIdentifier } from '../../../../shared/identifiers';
import { Encounter, GroupSession, Note } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { wasThere } from '../../../../shared/rules/attendance';
import type { NoteFormat } from '../../../../shared/rules/note-format';
import { findNames } from '../../../../shared/rules/note-names';
import { sectionProblems } from '../../../../shared/rules/note-signing';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { ReadContext, WriteContext } from '../context';
import { offeredFormat } from '../notes/formats';
import { rosterNames } from '../notes/group-names';
import { emptyNote, standingNote } from '../notes/start-note';
import { saveAttendance } from './save-attendance';
import { sessionView } from './session-view';

type Input = ParsedInput<'session.close'>;

/**
 * Ends a session: the roll call with a contact for everybody who came, and a draft note for each of them, all in one
 * transaction (R-GRP-05). The common text goes into every note once, the individual part is each person's own. A note
 * somebody already wrote in, or signed, stays as it is.
 * @throws ClinicFailure as `saveAttendance`; `RULE_BROKEN` (`format_unknown`, `section_unknown`, `nobody_came`,
 *   `names_someone` at the part that names somebody on the roster, R-GRP-06).
 */
export function closeSession(context: WriteContext, input: Input): MethodOutput<'session.close'> {
  const { writer, change } = context;
  const format = offeredFormat(writer, input.formatCode);
  if (format === undefined) throw ruleBroken('formatCode', 'format_unknown');
  const { formatCode: _code, commonSections, responses, ...rollCall } = input;
  const problems = sectionProblems({ sections: commonSections }, format).map((problem) => ({
    ...problem,
    path: problem.path.replace('sections.', 'commonSections.'),
  }));
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems });
  const present = input.marks.filter((line) => wasThere(line.mark));
  if (present.length === 0) throw ruleBroken('marks', 'nobody_came');
  const { session } = saveAttendance(context, { ...rollCall, correctionReason: null });
  assertNamesNobody(context, session.id, input);

  const own = new Map(responses.map(({ clientId, text }) => [clientId, text.trim()]));
  let madeCount = 0;
  for (const { clientId } of present) {
    const encounterId = attendanceEncounterIdentifier(attendanceIdentifier(session.id, clientId));
    const encounter = getRecord(writer, Encounter, encounterId);
    if (encounter === undefined) throw new ClinicFailure('NOT_FOUND');
    if (writeDraft(context, encounter, format, sectionsFor(format, commonSections, own.get(clientId)))) {
      madeCount += 1;
    }
  }
  const closed = updateRecord(
    writer,
    change,
    GroupSession,
    session.id,
    { closedAt: change.now },
    { expectedRevision: 'newest' },
  );
  return {
    session: sessionView(writer, context, closed),
    madeCount,
    keptCount: present.length - madeCount,
  };
}

/** Where a common text names somebody on the session's roster, for the page to show the words. */
export function findNamesInSession(
  { reader }: ReadContext,
  { sessionId, sections }: ParsedInput<'session.findNames'>,
): MethodOutput<'session.findNames'> {
  const names = rosterNames(reader, sessionId).map((person) => person.names);
  const found = Object.entries(sections).flatMap(([section, text]) =>
    findNames(text, names).map((stretch) => ({ section, ...stretch })),
  );
  return { found: found.slice(0, 200) };
}

function sectionsFor(
  format: NoteFormat,
  common: Readonly<Record<string, string>>,
  own: string | undefined,
): Record<string, string> {
  const sections: Record<string, string> = {};
  for (const { code } of format.sections) {
    const shared = common[code]?.trim() ?? '';
    const text =
      code === format.individualSection ? [shared, own ?? ''].filter(Boolean).join('\n\n') : shared;
    if (text !== '') sections[code] = text;
  }
  return sections;
}

/** Answers whether the text went into a note: a new one, or one nobody had written in yet. */
function writeDraft(
  { writer, change, user, audit }: WriteContext,
  encounter: Row<typeof Encounter>,
  format: NoteFormat,
  sections: Record<string, string>,
): boolean {
  const standingId = standingNote(writer, encounter.id);
  if (standingId === undefined) {
    const note = insertRecord(writer, change, Note, { ...emptyNote(encounter, user.id, format), sections });
    audit({ clientId: encounter.clientId, recordId: note.id });
    return true;
  }
  const standing = getRecord(writer, Note, standingId);
  if (standing?.status !== 'draft' || standing.authorId !== user.id) return false;
  if (Object.keys(standing.sections).length > 0) return false;
  updateRecord(
    writer,
    change,
    Note,
    standing.id,
    { formatCode: format.code, formatVersion: format.version, sections },
    { expectedRevision: 'newest' },
  );
  return true;
}

/** R-GRP-06: common text names nobody on the roster, and nobody's own part names another. */
function assertNamesNobody({ writer }: WriteContext, sessionId: string, input: Input): void {
  const roster = rosterNames(writer, sessionId);
  const everybody = roster.map(({ names }) => names);
  const common = Object.entries(input.commonSections)
    .filter(([, text]) => findNames(text, everybody).length > 0)
    .map(([code]): RuleProblem => ({ path: `commonSections.${code}`, code: 'names_someone' }));
  const own = input.responses.flatMap(({ clientId, text }, index): RuleProblem[] => {
    const self = roster.find(({ id }) => id === clientId)?.names;
    const others = roster.filter(({ id }) => id !== clientId).map(({ names }) => names);
    return findNames(text, others, self).length === 0
      ? []
      : [{ path: `responses[${index}].text`, code: 'names_someone' }];
  });
  const problems = [...common, ...own];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
}
