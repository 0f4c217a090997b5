import { SUBSTANCE } from '../codes';
import type { HealthAnswers } from '../contract/admission';
import { ageInYears } from '../time';
import type { LocalDate } from '../time';
import type { RuleProblem } from './problem';

type Substance = NonNullable<HealthAnswers['substance1']>;

/** What was answered about one substance. */
export interface SubstanceAnswers {
  readonly rank: 1 | 2 | 3;
  readonly substance: Substance | null;
  readonly route: HealthAnswers['route1'];
  readonly frequency: HealthAnswers['frequency1'];
  readonly firstUseAge: number | null;
  readonly noFirstUseAge: HealthAnswers['noFirstUseAge1'];
}

/** Slugs of the list that name no substance. */
const NO_SUBSTANCE: ReadonlySet<Substance> = new Set<Substance>(['none', 'declined', 'unknown']);

/** Whether the code names a substance, so that how and how often can be asked. */
export function isSubstance(slug: string | null): boolean {
  const known = SUBSTANCE.slugs.find((candidate) => candidate === slug);
  return known !== undefined && !NO_SUBSTANCE.has(known);
}

/** The answers about each of the three substances, first to third. */
export function substancesOf(answers: HealthAnswers): readonly SubstanceAnswers[] {
  return [
    {
      rank: 1,
      substance: answers.substance1,
      route: answers.route1,
      frequency: answers.frequency1,
      firstUseAge: answers.firstUseAge1,
      noFirstUseAge: answers.noFirstUseAge1,
    },
    {
      rank: 2,
      substance: answers.substance2,
      route: answers.route2,
      frequency: answers.frequency2,
      firstUseAge: answers.firstUseAge2,
      noFirstUseAge: answers.noFirstUseAge2,
    },
    {
      rank: 3,
      substance: answers.substance3,
      route: answers.route3,
      frequency: answers.frequency3,
      firstUseAge: answers.firstUseAge3,
      noFirstUseAge: answers.noFirstUseAge3,
    },
  ];
}

/**
 * What is wrong with answers about health and substance use (R-INT-08): with a substance go route, frequency and age of first use;
 * nicotine is never the first; nobody began later than they are old.
 */
export function healthProblems(
  answers: HealthAnswers,
  person: { readonly birthDate: LocalDate | null; readonly today: LocalDate },
): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const age = person.birthDate === null ? null : ageInYears(person.birthDate, person.today);
  const substances = substancesOf(answers);
  if (answers.substance1 === 'nicotine') {
    problems.push({ path: 'substance1', code: 'nicotine_not_first' });
  }
  substances.forEach((entry, index) => {
    const { rank, substance } = entry;
    if (!isSubstance(substance)) {
      const hasMore = [entry.route, entry.frequency, entry.firstUseAge, entry.noFirstUseAge].some(
        (value) => value !== null,
      );
      if (hasMore) problems.push({ path: `substance${rank}`, code: 'substance_missing' });
      return;
    }
    const before = substances.slice(0, index);
    if (before.some((earlier) => !isSubstance(earlier.substance))) {
      problems.push({ path: `substance${rank}`, code: 'earlier_substance_missing' });
    }
    if (substance !== 'other' && before.some((earlier) => earlier.substance === substance)) {
      problems.push({ path: `substance${rank}`, code: 'substance_twice' });
    }
    if (entry.route === null) problems.push({ path: `route${rank}`, code: 'route_missing' });
    if (entry.frequency === null) problems.push({ path: `frequency${rank}`, code: 'frequency_missing' });
    if (entry.firstUseAge === null && entry.noFirstUseAge === null) {
      problems.push({ path: `firstUseAge${rank}`, code: 'first_use_age_missing' });
    }
    if (entry.firstUseAge !== null && entry.noFirstUseAge !== null) {
      problems.push({ path: `noFirstUseAge${rank}`, code: 'number_and_no_number' });
    }
    if (entry.firstUseAge !== null && age !== null && entry.firstUseAge > age) {
      problems.push({ path: `firstUseAge${rank}`, code: 'first_use_after_age' });
    }
  });
  return problems;
}

/** "Declined" and "not known" stand alone: beside them no other code of the same question (R-INT-10). */
export function choiceProblems(path: string, slugs: readonly string[]): readonly RuleProblem[] {
  const hasNoAnswer = slugs.includes('declined') || slugs.includes('unknown');
  return hasNoAnswer && slugs.length > 1 ? [{ path, code: 'answer_and_no_answer' }] : [];
}

/** How soon somebody is to be served, the most urgent first (45 CFR 96.131). */
export const PRIORITY_CLASSES = ['pregnant_injecting', 'pregnant', 'injecting'] as const;
export type PriorityClass = (typeof PRIORITY_CLASSES)[number];

/**
 * The priority class the answers put somebody into, `null` for everybody else (R-INT-09). Declined and not known make nobody a
 * priority.
 */
export function priorityClassOf(answers: HealthAnswers): PriorityClass | null {
  const isPregnant = answers.pregnancy === 'pregnant';
  const injects =
    answers.injectedLast30Days === 'yes' || substancesOf(answers).some(({ route }) => route === 'injection');
  if (isPregnant) return injects ? 'pregnant_injecting' : 'pregnant';
  return injects ? 'injecting' : null;
}
