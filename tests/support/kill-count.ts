import { appendFileSync } from 'node:fs';

/** What was tried, for the table at the end of `npm run test:fault`. */
interface KillRecord {
  readonly what: string;
  readonly rounds: number;
  readonly acknowledged: number;
}

/** How many rounds a fault test goes: more on demand, with `npm run test:fault -- --rounds 1000`. */
export function faultRounds(short: number): number {
  return Number(process.env['FAULT_ROUNDS'] ?? short);
}

/**
 * How often the whole app is started to be killed: a tenth as often, because a start takes ten times as long; `undefined`
 * when nobody asked for a number.
 */
export function appFaultRounds(): number | undefined {
  const rounds = process.env['FAULT_ROUNDS'];
  return rounds === undefined ? undefined : Math.ceil(Number(rounds) / 10);
}

/** Counts kills of one kind and what had been acknowledged by then; says so at the end. */
export class KillCount {
  readonly #what: string;
  #rounds = 0;
  #acknowledged = 0;

  constructor(what: string) {
    this.#what = what;
  }

  /** One kill after which everything that had been acknowledged was found. */
  add(acknowledgedCount: number): void {
    this.#rounds += 1;
    this.#acknowledged += acknowledgedCount;
  }

  /** Prints the count, and notes it for the table. */
  report(): void {
    const record: KillRecord = {
      what: this.#what,
      rounds: this.#rounds,
      acknowledged: this.#acknowledged,
    };
    console.log(`${this.#what}: ${this.#rounds} rounds, ${this.#acknowledged} acknowledged, 0 lost`);
    const path = process.env['FAULT_REPORT'];
    if (path !== undefined) appendFileSync(path, `${JSON.stringify(record)}\n`);
  }
}
