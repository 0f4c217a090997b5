import { useCallback } from 'react';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { Choice } from '../../components';
import { useFormat } from '../../i18n';
import { useVault, useVaultQuery } from '../../vault';
import { FIND_LETTERS } from './find-field';
import { usePersonName } from './person-label';

const MOST_RESULTS = 12;
/** What fits under a box without scrolling. */
const MOST_FOUND = 6;

type ClientStatus = CaseloadRow['status'];

/** A person as a choice: the name they use, with what tells two of the same name apart. */
export function usePersonChoice(): (person: CaseloadRow) => Choice {
  const format = useFormat();
  const personName = usePersonName();
  return useCallback(
    (person) => ({
      id: person.clientId,
      label: personName(person),
      description: [
        person.chartNumber,
        person.birthDate === null ? null : format.date(person.birthDate),
        person.assignedWorkerName,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    }),
    [format, personName],
  );
}

/**
 * The few people a name typed at the desk fits best, found again as it is typed on; nobody before `FIND_LETTERS`.
 * @param statuses who may be meant: none of the others is found
 */
export function useFoundPeople(text: string, statuses: readonly ClientStatus[]) {
  const wanted = text.trim();
  const isSearched = wanted.length >= FIND_LETTERS;
  const answer = useVaultQuery(
    'client.list',
    isSearched
      ? {
          filter: { text: wanted, statuses: [...statuses], workerIds: [] },
          sort: [],
          offset: 0,
          limit: MOST_FOUND,
        }
      : null,
    { entities: ['client'], keepPrevious: true },
  );
  return {
    wanted,
    people: isSearched ? (answer.value?.rows ?? []) : [],
    /** The vault has answered: who isn't found isn't known by this name. */
    isAnswered: isSearched && answer.value !== undefined,
    isLoading: answer.isLoading,
    error: answer.error,
  };
}

/** Finds people while somebody types, best first; throws when the vault can't answer, which the field says. */
export function usePeopleSearch(): (text: string, signal: AbortSignal) => Promise<readonly Choice[]> {
  const vault = useVault();
  const toChoice = usePersonChoice();
  return useCallback(
    async (text, signal) => {
      const result = await vault.call(
        'client.list',
        { filter: { text, statuses: [], workerIds: [] }, sort: [], offset: 0, limit: MOST_RESULTS },
        { signal },
      );
      if (!result.ok) throw new Error(result.error.code);
      return result.value.rows.map(toChoice);
    },
    [vault, toChoice],
  );
}
