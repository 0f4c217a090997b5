import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dateOfSerial, isAmbiguous, readWrittenDate } from '../../../shared/rules/written-dates';
import type { LocalDate } from '../../../shared/time';

const TODAY = '2026-03-10' as LocalDate;

function both(text: string): readonly [string | null, string | null] | null {
  const date = readWrittenDate(text, TODAY);
  return date === null ? null : [date.month_first, date.day_first];
}

describe('dates as people write them', () => {
  test.each([
    ['1985-03-07', '1985-03-07'],
    ['1985/3/7', '1985-03-07'],
    ['1985.03.07', '1985-03-07'],
    ['19850307', '1985-03-07'],
    ['1985-03-07T00:00:00.000Z', '1985-03-07'],
    ['1985-03-07 12:30', '1985-03-07'],
    ['Mar 7 1985', '1985-03-07'],
    ['March 7th, 1985', '1985-03-07'],
    ['7 Mar. 1985', '1985-03-07'],
    ['7-Mar-85', '1985-03-07'],
    ['7 de marzo de 1985', '1985-03-07'],
    ['7 de enero del 2001', '2001-01-07'],
    ['Sept 5, 1990', '1990-09-05'],
    ['5 ago 1990', '1990-08-05'],
    ['1985 March 7', '1985-03-07'],
    ['31113', '1985-03-07'],
    ['  1985-03-07  ', '1985-03-07'],
  ])('%s is one day, whatever the order', (text, date) => {
    expect(both(text)).toEqual([date, date]);
  });

  test.each([
    ['3/7/1985', '1985-03-07', '1985-07-03'],
    ['7.3.85', '1985-07-03', '1985-03-07'],
    ['3-7-85', '1985-03-07', '1985-07-03'],
    ['13/2/1985', null, '1985-02-13'],
    ['2/13/1985', '1985-02-13', null],
    ['3/7/1985 2:05 PM', '1985-03-07', '1985-07-03'],
    ['2/29/00', '2000-02-29', null],
    ['4/4/1985', '1985-04-04', '1985-04-04'],
  ])('%s depends on the order', (text, monthFirst, dayFirst) => {
    expect(both(text)).toEqual([monthFirst, dayFirst]);
  });

  test('a year of two digits is the last such year that is not in the future', () => {
    expect(both('3/9/26')?.[0]).toBe('2026-03-09');
    expect(both('3/11/26')?.[0]).toBe('1926-03-11');
    expect(both('1/1/27')?.[0]).toBe('1927-01-01');
    expect(both('12-Dec-99')?.[0]).toBe('1999-12-12');
  });

  test.each([
    ['1985', '1985-07-01', 'year'],
    ['3/1985', '1985-03-15', 'month'],
    ['March 1985', '1985-03-15', 'month'],
    ['1985-03', '1985-03-15', 'month'],
  ])('%s is a part of a date', (text, date, precision) => {
    expect(readWrittenDate(text, TODAY)).toEqual({ month_first: date, day_first: date, precision });
  });

  test.each(
    '|abc|13/13/1985|2/30/1985|1/2|1/2/3|7 Marzipan 1985|=1+1|99999999|0000-00-00|12:30|3/7/19855|about 1985'.split(
      '|',
    ),
  )('"%s" is no date', (text) => {
    expect(readWrittenDate(text, TODAY)).toBeNull();
  });

  test('numbers of spreadsheets count from 1900 or from 1904', () => {
    expect(dateOfSerial(61)).toBe('1900-03-01');
    expect(dateOfSerial(60)).toBeNull();
    expect(dateOfSerial(31113.75)).toBe('1985-03-07');
    expect(dateOfSerial(31113 - 1462, true)).toBe('1985-03-07');
    expect(dateOfSerial(Number.NaN)).toBeNull();
    expect(dateOfSerial(1e300)).toBeNull();
  });

  test('every day of 150 years is read back from every way of writing it', () => {
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const meses =
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
    const days = fc.date({ min: new Date('1900-03-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const date = instant.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = date.split('-');
        const [m, d] = [Number(month), Number(day)];
        expect(both(`${m}/${d}/${year}`)?.[0]).toBe(date);
        expect(both(`${d}.${m}.${year}`)?.[1]).toBe(date);
        expect(both(`${months[m - 1] ?? ''} ${d}, ${year}`)).toEqual([date, date]);
        expect(both(`${d} de ${meses[m - 1] ?? ''} de ${year}`)).toEqual([date, date]);
        expect(dateOfSerial(Math.round(Date.parse(date) / 86_400_000) + 25_569)).toBe(date);
        const written = readWrittenDate(`${m}/${d}/${year}`, TODAY);
        expect(written !== null && isAmbiguous(written)).toBe(m !== d && d <= 12);
      }),
    );
  });

  test('whatever is written, it is a real day or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-z /.,-]{0,16}$/)), (text) => {
        const date = readWrittenDate(text, TODAY);
        for (const found of [date?.month_first ?? null, date?.day_first ?? null]) {
          if (found !== null) expect(new Date(found).toISOString().slice(0, 10)).toBe(found);
        }
      }),
    );
  });
});
