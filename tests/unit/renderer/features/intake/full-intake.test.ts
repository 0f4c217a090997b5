import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import type { LocalDate } from '../../../../../shared/time';
import { rebaseAnswers, askedQuestions } from '../../../../../renderer/features/chart/admission-answers';
import {
  IntakeFormSchema,
  emptyIntake,
  isBlankIntake,
  toBriefIntake,
  toFullIntake,
  type IntakeForm,
} from '../../../../../renderer/features/intake/intake-form';
import { personField } from '../../../../../renderer/features/intake/people-form';
import { intakeFormProblems } from '../../../../../renderer/features/intake/intake-problems';
import { emptyRelatedPerson } from '../../../../../renderer/features/support/related-person-form';
import { INTAKE_STEPS, stepOfField, stepsFor } from '../../../../../renderer/features/intake/intake-steps';

const TODAY = '2026-03-05' as LocalDate;

function form(more: Partial<IntakeForm> = {}): IntakeForm {
  return {
    ...emptyIntake(TODAY),
    legalFirstName: 'Ana',
    legalLastName: 'Baca',
    birthDate: '1990-03-25' as LocalDate,
    referralSource: 'self',
    hasAgreed: true,
    participationConsentOn: TODAY,
    hasNotice: true,
    noticeGivenOn: TODAY,
    noticeLanguage: 'es',
    ...more,
  };
}

const problems = (values: IntakeForm) => [
  ...intakeFormProblems(values, { today: TODAY, servesMinors: false }, false),
];

describe('the answers of the full intake', () => {
  it('go to the vault whichever path is on screen, and fit what it takes', () => {
    const answered = form({
      path: 'brief',
      about: { race: ['white'], tribalAffiliation: '  Acoma ' },
      situation: { employment: 'declined' },
      health: { substance1: 'alcohol', route1: 'oral', frequency1: 'daily', firstUseAge1: ' 15 ' },
      address: { ...emptyIntake(TODAY).address, city: 'Grants' },
    });
    const { full } = toFullIntake(answered);
    expect(full).toMatchObject({
      about: { race: ['white'], tribalAffiliation: 'Acoma', veteran: null },
      situation: { employment: 'declined', education: null },
      health: { substance1: 'alcohol', firstUseAge1: 15, substance2: null },
      address: { city: 'Grants', line: null, noFixedAddress: false },
      county: null,
    });
    const input = {
      operationId: newIdentifier(),
      intake: toBriefIntake(answered),
      full,
      notDuplicateReason: null,
    };
    expect(CONTRACT['client.create'].input.safeParse(input).success).toBe(true);
    expect(problems(answered)).toEqual([]);
  });

  it('are nothing at all when nobody answered', () => {
    expect(toFullIntake(form({ path: 'full', step: 3 }))).toEqual({ full: null, problems: [] });
    expect(toFullIntake(form({ about: { race: [] }, situation: { employment: null } })).full).toBeNull();
    expect(toFullIntake(form({ situation: { employment: 'unknown' } })).full?.health).toBeNull();
    expect(isBlankIntake({ ...emptyIntake(TODAY), path: 'full', step: 4 }, TODAY)).toBe(true);
    expect(isBlankIntake({ ...emptyIntake(TODAY), situation: { employment: 'unknown' } }, TODAY)).toBe(false);
  });

  it('name the field an answer is wrong at', () => {
    const substance = { substance1: 'alcohol', route1: 'oral', frequency1: 'daily' };
    for (const age of ['fifteen', '-3', '1.5', '121', '１５']) {
      expect(problems(form({ health: { ...substance, firstUseAge1: age } }))).toEqual([
        ['health.firstUseAge1', 'not_a_whole_number'],
      ]);
    }
    expect(problems(form({ health: { ...substance, firstUseAge1: '99' } }))).toEqual([
      ['health.firstUseAge1', 'first_use_after_age'],
    ]);
    expect(problems(form({ about: { race: ['white', 'declined'] } }))).toEqual([
      ['about.race', 'answer_and_no_answer'],
    ]);
  });
});

