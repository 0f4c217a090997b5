import { z } from 'zod';

import { BACKUP_PROBLEMS } from '../../../shared/contract/backup';
import type { BackupProblem } from '../../../shared/contract/backup';
import { ClinicFailure } from '../../../shared/errors';
import { InstantSchema } from '../../../shared/time';
import type { InstantMs } from '../../../shared/time';
import type { Reader, Writer } from '../store/connection';
import { sql } from '../store/sql';

/** The folder beside the database, and the one somebody chose. */
export type PlaceName = 'computer' | 'second';

/** What is noted of a place. */
export interface BackupPlace {
  /** `null` for the folder beside the database. */
  readonly folder: string | null;
  readonly displayName: string | null;
  readonly verifiedAt: InstantMs | null;
  readonly problem: BackupProblem | null;
}

const PlaceRowSchema = z
  .object({
    folder: z.string().nullable(),
    display_name: z.string().nullable(),
    verified_at: InstantSchema.nullable(),
    problem: z.enum(BACKUP_PROBLEMS).nullable(),
  })
  .transform((row): BackupPlace => ({
    folder: row.folder,
    displayName: row.display_name,
    verifiedAt: row.verified_at,
    problem: row.problem,
  }));

/** What is noted of a place; `undefined` when nothing ever was. */
export function readPlace(reader: Reader, place: PlaceName): BackupPlace | undefined {
  return reader.first(
    sql`SELECT folder, display_name, verified_at, problem FROM backup_place WHERE place = ${place}`,
    PlaceRowSchema,
  );
}

/** Notes how the last try went. */
export function notePlace(
  writer: Writer,
  place: PlaceName,
  now: InstantMs,
  outcome: { readonly verifiedAt: InstantMs } | { readonly problem: BackupProblem },
): void {
  if ('verifiedAt' in outcome) {
    writer.run(sql`
      INSERT INTO backup_place (place, verified_at) VALUES (${place}, ${outcome.verifiedAt})
      ON CONFLICT (place) DO UPDATE SET verified_at = excluded.verified_at, problem = NULL, problem_at = NULL`);
    return;
  }
  writer.run(sql`
    INSERT INTO backup_place (place, problem, problem_at) VALUES (${place}, ${outcome.problem}, ${now})
    ON CONFLICT (place) DO UPDATE SET problem = excluded.problem, problem_at = excluded.problem_at`);
}

/** Sets the second folder; what was noted of another one is forgotten. */
export function setSecondPlace(writer: Writer, folder: string, displayName: string): void {
  writer.run(sql`
    INSERT INTO backup_place (place, folder, display_name) VALUES ('second', ${folder}, ${displayName})
    ON CONFLICT (place) DO UPDATE SET folder = excluded.folder, display_name = excluded.display_name,
      verified_at = NULL, problem = NULL, problem_at = NULL`);
}

/** There is no second folder any more. */
export function clearSecondPlace(writer: Writer): void {
  writer.run(sql`DELETE FROM backup_place WHERE place = 'second'`);
}

/** What a failed try is called; the error itself may hold a path. */
export function problemOf(error: unknown): BackupProblem {
  if (!(error instanceof ClinicFailure)) return 'other';
  switch (error.code) {
    case 'DISK_FULL':
      return 'disk_full';
    case 'DISK_READ_ONLY':
      return 'unwritable';
    case 'DATABASE_DAMAGED':
      return 'copy_damaged';
    default:
      return 'other';
  }
}
