import type { MethodOutput } from '../../../shared/contract';

/** How many notes somebody has to write, to sign and to mend, together. */
export function notesDueCount({
  toWrite,
  toSign,
  returned,
}: MethodOutput<'note.workQueue'>['counts']): number {
  return toWrite + toSign + returned;
}
