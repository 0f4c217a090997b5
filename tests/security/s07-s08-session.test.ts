import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { hardenSession, mayRequest } from '../../electron/main/session-hardening';

/** Every permission Electron documents, for asking and for checking (docs/api/session.md). */
const PERMISSIONS = [
  'accessibility-events',
  'ambient-light-sensor',
  'background-sync',
  'bluetooth',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'payment-handler',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  'window-placement',
] as const;

type Call = (...values: unknown[]) => unknown;

/** Keeps what was set on a session, so that a test can ask it. */
function hardenedSession() {
  const events = new EventEmitter();
  const handlers = new Map<string, Call>();
  const keep = (handlerName: string) => (handler: Call) => void handlers.set(handlerName, handler);
  const settings = { isSpellCheckerEnabled: true, languages: ['en-US'] };
  const session = Object.assign(events, {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setBluetoothPairingHandler: keep('bluetoothPairing'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    setUSBProtectedClassesHandler: keep('usbProtectedClasses'),
    setSpellCheckerEnabled: (isEnabled: boolean) => (settings.isSpellCheckerEnabled = isEnabled),
    setSpellCheckerLanguages: (languages: string[]) => (settings.languages = languages),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  });
  const counts = { cancelled: 0 };
  const onCancelled = vi.fn();
  hardenSession(session as unknown as Session, { hasDeveloperTools: false, counts, onCancelled });
  const ask = (handlerName: string, ...values: unknown[]) => {
    const answer = vi.fn();
    const returned = handlers.get(handlerName)?.(...values, answer);
    return { answer, returned };
  };
  return { events, ask, counts, onCancelled, settings };
}

describe('a hardened session (S8)', () => {
  it.each(PERMISSIONS)('refuses %s, asked for or checked', (permission) => {
    const { ask } = hardenedSession();
    expect(ask('permissionRequest', {}, permission).answer.mock.calls).toEqual([[false]]);
    expect(ask('permissionCheck', {}, permission, 'app://clinic').returned).toBe(false);
  });

  it('refuses devices and screen capture', () => {
    const { ask, events } = hardenedSession();
    expect(ask('devicePermission', { deviceType: 'hid' }).returned).toBe(false);
    expect(ask('bluetoothPairing', {}).answer).toHaveBeenCalledWith({ confirmed: false });
    expect(ask('displayMedia', {}).answer).toHaveBeenCalledWith({});
    expect(ask('usbProtectedClasses', { protectedClasses: ['audio', 'hid'] }).returned).toEqual([
      'audio',
      'hid',
    ]);
    for (const [event, device] of [
      ['select-hid-device', undefined],
      ['select-usb-device', undefined],
      ['select-serial-port', ''],
    ] as const) {
      const preventDefault = vi.fn();
      const select = vi.fn();
      const details = event === 'select-serial-port' ? [[], {}] : [{}];
      events.emit(event, { preventDefault }, ...details, select);
      expect(preventDefault).toHaveBeenCalledOnce();
      expect(select.mock.calls).toEqual(device === undefined ? [[]] : [[device]]);
    }
  });

  it('downloads nothing and checks no spelling (S10, S20)', () => {
    const { events, settings } = hardenedSession();
    const preventDefault = vi.fn();
    events.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(settings).toEqual({ isSpellCheckerEnabled: false, languages: [] });
  });

  it('cancels and counts every request that leaves the app (S7)', () => {
    const { ask, counts, onCancelled } = hardenedSession();
    expect(ask('beforeRequest', { url: 'app://clinic/assets/index.js' }).answer).toHaveBeenCalledWith({
      cancel: false,
    });
    expect(ask('beforeRequest', { url: 'https://example.com/?q=someone' }).answer).toHaveBeenCalledWith({
      cancel: true,
    });
    expect(counts.cancelled).toBe(1);
    // Nothing of the address is passed on: it could carry words.
    expect(onCancelled.mock.calls).toEqual([[]]);
  });
});

describe('which requests stay inside', () => {
  it.each([
    ['app://clinic/index.html', true],
    ['app://clinic.evil/index.html', false],
    ['app://evil/index.html', false],
    ['https://example.com/', false],
    ['http://localhost:5173/main.tsx', false],
    ['ws://localhost:5173/', false],
    ['file:///etc/passwd', false],
    ['data:text/html,hello', false],
    ['blob:app://clinic/0f1e', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['chrome-extension://abc/x.js', false],
    ['not an address', false],
  ])('%s: %s', (address, isAllowed) => {
    expect(mayRequest(address, false)).toBe(isAllowed);
  });

  it('lets the browser’s own tools through while developing, and nothing else', () => {
    expect(mayRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
    expect(mayRequest('http://localhost:5173/main.tsx', true)).toBe(false);
    expect(mayRequest('not an address', true)).toBe(false);
  });
});
