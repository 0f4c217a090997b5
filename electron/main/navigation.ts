import type { WebContents } from 'electron';

interface Cancellable {
  preventDefault(): void;
}

/**
 * Keeps a page where it is: no navigation, no other window, no web view, no other frame. What main itself loads
 * (`loadURL`) doesn't come through here.
 */
export function forbidLeaving(contents: WebContents): void {
  const refuse = (event: Cancellable) => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  // Asking to stay on the page would let it outlive a lock.
  contents.on('will-prevent-unload', refuse);
  contents.on('login', refuse);
  contents.on('select-bluetooth-device', (event, _devices, select) => {
    event.preventDefault();
    select('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // No peer connection may tell an address or send a packet past a proxy; there is none.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
