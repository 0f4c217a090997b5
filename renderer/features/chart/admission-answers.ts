import {
  HEALTH_FIELDS,
  HealthAnswersSchema,
  SITUATION_FIELDS,
  SituationAnswersSchema,
  type AdmissionView,
} from '../../../shared/contract/admission';
import { CODE_LISTS } from '../../../shared/codes';
import type { LocalDate } from '../../../shared/time';
import { healthProblems, isSubstance } from '../../../shared/rules/admission';
import type { RuleProblem } from '../../../shared/rules/problem';
import type { LocalizedText } from '../../i18n';
import {
  isBlankAnswer,
  readAnswers,
  type Answer,
  type AnswersForm,
  type Questions,
} from '../support/answers-form';

/** The two parts of the full intake that are kept with the admission. */
export const ADMISSION_PARTS = ['situation', 'health'] as const;
export type AdmissionPart = (typeof ADMISSION_PARTS)[number];

export const QUESTIONS_OF: Readonly<Record<AdmissionPart, Questions>> = {
  situation: SITUATION_FIELDS,
  health: HEALTH_FIELDS,
};

/** What keeps the answers from being saved, by field. */
export function answerProblems(
  part: AdmissionPart,
  form: AnswersForm,
  person: { readonly birthDate: LocalDate | null; readonly today: LocalDate },
): readonly RuleProblem[] {
  if (part === 'situation') {
    const read = readAnswers(SITUATION_FIELDS, SituationAnswersSchema, form);
    return read.ok ? [] : read.problems;
  }
  const read = readAnswers(HEALTH_FIELDS, HealthAnswersSchema, form);
  return read.ok ? healthProblems(read.answers, person) : read.problems;
}

/** What stands on record for a part, or `null` when nobody asked. */
export function recordedAnswers(admission: AdmissionView, part: AdmissionPart) {
  return part === 'situation' ? admission.situation : admission.health;
}

/**
 * The questions that make sense to ask of this person: what goes with a substance only once it is named, the next substance
 * only after one.
 */
export function askedQuestions(part: AdmissionPart, form: AnswersForm): readonly string[] {
  const names = Object.keys(QUESTIONS_OF[part]);
  if (part === 'situation') return names;
  return names.filter((name) => {
    const rank = /[123]$/.exec(name)?.[0];
    if (rank === undefined || name === 'substance1') return true;
    const named = substanceIn(form, rank);
    // That there is no second substance is said by leaving it out.
    if (name.startsWith('substance')) return named;
    if (name.startsWith('noFirstUseAge')) return named && !isBlankAnswer(form[name]);
    if (name.startsWith('firstUseAge')) return named && isBlankAnswer(form[`noFirstUseAge${rank}`]);
    return named;
  });
}

function substanceIn(form: AnswersForm, rank: string): boolean {
  const slug = form[`substance${rank}`];
  return typeof slug === 'string' && isSubstance(slug);
}

/** An answer in words; `null` for blank. */
export function answerInWords(
  questions: Questions,
  name: string,
  answer: Answer | undefined,
  words: (text: LocalizedText) => string,
): string | null {
  if (answer === undefined || answer === null || isBlankAnswer(answer)) return null;
  const list = CODE_LISTS.get(questions[name]?.codeList ?? '');
  const slugs = Array.isArray(answer) ? answer : [answer];
  return slugs
    .map((slug) => {
      const code = list?.codes[slug];
      return code === undefined ? slug : words(code);
    })
    .join(', ');
}

/** An answer for comparing; every kind of blank is one. */
function comparable(answers: AnswersForm, name: string): string {
  const answer = answers[name];
  return isBlankAnswer(answer) ? '' : JSON.stringify(answer);
}

function namesIn(...forms: readonly AnswersForm[]): string[] {
  return [...new Set(forms.flatMap((form) => Object.keys(form)))];
}

/** Whether any answer is another one. */
export function differ(one: AnswersForm, other: AnswersForm): boolean {
  return namesIn(one, other).some((name) => comparable(one, name) !== comparable(other, name));
}

/** Lays what was typed on answers somebody else saved meanwhile; what both changed stays as typed and is named. */
export function rebaseAnswers(
  base: AnswersForm,
  form: AnswersForm,
  latest: AnswersForm,
): { readonly form: AnswersForm; readonly conflicts: readonly string[] } {
  const names = namesIn(base, form, latest);
  const isTouched = (name: string) => comparable(form, name) !== comparable(base, name);
  return {
    form: Object.fromEntries(
      names.map((name) => [name, (isTouched(name) ? form[name] : latest[name]) ?? null]),
    ),
    conflicts: names.filter(
      (name) =>
        isTouched(name) &&
        comparable(latest, name) !== comparable(base, name) &&
        comparable(latest, name) !== comparable(form, name),
    ),
  };
}
