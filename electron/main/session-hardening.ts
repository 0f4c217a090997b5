import type { Session } from 'electron';

import { APP_ORIGIN, originOf } from './origin';

/** What the guard saw; numbers only, an address could carry words. */
export interface RequestCounts {
  cancelled: number;
}

/** Whether the page may send a request to this address: to the app itself, and in development to its tools. */
export function mayRequest(address: string, developmentOrigins: readonly string[]): boolean {
  const origin = originOf(address);
  if (origin === APP_ORIGIN) return true;
  if (developmentOrigins.length === 0 || origin === null) return false;
  return developmentOrigins.includes(origin) || origin.startsWith('devtools://');
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
    readonly developmentOrigins: readonly string[];
    readonly counts: RequestCounts;
    readonly onCancelled: () => void;
  },
): void {
  const { developmentOrigins, counts, onCancelled } = options;
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
    if (mayRequest(url, developmentOrigins)) {
      decide({ cancel: false });
      return;
    }
    counts.cancelled += 1;
    onCancelled();
    decide({ cancel: true });
  });
}
