import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { dictionary as spanish } from '@zxcvbn-ts/language-es-es';

/** How hard a passphrase is to guess, in words. */
export type PassphraseStrength = 'easy' | 'fair' | 'good' | 'strong';

/** More is only slower: what comes after this many characters can't make a passphrase easier. */
const LOOKED_AT_CHARACTERS = 80;

/**
 * Guesses as powers of ten. One guess costs a tenth of a second (Argon2id): 10^8 of them take a single machine four
 * months, 10^12 three thousand years.
 */
const LEVELS = [
  { below: 8, strength: 'easy' },
  { below: 12, strength: 'fair' },
  { below: 16, strength: 'good' },
] as const;

// Words, first names and leaked passwords; the lists of surnames and of rare words double the time for little.
const estimator = new ZxcvbnFactory({
  dictionary: {
    ...common,
    words: [...english['commonWords-en'], ...spanish['commonWords-es-es']],
    names: [...english['firstnames-en'], ...spanish['firstnames-es-es']],
  },
  graphs: adjacencyGraphs,
  maxLength: LOOKED_AT_CHARACTERS,
});

/**
 * How hard a passphrase is to guess. For the person's eyes only: what is refused, the vault decides.
 *
 * @param names what anybody would try first here: the person's and the site's
 */
export function strengthOf(passphrase: string, names: readonly string[]): PassphraseStrength {
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/)]).filter((part) => part !== '');
  const { guessesLog10 } = estimator.check(passphrase.normalize('NFKC'), parts);
  return LEVELS.find(({ below }) => guessesLog10 < below)?.strength ?? 'strong';
}
