import { describe, expect, it } from 'vitest';

import { readWeeklyRule, scheduledDays, weeklyRule } from '../../../shared/rules/schedule';
import type { LocalDate } from '../../../shared/time';

const day = (text: string) => text as LocalDate;
const between = (rule: string, startsOn: string, from: string, to: string) =>
  scheduledDays({ rule, startsOn: day(startsOn) }, day(from), day(to));

describe('the days a group meets', () => {
  it('are the days of the week, both ends included, over the clock change and the leap day', () => {
    expect(between('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH', '2026-03-03', '2026-03-05', '2026-03-12')).toEqual([
      '2026-03-05',
      '2026-03-10',
      '2026-03-12',
    ]);
    expect(between('FREQ=WEEKLY;BYDAY=TU', '2028-02-22', '2028-02-23', '2028-03-07')).toEqual([
      '2028-02-29',
      '2028-03-07',
    ]);
  });

  it('count every second week from the first day, and begin with it', () => {
    expect(between('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-03-02', '2026-01-01', '2026-04-01')).toEqual([
      '2026-03-02',
      '2026-03-16',
      '2026-03-30',
    ]);
    expect(between('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-03-02', '2026-03-17', '2026-03-31')).toEqual([
      '2026-03-30',
    ]);
  });

  it('are none before the first day, for a turned range, and for a rule nobody made here', () => {
    expect(between('FREQ=WEEKLY;BYDAY=MO', '2026-03-02', '2026-02-01', '2026-03-01')).toEqual([]);
    expect(between('FREQ=WEEKLY;BYDAY=MO', '2026-03-02', '2026-03-20', '2026-03-01')).toEqual([]);
    expect(between('FREQ=SECONDLY', '2026-03-02', '2026-03-02', '2026-03-20')).toEqual([]);
  });

  it('are written and read the same', () => {
    const rule = weeklyRule(['TH', 'TU'], 2);
    expect(rule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH');
    expect(readWeeklyRule(rule)).toEqual({ days: ['TU', 'TH'], everyWeeks: 2 });
  });
});
