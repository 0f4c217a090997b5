import { describe, expect, it } from 'vitest';

import { BriefIntakeSchema } from '../../../shared/contract/clients';
import { birthDateProblem } from '../../../shared/rules/birth-date';
import { intakeProblems } from '../../../shared/rules/intake';
import type { LocalDate } from '../../../shared/time';
import { intakeOf } from '../../support/clinic';

const today = '2026-03-09' as LocalDate;
const site = { today, servesMinors: false };

function problems(values: Parameters<typeof intakeOf>[0] = {}, rules = site): string[] {
  const intake = BriefIntakeSchema.parse(intakeOf(values));
  return intakeProblems(intake, rules).map(({ path, code }) => `${path} ${code}`);
}

describe('the brief intake (R-INT-02, R-INT-03)', () => {
  it('R-INT-02 admits somebody with everything asked for', () => {
    expect(problems()).toEqual([]);
  });

  it.each([
    ['legalLastName', 'legal_name_missing'],
    ['birthDate', 'birth_date_missing'],
    ['firstContactOn', 'first_contact_missing'],
    ['referralSource', 'referral_source_missing'],
    ['participationConsentOn', 'participation_consent_missing'],
    ['noticeGivenOn', 'notice_missing'],
    ['noticeLanguage', 'notice_language_missing'],
  ] as const)('R-INT-02 asks for %s', (field, code) => {
    expect(problems({ [field]: null })).toEqual([`${field} ${code}`]);
  });

  it('R-INT-02 asks for a name to use, which somebody with one name can give as preferred', () => {
    expect(problems({ legalFirstName: null })).toEqual(['legalFirstName name_to_use_missing']);
    expect(problems({ legalFirstName: null, preferredName: 'Baca' })).toEqual([]);
  });

  it('R-INT-02 admits somebody who keeps their name to themselves, and then stores no legal name', () => {
    const withheld = { nameWithheld: true, legalFirstName: null, legalLastName: null };
    expect(problems(withheld)).toEqual([]);
    expect(problems({ ...withheld, preferredName: 'Sunny' })).toEqual([]);
    expect(problems({ nameWithheld: true })).toEqual([
      'legalFirstName legal_name_is_withheld',
      'legalLastName legal_name_is_withheld',
    ]);
  });

  it('R-INT-02 takes an estimated date of birth', () => {
    expect(problems({ birthDate: '1985-01-01', birthDateIsEstimated: true })).toEqual([]);
  });

  it('R-INT-03 refuses any date in the future', () => {
    expect(problems({ firstContactOn: '2026-03-10' })).toContain('firstContactOn in_future');
    expect(problems({ participationConsentOn: '2026-03-10' })).toEqual(['participationConsentOn in_future']);
    expect(problems({ noticeGivenOn: '2026-03-10' })).toEqual(['noticeGivenOn in_future']);
  });

  it('R-INT-03 puts the first contact before agreement and notice, and all after birth', () => {
    expect(problems({ participationConsentOn: '2026-03-08' })).toEqual([
      'participationConsentOn before_first_contact',
    ]);
    expect(problems({ noticeGivenOn: '2026-03-08' })).toEqual(['noticeGivenOn before_first_contact']);
    expect(problems({ firstContactOn: '1980-01-01' })).toEqual(['firstContactOn before_birth']);
  });

  it('names every problem at once', () => {
    expect(problems({ legalLastName: null, birthDate: null, referralSource: null })).toHaveLength(3);
  });

  it.each(['😀😀', '...', '\u200F'])('refuses a name without a letter: %j', (name) => {
    expect(problems({ legalLastName: name })).toEqual(['legalLastName name_without_letters']);
    expect(problems({ preferredName: name })).toEqual(['preferredName name_without_letters']);
    expect(problems({ aliases: ['Ana', name] })).toEqual(['aliases[1] name_without_letters']);
  });

  it('takes names in any script, and with an emoji beside letters', () => {
    expect(problems({ legalFirstName: 'מרים', legalLastName: 'محمد' })).toEqual([]);
    expect(problems({ preferredName: 'Sol ☀️' })).toEqual([]);
  });

  it('says which contact is wrong', () => {
    const contact = {
      owner: 'self' as const,
      okToCall: false,
      okToLeaveVoicemail: false,
      okToText: false,
      okToEmail: false,
      okToIdentifyProgram: false,
      safeHours: null,
      announceAs: null,
    };
    expect(
      problems({
        contacts: [
          { ...contact, kind: 'phone', value: '505 555 0142' },
          { ...contact, kind: 'email', value: 'not an address' },
          { ...contact, kind: 'phone', value: 'ask Ana' },
        ],
      }),
    ).toEqual(['contacts[1].value email_not_valid', 'contacts[2].value phone_without_number']);
  });
});

describe('what the intake form lets through (schema)', () => {
  it.each([
    ['a name of 300 letters', { legalLastName: 'a'.repeat(300) }],
    ['a control character', { legalFirstName: 'An\u0007a' }],
    ['an escape sequence', { preferredName: '\u001B[31mAna' }],
    ['half an emoji', { preferredName: 'Ana \uD83D' }],
    ['an empty name', { legalLastName: '' }],
    ['a date that is none', { birthDate: '1985-02-30' }],
  ])('refuses %s', (_, values) => {
    expect(BriefIntakeSchema.safeParse(intakeOf(values)).success).toBe(false);
  });

  it('takes a name of 100 letters and a right-to-left one', () => {
    expect(BriefIntakeSchema.safeParse(intakeOf({ legalLastName: 'ñ'.repeat(100) })).success).toBe(true);
    expect(BriefIntakeSchema.safeParse(intakeOf({ legalLastName: 'محمد' })).success).toBe(true);
  });
});

describe('dates of birth (R-INT-04)', () => {
  const problem = (birthDate: string, servesMinors = false) =>
    birthDateProblem(birthDate as LocalDate, { today, servesMinors });

  it('R-INT-04 refuses a date in the future and one over 120 years ago', () => {
    expect(problem('2026-03-10')).toBe('birth_date_in_future');
    expect(problem('1906-03-09')).toBeNull();
    expect(problem('1905-03-09')).toBe('birth_date_too_long_ago');
    expect(problem('1905-03-10')).toBeNull();
  });

  it('R-INT-04 refuses under 18 to the day, unless the site serves minors', () => {
    expect(problem('2008-03-09')).toBeNull();
    expect(problem('2008-03-10')).toBe('under_age');
    expect(problem('2008-03-10', true)).toBeNull();
    expect(problem('2026-03-10', true)).toBe('birth_date_in_future');
  });

  it('R-INT-04 counts somebody born on 29 February a year older on 1 March', () => {
    const born = '2008-02-29' as LocalDate;
    const on = (date: string) => birthDateProblem(born, { today: date as LocalDate, servesMinors: false });
    expect(on('2026-02-27')).toBe('under_age');
    expect(on('2026-03-01')).toBeNull();
  });
});
