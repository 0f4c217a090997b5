/**
 * Chromium switches that would let another program into the page. Fuses don't cover them, so a packaged app
 * looks for them itself and refuses to start (S30).
 */
const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'load-extension',
  'disable-web-security',
  'allow-running-insecure-content',
  'user-agent',
  'host-rules',
  'proxy-server',
  'proxy-pac-url',
  'js-flags',
] as const;

/** The first switch that keeps a packaged app from starting, if there is one. */
export function refusedSwitch(
  isPackaged: boolean,
  hasSwitch: (name: string) => boolean,
): (typeof REFUSED_SWITCHES)[number] | null {
  if (!isPackaged) return null;
  return REFUSED_SWITCHES.find((name) => hasSwitch(name)) ?? null;
}
