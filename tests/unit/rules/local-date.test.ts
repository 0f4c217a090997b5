import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { daysBetween, isLocalDate, localDateAt } from '../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../shared/time';

function isDateForTemporal(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

describe('calendar dates', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-02-28', '2026-12-31', '0001-01-01'])('takes %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    '2026-01-01\n',
    ' 2026-01-01',
    '٢٠٢٦-٠١-٠١',
    '',
  ])('refuses %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('agrees with Temporal on every year, month and day there could be', () => {
    const number = (max: number, digits: number) =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(digits, '0'));
    fc.assert(
      fc.property(number(9999, 4), number(14, 2), number(33, 2), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(isLocalDate(text)).toBe(isDateForTemporal(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the day an instant belongs to', () => {
  const zones = ['America/Denver', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];

  it('is the one Temporal says, in any zone, across clock changes and skipped days', () => {
    const instants = fc.integer({ min: -2_208_988_800_000, max: 7_258_118_400_000 });
    // Both sides of Denver's change to summer time, and of the day Apia left out in 2011.
    const edges = fc.constantFrom(1_772_960_399_999, 1_772_960_400_000, 1_325_239_199_999, 1_325_239_200_000);
    fc.assert(
      fc.property(fc.oneof(instants, edges), fc.constantFrom(...zones), (instant, zone) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(localDateAt(instant as InstantMs, zone as TimeZoneName)).toBe(
          expected.toPlainDate().toString(),
        );
      }),
    );
  });

  it('is as many days from another as Temporal counts', () => {
    const days = fc.integer({ min: 0, max: 109_571 });
    const start = Temporal.PlainDate.from('1900-01-01');
    fc.assert(
      fc.property(days, days, (first, second) => {
        const from = start.add({ days: first }).toString() as LocalDate;
        const to = start.add({ days: second }).toString() as LocalDate;
        expect(daysBetween(from, to)).toBe(second - first);
      }),
    );
  });
});
