import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  contactMinutes,
  contactTimeProblems,
  doOverlap,
  isUnusuallyLong,
} from '../../../shared/rules/encounter-time';
import { instantOf } from '../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../shared/time';

const DENVER = 'America/Denver' as TimeZoneName;
const HOUR = 3_600_000;
const MINUTE = 60_000;

const at = (date: string, time: string): InstantMs => instantOf(date as LocalDate, time, DENVER);
const time = (startAt: number, endAt: number, excludedMinutes = 0) => ({
  startAt: startAt as InstantMs,
  endAt: endAt as InstantMs,
  excludedMinutes,
});
const codes = (...parameters: Parameters<typeof contactTimeProblems>): string[] =>
  contactTimeProblems(...parameters).map(({ path, code }) => `${path} ${code}`);

describe('minutes of a contact (R-ENC-02)', () => {
  it('R-ENC-02 is end − start − excluded', () => {
    expect(contactMinutes(time(0, HOUR))).toBe(60);
    expect(contactMinutes(time(0, HOUR, 15))).toBe(45);
    expect(contactMinutes(time(0, HOUR + 59_999))).toBe(60);
    expect(contactMinutes(time(0, HOUR, 90))).toBe(0);
  });

  it.each([
    // 2026-03-08 02:00 → 03:00: an hour of the wall clock doesn't happen.
    ['the night the clock goes forward', '2026-03-08', '01:30', '2026-03-08', '03:30', 60],
    // 2026-11-01 02:00 → 01:00: an hour happens twice.
    ['the night the clock goes back', '2026-11-01', '00:30', '2026-11-01', '02:30', 180],
    ['over midnight', '2026-03-09', '23:30', '2026-03-10', '00:15', 45],
    ['a day like any other', '2026-03-09', '09:00', '2026-03-09', '10:30', 90],
  ] as const)('R-ENC-02 counts what passed on %s', (_, startDate, startTime, endDate, endTime, minutes) => {
    expect(contactMinutes(time(at(startDate, startTime), at(endDate, endTime)))).toBe(minutes);
  });

  it('R-ENC-02 doesn’t depend on where on the calendar the contact lies', () => {
    const start = fc.integer({ min: 0, max: 4_000_000_000_000 });
    const duration = fc.integer({ min: 1, max: 12 * HOUR });
    const excluded = fc.integer({ min: 0, max: 720 });
    fc.assert(
      fc.property(start, start, duration, excluded, (first, second, length, left) => {
        const minutes = contactMinutes(time(first, first + length, left));
        expect(contactMinutes(time(second, second + length, left))).toBe(minutes);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(length / MINUTE);
      }),
    );
  });
});

describe('the time of a contact (R-ENC-01)', () => {
  const now = at('2026-03-09', '12:00');

  it('R-ENC-01 ends after it starts', () => {
    expect(codes(time(now, now), now)).toEqual(['endAt end_not_after_start']);
    expect(codes(time(now, now - 1), now)).toEqual(['endAt end_not_after_start']);
    expect(codes(time(now - HOUR, now), now)).toEqual([]);
  });

  it('R-ENC-01 lasts twelve hours at most', () => {
    expect(codes(time(now - 12 * HOUR, now), now)).toEqual([]);
    expect(codes(time(now - 12 * HOUR - 1, now), now)).toEqual(['endAt longer_than_twelve_hours']);
  });

  it('R-ENC-01 is not in the future, but for the minute somebody rounds up', () => {
    expect(codes(time(now - HOUR, now + MINUTE), now)).toEqual([]);
    expect(codes(time(now - HOUR, now + MINUTE + 1), now)).toEqual(['endAt in_future']);
    expect(codes(time(now + HOUR, now + 2 * HOUR), now)).toEqual(['startAt in_future']);
  });

  it('R-ENC-02 excludes no more than it lasted', () => {
    expect(codes(time(now - HOUR, now, 60), now)).toEqual([]);
    expect(codes(time(now - HOUR, now, 61), now)).toEqual(['excludedMinutes excluded_exceeds_duration']);
  });

  it('R-ENC-01 asks about more than four hours without refusing', () => {
    expect(isUnusuallyLong(time(0, 4 * HOUR))).toBe(false);
    expect(isUnusuallyLong(time(0, 4 * HOUR + 1))).toBe(true);
  });
});

describe('two contacts at once (R-ENC-05)', () => {
  it('R-ENC-05 overlap when they share time; touching ends don’t', () => {
    expect(doOverlap(time(0, 10), time(10, 20))).toBe(false);
    expect(doOverlap(time(0, 10), time(9, 20))).toBe(true);
    expect(doOverlap(time(0, 30), time(10, 20))).toBe(true);
  });
});
