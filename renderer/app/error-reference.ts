/**
 * A short number that is the same for the same mistake in the same place of the program, so that two reports of
 * one thing can be seen to be one. Made from the kind of error and the places in the code it went through; its
 * message, which may quote what is on screen, is left out.
 */
export function errorReference(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const places = (error.stack ?? '').match(/[\w-]+\.(?:js|tsx?):\d+:\d+/g) ?? [];
  return fnv1a([error.name, ...places].join('\n'));
}

/**
 * FNV-1a, 32 bits, as eight hex digits: nothing secret is hashed, it only has to be short and even. The first is
 * always a letter, because eight plain digits could be somebody's date or number in a log, which leaves those out.
 */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return ((hash | 0xa0000000) >>> 0).toString(16);
}
