import { z } from 'zod';

import { ACCESS } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { Overlap } from '../../../../shared/contract/appointments';
import { TAKEN_STATUSES, endOfAppointment } from '../../../../shared/rules/appointments';
import { doOverlap } from '../../../../shared/rules/encounter-time';
import { InstantSchema, addDays, instantOf, localDateAt } from '../../../../shared/time';
import type { InstantMs } from '../../../../shared/time';
import { chartsOf } from '../../store/joined-charts';
import { sql, sqlFragment, sqlList } from '../../store/sql';
import { isPersonVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { isMemberOn } from '../groups/members';
import { groupsDueOn } from './groups-due';

type Input = ParsedInput<'appointment.findOverlaps'>;

/**
 * What the worker or the person has at the time already, earliest first. It names groups but never another person, and
 * leaves out people the caller can't know of (R-ROL-05).
 */
export function findOverlaps(context: ReadContext, input: Input): MethodOutput<'appointment.findOverlaps'> {
  const wanted = { startAt: input.startAt, endAt: endOfAppointment(input) };
  const overlaps = [...appointmentsAt(context, input), ...groupsAt(context, input)].filter((other) =>
    doOverlap(wanted, other),
  );
  return { overlaps: overlaps.sort((first, second) => first.startAt - second.startAt) };
}

function appointmentsAt({ reader, user, site }: ReadContext, input: Input): Overlap[] {
  const day = localDateAt(input.startAt, site.timeZone);
  const rows = reader.all(
    sql`SELECT worker_id, start_at, minutes FROM appointment INDEXED BY appointment_day
      WHERE held_on BETWEEN ${addDays(day, -1)} AND ${addDays(day, 1)} AND id IS NOT ${input.exceptId}
        AND status IN ${sqlList(TAKEN_STATUSES)}
        AND (worker_id = ${input.workerId} OR client_id IN ${chartsOf(sql`${input.clientId}`)})
        AND ${isPersonVisible(user, sqlFragment`appointment.client_id`)}`,
    z.object({ worker_id: z.string(), start_at: InstantSchema, minutes: z.int() }),
  );
  return rows.map((row) => ({
    whose: row.worker_id === input.workerId ? 'worker' : 'person',
    groupName: null,
    startAt: row.start_at,
    endAt: endOfAppointment({ startAt: row.start_at, minutes: row.minutes }),
  }));
}

function groupsAt({ reader, user, site }: ReadContext, input: Input): Overlap[] {
  const day = localDateAt(input.startAt, site.timeZone);
  const sessions = reader.all(
    sql`SELECT group_session.series_id, group_series.name, group_session.facilitator_id,
        group_session.co_facilitator_id, group_session.start_at, group_session.end_at, group_session.status
      FROM group_session JOIN group_series ON group_series.id = group_session.series_id
      WHERE group_session.held_on = ${day}`,
    z.object({
      series_id: z.string(),
      name: z.string(),
      facilitator_id: z.string(),
      co_facilitator_id: z.string().nullable(),
      start_at: InstantSchema,
      end_at: InstantSchema,
      status: z.string(),
    }),
  );
  const meetings = [
    ...sessions
      .filter(({ status }) => status !== 'cancelled')
      .map((row) => ({
        id: row.series_id,
        name: row.name,
        leaders: [row.facilitator_id, row.co_facilitator_id],
        startAt: row.start_at,
        endAt: row.end_at,
      })),
    ...groupsDueOn(reader, day)
      .filter(({ id }) => sessions.every((session) => session.series_id !== id))
      .map((group) => {
        const startAt = instantOf(day, group.usualStartTime, site.timeZone);
        const endAt: InstantMs = endOfAppointment({ startAt, minutes: group.usualMinutes });
        return { id: group.id, name: group.name, leaders: group.facilitatorIds, startAt, endAt };
      }),
  ];
  // Who is on a group's list, the front desk doesn't read.
  const own =
    ACCESS['group.members'][user.role] === 'none'
      ? []
      : reader.values(
          sql`SELECT DISTINCT series_id FROM group_member
            WHERE client_id IN ${chartsOf(sql`${input.clientId}`)} AND ${isMemberOn(day)}`,
          z.string(),
        );
  return meetings.flatMap(({ id, name, leaders, startAt, endAt }): Overlap[] => {
    const whose = leaders.includes(input.workerId) ? 'worker' : own.includes(id) ? 'person' : null;
    return whose === null ? [] : [{ whose, groupName: name, startAt, endAt }];
  });
}
