import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';

import { COMMON_PASSPHRASES } from '../../../../electron/vault/keys/common-passphrases';
import { newOneTimePassphrase } from '../../../../electron/vault/keys/passphrase';
import { comparable, passphraseLength, passphraseProblem } from '../../../../shared/rules/passphrase';

const context = {
  blocklist: new Set(['correct horse battery staple', 'letmeinletmein99'].map(comparable)),
  names: ['Waystation', 'Camino Recovery Center', 'Marisol Ibarra', 'marisol'],
};

function problem(passphrase: string): string | undefined {
  return passphraseProblem(passphrase, context);
}

describe('passphrase rules (R-SEC-01)', () => {
  it('counts what a person would count, after NFKC', () => {
    expect(passphraseLength('ñ'.normalize('NFD'))).toBe(1);
    expect(passphraseLength('🙂🙂')).toBe(2);
    expect(passphraseLength('ﬁ')).toBe(2);
  });

  it('wants 15 or more, and takes up to 1,024', () => {
    expect(problem('tortuga y luna')).toBe('PASSPHRASE_TOO_SHORT');
    expect(problem('tortuga y lunas')).toBeUndefined();
    expect(problem('río, árbol, ñu y pájaro '.repeat(50).slice(0, 1_024))).toBeUndefined();
    expect(problem(`${'río, árbol, ñu y pájaro '.repeat(50).slice(0, 1_024)}x`)).toBe('PASSPHRASE_TOO_LONG');
  });

  it.each([
    'the dog sat by the window',
    'todo cambia con paciencia',
    'purple ladder seven quiet',
    'xq7#mZ2$kL9!vB4p',
    'Marisol sings on Sundays',
    'camino al norte con lluvia',
    '🌵🐢🌙🏔🎈🚪🧂🔑🎻🪁🍋🥁🧭🪴🎲',
    'aaaabbbbccccdddd but longer',
    'はるなつあきふゆとりかぜつきほし',
  ])('takes %j: no rules of composition', (passphrase) => {
    expect(problem(passphrase)).toBeUndefined();
  });

  it.each([
    'Correct Horse Battery Staple',
    ' letmeinletmein99 ',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'passwordpassword',
    'PassWord PassWord',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    'qwerty123456qwerty',
    '1qaz2wsx3edc4rfv',
    'waystationwaystation',
    'Camino Recovery Center',
    'caminorecoverycenter2026',
    'Marisol.Ibarra.2026',
    '---------------',
    '1111 2222 1111 2222',
  ])('refuses %j', (passphrase) => {
    expect(problem(passphrase)).toBe('PASSPHRASE_COMMON');
  });
});

describe('the blocklist', () => {
  const longest = dictionary['passwords-common'].filter((password) => passphraseLength(password) >= 15);

  it('refuses every leaked password long enough to be typed here', () => {
    expect(longest.length).toBeGreaterThan(30);
    for (const leaked of longest) {
      expect(
        passphraseProblem(leaked.toUpperCase(), { blocklist: COMMON_PASSPHRASES, names: [] }),
        leaked,
      ).toBe('PASSPHRASE_COMMON');
    }
  });

  it.each(['One day at a time!', 'Un día a la vez...', 'God grant me the serenity', 'we-do-recover-we'])(
    'knows what this field says: %j',
    (sentence) => {
      const problem = passphraseProblem(sentence, { blocklist: COMMON_PASSPHRASES, names: [] });
      expect(problem).toBe(sentence === 'we-do-recover-we' ? undefined : 'PASSPHRASE_COMMON');
    },
  );
});

describe('one-time passphrase', () => {
  it('is four groups of five clear letters, passes the rules, and is another one every time', () => {
    const made = Array.from({ length: 300 }, newOneTimePassphrase);
    for (const passphrase of made) {
      expect(passphrase).toMatch(/^([a-hjkmnp-tv-z]{5}-){3}[a-hjkmnp-tv-z]{5}$/);
      expect(problem(passphrase)).toBeUndefined();
    }
    expect(new Set(made).size).toBe(300);
    const letters = new Set(made.join('').replaceAll('-', ''));
    expect(20 * Math.log2(letters.size)).toBeGreaterThan(80);
  });
});
