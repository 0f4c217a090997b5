import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { addMonths } from '../../../shared/local-date';
import {
  daysInRecovery,
  milestoneOn,
  milestonesReached,
  nextMilestone,
} from '../../../shared/rules/milestones';
import type { MilestoneStep } from '../../../shared/rules/milestones';
import { addDays } from '../../../shared/time';
import type { LocalDate } from '../../../shared/time';

const day = (text: string) => text as LocalDate;
const dates = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays(day('1970-01-01'), days));
const text = ({ unit, count }: MilestoneStep) => `${count} ${unit}`;

describe('steps people celebrate', () => {
  it('are a day, weeks, months and years, in the order they come', () => {
    expect(milestonesReached(day('2023-01-01'), day('2026-03-09')).map(text)).toEqual([
      '1 days',
      '7 days',
      '30 days',
      '60 days',
      '90 days',
      '6 months',
      '9 months',
      '1 years',
      '18 months',
      '2 years',
      '3 years',
    ]);
  });

  it('end on the last day of a month that has no 29th, 30th or 31st', () => {
    const on = (startedOn: string, step: string) =>
      milestonesReached(day(startedOn), day('2030-12-31')).find((milestone) => text(milestone) === step)?.on;
    expect(on('2025-08-31', '6 months')).toBe('2026-02-28');
    expect(on('2023-08-30', '6 months')).toBe('2024-02-29');
    expect(on('2024-02-29', '1 years')).toBe('2025-02-28');
    expect(on('2024-02-29', '4 years')).toBe('2028-02-29');
    expect(on('2025-05-31', '9 months')).toBe('2026-02-28');
  });

  it('are reached on one day each, say themselves on that day, and are next the day before', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 15_000 }), (startedOn, days) => {
        const through = addDays(startedOn, days);
        const reached = milestonesReached(startedOn, through);
        const on = reached.map((milestone) => milestone.on);
        expect(on).toEqual([...new Set(on)].sort());
        const last = reached.at(-1);
        if (last !== undefined) {
          expect(milestoneOn(startedOn, last.on)).toEqual(last);
          expect(nextMilestone(startedOn, addDays(last.on, -1))).toEqual(last);
        }
        const next = nextMilestone(startedOn, through);
        expect(next === null || next.on > through).toBe(true);
        // Between the two nothing is celebrated.
        expect(milestoneOn(startedOn, through)?.on ?? null).toBe(last?.on === through ? through : null);
        expect(daysInRecovery(startedOn, through)).toBe(days);
      }),
    );
  });

  it('count months as the calendar does', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 2_400 }), (date, months) => {
        expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
      }),
    );
  });

  it('are none on the first day, nor where the clock was set back', () => {
    expect(milestonesReached(day('2026-03-09'), day('2026-03-09'))).toEqual([]);
    expect(milestoneOn(day('2026-03-09'), day('2026-03-01'))).toBeNull();
    expect(daysInRecovery(day('2026-03-09'), day('2026-03-01'))).toBe(0);
  });
});
