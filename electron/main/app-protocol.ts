import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

import { APP_HOST, APP_SCHEME, EMPTY_PAGE } from './origin';

/** What the page may do (S6). Nothing inline, nothing from anywhere else, no text turned into code or markup. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Everything the build writes into `out/renderer`; another kind of file is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

type Resolution =
  { readonly path: string; readonly contentType: string } | { readonly status: 400 | 403 | 404 | 405 };

/**
 * The file an address stands for, or why there is none (S5). Joining `.` and the decoded path keeps a leading
 * slash from meaning the root of the disk.
 *
 * @param root the folder of the built page
 */
export function resolveAddress(method: string, address: string, root: string): Resolution {
  if (method !== 'GET') return { status: 405 };
  if (!URL.canParse(address)) return { status: 400 };
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return { status: 403 };
  const pathname = decoded(url.pathname);
  if (pathname === null || !/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(pathname)) return { status: 400 };
  const contentType = CONTENT_TYPES[extname(pathname)];
  if (contentType === undefined) return { status: 404 };
  const path = normalize(join(root, `.${pathname}`));
  // A folder beside ours whose name starts the same is not inside ours.
  if (!path.startsWith(`${normalize(root)}${sep}`)) return { status: 403 };
  return { path, contentType };
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** The built page, as the clinic session gets it. */
export interface PageHandler {
  /** The handler of `app://`. */
  readonly serve: (request: Request) => Promise<Response>;
  /** The page has its first code to run: what it asks of main it asks later than this. */
  readonly firstScriptServed: Promise<void>;
}

/** Serves the built page from `root`, the folder of the build. */
export function createPageHandler(root: string): PageHandler {
  const readAhead = readFirstFiles(root);
  let tellScriptServed: (() => void) | undefined;
  const firstScriptServed = new Promise<void>((resolve) => {
    tellScriptServed = resolve;
  });

  async function serve({ method, url }: Request): Promise<Response> {
    if (url === EMPTY_PAGE) return emptyPage();
    const resolution = resolveAddress(method, url, root);
    if ('status' in resolution) return refusal(resolution.status);
    try {
      const ahead = readAhead.get(resolution.path);
      // Held for the first page only.
      readAhead.delete(resolution.path);
      const content = await (ahead ?? readFile(resolution.path));
      const body = resolution.path.endsWith('.js') ? handedOut(content, () => tellScriptServed?.()) : content;
      return new Response(body, {
        headers: { ...HEADERS, 'Content-Type': resolution.contentType },
      });
    } catch {
      return refusal(404);
    }
  }
  return { serve, firstScriptServed };
}

/**
 * The content as the body of an answer. The page runs it when it has been told of its end, which main does in a later
 * turn than the one in which it hands out the bytes.
 * @param onEnd called in the turn after that
 */
function handedOut(
  content: Uint8Array<ArrayBuffer>,
  onEnd: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isHandedOut = false;
  return new ReadableStream(
    {
      pull: (controller) => {
        if (isHandedOut) {
          controller.close();
          setImmediate(onEnd);
        } else {
          isHandedOut = true;
          controller.enqueue(content);
        }
      },
    },
    { highWaterMark: 0 },
  );
}

/** The files `index.html` names, on their way from the disk while the window's process still starts. */
function readFirstFiles(root: string): Map<string, Promise<Buffer<ArrayBuffer>>> {
  const files = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  const path = join(root, 'index.html');
  const page = readFile(path);
  files.set(path, page);
  void page.then(
    (html) => {
      for (const [, name = ''] of html.toString('utf8').matchAll(/(?:src|href)="\.\/(assets\/[\w.-]+)"/g)) {
        const file = readFile(join(root, name));
        // Whoever asks for it hears of it.
        file.catch(() => undefined);
        files.set(join(root, name), file);
      }
    },
    () => undefined,
  );
  return files;
}

/**
 * Has Node load what stands behind `Response`, which takes some 30 ms the first time. Done while the window system
 * starts, it costs the first page nothing.
 */
export function prepareResponses(): void {
  void new Response(new Uint8Array(1)).arrayBuffer();
}

function emptyPage(): Response {
  return new Response('<!doctype html><title>Waystation</title>', {
    headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' },
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
