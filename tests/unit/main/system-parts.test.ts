import { EventEmitter } from 'node:events';
import type { BrowserWindow, Dialog, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createDialogs } from '../../../electron/main/dialogs';
import { menuTemplate, systemLanguage } from '../../../electron/main/menu';
import { forbidLeaving } from '../../../electron/main/navigation';
import { printPage } from '../../../electron/main/print';

describe('leaving the page (S9)', () => {
  function page() {
    const handlers: { openWindow?: (details: { url: string }) => { action: string } } = {};
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
        handlers.openWindow = handler;
      },
      setWebRTCIPHandlingPolicy: vi.fn(),
    });
    forbidLeaving(contents as unknown as WebContents);
    return { contents, handlers };
  }

  it.each([
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
    'will-prevent-unload',
    'login',
  ])('%s is prevented', (event) => {
    const preventDefault = vi.fn();
    page().contents.emit(event, { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('no window is opened, and no peer connection tells an address', () => {
    const { contents, handlers } = page();
    expect(handlers.openWindow?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});

describe('native dialogs', () => {
  function dialogs(filePaths: string[], canceled = false) {
    const showOpenDialog = vi.fn().mockResolvedValue({ canceled, filePaths });
    const handOver = vi.fn().mockReturnValue('token-of-the-path');
    const window = {} as unknown as BrowserWindow;
    const made = createDialogs({
      dialog: { showOpenDialog } as unknown as Dialog,
      window: () => window,
      handOver,
    });
    return { ...made, showOpenDialog, handOver };
  }

  it('give the path to the vault and the page a token and the last part of the name', async () => {
    const { chooseToRead, handOver } = dialogs(['/home/rosa/Downloads/people.ndjson']);
    expect(await chooseToRead({ purpose: 'import_people' })).toEqual({
      chosen: { token: 'token-of-the-path', displayName: 'people.ndjson' },
    });
    expect(handOver).toHaveBeenCalledWith('/home/rosa/Downloads/people.ndjson', 'read');
  });

  it('give a folder to write into', async () => {
    const { chooseFolder, handOver, showOpenDialog } = dialogs(['/media/stick']);
    expect(await chooseFolder()).toEqual({ chosen: { token: 'token-of-the-path', displayName: 'stick' } });
    expect(handOver).toHaveBeenCalledWith('/media/stick', 'folder');
    expect(showOpenDialog).toHaveBeenCalledWith(
      {},
      { properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] },
    );
  });

  it('hand nothing over when the person changes their mind', async () => {
    const { chooseToRead, handOver } = dialogs([], true);
    expect(await chooseToRead({ purpose: 'import_people' })).toEqual({ chosen: null });
    expect(handOver).not.toHaveBeenCalled();
  });
});

describe('printing (S10)', () => {
  const printing = (printed: boolean, reason: string) =>
    printPage({
      print: (options: unknown, done: (printed: boolean, reason: string) => void) => {
        // The person chooses the printer: nothing is printed silently.
        expect(options).toMatchObject({ silent: false });
        done(printed, reason);
      },
    } as unknown as WebContents);

  it('says whether it was printed', async () => {
    expect(await printing(true, '')).toEqual({ printed: true });
    expect(await printing(false, 'Print job canceled')).toEqual({ printed: false });
    await expect(printing(false, 'Invalid printer settings')).rejects.toMatchObject({ code: 'PRINT_FAILED' });
  });
});

describe('the menu', () => {
  it('locks with Ctrl+L and offers neither reload nor tools', () => {
    const onLock = vi.fn();
    const items = menuTemplate('en', onLock).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    );
    const lock = items.find(({ id }) => id === 'lock');
    expect(lock?.accelerator).toBe('CmdOrCtrl+L');
    lock?.click?.({} as never, {} as never, {});
    expect(onLock).toHaveBeenCalledOnce();
    expect(items.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['reload']));
    expect(JSON.stringify(items)).not.toMatch(/reload|devtools|zoom|help/i);
  });

  it('has every word in both languages', () => {
    const labels = (language: 'en' | 'es') =>
      menuTemplate(language, () => undefined).flatMap(({ label, submenu }) => [
        label,
        ...(Array.isArray(submenu) ? submenu : []).map((item) => item.label),
      ]);
    const english = labels('en');
    const spanish = labels('es');
    expect(spanish).toHaveLength(english.length);
    for (const [index, label] of english.entries()) {
      if (label !== undefined) expect(spanish[index]).not.toBe(label);
    }
  });

  it.each([
    ['en-US', 'en'],
    ['es-MX', 'es'],
    ['ES', 'es'],
    ['de', 'en'],
    ['', 'en'],
  ])('a system that speaks %j starts in %s', (locale, language) => {
    expect(systemLanguage(locale)).toBe(language);
  });
});
