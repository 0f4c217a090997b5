import { describe, expect, it } from 'vitest';

import { fitsSought, readSought, soughtNames, soughtNumbers } from '../../../shared/rules/find-people';
import type { FindableTexts } from '../../../shared/rules/find-people';
import { phoneDigits } from '../../../shared/rules/contacts';
import { chartNumberWords, nameSearchWords } from '../../../shared/rules/names';
import type { LocalDate } from '../../../shared/time';

const TODAY = '2026-03-10' as LocalDate;

const LUZ: FindableTexts = {
  names: nameSearchWords({
    legalFirstName: 'María de la Luz',
    legalLastName: 'García-López',
    preferredName: 'Luz',
    aliases: ['La Güera'],
  }),
  chart: chartNumberWords('LC-000103'),
  born: '1985-03-07',
  phones: phoneDigits('+15055550142') + phoneDigits('+525512345678;ext=19'),
};

const finds = (typed: string, texts: FindableTexts = LUZ): boolean => {
  const sought = readSought(typed, TODAY);
  return sought !== null && fitsSought(sought, texts);
};

describe('what somebody means who looks for a person', () => {
  it.each([
    // Parts of names, in any order.
    ...[
      'arci',
      'ópez',
      'LOPEZ',
      'garcialop',
      'rcia-lop',
      'uera',
      'luz',
      'luz gar',
      'lop mari',
      'de la luz',
      'lu',
    ],
    // The chart number.
    ...['LC-000103', 'lc000103', '103', 'lc 103', 'LC103', '0103', 'luz 103', 'lc-0001'],
    // Phone numbers, as people write them.
    ...['5550142', '0142', '505 555 0142', '(505) 555-0142', '505-555', '+1 505.555.0142', '1-505-555-0142'],
    ...['555 01', 'luz 0142', '٠١٤٢', '2345678', 'garcia 555-0142'],
    // The date of birth, whole.
    ...[
      '3/7/1985',
      '7/3/1985',
      '03/07/85',
      '1985-03-07',
      '19850307',
      '7.3.1985',
      'Mar 7, 1985',
      '7 de marzo de 1985',
    ],
    ...['march 7th 1985', '7 mar 85', 'luz 3/7/1985', 'luz garcia 7 de marzo de 1985', '3/7/1985 luz'],
    // And in part.
    ...[
      '1985',
      'luz 1985',
      'garcia lopez 1985',
      '3/1985',
      'mar 1985',
      'marzo de 1985',
      '3/7',
      '7/3',
      '7 mar',
      'luz mar 7',
    ],
  ])('%s finds her', (typed) => {
    expect(finds(typed)).toBe(true);
  });

  it.each([
    ...['rciax', 'luz baca', 'oe', 'a', 'r', 'ci', 'lc', 'l c'],
    ...['104', 'luz 104', '999', 'LD-000103', '031'],
    ...['0143', '505 555 0143', '555', '42', '+1 505 555 01421'],
    ...[
      '3/8/1985',
      '1984',
      'luz 1984',
      '4/1985',
      'apr 1985',
      '3/8',
      '1985-03-08',
      '19850308',
      'luz 8 mar',
      '7 mar 86',
    ],
  ])('%s doesn’t', (typed) => {
    // `l` begins two of her words: what stands in the other lists is what doesn’t.
    expect(finds(typed)).toBe(false);
  });

  it.each(['', '   ', '%_*', '"', '😀', '--', '()', "'"])('%j looks for nobody', (typed) => {
    expect(readSought(typed, TODAY)).toBeNull();
  });

  it('takes a month as somebody’s name too', () => {
    const martha = { ...LUZ, names: 'martha baca', born: '1985-11-30' };
    const april = { ...LUZ, names: 'april baca', born: '1990-01-02' };
    expect([finds('mar 1985', martha), finds('april 2', april), finds('april 1990', april)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('takes four digits as a year, a chart number or the end of a phone number', () => {
    const nobody = { names: '', chart: '', born: '', phones: '' };
    for (const one of [{ chart: '001985' }, { born: '1985-11-30' }, { phones: '15055551985 ' }]) {
      expect(finds('1985', { ...nobody, ...one })).toBe(true);
    }
    expect(finds('198', { ...nobody, phones: '15055551985 ' })).toBe(false);
  });

  it('reads other scripts and short words', () => {
    const ali = {
      ...LUZ,
      names: nameSearchWords({
        legalFirstName: 'محمد',
        legalLastName: 'العلي',
        preferredName: null,
        aliases: [],
      }),
    };
    expect([finds('حمد', ali), finds('لعل', ali), finds('مح', ali), finds('حم', ali)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const li = { ...LUZ, names: '李明' };
    expect([finds('李', li), finds('李明', li), finds('明', li)]).toEqual([true, true, false]);
  });

  it('finds a 29 February without a year', () => {
    expect(finds('29 feb', { ...LUZ, born: '1988-02-29' })).toBe(true);
    expect(finds('2/29', { ...LUZ, born: '1988-02-29' })).toBe(true);
  });

  it('looks for a few words, whatever was pasted', () => {
    const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const sought = readSought(long, TODAY);
    expect(JSON.stringify(sought).match(/"in"/g)?.length).toBeLessThan(60);
  });

  it('knows which words are names and which are numbers', () => {
    const sought = readSought('Luz García 0142', TODAY);
    expect(sought === null ? null : [soughtNames(sought), soughtNumbers(sought)]).toEqual([
      ['luz', 'garcia'],
      ['0142'],
    ]);
  });
});
