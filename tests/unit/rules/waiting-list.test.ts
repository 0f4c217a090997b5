import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PREGNANCY, YES_NO_ANSWER } from '../../../shared/codes';
import { PRIORITY_CLASSES } from '../../../shared/rules/admission';
import {
  capacityReportDue,
  compareWaiting,
  daysWaited,
  isNearCapacity,
  percentFull,
  waitingClocks,
  waitingPriority,
} from '../../../shared/rules/waiting-list';
import { addDays, instantOf, localDateAt } from '../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../shared/time';

const DENVER = 'America/Denver' as TimeZoneName;
const HOUR = 3_600_000;
const day = (text: string) => text as LocalDate;
const at = (date: string, time: string, zone = DENVER) => instantOf(day(date), time, zone);
const later = (instant: InstantMs, hours: number) => (instant + hours * HOUR) as InstantMs;

const zones = fc.constantFrom(
  'America/Denver',
  'America/Phoenix',
  'Pacific/Apia',
  'Europe/Madrid',
  'Australia/Lord_Howe',
  'UTC',
) as fc.Arbitrary<TimeZoneName>;
const moments = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  .map((value) => value as InstantMs);

describe('the clocks of somebody who waits (45 CFR 96.126, R-INT-09)', () => {
  it('run 48 hours by any clock and 14 days by the calendar, over the night the clocks change', () => {
    // Clocks go forward on 8 March 2026: 48 hours after Saturday 09:00 is Monday 10:00.
    const clocks = waitingClocks(
      { isPriority: true, requestedAt: at('2026-03-07', '09:00'), firstInterimAt: null },
      at('2026-03-07', '09:30'),
      DENVER,
    );
    expect(clocks).toEqual([
      {
        kind: 'interim_48_hours',
        dueOn: '2026-03-09',
        runsOutAt: at('2026-03-09', '10:00') + 1,
        state: 'running',
      },
      {
        kind: 'admission_14_days',
        dueOn: '2026-03-21',
        runsOutAt: at('2026-03-22', '00:00'),
        state: 'running',
      },
    ]);
  });

  it('give 120 days to whoever got interim services in time, and to nobody else', () => {
    const requestedAt = at('2026-10-30', '16:00');
    const kinds = (firstInterimAt: InstantMs | null) =>
      waitingClocks({ isPriority: true, requestedAt, firstInterimAt }, later(requestedAt, 72), DENVER).map(
        ({ kind, state, dueOn }) => `${kind} ${state} ${dueOn}`,
      );
    expect(kinds(later(requestedAt, 48))).toEqual([
      'interim_48_hours met 2026-11-01',
      'admission_120_days running 2027-02-27',
    ]);
    expect(kinds(later(requestedAt, 49))).toEqual([
      'interim_48_hours met_late 2026-11-01',
      'admission_14_days running 2026-11-13',
    ]);
    expect(kinds(null)).toEqual([
      'interim_48_hours overdue 2026-11-01',
      'admission_14_days running 2026-11-13',
    ]);
  });

  it('are nobody’s who is no priority', () => {
    const requestedAt = at('2026-03-07', '09:00');
    expect(
      waitingClocks({ isPriority: false, requestedAt, firstInterimAt: null }, requestedAt, DENVER),
    ).toEqual([]);
  });

  it('never go back, in any zone: from running to soon to overdue, each at its own moment', () => {
    const order = ['running', 'soon', 'overdue'];
    fc.assert(
      fc.property(moments, zones, fc.nat(200 * 24), fc.nat(200 * 24), (requestedAt, zone, first, second) => {
        const facts = { isPriority: true, requestedAt, firstInterimAt: null };
        const [early, late] = [first, second].sort((left, right) => left - right) as [number, number];
        const before = waitingClocks(facts, later(requestedAt, early), zone);
        const after = waitingClocks(facts, later(requestedAt, late), zone);
        for (const [index, clock] of after.entries()) {
          const earlier = before[index];
          expect(order.indexOf(clock.state)).toBeGreaterThanOrEqual(
            order.indexOf(earlier?.state ?? 'running'),
          );
          expect(clock.runsOutAt).toBe(earlier?.runsOutAt);
          expect(clock.state === 'overdue').toBe(later(requestedAt, late) >= clock.runsOutAt);
        }
      }),
    );
  });

  it('run out at the end of their day at the site, whatever the day is long', () => {
    fc.assert(
      fc.property(moments, zones, fc.boolean(), (requestedAt, zone, hasInterim) => {
        const clocks = waitingClocks(
          { isPriority: true, requestedAt, firstInterimAt: hasInterim ? requestedAt : null },
          requestedAt,
          zone,
        );
        const admission = clocks[1];
        const requestedOn = localDateAt(requestedAt, zone);
        expect(admission?.dueOn).toBe(addDays(requestedOn, hasInterim ? 120 : 14));
        const lastMoment = ((admission?.runsOutAt ?? 0) - 1) as InstantMs;
        expect(localDateAt(lastMoment, zone)).toBe(admission?.dueOn);
      }),
    );
  });
});

