import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  LONGEST_DELAY_MILLISECONDS,
  UnlockDelay,
  delayMilliseconds,
} from '../../../../electron/vault/keys/unlock-delay';
import { ClinicFailure } from '../../../../shared/errors';
import { FakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';

const YEAR = 365 * 86_400_000;

function newDelay(): { path: string; clock: FakeClock; delay: UnlockDelay; restarted: () => UnlockDelay } {
  const path = join(temporaryFolder(), 'unlock-delay.json');
  const clock = new FakeClock();
  return {
    path,
    clock,
    delay: new UnlockDelay({ path, clock }),
    restarted: () => new UnlockDelay({ path, clock }),
  };
}

const wrong = async (): Promise<never> => Promise.reject(new ClinicFailure('WRONG_PASSPHRASE'));
const right = async (): Promise<string> => Promise.resolve('open');

async function codeOf(delay: UnlockDelay, work: () => Promise<unknown>): Promise<string> {
  return (await asyncFailureOf(delay.attempt(work))).code;
}

/** Fails as often as asked, waiting each time as long as it must. */
async function fail(delay: UnlockDelay, clock: FakeClock, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    clock.pass(delay.waitMilliseconds());
    expect(await codeOf(delay, wrong)).toBe('WRONG_PASSPHRASE');
  }
}

