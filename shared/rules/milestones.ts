import { addMonths, daysBetween } from '../local-date';
import type { LocalDate } from '../time';

/** What the steps people celebrate are counted in. */
export const MILESTONE_UNITS = ['days', 'months', 'years'] as const;

/** A step people celebrate; one day is the first 24 hours. */
export interface MilestoneStep {
  readonly unit: (typeof MILESTONE_UNITS)[number];
  readonly count: number;
}

/** A step and the day it is reached. */
export interface DatedMilestone extends MilestoneStep {
  readonly on: LocalDate;
}

/** The steps before they come yearly (domain §5), in order. */
const FIRST_STEPS: readonly MilestoneStep[] = [
  { unit: 'days', count: 1 },
  { unit: 'days', count: 7 },
  { unit: 'days', count: 30 },
  { unit: 'days', count: 60 },
  { unit: 'days', count: 90 },
  { unit: 'months', count: 6 },
  { unit: 'months', count: 9 },
  { unit: 'years', count: 1 },
  { unit: 'months', count: 18 },
];

/** Longer than anybody's recovery. */
const YEARS_MAX = 130;
const DAY_MILLISECONDS = 86_400_000;

/** Every step since a day in the order it is reached, up to and with the last day. */
export function milestonesReached(startedOn: LocalDate, through: LocalDate): readonly DatedMilestone[] {
  const reached: DatedMilestone[] = [];
  for (const milestone of stepsSince(startedOn)) {
    if (milestone.on > through) break;
    reached.push(milestone);
  }
  return reached;
}

/** The next step that comes after a day; `null` once nobody counts any more. */
export function nextMilestone(startedOn: LocalDate, after: LocalDate): DatedMilestone | null {
  for (const milestone of stepsSince(startedOn)) if (milestone.on > after) return milestone;
  return null;
}

/** The step that is reached on that very day. No two fall on one day. */
export function milestoneOn(startedOn: LocalDate, day: LocalDate): DatedMilestone | null {
  for (const milestone of stepsSince(startedOn)) {
    if (milestone.on === day) return milestone;
    if (milestone.on > day) return null;
  }
  return null;
}

/** Months and years by the calendar: from the 31st to the last day of a shorter month, from 29 to 28 February. */
function* stepsSince(startedOn: LocalDate): Generator<DatedMilestone, undefined> {
  for (const step of FIRST_STEPS) yield { ...step, on: dayOfStep(startedOn, step) };
  for (let count = 2; count <= YEARS_MAX; count += 1) {
    const step = { unit: 'years', count } as const;
    yield { ...step, on: dayOfStep(startedOn, step) };
  }
}

function dayOfStep(startedOn: LocalDate, { unit, count }: MilestoneStep): LocalDate {
  if (unit === 'days') return daysLater(startedOn, count);
  return addMonths(startedOn, unit === 'months' ? count : count * 12);
}

/** Whole days of recovery on a day, the first one being none. */
export function daysInRecovery(startedOn: LocalDate, on: LocalDate): number {
  return Math.max(0, daysBetween(startedOn, on));
}

/** By arithmetic: everybody of a caseload passes here, and Temporal takes 15 times as long. */
function daysLater(date: LocalDate, days: number): LocalDate {
  const instant = Date.parse(`${date}T00:00:00Z`) + days * DAY_MILLISECONDS;
  return new Date(instant).toISOString().slice(0, 10) as LocalDate;
}
