import { z } from 'zod';

import { scheduledDays } from '../../../../shared/rules/schedule';
import { LocalDateSchema } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { sqlFragment } from '../../store/sql';
import { holidaysBetween } from '../groups/holidays';

/** A group that is due to meet on a day. */
export interface DueGroup {
  readonly id: string;
  readonly name: string;
  readonly facilitatorIds: readonly string[];
  /** Wall-clock start at the site, `HH:MM`. */
  readonly usualStartTime: string;
  readonly usualMinutes: number;
}

/** The running groups whose days say they meet then; none on a holiday. */
export function groupsDueOn(reader: Reader, day: LocalDate): DueGroup[] {
  if (holidaysBetween(reader, day, day).size > 0) return [];
  const rows = reader.all(
    sqlFragment`SELECT id, name, facilitator_id, co_facilitator_id, usual_start_time, usual_minutes,
        schedule_rule, schedule_starts_on
      FROM group_series WHERE is_active = 1 AND schedule_rule IS NOT NULL AND schedule_starts_on IS NOT NULL`,
    z.object({
      id: z.string(),
      name: z.string(),
      facilitator_id: z.string(),
      co_facilitator_id: z.string().nullable(),
      usual_start_time: z.string(),
      usual_minutes: z.int(),
      schedule_rule: z.string(),
      schedule_starts_on: LocalDateSchema,
    }),
  );
  return rows
    .filter(
      (row) =>
        scheduledDays({ rule: row.schedule_rule, startsOn: row.schedule_starts_on }, day, day).length > 0,
    )
    .map((row) => ({
      id: row.id,
      name: row.name,
      facilitatorIds: [row.facilitator_id, row.co_facilitator_id].filter((id) => id !== null),
      usualStartTime: row.usual_start_time,
      usualMinutes: row.usual_minutes,
    }));
}
