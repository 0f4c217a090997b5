/**
 * Numbers that look random and are the same every time for a seed, so that every sample site holds the same people
 * (mulberry32). Never for keys, codes or passphrases.
 */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, but not, 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `lowest` to `highest`, both included. */
  between(lowest: number, highest: number): number {
    return lowest + Math.floor(this.fraction() * (highest - lowest + 1));
  }

  /** True with this likelihood, 0 to 1. */
  chance(likelihood: number): boolean {
    return this.fraction() < likelihood;
  }

  /** One of the items. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.fraction() * items.length)] ?? items[0];
  }

  /** Some of the items, each at most once, in their own order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const order = items.map((item, index) => ({ item, index, at: this.fraction() }));
    return order
      .sort((first, second) => first.at - second.at)
      .slice(0, count)
      .sort((first, second) => first.index - second.index)
      .map(({ item }) => item);
  }
}
