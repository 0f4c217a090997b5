import { randomInt } from 'node:crypto';

/** Letters that look and sound unlike each other on paper. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz';
const GROUPS = 4;
const GROUP_LETTERS = 5;

/**
 * A one-time passphrase for somebody new: four groups of five letters, about 89 random bits, e.g.
 * `kqzmr-tdwha-xbnep-gsfyv`. Must be changed at the first sign-in.
 */
export function newOneTimePassphrase(): string {
  const group = (): string =>
    Array.from({ length: GROUP_LETTERS }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
