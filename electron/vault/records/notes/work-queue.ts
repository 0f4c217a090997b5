import { z } from 'zod';

import { ENCOUNTER_KIND } from '../../../../shared/codes';
import type { MethodOutput } from '../../../../shared/contract';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema, LocalDateSchema } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import type { Viewer } from '../clients/visibility';
import type { ReadContext } from '../context';
import { followUps, sessionsToClose } from './follow-ups';

/** More than anybody can write; the counts are of all. */
const SHOWN_ITEMS = 500;

type WorkItem = MethodOutput<'note.workQueue'>['items'][number];

/** Contacts of the caller whose note isn't written or isn't signed, oldest first: those are due first (R-NOTE-06). */
export function workQueue(context: ReadContext): MethodOutput<'note.workQueue'> {
  const { reader, user } = context;
  const items = reader.json(
    sql`SELECT json_group_array(json_array(note_id, client_id, encounter_id, legal_first_name, legal_last_name,
        preferred_name, kind, group_name, service_date, start_at, minutes, is_returned) ORDER BY start_at, encounter_id)
      FROM (
        SELECT note_due.note_id, note_due.encounter_id, encounter.client_id, client.legal_first_name,
          client.legal_last_name, client.preferred_name, encounter.kind, group_series.name AS group_name,
          encounter.service_date, encounter.start_at, encounter.minutes,
          note.replaces_note_id IS NOT NULL AS is_returned
        FROM note_due
          JOIN encounter ON encounter.id = note_due.encounter_id
          JOIN client ON client.id = encounter.client_id
          LEFT JOIN note ON note.id = note_due.note_id
          LEFT JOIN group_session ON group_session.id = encounter.group_session_id
          LEFT JOIN group_series ON group_series.id = group_session.series_id
        WHERE note_due.worker_id = ${user.id} AND ${isClientVisible(user)}
        ORDER BY note_due.service_date LIMIT ${SHOWN_ITEMS})`,
    z.array(WorkItemSchema),
  );
  return {
    items,
    counts: countNotesDue(reader, user),
    sessionsToClose: sessionsToClose(context),
    followUps: followUps(context),
  };
}

/** How many notes the person has still to write, to sign, and to mend after they came back. */
export function countNotesDue(reader: Reader, user: Viewer): MethodOutput<'note.workQueue'>['counts'] {
  return (
    reader.first(
      sql`SELECT count(*) - count(note_due.note_id) AS "toWrite",
          count(note_due.note_id) - count(note.replaces_note_id) AS "toSign",
          count(note.replaces_note_id) AS "returned"
        FROM note_due LEFT JOIN note ON note.id = note_due.note_id
        WHERE note_due.worker_id = ${user.id} AND EXISTS (SELECT 1
          FROM encounter JOIN client ON client.id = encounter.client_id
          WHERE encounter.id = note_due.encounter_id AND ${isClientVisible(user)})`,
      z.object({ toWrite: z.int(), toSign: z.int(), returned: z.int() }),
    ) ?? { toWrite: 0, toSign: 0, returned: 0 }
  );
}

const WorkItemSchema = z
  .tuple([
    z.string().nullable(),
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    ENCOUNTER_KIND.schema,
    z.string().nullable(),
    LocalDateSchema,
    InstantSchema,
    z.int(),
    z.int(),
  ])
  .transform(
    ([
      noteId,
      clientId,
      encounterId,
      legalFirstName,
      legalLastName,
      preferredName,
      encounterKind,
      groupName,
      serviceDate,
      startAt,
      minutes,
      isReturned,
    ]): WorkItem => ({
      kind: noteId === null ? 'note_to_write' : isReturned === 1 ? 'note_returned' : 'note_to_sign',
      clientId,
      clientDisplayName: displayName({ legalFirstName, legalLastName, preferredName }),
      encounterId,
      noteId,
      encounterKind,
      groupName,
      serviceDate,
      startAt,
      minutes,
    }),
  );
