import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useState } from 'react';
import type { JobProgress } from './call';
import { useWorkingSet } from './vault-context';

/** Follows one long job: hand `onProgress` to the call and show `progress`. */
export function useJobProgress(): {
  readonly progress: JobProgress | null;
  readonly onProgress: (progress: JobProgress) => void;
} {
  const workingSet = useWorkingSet();
  const [callId, setCallId] = useState<string | null>(null);
  const onProgress = useCallback(
    (progress: JobProgress) => {
      setCallId(progress.callId);
      void workingSet.keepProgress(progress);
    },
    [workingSet],
  );
  const stored = useLiveQuery(
    async () => (callId === null ? null : workingSet.progress.get(callId)),
    [workingSet, callId],
  );
  return { progress: stored ?? null, onProgress };
}
