import type { WebContents, WebFrameMain } from 'electron';

import { originOf } from './origin';

/** What is known about who sent a message. */
export interface Sender {
  readonly sender: WebContents;
  /** `null` once the frame is gone or has navigated. */
  readonly senderFrame: WebFrameMain | null;
}

/**
 * Whether a message comes from our page: the one window's main frame, still alive, at exactly the page's origin
 * (S13). A frame inside it, another window, `about:blank` and a look-alike host are refused.
 */
export function isOurPage(
  { sender, senderFrame }: Sender,
  ours: WebContents | null,
  pageOrigin: string,
): boolean {
  if (sender.id !== ours?.id || sender.isDestroyed()) return false;
  if (senderFrame?.parent !== null) return false;
  if (senderFrame.routingId !== ours.mainFrame.routingId) return false;
  if (senderFrame.processId !== ours.mainFrame.processId) return false;
  return originOf(senderFrame.url) === pageOrigin;
}
