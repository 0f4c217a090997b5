import type { WebContents } from 'electron';

/** The channel the warning travels on; the preload passes it to the page. */
const WARNING_CHANNEL = 'session-idle';

/** Tells the page how long is left before the idle lock; `null` takes the warning back. */
export function warnOfLock(contents: WebContents | null, remainingMilliseconds: number | null): void {
  if (contents === null || contents.isDestroyed() || contents.isCrashed()) return;
  contents.send(WARNING_CHANNEL, remainingMilliseconds);
}
