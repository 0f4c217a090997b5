import type { Coverage, Row } from '../model';
import type { LocalDate } from '../time';

/** From when until when a payer pays. */
type Stretch = Pick<Row<typeof Coverage>, 'payerCode' | 'startsOn' | 'endsOn'>;

/** Who pays on a day: of several the one that began last. `null` when nobody does. */
export function coverageOn<Covers extends Stretch>(
  coverages: readonly Covers[],
  on: LocalDate,
): Covers | null {
  let found: Covers | null = null;
  for (const coverage of coverages) {
    if (coverage.startsOn > on || (coverage.endsOn !== null && coverage.endsOn < on)) continue;
    if (found === null || coverage.startsOn > found.startsOn) found = coverage;
  }
  return found;
}

/** Whether two stretches of the same payer share a day. */
export function doCoveragesOverlap(first: Stretch, second: Stretch): boolean {
  return (
    first.payerCode === second.payerCode &&
    (second.endsOn === null || first.startsOn <= second.endsOn) &&
    (first.endsOn === null || second.startsOn <= first.endsOn)
  );
}
