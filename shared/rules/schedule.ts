import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

import { isLocalDate } from '../time';
import type { LocalDate } from '../time';

/** The days of the week as RFC 5545 writes them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A group's days: an RFC 5545 rule and the first day it counts from, which every second week is counted by. */
export interface Schedule {
  readonly rule: string;
  readonly startsOn: LocalDate;
}

/** Weekly rules are what the screen makes; the store keeps the text as the standard has it. */
export const SCHEDULE_RULE =
  /^FREQ=WEEKLY(;INTERVAL=[1-4])?;BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU)){0,6}$/;

/** The day of the week a date is. */
export function weekdayOf(day: LocalDate): Weekday {
  const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1];
  if (weekday === undefined) throw new RangeError('A week has seven days');
  return weekday;
}

/** The rule of some days of the week, every so many weeks. */
export function weeklyRule(days: readonly Weekday[], everyWeeks: number): string {
  const ordered = WEEKDAYS.filter((day) => days.includes(day));
  return `FREQ=WEEKLY;INTERVAL=${String(everyWeeks)};BYDAY=${ordered.join(',')}`;
}

/** The days and weeks of a weekly rule. */
export function readWeeklyRule(rule: string): {
  readonly days: readonly Weekday[];
  readonly everyWeeks: number;
} {
  const days = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',') ?? [];
  const everyWeeks = Number(/INTERVAL=(\d)/.exec(rule)?.[1] ?? '1');
  return { days: WEEKDAYS.filter((day) => days.includes(day)), everyWeeks };
}

/** The days a group meets from one day to another, both included, in order. */
export function scheduledDays(schedule: Schedule, from: LocalDate, to: LocalDate): readonly LocalDate[] {
  if (!SCHEDULE_RULE.test(schedule.rule) || to < from || to < schedule.startsOn) return [];
  // Dates are dates: midnight in UTC has no clock change, so no day is left out or comes twice.
  const at = (day: LocalDate) => Temporal.PlainDate.from(day).toZonedDateTime('UTC');
  const rule = new RRuleTemporal({
    rruleString: `DTSTART:${schedule.startsOn.replaceAll('-', '')}T000000Z\nRRULE:${schedule.rule}`,
    temporal: Temporal,
  });
  const first = from < schedule.startsOn ? schedule.startsOn : from;
  return rule
    .between(at(first), at(to), true)
    .map((moment) => moment.toPlainDate().toString())
    .filter(isLocalDate);
}
