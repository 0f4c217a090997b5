import { useCallback } from 'react';
import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import type { FieldErrors } from '../../components';
import { problemsByPath, useProblemText } from './problem-text';

/** A form that can say what the vault refused. */
interface Failing<Values> {
  readonly values: Values;
  fail(errors: FieldErrors<Values>, message?: string): void;
}

/**
 * Shows why the vault refused: at the fields it named, else above the form.
 * @param fields the field of each path of the input, where the two differ
 */
export function useFailed(): <Values extends object>(
  form: Failing<Values>,
  error: ClinicError,
  fields?: Readonly<Record<string, keyof Values & string>>,
) => void {
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  return useCallback(
    (form, error, fields = {}) => {
      const byField: Record<string, string> = {};
      const others: string[] = [];
      for (const [path, code] of problemsByPath(error)) {
        const field = fields[path] ?? path;
        if (field in form.values) byField[field] = problemText(code);
        else others.push(problemText(code));
      }
      const isNamed = Object.keys(byField).length + others.length > 0;
      // Every key was found among the form's own.
      form.fail(byField as FieldErrors<typeof form.values>, isNamed ? others[0] : errorMessage(error));
    },
    [errorMessage, problemText],
  );
}
