import { z } from 'zod';

import type { Clock } from './clock';

/**
 * A hybrid logical timestamp: `<milliseconds, 12 hex digits>-<counter, 4>-<device, 12>`, for example
 * `0193c5f0a2b4-0000-5a0c1b7f4a11`. Later text is a later event; an event that knew of another is always later,
 * even when its machine's clock is behind.
 */
export type HybridTimestamp = string & { readonly __hybrid: unique symbol };

const FORMAT = /^([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{12})$/;
const COUNTER_MAX = 0xffff;
const LATEST_MILLISECONDS = 7_258_118_400_000;
const LATEST = LATEST_MILLISECONDS.toString(16).padStart(12, '0');

/** A remote clock further ahead than this is worth telling a person about (wrong time zone, wrong year). */
export const CLOCK_DRIFT_WARNING_MILLISECONDS = 5 * 60_000;

/** Refuses times after 2200: following such a timestamp would leave no room for later ones. */
export const HybridTimestampSchema = z
  .string()
  .regex(FORMAT)
  .refine((value) => value < LATEST, { error: 'too_late' })
  .transform((value) => value as HybridTimestamp);

interface TimestampParts {
  readonly milliseconds: number;
  readonly counter: number;
  readonly deviceTag: string;
}

/** The part of a device id in its timestamps: the last 48 of its random bits. */
export function deviceTag(deviceId: string): string {
  return deviceId.slice(-12);
}

/** The parts of a timestamp. */
export function parseHybridTimestamp(timestamp: HybridTimestamp): TimestampParts {
  const [, milliseconds = '', counter = '', tag = ''] = FORMAT.exec(timestamp) ?? [];
  return {
    milliseconds: Number.parseInt(milliseconds, 16),
    counter: Number.parseInt(counter, 16),
    deviceTag: tag,
  };
}

function encode(parts: TimestampParts): HybridTimestamp {
  const milliseconds = parts.milliseconds.toString(16).padStart(12, '0');
  const counter = parts.counter.toString(16).padStart(4, '0');
  return `${milliseconds}-${counter}-${parts.deviceTag}` as HybridTimestamp;
}

interface HybridClockOptions {
  readonly clock: Clock;
  readonly deviceId: string;
  /** The newest timestamp this device has given out or seen, when there is one. */
  readonly newest?: HybridTimestamp;
}

/**
 * Gives out timestamps that only rise, whatever happens to the machine's clock (Kulkarni and others, "Logical
 * Physical Clocks", 2014).
 */
export class HybridClock {
  readonly #clock: Clock;
  readonly #deviceTag: string;
  #milliseconds: number;
  #counter: number;

  constructor(options: HybridClockOptions) {
    this.#clock = options.clock;
    this.#deviceTag = deviceTag(options.deviceId);
    const newest = options.newest === undefined ? undefined : parseHybridTimestamp(options.newest);
    this.#milliseconds = newest?.milliseconds ?? 0;
    this.#counter = newest?.counter ?? 0;
  }

  /** The next timestamp, later than every one given out or received. */
  next(): HybridTimestamp {
    const wall = this.#wallMilliseconds();
    if (wall > this.#milliseconds) this.#moveTo(wall, 0);
    else this.#moveTo(this.#milliseconds, this.#counter + 1);
    return encode({ milliseconds: this.#milliseconds, counter: this.#counter, deviceTag: this.#deviceTag });
  }

  /**
   * Takes note of another device's timestamp, so that whatever happens here next is later. A clock that is far
   * ahead is followed all the same, because work must not stop for it; the answer says that it is.
   */
  receive(timestamp: HybridTimestamp): { readonly isFarAhead: boolean } {
    const { milliseconds, counter } = parseHybridTimestamp(timestamp);
    if (
      milliseconds > this.#milliseconds ||
      (milliseconds === this.#milliseconds && counter > this.#counter)
    ) {
      this.#moveTo(milliseconds, counter);
    }
    return { isFarAhead: milliseconds - this.#wallMilliseconds() > CLOCK_DRIFT_WARNING_MILLISECONDS };
  }

  #wallMilliseconds(): number {
    return Math.min(Math.max(Math.trunc(this.#clock.now()), 0), LATEST_MILLISECONDS);
  }

  /** A clock set back by a year uses up the counter; then the logical time goes on by a millisecond. */
  #moveTo(milliseconds: number, counter: number): void {
    this.#milliseconds = counter > COUNTER_MAX ? milliseconds + 1 : milliseconds;
    this.#counter = counter > COUNTER_MAX ? 0 : counter;
  }
}
