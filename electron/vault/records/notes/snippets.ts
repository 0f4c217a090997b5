import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import { NoteSnippet } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { getRecord, insertRecord, removeLocalRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

/** The caller's own snippets by title. */
export function listSnippets({ reader, user }: ReadContext): MethodOutput<'snippet.list'> {
  const snippets = reader.all(
    sql`SELECT id, title, text FROM note_snippet WHERE owner_id = ${user.id} ORDER BY title, id LIMIT 500`,
    z.strictObject({ id: z.string(), title: z.string(), text: z.string() }),
  );
  return { snippets };
}

/**
 * Keeps a snippet, a new one or one of the caller's.
 * @throws ClinicFailure `NOT_FOUND`.
 */
export function saveSnippet(
  context: WriteContext,
  { id, title, text }: ParsedInput<'snippet.save'>,
): MethodOutput<'snippet.save'> {
  const { writer, change, user } = context;
  if (id === null) {
    const made = newIdentifier();
    insertRecord(writer, change, NoteSnippet, { ownerId: user.id, title, text }, { id: made });
    return { id: made };
  }
  ownSnippet(context, id);
  updateRecord(writer, change, NoteSnippet, id, { title, text }, { expectedRevision: 'newest' });
  return { id };
}

/**
 * Throws one of the caller's snippets away. Notes it was put into keep its words.
 * @throws ClinicFailure `NOT_FOUND`.
 */
export function removeSnippet(
  context: WriteContext,
  { id }: ParsedInput<'snippet.remove'>,
): MethodOutput<'snippet.remove'> {
  ownSnippet(context, id);
  removeLocalRecord(context.writer, NoteSnippet, id);
  return {};
}

function ownSnippet({ writer, user }: WriteContext, id: string): Row<typeof NoteSnippet> {
  const snippet = getRecord(writer, NoteSnippet, id);
  if (snippet?.ownerId !== user.id) throw new ClinicFailure('NOT_FOUND');
  return snippet;
}
