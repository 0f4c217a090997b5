/** What a payer pays for at most: people in a group, and people per facilitator. */
export interface PayerLimits {
  readonly payerName: string;
  readonly maxGroupSize: number | null;
  readonly maxPeoplePerFacilitator: number | null;
}

/** What a group holds, who leads it, and the limits of everybody who pays for somebody in the room. */
export interface GroupLimits {
  readonly capacity: number | null;
  readonly facilitatorCount: number;
  readonly payerLimits: readonly PayerLimits[];
}

/** A limit a session goes over, with the number it allows. */
export interface ExceededLimit {
  readonly limit: 'capacity' | 'groupSize' | 'ratio';
  readonly most: number;
  /** Whose limit it is; `null` for the group's own. */
  readonly payerName: string | null;
}

/**
 * The limits that so many people in the room go over (R-GRP-04). Nobody is sent away for it: the page says so, and the
 * units are marked for somebody to check.
 * @param people guests counted in
 */
export function exceededLimits(people: number, group: GroupLimits): readonly ExceededLimit[] {
  const { capacity, facilitatorCount, payerLimits } = group;
  const limits: ExceededLimit[] = [];
  if (capacity !== null) limits.push({ limit: 'capacity', most: capacity, payerName: null });
  for (const { payerName, maxGroupSize, maxPeoplePerFacilitator } of payerLimits) {
    if (maxGroupSize !== null) limits.push({ limit: 'groupSize', most: maxGroupSize, payerName });
    if (maxPeoplePerFacilitator !== null) {
      limits.push({ limit: 'ratio', most: maxPeoplePerFacilitator * facilitatorCount, payerName });
    }
  }
  return limits.filter(({ most }) => people > most);
}
