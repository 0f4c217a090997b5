import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { isOurPage } from '../../electron/main/sender';

function frame(values: Partial<WebFrameMain> = {}): WebFrameMain {
  return {
    parent: null,
    routingId: 3,
    processId: 40,
    url: 'app://clinic/index.html',
    ...values,
  } as unknown as WebFrameMain;
}

function contents(
  values: { id?: number; isDestroyed?: () => boolean; mainFrame?: WebFrameMain } = {},
): WebContents {
  return { id: 1, isDestroyed: () => false, mainFrame: frame(), ...values } as unknown as WebContents;
}

describe('who may call main (S13)', () => {
  const ours = contents();
  const isAccepted = (senderFrame: WebFrameMain | null, sender = ours) =>
    isOurPage({ sender, senderFrame }, ours, 'app://clinic');

  it('our own page', () => {
    expect(isAccepted(frame())).toBe(true);
  });

  it.each<[string, WebFrameMain | null]>([
    ['a frame that is gone', null],
    ['a frame inside the page', frame({ parent: frame(), routingId: 4 })],
    ['another frame that says it is at the top', frame({ routingId: 9 })],
    ['a page of before, in another process', frame({ processId: 41 })],
    ['an empty page', frame({ url: 'about:blank' })],
    ['a host that starts like ours', frame({ url: 'app://clinic.evil/index.html' })],
    ['another host of our scheme', frame({ url: 'app://other/index.html' })],
    ['the network', frame({ url: 'https://clinic/index.html' })],
    ['no address', frame({ url: '' })],
  ])('not %s', (_what, senderFrame) => {
    expect(isAccepted(senderFrame)).toBe(false);
  });

  it('not another window, a destroyed one, or anybody while there is none', () => {
    expect(isAccepted(frame(), contents({ id: 2 }))).toBe(false);
    expect(isAccepted(frame(), contents({ isDestroyed: () => true }))).toBe(false);
    expect(isOurPage({ sender: ours, senderFrame: frame() }, null, 'app://clinic')).toBe(false);
  });
});
