import { EventEmitter } from 'node:events';
import { spawn } from 'node:child_process';
import type { MessagePortMain, UtilityProcess, WebContents } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../../electron/main/log';
import { VAULT_WORDS } from '../../../electron/main/vault-words';
import { VaultHost } from '../../../electron/main/vault-host';
import type { MainToVault } from '../../../shared/protocol';
import { FakeClock } from '../../support/fake-clock';

/** Stands for the utility process: it keeps what it was told and ends when a test says so. */
class FakeVault extends EventEmitter {
  readonly told: { readonly message: MainToVault; readonly ports: readonly unknown[] }[] = [];
  pid: number | undefined = undefined;

  postMessage(message: MainToVault, ports: readonly unknown[] = []): void {
    this.told.push({ message, ports });
  }

  says(message: unknown): void {
    this.emit('message', message);
  }

  ends(exitCode = 0): void {
    this.emit('exit', exitCode);
  }
}

function page(url = 'app://clinic/index.html') {
  const postMessage = vi.fn();
  const contents = { isDestroyed: () => false, mainFrame: { url, postMessage } };
  return { contents: contents as unknown as WebContents, postMessage };
}

function host() {
  const started: FakeVault[] = [];
  const write = vi.fn<Log['write']>();
  const writeEntry = vi.fn<Log['writeEntry']>();
  const onRole = vi.fn();
  const onSignedOut = vi.fn();
  const onGone = vi.fn();
  const vaultHost = new VaultHost({
    fork: () => {
      const vault = new FakeVault();
      started.push(vault);
      return vault as unknown as UtilityProcess;
    },
    makeChannel: () => ({
      port1: 'vault end' as unknown as MessagePortMain,
      port2: 'page end' as unknown as MessagePortMain,
    }),
    vaultFolder: '/profile/vault',
    pageOrigin: 'app://clinic',
    clock: new FakeClock(),
    log: { write, writeEntry },
    onRole,
    onDamaged: vi.fn(),
    onSignedOut,
    onGone,
  });
  const codes = () => write.mock.calls.map(([, code]) => code);
  return { vaultHost, started, onRole, onSignedOut, onGone, writeEntry, codes };
}

afterEach(() => void vi.useRealTimers());

describe('starting', () => {
  it('tells the vault its folder first, then gives each side its end of one channel', () => {
    const { vaultHost, started } = host();
    const { contents, postMessage } = page();
    vaultHost.attachPage(contents);
    expect(started).toHaveLength(1);
    expect(started[0]?.told).toEqual([
      { message: { kind: 'start', vaultFolder: '/profile/vault' }, ports: [] },
      { message: { kind: 'page-port' }, ports: ['vault end'] },
    ]);
    expect(postMessage.mock.calls).toEqual([['page-port', null, ['page end']]]);
  });

  it('uses the running vault for the next page, and one that was started ahead', () => {
    const { vaultHost, started } = host();
    vaultHost.prepare();
    vaultHost.attachPage(page().contents);
    vaultHost.attachPage(page().contents);
    expect(started).toHaveLength(1);
  });

  it.each(['about:blank', 'app://clinic.evil/index.html', 'https://clinic/'])(
    'gives no port to %s, and starts nothing for it',
    (url) => {
      const { vaultHost, started, codes } = host();
      const { contents, postMessage } = page(url);
      vaultHost.attachPage(contents);
      expect(started).toHaveLength(0);
      expect(postMessage).not.toHaveBeenCalled();
      expect(codes()).toEqual(['call-refused']);
    },
  );
});

