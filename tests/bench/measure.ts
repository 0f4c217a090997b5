/** Percentiles of one variant, in milliseconds. */
export interface Timing {
  readonly rounds: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
}

/** One measured thing beside its baseline from the same run; only the ratio means anything on another machine. */
export interface Comparison {
  readonly name: string;
  readonly baseline: string;
  readonly subject: Timing;
  readonly against: Timing;
  /** Subject p50 ÷ baseline p50. */
  readonly ratio: number;
  /** What design §10 allows, when it names a number for this. */
  readonly budgetRatio?: number;
  /** What design §10 allows the subject's p95, in milliseconds, when it names a time. */
  readonly budgetP95Milliseconds?: number;
  readonly note?: string;
}

type Variant = () => unknown;

/**
 * Runs variants in turn, round after round, so that whatever else the machine does hits all of them alike.
 *
 * @param warmUpRounds rounds that aren't counted
 * @param afterEach what has to be put back after every variant; not counted
 */
export async function measureInTurn<Name extends string>(
  variants: Readonly<Record<Name, Variant>>,
  rounds: number,
  warmUpRounds: number,
  afterEach: () => unknown = () => undefined,
): Promise<Readonly<Record<Name, Timing>>> {
  const names = Object.keys(variants) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await variants[name]();
      const milliseconds = performance.now() - start;
      if (round >= 0) samples.get(name)?.push(milliseconds);
      await afterEach();
    }
  }
  return Object.fromEntries(names.map((name) => [name, timing(samples.get(name) ?? [])])) as Readonly<
    Record<Name, Timing>
  >;
}

/** Percentiles of samples in milliseconds. */
export function timing(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((first, second) => first - second);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { rounds: sorted.length, p50Milliseconds: at(0.5), p95Milliseconds: at(0.95) };
}

/** Puts a subject beside its baseline. */
export function compare(comparison: Omit<Comparison, 'ratio'>): Comparison {
  return {
    ...comparison,
    ratio: comparison.subject.p50Milliseconds / comparison.against.p50Milliseconds,
  };
}