describe('the people around somebody', () => {
  const blank = emptyIntake(TODAY);
  const rosa = { ...blank.emergency.person, name: ' Rosa ', phone: '505 555 0117' };
  const named = { answer: 'named' as const, person: rosa };
  const support = (key: string, name: string) => ({ ...emptyRelatedPerson(key, { isSupport: true }), name });

  it('go to the vault with the emergency contact first, blank rows left out', () => {
    const values = form({ emergency: named, supports: [support('a', ''), support('b', 'Bo')] });
    expect(toFullIntake(values).full).toMatchObject({
      noEmergencyContact: null,
      relatedPeople: [
        { name: 'Rosa', phone: '505 555 0117', isEmergencyContact: true, isSupport: false },
        { name: 'Bo', phone: null, isEmergencyContact: false, isSupport: true },
      ],
    });
    expect(problems(values)).toEqual([]);
    expect(isBlankIntake({ ...blank, emergency: named }, TODAY)).toBe(false);
    expect(isBlankIntake({ ...blank, supports: [support('a', '')] }, TODAY)).toBe(true);
  });

  it('keep no one, declined and not asked apart (R-INT-10)', () => {
    for (const answer of ['nobody', 'declined'] as const) {
      const { full } = toFullIntake(form({ emergency: { answer, person: rosa } }));
      expect([full?.noEmergencyContact, full?.relatedPeople]).toEqual([answer, []]);
    }
    expect(toFullIntake(form()).full).toBeNull();
  });

  it('have their problems at their own fields', () => {
    const nameless = { ...named, person: { ...rosa, name: ' ' } };
    const odd = { ...support('b', 'Bo'), phone: 'ask' };
    const values = form({ emergency: nameless, supports: [support('a', ''), odd] });
    expect(problems(values)).toEqual([
      [personField('emergency', 'name'), 'person_name_missing'],
      [personField('b', 'phone'), 'phone_without_number'],
    ]);
  });
});

describe('the steps', () => {
  it('keep health from the front desk', () => {
    expect(stepsFor(true)).toEqual(INTAKE_STEPS);
    expect(stepsFor(false)).not.toContain('health');
  });

  it('know where each field of the form stands', () => {
    const found = intakeFormProblems(emptyIntake(TODAY), { today: TODAY, servesMinors: false }, true);
    const steps = [...found.keys()].map(stepOfField);
    expect(new Set(steps)).toEqual(new Set(['name', 'came', null]));
    expect(stepOfField('contact-1')).toBe('reach');
    expect(stepOfField(personField('emergency', 'phone'))).toBe('people');
    expect(stepOfField('health.route2')).toBe('health');
  });

  it('take a draft that was kept before there was a full intake', () => {
    const whole = form();
    const { path: _path, step: _step, address: _address, about: _about, ...rest } = whole;
    const { situation: _situation, health: _health, emergency: _emergency, ...others } = rest;
    const { supports: _supports, ...brief } = others;
    expect(IntakeFormSchema.parse(brief)).toEqual(whole);
  });
});

describe('answers two people change at a time', () => {
  it('come together by question, and both versions of a real conflict are known', () => {
    const base = { employment: 'looking', education: null };
    const rebased = rebaseAnswers(
      base,
      { employment: 'full_time', education: null, maritalStatus: 'married' },
      { employment: 'part_time', education: 'ged' },
    );
    expect(rebased.form).toEqual({ employment: 'full_time', education: 'ged', maritalStatus: 'married' });
    expect(rebased.conflicts).toEqual(['employment']);
  });

  it('are asked only where they make sense', () => {
    expect(askedQuestions('health', { substance1: 'none' })).not.toContain('route1');
    const asked = askedQuestions('health', { substance1: 'heroin', noFirstUseAge1: 'declined' });
    expect(asked).toEqual(expect.arrayContaining(['substance1', 'route1', 'frequency1', 'noFirstUseAge1']));
    expect(asked).not.toContain('firstUseAge1');
    expect(asked).not.toContain('substance2');
  });
});
