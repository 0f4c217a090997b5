import { analyse } from 'chardet';

import type { TextEncodingName } from '../../../../../shared/exchange/table-format';

/** How much of a file is kept to tell its encoding by its letters. */
const SAMPLE_BYTES = 65_536;
/** Windows' apostrophe: it stands inside names. */
const APOSTROPHE = 0x92;
/** é on old Macs, which also ends words; in Windows a capital Ž. */
const MAC_E_ACUTE = 0x8e;

/** Watches the bytes of a whole file go by and says in which encoding they most likely are. */
export class EncodingDetector {
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #isUtf8 = true;
  #start: Buffer | undefined;
  /** Parts that hold other than plain letters: they alone tell the encodings of one byte apart. */
  #telling: Buffer = Buffer.alloc(0);

  /** Takes the next part of the file. */
  add(chunk: Buffer): void {
    this.#start ??= Buffer.from(chunk.subarray(0, SAMPLE_BYTES));
    if (this.#isUtf8) this.#isUtf8 = this.#decodes(chunk);
    if (this.#telling.length < SAMPLE_BYTES) {
      const first = chunk.findIndex((byte) => byte >= 0x80);
      if (first !== -1)
        this.#telling = Buffer.concat([this.#telling, chunk.subarray(Math.max(0, first - 20))]);
    }
  }

  /** A byte order mark decides, then whether all of it is UTF-8; what is left is told by its letters. */
  finish(): TextEncodingName {
    const start = this.#start ?? Buffer.alloc(0);
    if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
    if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
    const zeros = zeroShares(start);
    if (zeros.odd > 0.3 && zeros.even < 0.1) return 'utf-16le';
    if (zeros.even > 0.3 && zeros.odd < 0.1) return 'utf-16be';
    if (this.#isUtf8 && this.#decodes(undefined)) return 'utf-8';
    return isMacintosh(this.#telling) ? 'macintosh' : singleByteEncoding(this.#telling);
  }

  #decodes(chunk: Buffer | undefined): boolean {
    try {
      if (chunk === undefined) this.#strict.decode();
      else this.#strict.decode(chunk, { stream: true });
      return true;
    } catch {
      return false;
    }
  }
}

/** How many of the bytes at even and odd places are zero: UTF-16 without a mark writes plain letters so. */
function zeroShares(bytes: Buffer): { readonly even: number; readonly odd: number } {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = Math.max(1, bytes.length / 2);
  return { even: even / half, odd: odd / half };
}

/** Windows has quotes and dashes at 0x80–0x9F, which don't stand inside words; old Macs have their accents there. */
function isMacintosh(bytes: Buffer): boolean {
  let low = 0;
  let high = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte < 0x80 || !isLetter(bytes[index - 1])) continue;
    if (byte >= 0xc0) high += 1;
    else if (byte < 0xa0 && byte !== APOSTROPHE && (isLetter(bytes[index + 1]) || byte === MAC_E_ACUTE))
      low += 1;
  }
  return low > high;
}

/** A plain letter, or one of the encoding in question. */
function isLetter(byte: number | undefined): boolean {
  return (
    byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80)
  );
}

/** Western European, unless the letters say Central European clearly; the person sees names and may choose. */
function singleByteEncoding(bytes: Buffer): TextEncodingName {
  const matches = analyse(bytes);
  const confidence = (...names: readonly string[]): number =>
    Math.max(0, ...matches.filter(({ name }) => names.includes(name)).map((match) => match.confidence));
  const western = confidence('windows-1252', 'ISO-8859-1');
  return confidence('windows-1250', 'ISO-8859-2') > western + 20 ? 'windows-1250' : 'windows-1252';
}
