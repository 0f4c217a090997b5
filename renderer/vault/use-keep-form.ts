import { useEffect, useRef } from 'react';
import type { Draft } from './use-draft';
import { stableText } from './stable-text';

/**
 * Keeps a form's values in its draft with every change. A form that is blank (again) has nothing to keep: its draft
 * is thrown away, so that nobody is asked to go on with nothing.
 */
export function useKeepForm<Values>(draft: Draft<Values>, values: Values, blank: Values): void {
  const { keep, discard } = draft;
  const known = useRef({ values, isKept: draft.found !== null });
  useEffect(() => {
    if (values === known.current.values) return;
    const text = stableText(values);
    // Put together anew in every render, the same words are no change: saving them renders, and would never end.
    const isSame = text === stableText(known.current.values);
    known.current.values = values;
    if (isSame) return;
    if (text !== stableText(blank)) {
      known.current.isKept = true;
      keep(values);
    } else if (known.current.isKept) {
      known.current.isKept = false;
      void discard();
    }
  }, [values, blank, keep, discard]);
}
