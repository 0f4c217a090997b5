import type { SiteRules } from '../../../shared/rules/birth-date';
import { choiceProblems, healthProblems } from '../../../shared/rules/admission';
import { intakeProblems } from '../../../shared/rules/intake';
import { relatedPersonProblems } from '../../../shared/rules/related-people';
import { fieldOfPath, toBriefIntake, toFullIntake, type IntakeForm } from './intake-form';

/** The code of what is wrong with a field of the form. */
export type IntakeProblemCode = string;

/** Codes of the form's own questions; the page has words for them beside those of the rules. */
export const MUST_DECIDE = 'must_decide';
export const MUST_EXPLAIN = 'must_explain';

/**
 * What keeps the form from being saved, by field name, in the order of the screen's rules; the first problem of a
 * field counts.
 *
 * @param hasLikelyDuplicates somebody who is already here looks like this person (R-INT-05)
 */
export function intakeFormProblems(
  form: IntakeForm,
  site: SiteRules,
  hasLikelyDuplicates: boolean,
): ReadonlyMap<string, IntakeProblemCode> {
  const found = new Map<string, IntakeProblemCode>();
  const add = (field: string, code: IntakeProblemCode) => {
    if (!found.has(field)) found.set(field, code);
  };
  for (const { path, code } of intakeProblems(toBriefIntake(form), site)) {
    // The language is asked once the notice was given; one message at a time.
    if (path !== 'noticeLanguage' || form.hasNotice) add(fieldOfPath(path, form) ?? path, code);
  }
  const { full, problems } = toFullIntake(form);
  for (const { path, code } of problems) add(path, code);
  if (full !== null) {
    for (const [index, person] of full.relatedPeople.entries()) {
      for (const { path, code } of relatedPersonProblems(person)) {
        const field = fieldOfPath(`relatedPeople[${index}].${path}`, form);
        if (field !== undefined) add(field, code);
      }
    }
    for (const { path, code } of choiceProblems('about.race', full.about.race)) add(path, code);
    const person = { birthDate: form.birthDate, today: site.today };
    const health = full.health === null ? [] : healthProblems(full.health, person);
    for (const { path, code } of health) add(`health.${path}`, code);
  }
  if (hasLikelyDuplicates) {
    if (!form.isNotDuplicate) add('isNotDuplicate', MUST_DECIDE);
    else if (form.notDuplicateReason.trim() === '') add('notDuplicateReason', MUST_EXPLAIN);
  }
  return found;
}

/**
 * Whether a problem may be said as soon as the person leaves the field. That something is still missing is said only
 * when they want to save: nobody likes to be told off for passing by.
 */
export function isSaidOnLeaving(code: IntakeProblemCode): boolean {
  return !code.endsWith('_missing') && code !== MUST_DECIDE && code !== MUST_EXPLAIN;
}
