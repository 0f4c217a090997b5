import { useVaultQuery } from '../../vault';

/** The waiting list, filled again whenever something it shows has changed. */
export function useWaitingList() {
  return useVaultQuery(
    'waiting.list',
    {},
    {
      entities: [
        'waitingListEntry',
        'interimService',
        'admissionHealth',
        'client',
        'chartOpening',
        'siteCapacity',
        'capacityNotice',
      ],
      keepPrevious: true,
    },
  );
}
