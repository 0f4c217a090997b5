import { createContext, useContext } from 'react';
import type { VaultClient } from './call';
import type { LockDuty } from './lock-duty';
import type { WorkingSet } from './working-set';

/** What the page has of the vault: the way to ask, and what to do before a lock. */
export interface VaultConnection {
  readonly client: VaultClient;
  readonly lockDuty: LockDuty;
}

export const VaultContext = createContext<VaultConnection | null>(null);

/** What the vault answered; there only behind the lock screen, which is loaded without it. */
export const WorkingSetContext = createContext<WorkingSet | null>(null);

function useConnection(): VaultConnection {
  const connection = useContext(VaultContext);
  if (connection === null) throw new Error('The vault hooks need a VaultContext above them');
  return connection;
}

/** The client, for calls that are neither a query on screen nor a command of a form. */
export function useVault(): VaultClient {
  return useConnection().client;
}

export function useWorkingSet(): WorkingSet {
  const workingSet = useContext(WorkingSetContext);
  if (workingSet === null) throw new Error('The working set needs somebody signed in');
  return workingSet;
}

export function useLockDuty(): LockDuty {
  return useConnection().lockDuty;
}
