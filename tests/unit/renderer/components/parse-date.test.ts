import { describe, expect, it } from 'vitest';
import { parseDate, type DateOrder, type DatePurpose } from '../../../../renderer/components';
import type { LocalDate } from '../../../../shared/time';

const today = '2026-03-18' as LocalDate;
const parse = (text: string, purpose: DatePurpose = 'near', order: DateOrder = 'month-first') => {
  const parsed = parseDate(text, { today, purpose, order });
  return parsed.kind === 'date' ? parsed.date : parsed.kind;
};

describe('dates as people type them', () => {
  it.each([
    ['3/5/1990', '1990-03-05'],
    ['03-05-1990', '1990-03-05'],
    ['3.5.1990', '1990-03-05'],
    ['3 5 1990', '1990-03-05'],
    ['  3/5/1990 ', '1990-03-05'],
    ['03051990', '1990-03-05'],
    ['1990-03-05', '1990-03-05'],
    ['1990/3/5', '1990-03-05'],
    ['19900305', '1990-03-05'],
    ['March 5, 1990', '1990-03-05'],
    ['Mar 5, 1990', '1990-03-05'],
    ['5 March 1990', '1990-03-05'],
    ['5th of March 1990', '1990-03-05'],
    ['1990 Mar 5', '1990-03-05'],
    ['sept 9 1990', '1990-09-09'],
    ['5 mar 1990', '1990-03-05'],
    ['5 de marzo de 1990', '1990-03-05'],
    ['1.º de enero de 1990', '1990-01-01'],
    ['martes 17 de marzo de 2026', '2026-03-17'],
    ['mar 17 mar 2026', '2026-03-17'],
    ['Wed, Mar 18, 2026', '2026-03-18'],
    ['12 dic 1989', '1989-12-12'],
    ['today', '2026-03-18'],
    ['HOY', '2026-03-18'],
    ['ayer', '2026-03-17'],
    ['mañana', '2026-03-19'],
    ['+7', '2026-03-25'],
    ['-18', '2026-02-28'],
    ['2/29/2024', '2024-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    ['2/29/2023'],
    ['13/32/1990'],
    ['31/31/1990'],
    ['3/5/199'],
    ['3/5/19900'],
    ['3'],
    ['hello'],
    ['5 mart 1990'],
    ['march'],
    ['1/2/3/4'],
    ['0/5/1990'],
    ['march march 5 1990'],
  ])('%s is not a date', (text) => {
    expect(parse(text)).toBe('invalid');
  });

  it('is empty when nothing is there', () => {
    expect(parse('')).toBe('empty');
    expect(parse('   ')).toBe('empty');
  });

  it('takes two numbers in the usual order, and swaps them only when there is no other way', () => {
    expect(parse('4/3/2026')).toBe('2026-04-03');
    expect(parse('4/3/2026', 'near', 'day-first')).toBe('2026-03-04');
    expect(parse('25/12/1990')).toBe('1990-12-25');
    expect(parse('12/25/1990', 'near', 'day-first')).toBe('1990-12-25');
  });

  it('chooses a missing year by what the date is for', () => {
    expect(parse('3/20', 'past')).toBe('2025-03-20');
    expect(parse('3/20', 'future')).toBe('2026-03-20');
    expect(parse('3/10', 'future')).toBe('2027-03-10');
    expect(parse('12/30', 'near')).toBe('2025-12-30');
    expect(parse('3/18', 'past')).toBe('2026-03-18');
    expect(parse('2/29', 'future')).toBe('2028-02-29');
  });

  it('never guesses the year of a birth date where a mistake is likely', () => {
    expect(parse('3/5', 'birth')).toBe('needs-year');
    expect(parse('5 de marzo', 'birth')).toBe('needs-year');
    expect(parse('3/5/90', 'birth')).toBe('1990-03-05');
    expect(parse('3/5/05', 'birth')).toBe('2005-03-05');
    // 1920 or 2020: a very old person or a small child.
    expect(parse('3/5/20', 'birth')).toBe('needs-year');
    expect(parse('030590', 'birth')).toBe('1990-03-05');
  });

  it('puts two-digit years near or before today', () => {
    expect(parse('3/5/25', 'near')).toBe('2025-03-05');
    expect(parse('3/5/99', 'near')).toBe('1999-03-05');
    expect(parse('3/5/30', 'past')).toBe('1930-03-05');
  });
});
