import { searchWords } from '../../../shared/rules/note-search';
import type { Writer } from './handles';
import { IntegerSchema, TextSchema } from './row-schemas';
import { sql } from './sql';

/** What a note is found by: its parts, its safety step, and what was added later. The same text as in migration 50. */
const noteWords = (noteId: string) => sql`(SELECT
    coalesce((SELECT group_concat(value, char(10)) FROM json_each(note.sections)), '')
      || char(10) || coalesce(note.safety_step, '') || char(10)
      || coalesce((SELECT group_concat(text, char(10)) FROM note_addendum WHERE note_id = note.id), '')
  FROM note WHERE id = ${noteId})`;

/** Brings the index of notes up to date after the note was written. */
export function indexNoteWords(writer: Writer, noteId: string): void {
  const rowNumber = writer.value(
    sql`INSERT INTO note_search (note_id, client_id, author_id)
      SELECT id, client_id, author_id FROM note WHERE id = ${noteId}
      ON CONFLICT (note_id) DO UPDATE SET client_id = excluded.client_id, author_id = excluded.author_id
      RETURNING row_number`,
    IntegerSchema,
  );
  if (rowNumber === undefined) return;
  writer.run(sql`DELETE FROM note_search_words WHERE rowid = ${rowNumber}`);
  writer.run(sql`INSERT INTO note_search_words (rowid, text) VALUES (${rowNumber}, ${noteWords(noteId)})`);
}

/** The same after something was added to the note. */
export function indexNoteWordsOfAddendum(writer: Writer, addendumId: string): void {
  const noteId = writer.value(sql`SELECT note_id FROM note_addendum WHERE id = ${addendumId}`, TextSchema);
  if (noteId !== undefined) indexNoteWords(writer, noteId);
}

/**
 * The full-text query for what somebody typed: every word must be the beginning of a word of the note. `undefined` when
 * there is nothing to look for. Goes into `note_search_words MATCH …` as a bound value.
 */
export function noteSearchQuery(typed: string): string | undefined {
  const words = searchWords(typed);
  // In quotes a word is only ever a word, never an operator of the query language.
  return words.length === 0 ? undefined : words.map((word) => `"${word}"*`).join(' AND ');
}
