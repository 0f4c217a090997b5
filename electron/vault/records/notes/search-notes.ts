import { z } from 'zod';

import { NOTE_STATUS } from '../../../../shared/codes';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { FoundNote } from '../../../../shared/contract/notes';
import { NoteSectionsSchema } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { findFragment, searchWords } from '../../../../shared/rules/note-search';
import { LocalDateSchema } from '../../../../shared/time';
import { noteSearchQuery } from '../../store/note-search';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { knownFormat } from './formats';

const SHOWN_FRAGMENTS = 3;

/**
 * Notes with words that begin with all that was typed, newest first, among those the caller may open: a peer worker's
 * own and those about the people they serve (R-ROL-02), nobody's hidden chart (R-ROL-05).
 */
export function searchNotes(
  context: ReadContext,
  { text, clientId, offset, limit }: ParsedInput<'note.search'>,
): MethodOutput<'note.search'> {
  const query = noteSearchQuery(text);
  if (query === undefined) return { notes: [], hasMore: false };
  const { reader, user } = context;
  const about = clientId === null ? sqlFragment`1` : sql`note_search.client_id = ${clientId}`;
  const rows = reader.json(
    sql`SELECT json_group_array(json_array(id, client_id, legal_first_name, legal_last_name, preferred_name,
        service_date, author_name, status, format_code, format_version, json(sections), safety_step, addenda)
        ORDER BY row_number DESC)
      FROM (
        SELECT note.*, note_search.row_number, client.legal_first_name, client.legal_last_name,
          client.preferred_name, author.display_name AS author_name,
          (SELECT group_concat(text, char(10)) FROM note_addendum WHERE note_id = note.id) AS addenda
        FROM note_search_words
          CROSS JOIN note_search ON note_search.row_number = note_search_words.rowid
          CROSS JOIN client ON client.id = note_search.client_id
          CROSS JOIN note ON note.id = note_search.note_id
          CROSS JOIN "user" AS author ON author.id = note.author_id
        WHERE note_search_words MATCH ${query} AND ${about} AND ${isClientVisible(user)}
          AND ${mayRead(context)}
        ORDER BY note_search_words.rowid DESC LIMIT ${limit + 1} OFFSET ${offset})`,
    z.array(RowSchema),
  );
  const words = searchWords(text);
  const notes = rows.slice(0, limit).map((row): FoundNote => ({
    noteId: row.noteId,
    clientId: row.clientId,
    clientDisplayName: displayName(row.names),
    serviceDate: row.serviceDate,
    authorName: row.authorName,
    status: row.status,
    fragments: fragmentsOf(context, row, words),
  }));
  return { notes, hasMore: rows.length > limit };
}

/** The condition that `note.open` would be answered: the same relations as in `clients/relation.ts`. */
function mayRead({ user, today, clock }: ReadContext): Statement {
  if (user.role === 'supervisor') return sqlFragment`1`;
  // A restricted chart that is visible is the caller's own or they were named for it.
  return sql`(note_search.author_id = ${user.id} OR client.assigned_worker_id = ${user.id}
    OR client.is_restricted = 1 OR note_search.client_id IN (
      SELECT client_id FROM chart_opening
      WHERE user_id = ${user.id} AND opened_at <= ${clock.now()} AND ends_at > ${clock.now()}
      UNION SELECT client_id FROM encounter
      WHERE worker_id = ${user.id} AND service_date = ${today} AND status <> 'entered_in_error'
      UNION SELECT attendance.client_id FROM attendance
        JOIN group_session ON group_session.id = attendance.session_id
        WHERE group_session.held_on = ${today} AND group_session.status <> 'cancelled'
          AND ${user.id} IN (group_session.facilitator_id, group_session.co_facilitator_id)
      UNION SELECT group_member.client_id FROM group_member
        JOIN group_session ON group_session.series_id = group_member.series_id
        WHERE group_session.held_on = ${today} AND group_session.status <> 'cancelled'
          AND ${user.id} IN (group_session.facilitator_id, group_session.co_facilitator_id)
          AND joined_on <= ${today} AND (left_on IS NULL OR left_on > ${today})))`;
}

type FoundRow = z.output<typeof RowSchema>;

function fragmentsOf(
  { reader }: ReadContext,
  row: FoundRow,
  words: readonly string[],
): FoundNote['fragments'] {
  const format = knownFormat(reader, row);
  const labelOf = (code: string) => format?.sections.find((section) => section.code === code)?.label ?? null;
  const parts = [
    ...Object.entries(row.sections).map(([part, text]) => ({ part, partLabel: labelOf(part), text })),
    { part: 'safety_step', partLabel: null, text: row.safetyStep ?? '' },
    { part: 'addendum', partLabel: null, text: row.addenda ?? '' },
  ];
  return parts
    .flatMap(({ part, partLabel, text }) => {
      const fragment = findFragment(text, words);
      return fragment === null ? [] : [{ part, partLabel, ...fragment }];
    })
    .slice(0, SHOWN_FRAGMENTS);
}

const RowSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    LocalDateSchema,
    z.string(),
    NOTE_STATUS.schema,
    z.string(),
    z.int(),
    NoteSectionsSchema,
    z.string().nullable(),
    z.string().nullable(),
  ])
  .transform(
    ([
      noteId,
      clientId,
      legalFirstName,
      legalLastName,
      preferredName,
      serviceDate,
      authorName,
      status,
      formatCode,
      formatVersion,
      sections,
      safetyStep,
      addenda,
    ]) => ({
      noteId,
      clientId,
      names: { legalFirstName, legalLastName, preferredName },
      serviceDate,
      authorName,
      status,
      formatCode,
      formatVersion,
      sections,
      safetyStep,
      addenda,
    }),
  );
