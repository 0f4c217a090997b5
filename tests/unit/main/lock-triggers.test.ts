import { EventEmitter } from 'node:events';
import type { PowerMonitor, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LockTriggers } from '../../../electron/main/lock-triggers';
import { IDLE_LOCK_MINUTES, type Role } from '../../../shared/access';
import { ROLE } from '../../../shared/codes';
import { FakeClock } from '../../support/fake-clock';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function triggers(role: Role | null) {
  const clock = new FakeClock();
  const powerMonitor = new EventEmitter();
  const contents = new EventEmitter();
  const lock = vi.fn();
  const warn = vi.fn();
  const under = new LockTriggers({ clock, powerMonitor: powerMonitor as PowerMonitor, lock, warn });
  under.watch(contents as unknown as WebContents);
  under.setRole(role);
  const pass = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 5_000) {
      clock.pass(5_000);
      vi.advanceTimersByTime(5_000);
    }
  };
  return { clock, powerMonitor, contents, lock, warn, pass, under };
}

describe('idle time', () => {
  it.each(ROLE.slugs)(
    'locks a %s after the minutes of the role, which are never more than fifteen',
    (role) => {
      const minutes = IDLE_LOCK_MINUTES[role];
      expect(minutes).toBeLessThanOrEqual(15);
      const { pass, lock } = triggers(role);
      pass(minutes * MINUTE - 5_000);
      expect(lock).not.toHaveBeenCalled();
      pass(5_000);
      expect(lock).toHaveBeenCalledWith('idle');
    },
  );

  it('is kept off by typing and moving', () => {
    const { pass, lock, contents } = triggers('front_desk');
    for (let minute = 0; minute < 30; minute += 1) {
      pass(MINUTE);
      contents.emit('input-event', {}, { type: 'keyDown' });
    }
    expect(lock).not.toHaveBeenCalled();
  });

  it('is what the site chose, when it chose', () => {
    const { pass, lock, under } = triggers('administrator');
    under.setRole('administrator', 3);
    pass(3 * MINUTE - 5_000);
    expect(lock).not.toHaveBeenCalled();
    pass(5_000);
    expect(lock).toHaveBeenCalledWith('idle');
  });

  it('is announced a minute before, once, and taken back when somebody is there', () => {
    const { pass, lock, warn, contents, under } = triggers('front_desk');
    pass(4 * MINUTE - 5_000);
    expect(warn).not.toHaveBeenCalled();
    pass(30_000);
    expect(warn.mock.calls).toEqual([[MINUTE]]);
    contents.emit('input-event', {}, { type: 'keyDown' });
    expect(warn.mock.calls).toEqual([[MINUTE], [null]]);
    pass(4 * MINUTE);
    expect(warn.mock.calls).toEqual([[MINUTE], [null], [MINUTE]]);
    // The button does what a key does.
    under.touch();
    pass(4 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    pass(MINUTE);
    expect(lock.mock.calls).toEqual([['idle']]);
  });

  it('of one minute is announced half-way', () => {
    const { pass, warn, under } = triggers('front_desk');
    under.setRole('front_desk', 1);
    pass(25_000);
    expect(warn).not.toHaveBeenCalled();
    pass(5_000);
    expect(warn.mock.calls).toEqual([[30_000]]);
  });

  it('is looked at when the window gets the focus, before anything is painted', () => {
    const { clock, lock, contents } = triggers('supervisor');
    clock.pass(11 * MINUTE);
    contents.emit('focus');
    expect(lock).toHaveBeenCalledWith('idle');
  });
});

it.each([
  ['suspend', 'suspend'],
  ['lock-screen', 'screen_lock'],
])('the system says %s: locks because of %s', (event, reason) => {
  const { powerMonitor, lock } = triggers('peer_worker');
  powerMonitor.emit(event);
  expect(lock.mock.calls).toEqual([[reason]]);
});

it.each(['resume', 'unlock-screen'])('compares the clocks on %s', (event) => {
  const { powerMonitor, lock, clock } = triggers('peer_worker');
  clock.set(clock.now() + 60 * MINUTE);
  powerMonitor.emit(event);
  expect(lock.mock.calls).toEqual([['clock_changed']]);
});

it('locks nothing while nobody is signed in', () => {
  const { powerMonitor, lock, clock, pass, under } = triggers(null);
  pass(60 * MINUTE);
  powerMonitor.emit('suspend');
  clock.set(clock.now() - 24 * 60 * MINUTE);
  pass(10_000);
  expect(lock).not.toHaveBeenCalled();
  // Whoever signs in then has the full time.
  under.setRole('front_desk');
  pass(4 * MINUTE);
  expect(lock).not.toHaveBeenCalled();
});
