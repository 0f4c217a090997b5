/** The scheme the page is served by; standard and secure, so that it has an origin and IndexedDB. */
export const APP_SCHEME = 'app';

export const APP_HOST = 'clinic';

/** The only origin the built app trusts. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Where the page comes from, and what it may reach besides. */
export interface PageSource {
  readonly origin: string;
  readonly url: string;
  /** Origins of the development server; empty in everything that is shipped. */
  readonly developmentOrigins: readonly string[];
}

/**
 * The built page, or electron-vite's server while developing. A packaged app never takes its page from a
 * server, whatever the environment says.
 */
export function pageSource(options: {
  readonly isPackaged: boolean;
  readonly developmentUrl: string | undefined;
}): PageSource {
  const { isPackaged, developmentUrl } = options;
  if (isPackaged || developmentUrl === undefined || !URL.canParse(developmentUrl)) {
    return { origin: APP_ORIGIN, url: APP_PAGE, developmentOrigins: [] };
  }
  const { origin, host } = new URL(developmentUrl);
  return { origin, url: developmentUrl, developmentOrigins: [origin, `ws://${host}`] };
}

/**
 * The origin of an address. `new URL` has none for schemes it doesn't know, so the app's own is put together
 * from its parts; the comparison stays exact (`app://clinic.evil` is somebody else).
 */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
