import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { NavigationContext, type Navigation } from './navigation';
import { START_ROUTE, isSamePlace, type Route } from './routes';

/** A day's way back is shorter than this. */
const REMEMBERED_ROUTES = 50;

interface Trail {
  readonly route: Route;
  readonly before: readonly Route[];
}

/** Keeps where the person is, and the way back, in memory. */
export function NavigationProvider({
  startRoute,
  children,
}: {
  readonly startRoute: Route;
  readonly children: ReactNode;
}) {
  const [trail, setTrail] = useState<Trail>({ route: startRoute, before: [] });

  const navigate = useCallback<Navigation['navigate']>((route, options = {}) => {
    setTrail((current) => {
      const stays = options.replace === true || isSamePlace(current.route, route);
      return {
        route,
        before: stays ? current.before : [...current.before, current.route].slice(-REMEMBERED_ROUTES),
      };
    });
  }, []);

  const goBack = useCallback(() => {
    setTrail(({ before }) => ({ route: before.at(-1) ?? START_ROUTE, before: before.slice(0, -1) }));
  }, []);

  const navigation = useMemo<Navigation>(
    () => ({ route: trail.route, canGoBack: trail.before.length > 0, navigate, goBack }),
    [trail, navigate, goBack],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}
