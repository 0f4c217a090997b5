import { useCallback } from 'react';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { Choice } from '../../components';
import { useFormat } from '../../i18n';
import { useVault } from '../../vault';
import { usePersonName } from './person-label';

const MOST_RESULTS = 12;

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
