/** Something that must reach the vault before the page is destroyed, such as the draft being typed. */
export type Duty = () => Promise<unknown>;

/** What is done between "the window is about to lock" and letting go of the vault. */
export interface LockDuty {
  /** Adds a duty; returns the function that takes it back. */
  add(duty: Duty): () => void;
  /** Does all of it at once; ends when the last is done. A duty that fails doesn't keep the others from theirs. */
  fulfil(): Promise<void>;
}

export function createLockDuty(): LockDuty {
  const duties = new Set<Duty>();
  return {
    add(duty) {
      duties.add(duty);
      return () => duties.delete(duty);
    },
    async fulfil() {
      await Promise.allSettled([...duties].map((duty) => duty()));
    },
  };
}
