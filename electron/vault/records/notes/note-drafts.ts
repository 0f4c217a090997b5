import { z } from 'zod';

import type { MethodOutput } from '../../../../shared/contract';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema, LocalDateSchema } from '../../../../shared/time';
import { sql } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { knownFormat } from './formats';

/** What the caller typed into notes and neither saved nor signed, newest first, by person, format and time. */
export function noteDrafts({ reader, user }: ReadContext): MethodOutput<'note.drafts'> {
  const rows = reader.all(
    sql`SELECT note.id, note.service_date, note.format_code, note.format_version, note.signed_at,
        client.legal_first_name, client.legal_last_name, client.preferred_name, draft.saved_at
      FROM draft
        JOIN note ON note.id = draft.subject
        JOIN client ON client.id = note.client_id
      WHERE draft.owner_id = ${user.id} AND draft.kind = 'note' AND ${isClientVisible(user)}
      ORDER BY draft.saved_at DESC, draft.id LIMIT 200`,
    RowSchema,
  );
  return {
    drafts: rows.map((row) => ({
      noteId: row.id,
      clientDisplayName: displayName({
        legalFirstName: row.legal_first_name,
        legalLastName: row.legal_last_name,
        preferredName: row.preferred_name,
      }),
      formatLabel:
        knownFormat(reader, { formatCode: row.format_code, formatVersion: row.format_version })?.label ??
        null,
      serviceDate: row.service_date,
      savedAt: row.saved_at,
      isAddendum: row.signed_at !== null,
    })),
  };
}

const RowSchema = z.object({
  id: z.string(),
  service_date: LocalDateSchema,
  format_code: z.string(),
  format_version: z.int(),
  signed_at: InstantSchema.nullable(),
  legal_first_name: z.string().nullable(),
  legal_last_name: z.string().nullable(),
  preferred_name: z.string().nullable(),
  saved_at: InstantSchema,
});
