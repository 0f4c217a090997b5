import { z } from 'zod';

import type { EndOfDayReview } from '../../../shared/contract/exchange';
import { addDays, startOfDay } from '../../../shared/time';
import type { LocalDate, TimeZoneName } from '../../../shared/time';
import type { Reader } from '../store/connection';
import { sql, sqlFragment } from '../store/sql';

/** Whose day is counted. */
export interface DayOfSite {
  readonly today: LocalDate;
  readonly timeZone: TimeZoneName;
  /** The person who asks: only their own drafts are told. */
  readonly userId: string;
}

const CountsSchema = z.object({
  newClients: z.int(),
  encounters: z.int(),
  groupSessions: z.int(),
  attendance: z.int(),
  signedNotes: z.int(),
  unsignedNotes: z.int(),
  encountersWithoutNote: z.int(),
  openSessions: z.int(),
  drafts: z.int(),
});

/**
 * What was recorded today and what is still open: the numbers of the review screen and, by the same query, of the
 * manifest (R-EXP-04).
 */
export function dayCounts(reader: Reader, { today, timeZone, userId }: DayOfSite): EndOfDayReview['counts'] {
  // Not 24 hours on the days the clock changes.
  const dayStart = startOfDay(today, timeZone);
  const dayEnd = startOfDay(addDays(today, 1), timeZone);
  const counts = reader.first(
    sql`SELECT
      (SELECT count(*) FROM client WHERE created_at >= ${dayStart} AND created_at < ${dayEnd}) AS "newClients",
      (SELECT count(*) FROM encounter WHERE service_date = ${today} AND status = 'done') AS encounters,
      (SELECT count(*) FROM group_session WHERE held_on = ${today} AND status = 'held') AS "groupSessions",
      (SELECT count(*) FROM group_session JOIN attendance ON attendance.session_id = group_session.id
        WHERE held_on = ${today} AND status = 'held') AS attendance,
      (SELECT count(*) FROM note WHERE signed_at >= ${dayStart} AND signed_at < ${dayEnd} AND status = 'signed')
        AS "signedNotes",
      (SELECT count(note_id) FROM note_due) AS "unsignedNotes",
      (SELECT count(*) FROM note_due WHERE note_id IS NULL) AS "encountersWithoutNote",
      (SELECT count(*) FROM group_session WHERE held_on <= ${today} AND status = 'planned') AS "openSessions",
      (SELECT count(*) FROM draft WHERE owner_id = ${userId}) AS drafts`,
    CountsSchema,
  );
  return CountsSchema.parse(counts);
}

/** Unsigned notes and contacts without a note, by worker, those with most first. */
export function pendingByWorker(reader: Reader): EndOfDayReview['pendingByWorker'] {
  return reader.all(
    sqlFragment`SELECT note_due.worker_id AS "workerId", coalesce("user".display_name, '') AS "workerName",
        count(note_id) AS "unsignedNotes", count(*) - count(note_id) AS "encountersWithoutNote"
      FROM note_due LEFT JOIN "user" ON "user".id = note_due.worker_id
      GROUP BY note_due.worker_id ORDER BY count(*) DESC, "workerName", "workerId"`,
    z.object({
      workerId: z.string(),
      workerName: z.string(),
      unsignedNotes: z.int(),
      encountersWithoutNote: z.int(),
    }),
  );
}
