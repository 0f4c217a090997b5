import { createContext, useContext } from 'react';
import type { Route } from './routes';

/** How `navigate` goes: a tab change replaces the place in the way back, so that Back leaves the chart. */
export interface NavigateOptions {
  readonly replace?: boolean;
}

export interface Navigation {
  readonly route: Route;
  readonly canGoBack: boolean;
  readonly navigate: (route: Route, options?: NavigateOptions) => void;
  /** To the place before, or to Today when there is none. */
  readonly goBack: () => void;
}

export const NavigationContext = createContext<Navigation | null>(null);

/** The whole navigation of the signed-in person: where they are and how to go on. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('useNavigation needs a NavigationProvider above it');
  return navigation;
}

/** `navigate({ name: 'chart', clientId })`. The function stays the same, so it may be left out of no list. */
export function useNavigate(): Navigation['navigate'] {
  return useNavigation().navigate;
}

/** Where the person is. */
export function useRoute(): Route {
  return useNavigation().route;
}
