import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { newIdentifier } from '../../shared/identifiers';
import { useLockDuty, useVault, type VaultClient } from '../vault';
import { useRoute } from './navigation';
import { RouteSchema, START_ROUTE, type Route } from './routes';

const KEY = 'last-place';

const LastPlaceSchema = z.object({ route: RouteSchema, date: z.string() });

/**
 * Where the person was when the page locked. Only of the same day: in the morning everybody starts at Today.
 *
 * @param today at the site
 */
export async function readLastPlace(client: VaultClient, today: string): Promise<Route> {
  const kept = await client.call('view.get', { key: KEY });
  const place = LastPlaceSchema.safeParse(kept.ok ? kept.value.value : null);
  return place.success && place.data.date === today ? place.data.route : START_ROUTE;
}

/** Keeps the place when the page locks, so that unlocking returns to it. */
export function useKeepLastPlace(today: string): void {
  const client = useVault();
  const lockDuty = useLockDuty();
  const route = useRoute();
  const latest = useRef({ route, today });
  useEffect(() => {
    latest.current = { route, today };
  }, [route, today]);
  useEffect(
    () =>
      lockDuty.add(() =>
        client.call('view.set', {
          operationId: newIdentifier(),
          key: KEY,
          value: { route: latest.current.route, date: latest.current.today },
        }),
      ),
    [client, lockDuty],
  );
}
