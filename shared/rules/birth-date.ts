import { ageInYears } from '../time';
import type { LocalDate } from '../time';
import type { RuleCode } from './problem';

/** Older than anybody: a mistyped century (R-INT-04). */
const OLDEST_AGE_YEARS = 120;
const ADULT_AGE_YEARS = 18;

/** What a rule about dates needs to know of the site. */
export interface SiteRules {
  readonly today: LocalDate;
  readonly servesMinors: boolean;
}

/** What is wrong with a date of birth, or `null` (R-INT-04). */
export function birthDateProblem(birthDate: LocalDate, { today, servesMinors }: SiteRules): RuleCode | null {
  if (birthDate > today) return 'birth_date_in_future';
  const age = ageInYears(birthDate, today);
  if (age > OLDEST_AGE_YEARS) return 'birth_date_too_long_ago';
  if (age < ADULT_AGE_YEARS && !servesMinors) return 'under_age';
  return null;
}
