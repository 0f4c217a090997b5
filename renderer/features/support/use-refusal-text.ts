import { useCallback } from 'react';
import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { isRuleCode, problemsByPath, useProblemText } from './problem-text';

/**
 * Why the vault refused, in one text: the sentence of the first rule it named, else that of the error. A problem without
 * a sentence of its own ("Please check this") says nothing where no field stands beside it.
 */
export function useRefusalText(): (error: ClinicError) => string {
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  return useCallback(
    (error) => {
      const rule = [...problemsByPath(error).values()].find(isRuleCode);
      return rule === undefined ? errorMessage(error) : problemText(rule);
    },
    [errorMessage, problemText],
  );
}
