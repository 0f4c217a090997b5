import type { BriefIntake } from '../contract/clients';
import type { LocalDate } from '../time';
import { birthDateProblem } from './birth-date';
import type { SiteRules } from './birth-date';
import { contactValueProblem } from './contacts';
import { normaliseName } from './names';
import type { RuleCode, RuleProblem } from './problem';

/** The parts of an intake the name rules look at; `client.update` checks the result of a change with them too. */
type NamePart = Pick<
  BriefIntake,
  'legalFirstName' | 'legalMiddleName' | 'legalLastName' | 'nameWithheld' | 'preferredName' | 'aliases'
>;

/** What keeps the brief intake from admitting somebody; empty when nothing does (R-INT-02, R-INT-03, R-INT-04). */
export function intakeProblems(intake: BriefIntake, site: SiteRules): readonly RuleProblem[] {
  return [
    ...nameProblems(intake),
    ...birthProblems(intake.birthDate, site),
    ...dateProblems(intake, site.today),
    ...missing(intake.referralSource, 'referralSource', 'referral_source_missing'),
    ...missing(intake.noticeLanguage, 'noticeLanguage', 'notice_language_missing'),
    ...intake.contacts.flatMap((contact, index) =>
      found(contactValueProblem(contact.kind, contact.value), `contacts[${index}].value`),
    ),
  ];
}

/**
 * What is wrong with a person's names: a legal last name is needed, and something to call them by, unless they
 * keep their name to themselves; then no legal name may stand in the record (R-INT-02).
 */
export function nameProblems(names: NamePart): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (names.nameWithheld) {
    for (const path of ['legalFirstName', 'legalMiddleName', 'legalLastName'] as const) {
      if (names[path] !== null) problems.push({ path, code: 'legal_name_is_withheld' });
    }
  } else {
    if (names.legalLastName === null) problems.push({ path: 'legalLastName', code: 'legal_name_missing' });
    if (names.legalFirstName === null && names.preferredName === null) {
      problems.push({ path: 'legalFirstName', code: 'name_to_use_missing' });
    }
  }
  // A name of dots or emoji alone could be neither sorted nor found again.
  for (const path of ['legalFirstName', 'legalLastName', 'preferredName'] as const) {
    const value = names[path];
    if (value !== null && normaliseName(value) === '') problems.push({ path, code: 'name_without_letters' });
  }
  names.aliases.forEach((alias, index) => {
    if (normaliseName(alias) === '')
      problems.push({ path: `aliases[${index}]`, code: 'name_without_letters' });
  });
  return problems;
}

/** What is wrong with a date of birth; an estimated one is a date too (R-INT-02, R-INT-04). */
export function birthProblems(birthDate: LocalDate | null, site: SiteRules): readonly RuleProblem[] {
  if (birthDate === null) return [{ path: 'birthDate', code: 'birth_date_missing' }];
  return found(birthDateProblem(birthDate, site), 'birthDate');
}

function dateProblems(intake: BriefIntake, today: LocalDate): readonly RuleProblem[] {
  const { firstContactOn, participationConsentOn, noticeGivenOn, birthDate } = intake;
  return [
    ...missing(firstContactOn, 'firstContactOn', 'first_contact_missing'),
    ...missing(participationConsentOn, 'participationConsentOn', 'participation_consent_missing'),
    ...missing(noticeGivenOn, 'noticeGivenOn', 'notice_missing'),
    ...dayProblems(firstContactOn, 'firstContactOn', { today, birthDate, firstContactOn: null }),
    ...dayProblems(participationConsentOn, 'participationConsentOn', { today, birthDate, firstContactOn }),
    ...dayProblems(noticeGivenOn, 'noticeGivenOn', { today, birthDate, firstContactOn }),
  ];
}

/** R-INT-03: first contact, then admission, none of it in the future. */
function dayProblems(
  day: LocalDate | null,
  path: string,
  bounds: { today: LocalDate; birthDate: LocalDate | null; firstContactOn: LocalDate | null },
): readonly RuleProblem[] {
  if (day === null) return [];
  if (day > bounds.today) return [{ path, code: 'in_future' }];
  if (bounds.birthDate !== null && day < bounds.birthDate) return [{ path, code: 'before_birth' }];
  if (bounds.firstContactOn !== null && day < bounds.firstContactOn)
    return [{ path, code: 'before_first_contact' }];
  return [];
}

function missing(value: unknown, path: string, code: RuleCode): readonly RuleProblem[] {
  return value === null ? [{ path, code }] : [];
}

function found(code: RuleCode | null, path: string): readonly RuleProblem[] {
  return code === null ? [] : [{ path, code }];
}
