/** What a group and its payer hold, and who leads it. */
export interface GroupLimits {
  readonly capacity: number | null;
  readonly facilitatorCount: number;
  readonly payerLimits: {
    readonly maxGroupSize: number | null;
    readonly maxPeoplePerFacilitator: number | null;
  } | null;
}

/** A limit a session goes over, with the number it allows. */
export interface ExceededLimit {
  readonly limit: 'capacity' | 'groupSize' | 'ratio';
  readonly most: number;
}

/**
 * The limits that so many people in the room go over (R-GRP-04). Nobody is sent away for it: the page says so, and the
 * units are marked for somebody to check.
 * @param people guests counted in
 */
export function exceededLimits(people: number, group: GroupLimits): readonly ExceededLimit[] {
  const { capacity, facilitatorCount, payerLimits } = group;
  const size = payerLimits?.maxGroupSize ?? null;
  const ratio = payerLimits?.maxPeoplePerFacilitator ?? null;
  const limits: readonly (ExceededLimit | null)[] = [
    capacity === null ? null : { limit: 'capacity', most: capacity },
    size === null ? null : { limit: 'groupSize', most: size },
    ratio === null ? null : { limit: 'ratio', most: ratio * facilitatorCount },
  ];
  return limits.filter((limit) => limit !== null).filter(({ most }) => people > most);
}
