import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where a planted text was found, and in which form. Never holds the text itself. */
export interface Leak {
  readonly file: string;
  readonly form: 'utf8' | 'utf16le' | 'hex' | 'base64';
  /** Which of the texts, by its place in the list. */
  readonly index: number;
}

/** Texts shorter than this turn up in random bytes by chance, so they prove nothing. */
const SHORTEST_MEANINGFUL_BYTES = 6;

/**
 * Searches every file under a folder for texts, as UTF-8, UTF-16LE, hex (both cases) and base64 (all three
 * alignments, plain and URL-safe), case of the text as given.
 *
 * @returns every file, form and text that was found
 */
export async function findLeaks(folder: string, texts: readonly string[]): Promise<readonly Leak[]> {
  const needles = texts.flatMap((text, index) => formsOf(text).map((form) => ({ ...form, index })));
  const leaks: Leak[] = [];
  for (const path of await filesUnder(folder)) {
    const content = await readFile(path);
    const lower = Buffer.from(content.toString('latin1').toLowerCase(), 'latin1');
    for (const { form, bytes, index } of needles) {
      const haystack = form === 'hex' ? lower : content;
      if (haystack.includes(bytes)) leaks.push({ file: relative(folder, path), form, index });
    }
  }
  return leaks;
}

/** Every file under a folder, sockets and links left out. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function formsOf(text: string): readonly { readonly form: Leak['form']; readonly bytes: Buffer }[] {
  const utf8 = Buffer.from(text, 'utf8');
  if (utf8.byteLength < SHORTEST_MEANINGFUL_BYTES) {
    throw new RangeError(`A text to search for needs ${String(SHORTEST_MEANINGFUL_BYTES)} bytes or more`);
  }
  const base64 = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    // What the bytes before and after share with the text's first and last characters is unknown: cut it off.
    const start = offset === 0 ? 0 : offset + 1;
    const end = encoded.length - ((offset + utf8.byteLength) % 3 === 0 ? 0 : 4);
    const core = encoded.slice(start, Math.max(start, end));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [
    { form: 'utf8', bytes: utf8 },
    { form: 'utf16le', bytes: Buffer.from(text, 'utf16le') },
    { form: 'hex', bytes: Buffer.from(utf8.toString('hex'), 'latin1') },
    ...[...new Set(base64)]
      .filter((core) => core.length >= SHORTEST_MEANINGFUL_BYTES)
      .map((core) => ({ form: 'base64' as const, bytes: Buffer.from(core, 'latin1') })),
  ];
}
