import { describe, expect, it } from 'vitest';

import * as admissionCodes from '../../../shared/codes/admission';
import { SUBSTANCE } from '../../../shared/codes';
import type { HealthAnswers } from '../../../shared/contract/admission';
import {
  choiceProblems,
  healthProblems,
  isSubstance,
  priorityClassOf,
} from '../../../shared/rules/admission';
import type { LocalDate } from '../../../shared/time';
import { healthValues } from '../../support/record-values';

const PERSON = { birthDate: '1996-05-05' as LocalDate, today: '2026-03-09' as LocalDate };
const problems = (values: Partial<HealthAnswers>) =>
  healthProblems(healthValues(values), PERSON).map(({ path, code }) => `${path} ${code}`);

describe('answers about substances (R-INT-08)', () => {
  it('take a substance with everything about it, and none at all', () => {
    expect(problems({})).toEqual([]);
    const nothing = { route1: null, frequency1: null, firstUseAge1: null } as const;
    for (const substance1 of ['none', 'declined', 'unknown', null] as const) {
      expect(problems({ ...nothing, substance1 })).toEqual([]);
    }
  });

  it('ask for route, frequency and age with each substance; declined and not known are answers', () => {
    expect(problems({ route1: null, frequency1: null, firstUseAge1: null })).toEqual([
      'route1 route_missing',
      'frequency1 frequency_missing',
      'firstUseAge1 first_use_age_missing',
    ]);
    const declined = { route1: 'declined', frequency1: 'unknown', firstUseAge1: null } as const;
    expect(problems({ ...declined, noFirstUseAge1: 'declined' })).toEqual([]);
    expect(problems({ substance2: 'alcohol', route2: 'oral', frequency2: 'none' })).toEqual([
      'firstUseAge2 first_use_age_missing',
    ]);
  });

  it('never have nicotine first, one substance twice, or a gap', () => {
    expect(problems({ substance1: 'nicotine' })).toEqual(['substance1 nicotine_not_first']);
    const second = { route2: 'smoking', frequency2: 'daily', firstUseAge2: 16 } as const;
    expect(problems({ ...second, substance2: 'nicotine' })).toEqual([]);
    expect(problems({ ...second, substance2: 'fentanyl' })).toEqual(['substance2 substance_twice']);
    const third = { route3: 'smoking', frequency3: 'daily', firstUseAge3: 16 } as const;
    expect(problems({ ...third, substance3: 'alcohol' })).toEqual(['substance3 earlier_substance_missing']);
    expect(
      problems({ ...second, ...third, substance1: 'other', substance2: 'other', substance3: 'other' }),
    ).toEqual([]);
    expect(problems({ substance1: null })).toEqual(['substance1 substance_missing']);
  });

  it('hold the age of first use to the age the person has', () => {
    expect(problems({ firstUseAge1: 29 })).toEqual([]);
    expect(problems({ firstUseAge1: 30 })).toEqual(['firstUseAge1 first_use_after_age']);
    expect(problems({ noFirstUseAge1: 'unknown' })).toEqual(['noFirstUseAge1 number_and_no_number']);
    const unknownBirth = { ...PERSON, birthDate: null };
    expect(healthProblems(healthValues({ firstUseAge1: 90 }), unknownBirth)).toEqual([]);
  });

  it('know a substance from an answer that names none', () => {
    const nameless = SUBSTANCE.slugs.filter((slug) => !isSubstance(slug));
    expect(nameless).toEqual(['none', 'declined', 'unknown']);
    expect(isSubstance(null)).toBe(false);
    expect(isSubstance('no such code')).toBe(false);
  });
});

describe('the priority class (R-INT-09, 45 CFR 96.131)', () => {
  const injecting = { substance2: 'heroin', route2: 'injection', frequency2: 'daily' } as const;
  it.each([
    [{}, null],
    [{ injectedLast30Days: 'yes' }, 'injecting'],
    [injecting, 'injecting'],
    [{ pregnancy: 'pregnant' }, 'pregnant'],
    [{ pregnancy: 'pregnant', ...injecting }, 'pregnant_injecting'],
    [{ pregnancy: 'postpartum' }, null],
    [{ pregnancy: 'declined', injectedLast30Days: 'declined' }, null],
    [{ pregnancy: 'unknown', injectedLast30Days: 'unknown', route1: 'unknown' }, null],
  ] as const)('of %j is %s', (values, expected) => {
    expect(priorityClassOf(healthValues(values))).toBe(expected);
  });
});

describe('the code lists of the full intake (R-INT-10)', () => {
  it.each(Object.values(admissionCodes).map((list) => [list.name, list] as const))(
    '%s tells declined and not known apart, and has words in both languages',
    (_name, list) => {
      expect(list.slugs).toContain('declined');
      expect(list.slugs).toContain('unknown');
      for (const code of Object.values(list.codes)) {
        expect(code.en).not.toBe('');
        expect(code.es).not.toBe('');
      }
    },
  );

  it('stay within the values TEDS has', () => {
    const ranges: Readonly<Record<string, readonly [number, number]>> = {
      living_arrangement: [1, 3],
      employment: [1, 4],
      education: [1, 5],
      marital_status: [1, 4],
      income_source: [1, 5],
      pregnancy: [1, 2],
      substance: [1, 19],
      use_route: [1, 5],
      use_frequency: [1, 3],
      prior_treatment: [0, 1],
      self_help: [1, 5],
      arrests: [0, 2],
    };
    for (const list of Object.values(admissionCodes)) {
      const range = ranges[list.name];
      const values = Object.values(list.codes).flatMap((code) => ('teds' in code ? [code.teds] : []));
      if (range === undefined) expect(values, list.name).toEqual([]);
      else expect([Math.min(...values), Math.max(...values)], list.name).toEqual(range);
    }
    expect(SUBSTANCE.codes.fentanyl.teds).toBe(7);
  });

  it('let “declined” and “not known” stand alone', () => {
    expect(choiceProblems('race', ['white', 'black'])).toEqual([]);
    expect(choiceProblems('race', ['declined'])).toEqual([]);
    expect(choiceProblems('race', ['white', 'declined'])).toEqual([
      { path: 'race', code: 'answer_and_no_answer' },
    ]);
  });
});
