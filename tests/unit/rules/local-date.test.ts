import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { isLocalDate } from '../../../shared/time';
import '../../support/fixed-seed';

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
