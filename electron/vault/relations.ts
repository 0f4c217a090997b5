import { z } from 'zod';

import type { Relation } from '../../shared/access';
import type { SubjectEntity } from '../../shared/contract/define-method';
import { UuidSchema } from '../../shared/identifiers';
import { relationToPerson } from './records/clients/relation';
import type { Asking } from './records/clients/relation';
import type { Reader } from './store/connection';
import { sql } from './store/sql';
import type { Statement } from './store/sql';

/** What a call is about, found from the field of its input that the contract names. */
export interface CallSubject {
  readonly entity: SubjectEntity;
  readonly recordId: string;
  /** The person behind the record; `null` for a group and its sessions. */
  readonly clientId: string | null;
  /** Whose record it is, when that gives them a right to it: a note's author, a contact's worker. */
  readonly authorId: string | null;
}

const SubjectRowSchema = z.object({ client_id: UuidSchema.nullable(), author_id: UuidSchema.nullable() });

function subjectStatement(entity: SubjectEntity, recordId: string): Statement {
  switch (entity) {
    case 'client':
      return sql`SELECT id AS client_id, NULL AS author_id FROM client WHERE id = ${recordId}`;
    case 'encounter':
      // Whoever was with the person writes the note, tomorrow as well.
      return sql`SELECT client_id, worker_id AS author_id FROM encounter WHERE id = ${recordId}`;
    case 'appointment':
      return sql`SELECT client_id, worker_id AS author_id FROM appointment WHERE id = ${recordId}`;
    case 'note':
      return sql`SELECT client_id, author_id FROM note WHERE id = ${recordId}`;
    case 'waitingListEntry':
      // Whoever took the call goes on with it; nobody who waits is on a caseload yet.
      return sql`SELECT client_id, created_by AS author_id FROM waiting_list_entry WHERE id = ${recordId}`;
    case 'groupSession':
      return sql`SELECT NULL AS client_id, NULL AS author_id FROM group_session WHERE id = ${recordId}`;
    case 'groupSeries':
      return sql`SELECT NULL AS client_id, NULL AS author_id FROM group_series WHERE id = ${recordId}`;
  }
}

/** The record a call is about and the person behind it; `undefined` when there is no such record. */
export function findSubject(
  reader: Reader,
  entity: SubjectEntity,
  recordId: string,
): CallSubject | undefined {
  const row = reader.first(subjectStatement(entity, recordId), SubjectRowSchema);
  return row && { entity, recordId, clientId: row.client_id, authorId: row.author_id };
}

/** How the caller stands to the person behind the subject; `null` when it is about nobody in particular. */
export function relationTo(
  reader: Reader,
  asking: Asking,
  subject: CallSubject | undefined,
): Relation | null {
  if (subject === undefined || subject.clientId === null) return null;
  return relationToPerson(reader, asking, subject.clientId, {
    isAuthor: subject.authorId === asking.user.id,
  });
}
