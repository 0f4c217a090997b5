/** The scheme the page is served by; standard and secure, so that it has an origin and IndexedDB. */
export const APP_SCHEME = 'app';

export const APP_HOST = 'clinic';

/** The only origin the built app trusts. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** The one page there is; while developing too it is the built one, never a server's. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/**
 * What the window shows while a lock clears what the page stored. It is another site's than the page: Chromium gives it
 * a process of its own, the page's ends with the page, and the next page comes in a third (S28). `about:blank` stays in the
 * page's process.
 */
export const EMPTY_PAGE = `${APP_SCHEME}://empty/index.html`;

/**
 * The origin of an address. `new URL` has none for schemes it doesn't know, so the app's own is put together
 * from its parts; the comparison stays exact (`app://clinic.evil` is somebody else).
 */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
