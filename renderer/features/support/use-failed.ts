import { useCallback } from 'react';
import type { ClinicError } from '../../../shared/errors';
import type { FieldErrors } from '../../components';
import { problemsByPath, useProblemText } from './problem-text';
import { useRefusalText } from './use-refusal-text';

/** A form that can say what the vault refused. */
interface Failing<Values> {
  readonly values: Values;
  fail(errors: FieldErrors<Values>, message?: string): void;
}

/**
 * The field of each path of the vault's input, where the two differ. As a function it has the last word: it may name
 * fields beyond the form's values (rows of a list), and answers `undefined` for what isn't on the screen.
 */
export type FieldOfPath<Values> =
  Readonly<Record<string, keyof Values & string>> | ((path: string) => string | undefined);

/** Shows why the vault refused: at the fields it named, else above the form. */
export function useFailed(): <Values extends object>(
  form: Failing<Values>,
  error: ClinicError,
  fieldOf?: FieldOfPath<Values>,
) => void {
  const problemText = useProblemText();
  const refusalText = useRefusalText();
  return useCallback(
    (form, error, fieldOf = {}) => {
      const named = (path: string) => {
        if (typeof fieldOf === 'function') return fieldOf(path);
        const field = fieldOf[path] ?? path;
        return field in form.values ? field : undefined;
      };
      const byField: Record<string, string> = {};
      const problems: { path: string; code: string }[] = [];
      for (const [path, code] of problemsByPath(error)) {
        const field = named(path);
        if (field === undefined) problems.push({ path, code });
        else byField[field] ??= problemText(code);
      }
      const isAllNamed = problems.length === 0 && Object.keys(byField).length > 0;
      const message = isAllNamed
        ? undefined
        : refusalText({ ...error, details: { ...error.details, problems } });
      // Every name is a field of the form, also where its values hold a whole list of them.
      form.fail(byField as FieldErrors<typeof form.values>, message);
    },
    [problemText, refusalText],
  );
}
