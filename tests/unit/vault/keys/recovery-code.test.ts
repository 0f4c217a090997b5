import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  newRecoveryCode,
  parseRecoveryCode,
  recoveryCodeGroups,
} from '../../../../electron/vault/keys/recovery-code';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('recovery code', () => {
  it('is eight groups of four unambiguous letters and digits, another one every time', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(200);
    expect(recoveryCodeGroups(codes[0] ?? '')).toHaveLength(8);
  });

  it('uses every symbol at every secret place: 140 bits', () => {
    const codes = Array.from({ length: 1_500 }, () => newRecoveryCode().replaceAll('-', ''));
    for (let place = 0; place < 28; place += 1) {
      expect(new Set(codes.map((code) => code.charAt(place))).size).toBe(SYMBOLS.length);
    }
  });

  it('is read however it is typed', () => {
    const code = newRecoveryCode();
    const plain = parseRecoveryCode(code);
    expect(plain).toBe(code.replaceAll('-', ''));
    const typed = [
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('-', '\u2013'),
      ` ${code.replaceAll('-', '')}\n`,
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
      code.replaceAll('0', 'o').replaceAll('1', 'I'),
    ];
    for (const text of typed) expect(parseRecoveryCode(text)).toBe(plain);
  });

  it('tells a wrong letter and two swapped ones before any derivation', () => {
    const code = newRecoveryCode().replaceAll('-', '');
    for (let place = 0; place < code.length; place += 1) {
      const other = SYMBOLS.charAt((SYMBOLS.indexOf(code.charAt(place)) + 1) % SYMBOLS.length);
      expect(parseRecoveryCode(code.slice(0, place) + other + code.slice(place + 1))).toBeUndefined();
      const swapped =
        code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2);
      if (swapped !== code) expect(parseRecoveryCode(swapped)).toBeUndefined();
    }
  });

  it('reads nothing out of anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(parseRecoveryCode(text)).toBeUndefined();
      }),
    );
  });
});
