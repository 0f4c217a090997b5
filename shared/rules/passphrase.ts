import type { ErrorCode } from '../errors';

/** R-SEC-01: long rather than complicated. */
export const PASSPHRASE_CODE_POINTS_MIN = 15;
export const PASSPHRASE_CODE_POINTS_MAX = 1_024;

type PassphraseProblem = Extract<
  ErrorCode,
  'PASSPHRASE_TOO_SHORT' | 'PASSPHRASE_TOO_LONG' | 'PASSPHRASE_COMMON'
>;

interface PassphraseContext {
  /** Passphrases known from leaks, as `comparable` makes them. */
  readonly blocklist: ReadonlySet<string>;
  /** Words anybody would try here: the product's, the site's and the person's names. */
  readonly names: readonly string[];
}

/** Code points after NFKC: what a person would count. */
export function passphraseLength(passphrase: string): number {
  return Array.from(passphrase.normalize('NFKC')).length;
}

/** Whether the length alone is a problem. */
export function passphraseLengthProblem(
  passphrase: string,
): Exclude<PassphraseProblem, 'PASSPHRASE_COMMON'> | undefined {
  const length = passphraseLength(passphrase);
  if (length < PASSPHRASE_CODE_POINTS_MIN) return 'PASSPHRASE_TOO_SHORT';
  return length > PASSPHRASE_CODE_POINTS_MAX ? 'PASSPHRASE_TOO_LONG' : undefined;
}

/**
 * What is wrong with a new passphrase, or `undefined`. There are no rules of composition; the whole value is
 * compared with what somebody would guess first: leaked ones, names, one part again and again, runs of the
 * alphabet, digits or keyboard.
 */
export function passphraseProblem(
  passphrase: string,
  context: PassphraseContext,
): PassphraseProblem | undefined {
  const lengthProblem = passphraseLengthProblem(passphrase);
  if (lengthProblem !== undefined) return lengthProblem;
  const value = comparable(passphrase);
  const letters = value.replace(/[\s\p{P}]/gu, '') || value;
  const isGuessable =
    context.blocklist.has(value) ||
    context.blocklist.has(letters) ||
    isRepetition(letters) ||
    isRun(letters) ||
    isMadeOfNames(letters, context.names);
  return isGuessable ? 'PASSPHRASE_COMMON' : undefined;
}

/** A passphrase as the blocklist holds it. */
export function comparable(passphrase: string): string {
  return passphrase.normalize('NFKC').toLowerCase().trim();
}

const REPETITIONS_LONGEST_PART = 10;

/** `aaaa…`, `abcabcabc…`, `passwordpassword`: one short part and nothing else. */
function isRepetition(value: string): boolean {
  const longest = Math.min(REPETITIONS_LONGEST_PART, Math.floor(value.length / 2));
  for (let length = 1; length <= longest; length += 1) {
    const part = value.slice(0, length);
    if (part.repeat(Math.ceil(value.length / length)).startsWith(value)) return true;
  }
  // Only marks and spaces, or next to nothing else.
  return new Set(value).size < 3;
}

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '12345678901234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
] as const;

const RUN_PART_MIN = 4;

/** Nothing but runs of the alphabet, the digits or a keyboard, forwards or backwards. */
function isRun(value: string): boolean {
  let rest = value;
  while (rest !== '') {
    const length = runLength(rest);
    if (length < RUN_PART_MIN) return false;
    rest = rest.slice(length);
  }
  return true;
}

function runLength(value: string): number {
  let longest = 0;
  for (const run of RUNS) {
    for (const direction of [run, Array.from(run).reverse().join('')]) {
      let length = 1;
      while (length <= value.length && direction.includes(value.slice(0, length))) length += 1;
      longest = Math.max(longest, length - 1);
    }
  }
  return longest;
}

const NAME_PART_MIN = 3;

/** Nothing is left, or only digits, once every name is taken out. */
function isMadeOfNames(value: string, names: readonly string[]): boolean {
  const parts = names
    .flatMap((name) => [comparable(name), ...comparable(name).split(/[^\p{L}\p{N}]+/u)])
    .map((name) => name.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((name) => name.length >= NAME_PART_MIN)
    .sort((left, right) => right.length - left.length);
  let rest = value;
  for (const part of parts) rest = rest.replaceAll(part, '');
  return rest !== value && /^\p{N}*$/u.test(rest);
}