describe('what the vault says', () => {
  it('is who signed in, by role only', () => {
    const { vaultHost, started, onRole } = host();
    vaultHost.prepare();
    started[0]?.says({ kind: 'session', role: 'peer_worker', idleMinutes: 7 });
    expect(vaultHost.role).toBe('peer_worker');
    started[0]?.says({ kind: 'session', role: 'emperor' });
    expect(vaultHost.role).toBeNull();
    expect(onRole.mock.calls).toEqual([
      ['peer_worker', 7],
      [null, undefined],
    ]);
  });

  it('is that the site itself is gone', () => {
    const { vaultHost, started, onSignedOut } = host();
    vaultHost.prepare();
    started[0]?.says({ kind: 'session', role: null });
    expect(onSignedOut).not.toHaveBeenCalled();
    started[0]?.says({ kind: 'session', role: 'administrator' });
    started[0]?.says({ kind: 'session', role: null });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('is a line for the log', () => {
    const { vaultHost, started, writeEntry } = host();
    vaultHost.prepare();
    started[0]?.says({ kind: 'log', level: 'error', code: 'note.save TypeError', reference: 'c0ffee12' });
    expect(writeEntry).toHaveBeenCalledWith(
      expect.objectContaining({ level: 'error', code: 'note.save TypeError', reference: 'c0ffee12' }),
      VAULT_WORDS,
    );
  });

  it('is nothing else', () => {
    const { vaultHost, started, codes, onRole } = host();
    vaultHost.prepare();
    started[0]?.says({ kind: 'session', role: 'supervisor', name: 'Rosa' });
    started[0]?.says('anything');
    expect(onRole).not.toHaveBeenCalled();
    expect(codes().filter((code) => code === 'vault-message-refused')).toHaveLength(2);
  });
});

describe('a chosen file', () => {
  it('goes to the vault as a path and comes back as a token', () => {
    const { vaultHost, started } = host();
    vaultHost.prepare();
    const token = vaultHost.handOverFile('/media/stick', 'folder');
    expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(started[0]?.told.at(-1)?.message).toEqual({
      kind: 'file-chosen',
      token,
      path: '/media/stick',
      use: 'folder',
    });
  });
});

describe('ending', () => {
  it('asks, waits for the end, and starts a new one for the next page', async () => {
    const { vaultHost, started, onGone, onSignedOut, codes } = host();
    vaultHost.prepare();
    started[0]?.says({ kind: 'session', role: 'front_desk' });
    const closed = vaultHost.close(1_500);
    expect(started[0]?.told.at(-1)?.message).toEqual({ kind: 'close', withinMilliseconds: 1_500 });
    started[0]?.says({ kind: 'session', role: null });
    started[0]?.ends();
    await closed;
    expect(vaultHost.role).toBeNull();
    expect(onGone).not.toHaveBeenCalled();
    expect(onSignedOut).not.toHaveBeenCalled();
    expect(codes()).not.toContain('vault-killed');
    vaultHost.prepare();
    expect(started).toHaveLength(2);
  });

  it('kills a vault whose time is up, also one that hangs', async () => {
    const { vaultHost, started, codes } = host();
    vaultHost.prepare();
    // A real process, stopped: it reacts to nothing but SIGKILL.
    const hanging = spawn('sleep', ['60']);
    hanging.kill('SIGSTOP');
    const vault = started[0]!;
    vault.pid = hanging.pid;
    const killed = new Promise<NodeJS.Signals | null>((resolve) => {
      hanging.on('exit', (_code, signal) => {
        vault.ends(9);
        resolve(signal);
      });
    });
    await vaultHost.close(50);
    expect(await killed).toBe('SIGKILL');
    expect(codes()).toContain('vault-killed');
  });

  it('is noticed when nobody asked for it', () => {
    const { vaultHost, started, onGone, onRole, codes } = host();
    vaultHost.prepare();
    started[0]?.says({ kind: 'session', role: 'supervisor' });
    started[0]?.ends(11);
    expect(onGone).toHaveBeenCalledOnce();
    expect(onRole).toHaveBeenLastCalledWith(null, undefined);
    expect(codes()).toContain('vault-gone');
  });

  it('is done at once when nothing runs', async () => {
    await host().vaultHost.close(1_500);
  });
});
