import { z } from 'zod';
import type { FieldDefinition } from '../../../shared/model';
import type { RuleProblem } from '../../../shared/rules/problem';
import { textOrNull } from './text-or-null';

/** Questions by name, as an entity defines them. */
export type Questions = Readonly<Record<string, FieldDefinition>>;

const AnswerSchema = z.union([z.string().max(2000), z.array(z.string().max(80)).max(40), z.null()]);

/** Answers as a form holds them: a code or text, several codes, or `null`; a name that is missing is blank. */
export const AnswersFormSchema = z.record(z.string().max(60), AnswerSchema);
export type AnswersForm = z.infer<typeof AnswersFormSchema>;
export type Answer = AnswersForm[string];

/** The form of answers on record; blank for none. */
export function formOfAnswers(
  questions: Questions,
  answers: Readonly<Record<string, unknown>> | null,
): AnswersForm {
  return Object.fromEntries(
    Object.keys(questions).flatMap((name) => {
      const value = answers?.[name];
      const answer = AnswerSchema.safeParse(typeof value === 'number' ? String(value) : value);
      return answer.success && !isBlankAnswer(answer.data) ? [[name, answer.data]] : [];
    }),
  );
}

/** Whether nobody answered: not declined, not unknown, nothing at all (R-INT-10). */
export function isBlankAnswer(answer: Answer | undefined): boolean {
  return (
    answer === undefined || answer === null || (Array.isArray(answer) ? answer : answer.trim()).length === 0
  );
}

/** Whether anything was answered. */
export function hasAnswers(form: AnswersForm | null): boolean {
  return form !== null && Object.values(form).some((answer) => !isBlankAnswer(answer));
}

/** What the form says, or which of it can't be read. */
export type ReadAnswers<Answers> =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The answers as the vault takes them. */
export function readAnswers<Answers>(
  questions: Questions,
  schema: z.ZodType<Answers>,
  form: AnswersForm,
): ReadAnswers<Answers> {
  const problems: RuleProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(questions)) {
    const answer = form[name] ?? null;
    if (question.storage === 'json') values[name] = Array.isArray(answer) ? answer : [];
    else if (question.storage === 'integer') {
      const text = typeof answer === 'string' ? answer.trim() : '';
      values[name] = text === '' ? null : wholeNumber(text);
      if (Number.isNaN(values[name])) problems.push({ path: name, code: 'not_a_whole_number' });
    } else values[name] = typeof answer === 'string' ? textOrNull(answer) : null;
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, answers: schema.parse(values) };
}

const MOST = 120;

function wholeNumber(text: string): number {
  return /^\d{1,3}$/.test(text) && Number(text) <= MOST ? Number(text) : Number.NaN;
}