describe('who is served first (45 CFR 96.131)', () => {
  it('follows from what the list and the chart know together', () => {
    const answers = fc.record({
      pregnancy: fc.constantFrom(null, ...PREGNANCY.slugs),
      injection: fc.constantFrom(null, ...YES_NO_ANSWER.slugs),
      charted: fc.constantFrom(null, ...PRIORITY_CLASSES),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const found = waitingPriority(given);
        const isPregnant = given.pregnancy === 'pregnant' || given.charted?.startsWith('pregnant') === true;
        const injects = given.injection === 'yes' || given.charted?.endsWith('injecting') === true;
        expect(found?.startsWith('pregnant') ?? false).toBe(isPregnant);
        expect(found?.endsWith('injecting') ?? false).toBe(injects);
      }),
    );
  });

  it('is the class, then whoever asked first, and the same from any order', () => {
    const waiting = fc.record({
      id: fc.uuid(),
      priorityClass: fc.constantFrom(null, ...PRIORITY_CLASSES),
      requestedAt: fc.integer({ min: 0, max: 5 }).map((value) => value as InstantMs),
    });
    const rank = ['pregnant_injecting', 'pregnant', 'injecting', null];
    fc.assert(
      fc.property(fc.uniqueArray(waiting, { selector: ({ id }) => id, maxLength: 12 }), (people) => {
        const sorted = people.toSorted(compareWaiting);
        expect(people.toReversed().toSorted(compareWaiting)).toEqual(sorted);
        for (const [index, one] of sorted.entries()) {
          const next = sorted[index + 1];
          if (next === undefined) continue;
          const step = rank.indexOf(next.priorityClass) - rank.indexOf(one.priorityClass);
          expect(step).toBeGreaterThanOrEqual(0);
          if (step === 0) expect(next.requestedAt).toBeGreaterThanOrEqual(one.requestedAt);
        }
      }),
    );
  });

  it('counts days as the calendar at the site does', () => {
    expect(daysWaited(at('2026-03-07', '23:59'), day('2026-03-08'), DENVER)).toBe(1);
    expect(daysWaited(at('2026-03-07', '00:01'), day('2026-03-07'), DENVER)).toBe(0);
  });
});

describe('the notice at 90 % (45 CFR 96.126(a))', () => {
  it('is due from 90 % on, counted without rounding, and within seven days', () => {
    expect(isNearCapacity(8, 9)).toBe(false);
    expect(isNearCapacity(9, 10)).toBe(true);
    expect(isNearCapacity(35, 39)).toBe(false);
    expect(isNearCapacity(12, 10)).toBe(true);
    expect(isNearCapacity(1_000, null)).toBe(false);
    expect(percentFull(35, 39)).toBe(89);
    expect(capacityReportDue(day('2026-02-25'))).toBe('2026-03-04');
  });
});
