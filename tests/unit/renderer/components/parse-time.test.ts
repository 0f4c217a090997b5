import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../../renderer/components/time-field/parse-time';

const parse = (text: string) => {
  const parsed = parseTime(text);
  return parsed.kind === 'time' ? parsed.time : parsed.kind;
};

describe('times as people type them', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['2', '14:00'],
    ['2:15', '14:15'],
    ['2a', '02:00'],
    ['2 p', '14:00'],
    ['2:15 PM', '14:15'],
    ['2:15 p. m.', '14:15'],
    ['2:15 p. m.', '14:15'],
    ['12', '12:00'],
    ['12 am', '00:00'],
    ['12:30 pm', '12:30'],
    ['1415', '14:15'],
    ['14h15', '14:15'],
    ['14h', '14:00'],
    ['02:15', '02:15'],
    ['0:05', '00:05'],
    ['23:59', '23:59'],
    ['noon', '12:00'],
    ['mediodía', '12:00'],
  ])('%s is %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([['24:00'], ['9:60'], ['13 pm'], ['0 am'], ['99'], ['late'], ['9:3'], ['12345']])(
    '%s is not a time',
    (text) => {
      expect(parse(text)).toBe('invalid');
    },
  );

  it('is empty when nothing is there', () => {
    expect(parse(' ')).toBe('empty');
  });
});
