import { useEffect, useState } from 'react';
import type { FoundPerson } from '../../../shared/contract/find';
import type { ClinicError } from '../../../shared/errors';
import { useVault } from '../../vault';

/** What the vault answered to one text. */
export interface FindAnswer {
  readonly text: string;
  readonly people: readonly FoundPerson[];
  readonly hasMore: boolean;
  readonly error: ClinicError | null;
}

/**
 * Asks the vault at every letter and gives up the question before; `null` until the first answer, then the newest one
 * there is, which may be of a text before. Who was found stays in this component and is gone with it.
 */
export function useFind(text: string): FindAnswer | null {
  const vault = useVault();
  const [answer, setAnswer] = useState<FindAnswer | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void vault.call('client.find', { text }, { signal: abort.signal }).then((result) => {
      if (abort.signal.aborted) return;
      setAnswer(
        result.ok
          ? { text, people: result.value.people, hasMore: result.value.hasMore, error: null }
          : { text, people: [], hasMore: false, error: result.error },
      );
    });
    return () => abort.abort();
  }, [vault, text]);
  return answer;
}
