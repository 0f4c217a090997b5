import { useVaultQuery } from '../../vault';

const ENTITIES = [
  'waitingListEntry',
  'interimService',
  'admissionHealth',
  'client',
  'chartOpening',
  'siteCapacity',
  'capacityNotice',
] as const;

/** The waiting list, filled again whenever something it shows has changed. */
export function useWaitingList() {
  return useVaultQuery('waiting.list', {}, { entities: ENTITIES, keepPrevious: true });
}

/** How many wait and how their clocks stand, counted again whenever one of them changed. */
export function useWaitingCounts() {
  return useVaultQuery('waiting.counts', {}, { entities: ENTITIES, keepPrevious: true });
}
