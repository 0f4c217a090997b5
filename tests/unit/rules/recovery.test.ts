import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  beginAnewProblems,
  milestoneProblems,
  milestonesOfStreak,
  presentStreak,
  streakProblems,
  totalDaysInRecovery,
} from '../../../shared/rules/recovery';
import type { StreakTime } from '../../../shared/rules/recovery';
import { addDays } from '../../../shared/time';
import type { LocalDate } from '../../../shared/time';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-03-09');
const codes = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`);
const time = (startedOn: string, endedOn: string | null): StreakTime => ({
  startedOn: day(startedOn),
  endedOn: endedOn === null ? null : day(endedOn),
});

describe('times in recovery together', () => {
  it('count every day of any of them once', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(spans, (drawn) => {
        const days = new Set<number>();
        const streaks = drawn.map(([ago, length]) => {
          const end = Math.max(0, ago - length);
          for (let back = ago; back > end; back -= 1) days.add(back);
          return { startedOn: addDays(TODAY, -ago), endedOn: end === 0 ? null : addDays(TODAY, -end) };
        });
        expect(totalDaysInRecovery(streaks, TODAY)).toBe(days.size);
      }),
    );
  });

  it('have one that is counted now: of two that joined charts bring, the one begun last', () => {
    expect(presentStreak([time('2025-01-01', '2025-02-01')])).toBeNull();
    const two = [time('2025-01-01', null), time('2026-01-01', null), time('2024-01-01', null)];
    expect(presentStreak(two)).toEqual(time('2026-01-01', null));
  });

  it('keep what was reached in one that is over (R-MIL-01)', () => {
    const over = milestonesOfStreak(time('2025-01-01', '2025-03-15'), TODAY);
    expect(over.map(({ count }) => count)).toEqual([1, 7, 30, 60]);
    expect(milestonesOfStreak(time('2025-01-01', null), TODAY)).toHaveLength(8);
  });
});

describe('what is refused', () => {
  const problems = (streak: StreakTime, others: readonly StreakTime[] = []) =>
    codes(streakProblems(streak, { others, today: TODAY, birthDate: day('1985-04-12') }));

  it('is a day to come, one before the person was born, and an end before the beginning', () => {
    expect(problems(time('2026-03-09', null))).toEqual([]);
    expect(problems(time('2026-03-10', null))).toEqual(['startedOn in_future']);
    expect(problems(time('1985-04-11', null))).toEqual(['startedOn before_birth']);
    expect(problems(time('2026-01-01', '2026-03-10'))).toEqual(['endedOn in_future']);
    expect(problems(time('2026-01-02', '2026-01-01'))).toEqual(['endedOn ends_before_starts']);
  });

  it('is a second one that is counted, and one that falls into another', () => {
    const earlier = time('2025-01-01', '2025-03-01');
    expect(problems(time('2025-03-01', null), [earlier])).toEqual([]);
    expect(problems(time('2025-02-28', null), [earlier])).toEqual(['startedOn recovery_overlaps']);
    expect(problems(time('2024-12-01', '2025-01-01'), [earlier])).toEqual([]);
    expect(problems(time('2024-12-01', '2025-01-02'), [earlier])).toEqual(['startedOn recovery_overlaps']);
    expect(problems(time('2026-01-01', null), [time('2025-12-01', null)])).toEqual([
      'endedOn recovery_counted',
    ]);
  });

  it('is a new count that begins before the old one ended', () => {
    const anew = (endedOn: string, startedOn: string | null) =>
      codes(
        beginAnewProblems(
          time('2026-01-01', null),
          { endedOn: day(endedOn), startedOn: startedOn === null ? null : day(startedOn) },
          TODAY,
        ),
      );
    expect(anew('2026-03-01', '2026-03-02')).toEqual([]);
    expect(anew('2026-03-01', null)).toEqual([]);
    expect(anew('2026-03-10', '2026-03-11')).toEqual(['endedOn in_future', 'startedOn in_future']);
    expect(anew('2025-12-31', '2026-03-01')).toEqual(['endedOn ends_before_starts']);
    expect(anew('2026-03-02', '2026-03-01')).toEqual(['startedOn recovery_overlaps']);
  });

  it('is a milestone to come, and one in no words at all', () => {
    expect(codes(milestoneProblems({ kind: 'job', reachedOn: TODAY, words: null }, TODAY))).toEqual([]);
    expect(
      codes(milestoneProblems({ kind: 'own_words', reachedOn: addDays(TODAY, 1), words: '  ' }, TODAY)),
    ).toEqual(['reachedOn in_future', 'words milestone_words_missing']);
  });
});