describe('the delay after failures (R-SEC-02)', () => {
  it('grows from nothing to a minute and stays there', async () => {
    const { delay, clock } = newDelay();
    const seconds: number[] = [];
    for (let count = 0; count < 13; count += 1) {
      await fail(delay, clock, 1);
      seconds.push(delay.waitMilliseconds() / 1_000);
    }
    expect(seconds).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    expect(delayMilliseconds(1_000_000)).toBe(LONGEST_DELAY_MILLISECONDS);
  });

  it('refuses to even try before, and says how long', async () => {
    const { delay, clock } = newDelay();
    await fail(delay, clock, 6);
    clock.pass(1_500);
    const failure = await asyncFailureOf(delay.attempt(right));
    expect([failure.code, failure.details]).toEqual(['WAIT_BEFORE_RETRY', { waitMilliseconds: 2_500 }]);
    clock.pass(2_500);
    expect(await delay.attempt(right)).toBe('open');
  });

  it('starts anew after success', async () => {
    const { delay, clock } = newDelay();
    await fail(delay, clock, 9);
    clock.pass(delay.waitMilliseconds());
    await delay.attempt(right);
    await fail(delay, clock, 3);
    expect(delay.waitMilliseconds()).toBe(0);
  });

  it('survives a restart', async () => {
    const { delay, clock, restarted } = newDelay();
    await fail(delay, clock, 8);
    clock.pass(1_000);
    const after = restarted();
    expect(after.waitMilliseconds()).toBe(15_000);
    expect(await codeOf(after, right)).toBe('WAIT_BEFORE_RETRY');
    await fail(after, clock, 1);
    expect(after.waitMilliseconds()).toBe(32_000);
  });

  it('counts an attempt that was ended in the middle', async () => {
    const { delay, clock, restarted } = newDelay();
    await fail(delay, clock, 4);
    clock.pass(1_000);
    void delay.attempt(() => new Promise(() => undefined));
    await Promise.resolve();
    expect(restarted().waitMilliseconds()).toBe(2_000);
  });

  it('lets attempts made at once run one after another, each counted', async () => {
    const { delay } = newDelay();
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(delay, wrong)));
    expect(codes.filter((code) => code === 'WRONG_PASSPHRASE')).toHaveLength(4);
    expect(codes.filter((code) => code === 'WAIT_BEFORE_RETRY')).toHaveLength(2);
  });

  it('does not count what is not a wrong secret', async () => {
    const { delay, clock } = newDelay();
    await fail(delay, clock, 5);
    clock.pass(2_000);
    const damaged = async (): Promise<never> => Promise.reject(new ClinicFailure('KEY_FILE_DAMAGED'));
    expect(await codeOf(delay, damaged)).toBe('KEY_FILE_DAMAGED');
    expect(delay.waitMilliseconds()).toBe(0);
    await fail(delay, clock, 1);
    expect(delay.waitMilliseconds()).toBe(4_000);
  });

  const jumps = [-1, -1_000, -YEAR].flatMap((jump) => [
    [jump, 'running'] as const,
    [jump, 'restarted'] as const,
  ]);

  it.each(jumps)(
    'is not shorter, and no longer than a minute, after the clock was set by %i ms, %s',
    async (jump, how) => {
      const { delay, clock, restarted } = newDelay();
      await fail(delay, clock, 20);
      clock.set(clock.now() + jump);
      const one = how === 'running' ? delay : restarted();
      expect(one.waitMilliseconds()).toBe(LONGEST_DELAY_MILLISECONDS);
      clock.pass(LONGEST_DELAY_MILLISECONDS);
      expect(one.waitMilliseconds()).toBe(0);
      expect(await one.attempt(right)).toBe('open');
    },
  );

  it('is not shorter when the clock is set forward while the app runs', async () => {
    const { delay, clock } = newDelay();
    await fail(delay, clock, 20);
    clock.set(clock.now() + YEAR);
    expect(delay.waitMilliseconds()).toBe(LONGEST_DELAY_MILLISECONDS);
    clock.pass(LONGEST_DELAY_MILLISECONDS);
    expect(delay.waitMilliseconds()).toBe(0);
  });

  it('is not shorter when the clock is set forward before a restart', async () => {
    const { delay, clock, restarted } = newDelay();
    await fail(delay, clock, 20);
    clock.set(clock.now() + YEAR);
    clock.pass(20_000);
    expect(restarted().waitMilliseconds()).toBe(LONGEST_DELAY_MILLISECONDS - 20_000);
  });

  it.each([0, YEAR, -YEAR])(
    'ends a minute after the machine was started anew, clock set by %i ms',
    async (jump) => {
      const { delay, clock, restarted } = newDelay();
      await fail(delay, clock, 20);
      clock.set(clock.now() + jump);
      clock.reboot();
      const after = restarted();
      expect(after.waitMilliseconds()).toBe(LONGEST_DELAY_MILLISECONDS);
      clock.pass(LONGEST_DELAY_MILLISECONDS);
      expect(after.waitMilliseconds()).toBe(0);
    },
  );

  it('reads a file from before the machine’s own time was kept', () => {
    const { path, clock, restarted } = newDelay();
    const state = { version: 1, failureCount: 20, failedAt: clock.now() };
    for (const [failedAt, wait] of [
      [clock.now(), LONGEST_DELAY_MILLISECONDS],
      [clock.now() + YEAR, LONGEST_DELAY_MILLISECONDS],
      [clock.now() - LONGEST_DELAY_MILLISECONDS, 0],
    ] as const) {
      writeFileSync(path, JSON.stringify({ ...state, failedAt }));
      expect(restarted().waitMilliseconds()).toBe(wait);
    }
  });

  it('never locks anybody out after the clock was far ahead and then right again', async () => {
    const { delay, clock, restarted } = newDelay();
    const rightTime = clock.now();
    clock.set(rightTime + 10 * YEAR);
    await fail(delay, clock, 20);
    clock.set(rightTime);
    const after = restarted();
    expect(after.waitMilliseconds()).toBe(LONGEST_DELAY_MILLISECONDS);
    clock.pass(LONGEST_DELAY_MILLISECONDS);
    expect(await after.attempt(right)).toBe('open');
  });

  it.each(['', '{', '{"version":1}', '{"version":1,"failureCount":-5,"failedAt":0}', 'null'])(
    'does not get shorter by damaging the file: %j',
    (text) => {
      const { path, clock, restarted } = newDelay();
      writeFileSync(path, text);
      const delay = restarted();
      expect(delay.waitMilliseconds()).toBe(LONGEST_DELAY_MILLISECONDS);
      clock.pass(LONGEST_DELAY_MILLISECONDS);
      expect(delay.waitMilliseconds()).toBe(0);
    },
  );

  it('goes on in memory when the disk takes no file, and keeps nobody out', async () => {
    const { delay, clock, path } = newDelay();
    mkdirSync(`${path}.new`);
    await fail(delay, clock, 6);
    expect(delay.waitMilliseconds()).toBe(4_000);
    clock.pass(4_000);
    expect(await delay.attempt(right)).toBe('open');
    rmSync(`${path}.new`, { recursive: true });
  });

  it('says nothing about who tried', async () => {
    const { delay, clock, path } = newDelay();
    await fail(delay, clock, 2);
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(Object.keys(kept).sort()).toEqual(['failedAt', 'failedAtSinceBoot', 'failureCount', 'version']);
  });
});
