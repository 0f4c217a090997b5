import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that it reads and sounds unambiguous. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_SYMBOLS = new RegExp(`^[${ALPHABET}]*$`);
const BITS_PER_SYMBOL = 5;
const SECRET_SYMBOLS = 28;
const CHECK_SYMBOLS = 4;
const GROUP_SYMBOLS = 4;

/**
 * A new recovery code: 140 random bits and 20 check bits, as eight groups of four, e.g.
 * `7K2M-9QXD-…`. The check tells a typing mistake at once, without a derivation.
 */
export function newRecoveryCode(): string {
  const secret = symbols(randomBytes(SECRET_SYMBOLS), SECRET_SYMBOLS);
  return recoveryCodeGroups(secret + checkSymbols(secret)).join('-');
}

/** The code as typed, brought to one form; `undefined` when it can't be a recovery code. */
export function parseRecoveryCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== SECRET_SYMBOLS + CHECK_SYMBOLS) return undefined;
  if (!CODE_SYMBOLS.test(code)) return undefined;
  const secret = code.slice(0, SECRET_SYMBOLS);
  return code === secret + checkSymbols(secret) ? code : undefined;
}

/** The groups of a code, as they are printed and typed back. */
export function recoveryCodeGroups(code: string): readonly string[] {
  return code.replaceAll('-', '').match(new RegExp(`.{1,${String(GROUP_SYMBOLS)}}`, 'g')) ?? [];
}

function checkSymbols(secret: string): string {
  return symbols(createHash('sha256').update(`waystation recovery ${secret}`).digest(), CHECK_SYMBOLS);
}

/** One symbol from the low five bits of each byte; 32 divides 256, so every symbol is equally likely. */
function symbols(bytes: Buffer, count: number): string {
  return [...bytes.subarray(0, count)].map((byte) => ALPHABET[byte % 2 ** BITS_PER_SYMBOL] ?? '').join('');
}
