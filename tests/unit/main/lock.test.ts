import type { Session, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lock } from '../../../electron/main/lock';
import type { VaultHost } from '../../../electron/main/vault-host';
import type { Role } from '../../../shared/access';
import { FakeClock } from '../../support/fake-clock';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A lock whose parts write down what is done to them, in order. */
function lockWith(
  options: { role?: Role | null; page?: 'answers' | 'hangs' | 'crashed' | 'stays'; storage?: 'hangs' } = {},
) {
  const { role = 'peer_worker', page = 'answers', storage } = options;
  const done: string[] = [];
  const state = { role };
  const contents = {
    isDestroyed: () => false,
    isCrashed: () => page === 'crashed',
    send: (channel: string, milliseconds: number) => {
      done.push(`page told ${channel} ${String(milliseconds)}`);
      if (page === 'answers') setTimeout(() => lock.pageIsReady(), 40);
    },
    loadURL: async (url: string) => {
      done.push(`load ${url}`);
      if (page === 'stays' && url.includes('empty')) await new Promise(() => undefined);
    },
    forcefullyCrashRenderer: () => done.push('page ended by force'),
  };
  const vaultHost = {
    get role() {
      return state.role;
    },
    close: async (withinMilliseconds: number) => {
      done.push(`vault told to close within ${String(withinMilliseconds)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      state.role = null;
      done.push('vault ended');
    },
    prepare: () => done.push('vault started'),
  };
  const lock: Lock = new Lock({
    contents: () => contents as unknown as WebContents,
    session: {
      clearStorageData: async () => {
        if (storage === 'hangs') await new Promise(() => undefined);
        done.push('storage cleared');
      },
      clearCache: async () => void done.push('cache cleared'),
    } as unknown as Session,
    vaultHost: vaultHost as unknown as VaultHost,
    pageUrl: 'app://clinic/index.html',
    clearClipboard: async () => void done.push('clipboard looked at'),
    clock: new FakeClock(),
    log: { write: () => undefined, writeEntry: () => undefined },
  });
  return { lock, done };
}

const DESTRUCTION = [
  'vault told to close within 1500',
  'clipboard looked at',
  'load app://empty/index.html',
  'vault ended',
  'storage cleared',
  'cache cleared',
];
const NEW_START = ['vault started', 'load app://clinic/index.html'];

describe('locking', () => {
  it('asks the page, ends the vault, empties the page and its storage, and starts anew, in this order', async () => {
    const { lock, done } = lockWith();
    const locked = lock.lock('idle');
    await vi.runAllTimersAsync();
    await locked;
    expect(done).toEqual(['page told session-locking 1500', ...DESTRUCTION, ...NEW_START]);
    expect(lock.lastReason).toBe('idle');
  });

  it('waits for a page that hangs no longer than its time', async () => {
    const { lock, done } = lockWith({ page: 'hangs' });
    void lock.lock('suspend');
    await vi.advanceTimersByTimeAsync(1_499);
    expect(done).toEqual(['page told session-locking 1500']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done.slice(1)).toEqual([...DESTRUCTION, ...NEW_START]);
  });

  it('ends a page by force that doesn’t give way to the empty one', async () => {
    const { lock, done } = lockWith({ role: null, page: 'stays' });
    void lock.lock('suspend');
    await vi.advanceTimersByTimeAsync(1_499);
    expect(done).not.toContain('storage cleared');
    await vi.advanceTimersByTimeAsync(2);
    expect(done.slice(-5)).toEqual(['page ended by force', 'storage cleared', 'cache cleared', ...NEW_START]);
  });

  it.each([
    ['that crashed', { page: 'crashed' as const }],
    ['on which nobody is signed in', { role: null }],
  ])('doesn’t ask a page %s', async (_which, options) => {
    const { lock, done } = lockWith(options);
    void lock.lock('page_stopped');
    await vi.runAllTimersAsync();
    expect(done).toEqual([...DESTRUCTION, ...NEW_START]);
  });

  it('goes on at once when the person locked in the page, which has handed in everything', async () => {
    const { lock, done } = lockWith();
    lock.pageIsReady();
    await vi.runAllTimersAsync();
    expect(done).toEqual([...DESTRUCTION, ...NEW_START]);
    expect(lock.lastReason).toBe('person');
  });

  it('happens once, however many reasons come together', async () => {
    const { lock, done } = lockWith();
    void lock.lock('suspend');
    void lock.lock('clock_changed');
    lock.pageIsReady();
    lock.pageIsReady();
    await vi.runAllTimersAsync();
    expect(done.filter((step) => step === 'storage cleared')).toHaveLength(1);
    expect(lock.lastReason).toBe('suspend');
  });

  it('has no reason to tell after a site was removed', async () => {
    const { lock } = lockWith({ role: null });
    void lock.startAfresh();
    await vi.runAllTimersAsync();
    expect(lock.lastReason).toBeNull();
  });
});

describe('closing for good', () => {
  it('comes to an end whatever hangs', async () => {
    const { lock } = lockWith({ page: 'stays', storage: 'hangs' });
    const closed = lock.closeForGood();
    await vi.advanceTimersByTimeAsync(6_001);
    await expect(closed).resolves.toBeUndefined();
  });

  it('destroys the same and starts nothing, whatever the page says meanwhile', async () => {
    const { lock, done } = lockWith();
    const closed = lock.closeForGood();
    lock.pageIsReady();
    await vi.runAllTimersAsync();
    await closed;
    lock.pageIsReady();
    void lock.lock('idle');
    await vi.runAllTimersAsync();
    expect(done).toEqual(['page told session-locking 1500', ...DESTRUCTION]);
  });

  it('lets a lock that is under way come to its end first', async () => {
    const { lock, done } = lockWith();
    void lock.lock('idle');
    void lock.closeForGood();
    await vi.runAllTimersAsync();
    expect(done.filter((step) => step === 'load app://empty/index.html')).toHaveLength(2);
    expect(done.at(-1)).toBe('cache cleared');
  });
});
