import { describe, expect, it } from 'vitest';
import { ClipboardGuard, selectionClipboard } from '../../electron/main/clipboard-guard';

function clipboardWith(text: string) {
  const state = { text };
  return {
    state,
    access: { readText: () => state.text, clear: () => (state.text = '') },
  };
}

describe('the clipboard at a lock (S24)', () => {
  it('is emptied when it holds what was copied while the window had the focus', async () => {
    const { state, access } = clipboardWith('before');
    const guard = new ClipboardGuard(access);
    await guard.windowFocused();
    state.text = 'somebody’s phone number';
    expect(await guard.clearOwn(true)).toBe(true);
    expect(state.text).toBe('');
  });

  it('is emptied later too, when the copy still lies there', async () => {
    const { state, access } = clipboardWith('');
    const guard = new ClipboardGuard(access);
    await guard.windowFocused();
    state.text = 'copied here';
    await guard.windowLeft();
    await guard.windowFocused();
    await guard.windowLeft();
    expect(await guard.clearOwn(false)).toBe(true);
    expect(state.text).toBe('');
  });

  it('is left alone when another program has put something else there', async () => {
    const { state, access } = clipboardWith('');
    const guard = new ClipboardGuard(access);
    await guard.windowFocused();
    state.text = 'copied here';
    await guard.windowLeft();
    state.text = 'from elsewhere';
    await guard.windowFocused();
    expect(await guard.clearOwn(true)).toBe(false);
    expect(state.text).toBe('from elsewhere');
  });

  it('is left alone when nothing was copied here', async () => {
    const { state, access } = clipboardWith('from elsewhere');
    const guard = new ClipboardGuard(access);
    await guard.windowFocused();
    await guard.windowLeft();
    expect(await guard.clearOwn(false)).toBe(false);
    expect(state.text).toBe('from elsewhere');
  });

  it('works the same where reading takes its time, and keeps the order of what happened', async () => {
    const state = { text: '' };
    const guard = new ClipboardGuard({
      readText: async () => {
        const { text } = state;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return text;
      },
      clear: () => (state.text = ''),
    });
    await guard.windowFocused();
    state.text = 'copied here';
    const left = guard.windowLeft();
    const cleared = guard.clearOwn(false);
    await left;
    expect(await cleared).toBe(true);
    expect(state.text).toBe('');
  });

  it('forgets what it knew after a lock', async () => {
    const { state, access } = clipboardWith('');
    const guard = new ClipboardGuard(access);
    await guard.windowFocused();
    state.text = 'copied here';
    await guard.clearOwn(true);
    state.text = 'copied here';
    await guard.windowFocused();
    expect(await guard.clearOwn(false)).toBe(false);
  });

  it('covers what was only selected, where the system keeps that too', async () => {
    const buffers = { clipboard: 'from elsewhere', selection: '' };
    const guard = new ClipboardGuard(
      selectionClipboard({
        readText: (type) => buffers[type],
        clear: (type) => (buffers[type] = ''),
      }),
    );
    await guard.windowFocused();
    buffers.selection = 'a name in a chart';
    expect(await guard.clearOwn(true)).toBe(true);
    expect(buffers).toEqual({ clipboard: 'from elsewhere', selection: '' });
  });
});
