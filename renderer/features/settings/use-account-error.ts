import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { problemsByPath, useProblemText } from '../support/problem-text';

/** Why something about an account was refused: the rule in words when there is one. */
export function useAccountError(): (error: ClinicError) => string {
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  return (error) => {
    const rule = problemsByPath(error).get('userId');
    return rule === undefined ? errorMessage(error) : problemText(rule);
  };
}
