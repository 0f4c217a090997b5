import { useEffect, useState } from 'react';
import type { DuplicateCandidate } from '../../../shared/contract/clients';
import { DUPLICATE_THRESHOLD } from '../../../shared/rules/duplicates';
import { useVaultQuery } from '../../vault';
import { stableText } from '../../vault/stable-text';
import { duplicateQuery, type IntakeForm } from './intake-form';

const PAUSE_MILLISECONDS = 300;

export interface Duplicates {
  /** People who may be the same, likeliest first. */
  readonly candidates: readonly DuplicateCandidate[];
  /** The answer is for what stands in the form now. */
  readonly isCurrent: boolean;
}

/** Looks for the person among those already here while somebody types, after a short pause. */
export function useDuplicates(form: IntakeForm): Duplicates {
  const query = duplicateQuery(form);
  const text = stableText(query);
  const [asked, setAsked] = useState<{ text: string; query: typeof query }>({ text: 'null', query: null });

  useEffect(() => {
    if (text === asked.text) return undefined;
    const timer = setTimeout(() => setAsked({ text, query }), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
    // `text` stands for `query`, which is a new object with every letter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, asked.text]);

  const answer = useVaultQuery('client.findDuplicates', asked.query, {
    entities: ['client', 'contactMethod'],
    keepPrevious: true,
  });
  const candidates = (query === null ? [] : (answer.value?.candidates ?? [])).filter(
    (candidate) => candidate.score >= DUPLICATE_THRESHOLD,
  );
  return {
    candidates: [...candidates].sort((first, second) => second.score - first.score),
    isCurrent: text === asked.text && !answer.isLoading,
  };
}
