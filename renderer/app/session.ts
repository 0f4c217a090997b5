import { createContext, useContext } from 'react';
import { ACCESS } from '../../shared/access';
import type { MethodName } from '../../shared/contract';
import type { Session } from '../../shared/contract/site';

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, at which site and what day it is there, kept fresh; for the count see `useUnsentChangeCount`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a signed-in person');
  return session;
}

/**
 * Whether the signed-in role may call a method at all. For what to show only: the vault decides again, and
 * knows more (whose chart it is).
 */
export function useMayCall(): (method: MethodName) => boolean {
  const { role } = useSession().user;
  return (method) => ACCESS[method][role] !== 'none';
}
