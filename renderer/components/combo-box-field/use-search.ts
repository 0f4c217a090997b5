import { useEffect, useRef, useState } from 'react';

/** The state of a search that runs while a person types. */
export interface SearchState<Found> {
  readonly found: readonly Found[];
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
}

const PAUSE_MILLISECONDS = 120;

/**
 * Runs `search` for the text after a short pause in typing. An older answer never replaces a newer one,
 * and a search that is no longer wanted is cancelled through its signal.
 *
 * @param text what is looked for; shorter than `minimumLength` finds nothing and asks nobody.
 */
export function useSearch<Found>(
  text: string,
  minimumLength: number,
  search: (text: string, signal: AbortSignal) => Promise<readonly Found[]>,
): SearchState<Found> {
  const [answer, setAnswer] = useState<{ text: string; found: readonly Found[] | null } | null>(null);
  const latestSearch = useRef(search);
  useEffect(() => {
    latestSearch.current = search;
  }, [search]);

  const wanted = text.trim();
  const isWanted = wanted.length >= minimumLength;
  useEffect(() => {
    if (!isWanted) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      latestSearch.current(wanted, abort.signal).then(
        (found) => {
          if (!abort.signal.aborted) setAnswer({ text: wanted, found });
        },
        () => {
          if (!abort.signal.aborted) setAnswer({ text: wanted, found: null });
        },
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, isWanted]);

  if (!isWanted) return { found: [], status: 'idle' };
  // While somebody types on, the old answer stays until the new one is there, so that the list doesn't blink. What was
  // found for something else must not be offered: it would be chosen by mistake.
  if (answer?.text !== wanted) {
    const isTypedOn = answer !== null && (wanted.startsWith(answer.text) || answer.text.startsWith(wanted));
    return { found: isTypedOn ? (answer.found ?? []) : [], status: 'searching' };
  }
  return answer.found === null ? { found: [], status: 'failed' } : { found: answer.found, status: 'done' };
}
