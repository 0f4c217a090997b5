import { z } from 'zod';

import { UuidSchema } from '../../shared/identifiers';
import type { SubjectEntity } from '../../shared/contract/define-method';
import type { SignedInUser } from '../../shared/contract/site';
import type { LocalDate } from '../../shared/time';
import { isClientVisible } from './records/clients/visibility';
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
    case 'note':
      return sql`SELECT client_id, author_id FROM note WHERE id = ${recordId}`;
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

/** Who asks, and on which day. */
interface Asking {
  readonly userId: string;
  readonly today: LocalDate;
}

/**
 * Whether the person is the caller's to open (R-ROL-02): on their caseload, or served by them today. "Served
 * today" is a contact today, an attendance at a session the caller runs today, or a place on that group's list.
 */
export function isOwnOrServedToday(reader: Reader, asking: Asking, clientId: string): boolean {
  const answer = reader.value(
    sql`SELECT EXISTS (SELECT 1 FROM client WHERE id = ${clientId} AND assigned_worker_id = ${asking.userId})
      OR EXISTS (
        SELECT 1 FROM encounter
        WHERE client_id = ${clientId} AND worker_id = ${asking.userId} AND service_date = ${asking.today}
          AND status <> 'entered_in_error'
      )
      OR EXISTS (
        SELECT 1 FROM group_session
        WHERE held_on = ${asking.today} AND ${asking.userId} IN (facilitator_id, co_facilitator_id)
          AND status <> 'cancelled'
          AND (
            EXISTS (
              SELECT 1 FROM attendance
              WHERE attendance.session_id = group_session.id AND attendance.client_id = ${clientId}
            )
            OR EXISTS (
              SELECT 1 FROM group_member
              WHERE group_member.series_id = group_session.series_id AND group_member.client_id = ${clientId}
                AND joined_on <= ${asking.today} AND (left_on IS NULL OR left_on > ${asking.today})
            )
          )
      )`,
    z.int(),
  );
  return answer === 1;
}

/** Whether the chart is one the caller must not know of (R-ROL-05). */
export function isHiddenFrom(
  reader: Reader,
  viewer: Pick<SignedInUser, 'id' | 'role'>,
  clientId: string,
): boolean {
  const isVisible = reader.value(
    sql`SELECT EXISTS (SELECT 1 FROM client WHERE id = ${clientId} AND ${isClientVisible(viewer)})`,
    z.int(),
  );
  return isVisible !== 1;
}
