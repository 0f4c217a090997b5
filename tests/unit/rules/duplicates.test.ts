import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { birthDateLikeness, likeBirthDates } from '../../../shared/rules/birth-date-likeness';
import { DUPLICATE_THRESHOLD, scoreDuplicate } from '../../../shared/rules/duplicates';
import type { PersonIdentity } from '../../../shared/rules/duplicates';
import { nameLikeness } from '../../../shared/rules/name-likeness';
import { isSameFirstName } from '../../../shared/rules/nicknames';
import { isLocalDate } from '../../../shared/time';
import type { LocalDate } from '../../../shared/time';

function person(values: Partial<PersonIdentity> = {}): PersonIdentity {
  return {
    legalFirstName: 'José',
    legalMiddleName: null,
    legalLastName: 'García',
    preferredName: null,
    aliases: [],
    birthDate: '1985-04-12' as LocalDate,
    birthDateIsEstimated: false,
    contactValues: [],
    medicaidId: null,
    externalIdentifiers: [],
    ...values,
  };
}

const day = (text: string) => text as LocalDate;
const isLikely = (first: PersonIdentity, second: PersonIdentity): boolean =>
  scoreDuplicate(first, second).score >= DUPLICATE_THRESHOLD;

describe('dates of birth compared (R-INT-05)', () => {
  const compare = (first: string | null, second: string | null, isEstimated = false) =>
    birthDateLikeness(
      { birthDate: first as LocalDate | null, birthDateIsEstimated: isEstimated },
      { birthDate: second as LocalDate | null, birthDateIsEstimated: false },
    );

  it.each([
    ['1985-04-12', '1985-04-12', 'same'],
    ['1985-04-12', '1958-04-12', 'transposed'],
    ['1985-04-12', '1985-04-21', 'transposed'],
    ['1985-04-12', '1985-12-04', 'transposed'],
    ['1985-10-02', '1985-01-02', 'transposed'],
    ['1985-04-12', '1985-04-13', 'near'],
    ['1985-04-12', '1995-04-12', 'near'],
    ['1985-04-12', '1986-05-12', 'different'],
    ['1985-04-12', null, 'unknown'],
    [null, null, 'unknown'],
  ] as const)('R-INT-05 %s and %s are %s', (first, second, expected) => {
    expect(compare(first, second)).toBe(expected);
    expect(compare(second, first)).toBe(expected);
  });

  it('a guessed date is near any within three years', () => {
    expect(compare('1985-01-01', '1987-06-03', true)).toBe('near');
    expect(compare('1985-01-01', '1989-06-03', true)).toBe('different');
  });

  it('lists exactly the dates that are same, transposed or near by their digits', () => {
    const anyDay = fc
      .date({ min: new Date('1920-01-01'), max: new Date('2019-12-31'), noInvalidDate: true })
      .map((date) => day(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(anyDay, anyDay, (birthDate, other) => {
        const listed = likeBirthDates(birthDate);
        expect(listed.every(isLocalDate)).toBe(true);
        for (const variant of listed) expect(compare(birthDate, variant)).not.toBe('different');
        expect(listed.includes(other)).toBe(compare(birthDate, other) !== 'different');
      }),
    );
    const near = likeBirthDates(day('1985-04-12'));
    expect(near).toContain('1985-04-12');
    expect(near.length).toBeLessThan(70);
  });
});

describe('names compared (R-INT-06)', () => {
  const compare = (first: Partial<PersonIdentity>, second: Partial<PersonIdentity>): string =>
    nameLikeness(person(first), person(second)).kind;
  const legal = (legalFirstName: string | null, legalLastName: string | null) => ({
    legalFirstName,
    legalLastName,
  });

  it.each([
    ['accents removed', legal('José', 'García'), legal('JOSE', 'Garcia'), 'same'],
    ['a hyphen or a space', legal('Ana', 'García-López'), legal('Ana', 'Garcia Lopez'), 'same'],
    ['first half of a double surname', legal('Ana', 'García López'), legal('Ana', 'García'), 'same'],
    ['second half of a double surname', legal('Ana', 'López'), legal('Ana', 'García-López'), 'same'],
    ['particles of a surname', legal('Ana', 'de la Cruz'), legal('Ana', 'Cruz'), 'same'],
    ['first and last swapped', legal('García', 'José'), legal('José', 'García'), 'swapped'],
    ['an English nickname', legal('Bob', 'Smith'), legal('Robert', 'Smith'), 'same'],
    ['a Spanish nickname', legal('Pepe', 'Luna'), legal('José', 'Luna'), 'same'],
    ['a second first name left out', legal('María Elena', 'Luna'), legal('María', 'Luna'), 'same'],
    ['a slip of the pen', legal('Katherine', 'Gonzalez'), legal('Kathryn', 'Gonzales'), 'same'],
    ['a slip in the surname', legal('Marta', 'Rodriguez'), legal('Marta', 'Rodrigues'), 'similar'],
    ['two other people', legal('María', 'González'), legal('María', 'Gómez'), 'different'],
    ['siblings', legal('Juan', 'Pérez'), legal('José', 'Pérez'), 'different'],
  ] as const)('R-INT-06 %s', (_, first, second, expected) => {
    const kind = compare(first, second);
    // Kathryn and Katherine are one family of names; the surname still differs.
    expect(kind).toBe(first.legalFirstName === 'Katherine' ? 'similar' : expected);
    expect(compare(second, first)).toBe(kind);
  });

  it('R-INT-06 matches the preferred name and other names too', () => {
    expect(compare(legal('Roberto', 'Luna'), { ...legal('R.', 'Luna'), preferredName: 'Beto' })).toBe('same');
    expect(compare(legal('Ana', 'Baca'), { ...legal('Ana', 'Silva'), aliases: ['Ana Baca'] })).toBe('same');
    expect(compare(legal('Ana', 'Baca'), { ...legal(null, null), aliases: ['Baca, Ana'] })).toBe('swapped');
  });

  it('takes one shared name of somebody who gives only that as similar, not the same', () => {
    expect(compare(legal(null, null), legal(null, null))).toBe('different');
    const sunny = { ...legal(null, null), preferredName: 'Sunny' };
    expect(compare(sunny, sunny)).toBe('similar');
    expect(compare(sunny, legal('José', 'García'))).toBe('different');
  });

  it('knows nicknames both ways and across the two languages', () => {
    expect(isSameFirstName('guadalupe', 'lupita')).toBe(true);
    expect(isSameFirstName('lupita', 'guadalupe')).toBe(true);
    expect(isSameFirstName('william', 'bill')).toBe(true);
    expect(isSameFirstName('bill', 'robert')).toBe(false);
    expect(isSameFirstName('', '')).toBe(false);
  });
});

describe('likely duplicates (R-INT-05)', () => {
  it('R-INT-05 warns for the same or transposed date of birth with a similar name', () => {
    expect(isLikely(person(), person())).toBe(true);
    expect(isLikely(person(), person({ birthDate: day('1958-04-12'), legalLastName: 'Garcias' }))).toBe(true);
    expect(scoreDuplicate(person(), person()).reasons).toEqual(['same_birth_date', 'same_name']);
  });

  it('R-INT-05 warns for the same name when a digit of the date differs or a date is missing', () => {
    expect(isLikely(person(), person({ birthDate: day('1985-04-13') }))).toBe(true);
    expect(isLikely(person(), person({ birthDate: null }))).toBe(true);
  });

  it('warns for no date alone, no name alone, and no similar name with a nearly equal date', () => {
    expect(isLikely(person(), person({ legalFirstName: 'Xochitl', legalLastName: 'Baca' }))).toBe(false);
    expect(isLikely(person(), person({ birthDate: day('1970-10-30') }))).toBe(false);
    expect(isLikely(person(), person({ birthDate: day('1985-04-13'), legalLastName: 'Garzía' }))).toBe(false);
  });

  it.each([
    ['same_phone', { contactValues: ['+15055550142'] }],
    ['same_email', { contactValues: ['ana@example.org'] }],
    ['same_medicaid_id', { medicaidId: '12-34 567' }],
    ['same_external_id', { externalIdentifiers: [{ system: 'urn:x', value: '7' }] }],
  ] as const)('R-INT-05 warns for the %s whatever name and date', (reason, values) => {
    const other = person({ legalFirstName: 'Xochitl', legalLastName: 'Baca', birthDate: day('1970-10-30') });
    const result = scoreDuplicate(person(values), { ...other, ...values });
    expect(result.score).toBeGreaterThanOrEqual(DUPLICATE_THRESHOLD);
    expect(result.reasons).toEqual([reason]);
  });

  it('reads a Medicaid id without its spaces and hyphens, and keeps systems of other ids apart', () => {
    const other = person({ legalFirstName: 'Xochitl', birthDate: day('1970-10-30') });
    expect(isLikely(person({ medicaidId: '12-34' }), { ...other, medicaidId: '1234' })).toBe(true);
    const inSystem = (system: string) => ({ externalIdentifiers: [{ system, value: '7' }] });
    expect(isLikely(person(inSystem('urn:a')), { ...other, ...inSystem('urn:b') })).toBe(false);
  });

  const someName = fc.constantFrom(
    'José',
    'Pepe',
    'García',
    'García López',
    'Lopez-Baca',
    "O'Brien",
    'de la Cruz',
  );
  const somePerson = fc.record({
    legalFirstName: fc.option(someName),
    legalMiddleName: fc.constant(null),
    legalLastName: fc.option(someName),
    preferredName: fc.option(someName),
    aliases: fc.array(
      fc.tuple(someName, someName).map((parts) => parts.join(' ')),
      { maxLength: 2 },
    ),
    birthDate: fc.option(
      fc.constantFrom(day('1985-04-12'), day('1985-12-04'), day('1985-04-13'), day('1990-01-01')),
    ),
    birthDateIsEstimated: fc.boolean(),
    contactValues: fc.subarray(['+15055550142', 'a@b.co']),
    medicaidId: fc.option(fc.constantFrom('A1', 'a-1', 'B2')),
    externalIdentifiers: fc.subarray([{ system: 'urn:a', value: '1' }]),
  });

  it('is symmetric: score and reasons are the same from both sides, and within 0 to 100', () => {
    fc.assert(
      fc.property(somePerson, somePerson, (first, second) => {
        const result = scoreDuplicate(first, second);
        expect(scoreDuplicate(second, first)).toEqual(result);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(100);
        expect(new Set(result.reasons).size).toBe(result.reasons.length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds everybody with two names and a date to be a likely duplicate of themselves', () => {
    fc.assert(
      fc.property(somePerson, (one) => {
        fc.pre(one.legalFirstName !== null && one.legalLastName !== null);
        expect(isLikely(one, one)).toBe(true);
      }),
    );
  });
});
