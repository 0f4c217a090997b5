import type { Session } from 'electron';

import { APP_ORIGIN, EMPTY_PAGE, originOf } from './origin';

/** What the guard saw; numbers only, an address could carry words. */
export interface RequestCounts {
  cancelled: number;
}

/** Whether a request to this address may go out: to the app itself, and while developing to the browser's own tools. */
export function mayRequest(address: string, hasDeveloperTools: boolean): boolean {
  const origin = originOf(address);
  if (origin === APP_ORIGIN || address === EMPTY_PAGE) return true;
  return hasDeveloperTools && origin?.startsWith('devtools://') === true;
}

/**
 * Denies a session everything the app doesn't use: permissions asked for and permissions checked (the request
 * handler alone is incomplete), devices, screen capture, downloads, dictionaries, and every request that leaves
 * the app.
 *
 * @param onCancelled told of each cancelled request, without its address
 */
export function hardenSession(
  session: Session,
  options: {
    readonly hasDeveloperTools: boolean;
    readonly counts: RequestCounts;
    readonly onCancelled: () => void;
  },
): void {
  const { hasDeveloperTools, counts, onCancelled } = options;
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, respond) => respond({ confirmed: false }));
  // A request that gets no stream is refused.
  session.setDisplayMediaRequestHandler((_request, respond) => respond({}));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('select-hid-device', (event, _details, select) => {
    event.preventDefault();
    select();
  });
  session.on('select-serial-port', (event, _ports, _contents, select) => {
    event.preventDefault();
    select('');
  });
  session.on('select-usb-device', (event, _details, select) => {
    event.preventDefault();
    select();
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // Dictionaries would be fetched from a server, and what is typed would be compared with them.
  session.setSpellCheckerLanguages([]);
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    if (mayRequest(url, hasDeveloperTools)) {
      decide({ cancel: false });
      return;
    }
    counts.cancelled += 1;
    onCancelled();
    decide({ cancel: true });
  });
}
