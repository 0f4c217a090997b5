import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  CLOCK_DRIFT_WARNING_MILLISECONDS,
  HybridClock,
  HybridTimestampSchema,
  deviceTag,
  parseHybridTimestamp,
} from '../../../../shared/hybrid-clock';
import type { HybridTimestamp } from '../../../../shared/hybrid-clock';
import { newIdentifier } from '../../../../shared/identifiers';
import { FakeClock } from '../../../support/fake-clock';

const YEAR = 365 * 86_400_000;

function newHybridClock(start?: number): { hybrid: HybridClock; clock: FakeClock; deviceId: string } {
  const clock = new FakeClock(start);
  const deviceId = newIdentifier();
  return { hybrid: new HybridClock({ clock, deviceId }), clock, deviceId };
}

describe('hybrid clock', () => {
  it('writes the time, a counter and the device, in a fixed width', () => {
    const { hybrid, clock, deviceId } = newHybridClock();
    const timestamp = hybrid.next();
    expect(timestamp).toHaveLength(30);
    expect(HybridTimestampSchema.parse(timestamp)).toBe(timestamp);
    expect(parseHybridTimestamp(timestamp)).toEqual({
      milliseconds: clock.now(),
      counter: 0,
      deviceTag: deviceTag(deviceId),
    });
  });

  it('rises whatever the machine clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -YEAR, max: YEAR }), { minLength: 1, maxLength: 200 }),
        (jumps) => {
          const { hybrid, clock } = newHybridClock();
          let before = hybrid.next();
          for (const jump of jumps) {
            clock.set(clock.now() + jump);
            const next = hybrid.next();
            expect(next > before).toBe(true);
            before = next;
          }
        },
      ),
    );
  });

  it('goes on rising when the clock was set back by a year and the counter runs out', () => {
    const { hybrid, clock } = newHybridClock();
    hybrid.next();
    clock.set(clock.now() - YEAR);
    let before = hybrid.next();
    for (let count = 0; count < 70_000; count += 1) {
      const next = hybrid.next();
      if (next <= before) throw new Error(`${next} after ${before}`);
      before = next;
    }
    expect(before).toHaveLength(30);
  });

  it('is later than everything received, also from clocks that are ahead', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 * YEAR }),
        fc.integer({ min: 0, max: 0xffff }),
        (ahead, counter) => {
          const { hybrid, clock } = newHybridClock();
          const received = remote(clock.now() + ahead, counter);
          hybrid.receive(received);
          expect(hybrid.next() > received).toBe(true);
        },
      ),
    );
  });

  it('flags a clock that is far ahead, and only that', () => {
    const { hybrid, clock } = newHybridClock();
    const now = clock.now();
    expect(hybrid.receive(remote(now - YEAR, 0)).isFarAhead).toBe(false);
    expect(hybrid.receive(remote(now + CLOCK_DRIFT_WARNING_MILLISECONDS, 0)).isFarAhead).toBe(false);
    expect(hybrid.receive(remote(now + CLOCK_DRIFT_WARNING_MILLISECONDS + 1, 0)).isFarAhead).toBe(true);
  });

  it('goes on after a restart where it was, though the clock was set back meanwhile', () => {
    const { hybrid, clock, deviceId } = newHybridClock();
    const newest = hybrid.next();
    clock.set(clock.now() - YEAR);
    expect(new HybridClock({ clock, deviceId, newest }).next() > newest).toBe(true);
  });

  it('works at the ends of time', () => {
    expect(parseHybridTimestamp(newHybridClock(-YEAR * 100).hybrid.next()).milliseconds).toBe(0);
    expect(newHybridClock(Number.MAX_SAFE_INTEGER).hybrid.next()).toHaveLength(30);
  });

  it.each([
    'ffffffffffff-ffff-000000000000',
    '0695e8b1c000-0000-00000000000',
    '0195E8B1C000-0000-000000000000',
    '',
    '0195e8b1c000-0000-0000000000000',
  ])('refuses %j', (text) => {
    expect(HybridTimestampSchema.safeParse(text).success).toBe(false);
  });
});

function remote(milliseconds: number, counter: number): HybridTimestamp {
  const time = milliseconds.toString(16).padStart(12, '0');
  return HybridTimestampSchema.parse(`${time}-${counter.toString(16).padStart(4, '0')}-ffffffffffff`);
}
