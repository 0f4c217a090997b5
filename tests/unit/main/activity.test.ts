import { describe, expect, it } from 'vitest';
import { Activity } from '../../../electron/main/activity';
import { FakeClock } from '../../support/fake-clock';

const MINUTE = 60_000;
const IDLE = 5 * MINUTE;

/** Looks every five seconds, as the app does, for a while. */
function lookFor(activity: Activity, clock: FakeClock, milliseconds: number) {
  for (let passed = 0; passed < milliseconds; passed += 5_000) {
    clock.pass(5_000);
    const verdict = activity.look(IDLE);
    if (verdict !== null) return verdict;
  }
  return null;
}

describe('how long nobody touched the page', () => {
  it('is over at the limit, not before', () => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    expect(lookFor(activity, clock, IDLE - 5_000)).toBeNull();
    expect(lookFor(activity, clock, 5_000)).toBe('idle');
  });

  it('starts again with every touch', () => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    for (let round = 0; round < 10; round += 1) {
      expect(lookFor(activity, clock, IDLE - 10_000)).toBeNull();
      expect(activity.touch(IDLE)).toBeNull();
    }
  });

  it('counts the time before the touch that wakes the machine', () => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    clock.pass(IDLE + MINUTE);
    expect(activity.touch(IDLE)).toBe('idle');
  });

  it('counts a sleep the monotonic clock didn’t see', () => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    clock.set(clock.now() + 8 * 60 * MINUTE);
    expect(activity.look(IDLE)).toBe('clock_changed');
  });

  it.each([
    ['a day forward', 24 * 60 * MINUTE],
    ['a day back', -24 * 60 * MINUTE],
    ['a minute and a bit back', -61_000],
  ])('ends the session when the clock is set %s', (_what, by) => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    clock.pass(5_000);
    clock.set(clock.now() + by);
    expect(activity.look(IDLE)).toBe('clock_changed');
    expect(activity.look(IDLE), 'says it once').not.toBe('clock_changed');
  });

  it('puts up with the small steps of a time service', () => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    for (const step of [900, -900, 20_000, -20_000]) {
      clock.pass(5_000);
      clock.set(clock.now() + step);
      expect(activity.touch(IDLE)).toBeNull();
    }
  });

  it('starts at zero for whoever signs in next', () => {
    const clock = new FakeClock();
    const activity = new Activity(clock);
    clock.pass(IDLE * 3);
    activity.restart();
    expect(activity.look(IDLE)).toBeNull();
  });
});
