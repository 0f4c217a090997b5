import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ATTENDANCE_MARK } from '../../../shared/codes';
import {
  admissionProblem,
  markProblems,
  minutesInRoom,
  suggestedTimes,
  timeInRoom,
  wasThere,
} from '../../../shared/rules/attendance';
import type { RollCallMark } from '../../../shared/rules/attendance';
import type { InstantMs, LocalDate } from '../../../shared/time';

const MINUTE = 60_000;
const session = { startAt: 0 as InstantMs, endAt: (90 * MINUTE) as InstantMs };
const minute = (minutes: number) => (minutes * MINUTE) as InstantMs;
const line = (mark: RollCallMark['mark'], inAt: number | null = null, outAt: number | null = null) => ({
  mark,
  inAt: inAt === null ? null : minute(inAt),
  outAt: outAt === null ? null : minute(outAt),
});
const codes = (mark: RollCallMark): string[] =>
  markProblems(mark, session).map(({ path, code }) => `${path} ${code}`);

describe('who was there (R-GRP-05)', () => {
  it('R-GRP-05 counts present, late and left early, and not excused or absent', () => {
    expect(ATTENDANCE_MARK.slugs.filter(wasThere)).toEqual(['present', 'late', 'left_early']);
  });
});

describe('minutes per person (R-GRP-03)', () => {
  it.each([
    [line('present'), 90],
    [line('late', 20), 70],
    [line('left_early', null, 30), 30],
    [line('late', 20, 60), 40],
    [line('excused'), 0],
    [line('no_show'), 0],
  ])('R-GRP-03 of %j', (mark, minutes) => {
    expect(minutesInRoom(mark, session)).toBe(minutes);
    expect(timeInRoom(mark, session) === null).toBe(minutes === 0);
  });

  it('R-GRP-03 is never more than the session, for any marks without a problem', () => {
    const anyLine = fc.record({
      mark: fc.constantFrom(...ATTENDANCE_MARK.slugs),
      inAt: fc.option(fc.integer({ min: -30, max: 120 }).map(minute)),
      outAt: fc.option(fc.integer({ min: -30, max: 120 }).map(minute)),
    });
    fc.assert(
      fc.property(anyLine, (any) => {
        const minutes = minutesInRoom(any, session);
        if (markProblems(any, session).length > 0) return;
        expect(minutes).toBeLessThanOrEqual(90);
        if (wasThere(any.mark)) expect(minutes).toBeGreaterThan(0);
        else expect(minutes).toBe(0);
      }),
    );
  });
});

describe('a line of the roll call (R-GRP-03)', () => {
  it('R-GRP-03 wants the time somebody late came and the time somebody left', () => {
    expect(codes(line('late'))).toEqual(['inAt in_time_missing']);
    expect(codes(line('left_early'))).toEqual(['outAt out_time_missing']);
    expect(codes(line('present'))).toEqual([]);
  });

  it('keeps the times within the session and in order', () => {
    expect(codes(line('late', -1))).toEqual(['inAt outside_session']);
    expect(codes(line('left_early', null, 91))).toEqual(['outAt outside_session']);
    expect(codes(line('late', 60, 30))).toEqual(['outAt out_not_after_in']);
    expect(codes(line('late', 90))).toEqual(['inAt out_not_after_in']);
    expect(codes(line('left_early', null, 0))).toEqual(['outAt out_not_after_in']);
  });

  it('gives nobody who was away a time', () => {
    expect(codes(line('no_show', 10))).toEqual(['mark absent_with_times']);
    expect(codes(line('excused'))).toEqual([]);
  });

  it('suggests times that have no problem, for sessions of any length', () => {
    const length = fc.integer({ min: 1, max: 720 });
    fc.assert(
      fc.property(fc.constantFrom(...ATTENDANCE_MARK.slugs), length, (mark, minutes) => {
        const any = { startAt: minute(100), endAt: minute(100 + minutes) };
        expect(markProblems({ mark, ...suggestedTimes(mark, any) }, any)).toEqual([]);
      }),
    );
  });
});

describe('the day somebody can have come (R-GRP-01)', () => {
  const day = (text: string) => text as LocalDate;
  const stretch = (openedOn: string, closedOn: string | null = null) => ({
    openedOn: day(openedOn),
    closedOn: closedOn === null ? null : day(closedOn),
  });

  it.each([
    ['2026-03-08', 'before_admission'],
    ['2026-03-09', null],
    ['2026-03-12', null],
    ['2026-03-13', 'after_discharge'],
  ])('R-GRP-01 is from admission through discharge: %s', (on, expected) => {
    expect(admissionProblem([stretch('2026-03-09', '2026-03-12')], day(on))).toBe(expected);
  });

  it('R-GRP-01 looks at every stretch of service', () => {
    const stretches = [stretch('2025-01-01', '2025-02-01'), stretch('2026-03-01')];
    expect(admissionProblem(stretches, day('2025-01-15'))).toBeNull();
    expect(admissionProblem(stretches, day('2025-06-01'))).toBe('after_discharge');
    expect(admissionProblem(stretches, day('2026-03-09'))).toBeNull();
    expect(admissionProblem(stretches, day('2024-12-31'))).toBe('before_admission');
  });

  it('lets somebody come who has no admission on record', () => {
    expect(admissionProblem([], day('2026-03-09'))).toBeNull();
  });
});
