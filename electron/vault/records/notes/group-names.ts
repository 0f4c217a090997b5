import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { COPIED_GOALS, Client, Encounter, Note } from '../../../../shared/model';
import { findNames } from '../../../../shared/rules/note-names';
import type { NamesOfPerson } from '../../../../shared/rules/note-names';
import type { RuleProblem } from '../../../../shared/rules/problem';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext } from '../context';

const NamesSchema = z
  .tuple([
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.array(z.string()),
  ])
  .transform(([id, legalFirstName, legalLastName, preferredName, aliases]) => ({
    id,
    names: { legalFirstName, legalLastName, preferredName, aliases } satisfies NamesOfPerson,
  }));

/** The names of everybody on a session's roster: on the list that day, or marked. */
export function rosterNames(
  reader: Reader,
  sessionId: string,
): readonly { readonly id: string; readonly names: NamesOfPerson }[] {
  return reader.json(
    sql`SELECT json_group_array(json_array(id, legal_first_name, legal_last_name, preferred_name, json(aliases))
        ORDER BY id)
      FROM client WHERE id IN (
        SELECT client_id FROM attendance WHERE session_id = ${sessionId}
        UNION SELECT group_member.client_id FROM group_session
          JOIN group_member ON group_member.series_id = group_session.series_id
        WHERE group_session.id = ${sessionId} AND group_member.joined_on <= group_session.held_on
          AND (group_member.left_on IS NULL OR group_member.left_on > group_session.held_on))`,
    z.array(NamesSchema),
  );
}

type Found = MethodOutput<'note.findNames'>['found'];

/**
 * Where the parts of a person's note name somebody else from the same group session (R-GRP-06). Without a session
 * there is nobody else.
 */
export function namesInNote(
  reader: Reader,
  note: { readonly clientId: string; readonly sessionId: string | null },
  sections: Readonly<Record<string, string>>,
): Found {
  if (note.sessionId === null) return [];
  const people = rosterNames(reader, note.sessionId);
  const self = getRecord(reader, Client, note.clientId);
  const others = people.filter(({ id }) => id !== note.clientId).map(({ names }) => names);
  return Object.entries(sections).flatMap(([section, text]) =>
    findNames(text, others, self).map((found) => ({ section, ...found })),
  );
}

/** Parts of a note that aren't sections. */
const FIELD_OF_PART: ReadonlyMap<string, string> = new Map([
  ['safety_step', 'safetyStep'],
  [COPIED_GOALS, 'goalIds'],
]);

/** The same as problems of the parts, each part once. */
export function namesProblems(found: Found): readonly RuleProblem[] {
  const parts = [...new Set(found.map(({ section }) => section))];
  return parts.map((part) => ({
    path: FIELD_OF_PART.get(part) ?? `sections.${part}`,
    code: 'names_someone',
  }));
}

/** Where what is being typed names somebody else, for the page to show the words. */
export function findNamesInNote(
  { reader }: ReadContext,
  { noteId, sections }: ParsedInput<'note.findNames'>,
): MethodOutput<'note.findNames'> {
  const note = getRecord(reader, Note, noteId);
  const encounter = note && getRecord(reader, Encounter, note.encounterId);
  if (note === undefined || encounter === undefined) throw new ClinicFailure('NOT_FOUND');
  return {
    found: namesInNote(
      reader,
      { clientId: note.clientId, sessionId: encounter.groupSessionId },
      sections,
    ).slice(0, 200),
  };
}
