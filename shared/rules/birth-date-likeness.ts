import { ageInYears, isLocalDate } from '../time';
import type { LocalDate } from '../time';

/** How two dates of birth relate; `unknown` when one of them is missing. */
export type BirthDateLikeness = 'same' | 'transposed' | 'near' | 'unknown' | 'different';

/** A date of birth as it is compared. */
export interface KnownBirthDate {
  readonly birthDate: LocalDate | null;
  readonly birthDateIsEstimated: boolean;
}

/** How far off somebody's guess of a year may be. */
const ESTIMATE_YEARS = 3;

/**
 * Compares two dates of birth (R-INT-05). `transposed`: two neighbouring digits, or day and month, changed places.
 * `near`: one digit differs, or one of the two is a guess and they lie within three years. Symmetric.
 */
export function birthDateLikeness(first: KnownBirthDate, second: KnownBirthDate): BirthDateLikeness {
  if (first.birthDate === null || second.birthDate === null) return 'unknown';
  if (first.birthDate === second.birthDate) return 'same';
  const left = digits(first.birthDate);
  const right = digits(second.birthDate);
  if (isTransposed(left, right) || isDayMonthSwapped(left, right)) return 'transposed';
  if (countDifferences(left, right) === 1) return 'near';
  if (first.birthDateIsEstimated || second.birthDateIsEstimated) {
    const years = Math.abs(ageInYears(first.birthDate, second.birthDate));
    if (years < ESTIMATE_YEARS) return 'near';
  }
  return 'different';
}

/**
 * Every date that is `same`, `transposed` or `near` by its digits to this one, so that an index on the date of birth
 * finds them all; guessed dates are looked for by name instead. About 50 dates, real ones only.
 */
export function likeBirthDates(birthDate: LocalDate): readonly LocalDate[] {
  const original = digits(birthDate);
  const variants = new Set([original, `${original.slice(0, 4)}${original.slice(6)}${original.slice(4, 6)}`]);
  for (let index = 0; index < original.length; index += 1) {
    const before = original.slice(0, index);
    const here = original[index] ?? '';
    const next = original[index + 1];
    if (next !== undefined) variants.add(`${before}${next}${here}${original.slice(index + 2)}`);
    for (let digit = 0; digit <= 9; digit += 1) {
      variants.add(`${before}${digit}${original.slice(index + 1)}`);
    }
  }
  return [...variants]
    .map((text) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
    .filter(isLocalDate);
}

function digits(date: LocalDate): string {
  return date.replaceAll('-', '');
}

function countDifferences(left: string, right: string): number {
  return Array.from(left).filter((digit, index) => digit !== right[index]).length;
}

function isTransposed(left: string, right: string): boolean {
  const at = Array.from(left).findIndex((digit, index) => digit !== right[index]);
  return countDifferences(left, right) === 2 && left[at] === right[at + 1] && left[at + 1] === right[at];
}

function isDayMonthSwapped(left: string, right: string): boolean {
  return (
    left.slice(0, 4) === right.slice(0, 4) &&
    left.slice(4, 6) === right.slice(6) &&
    left.slice(6) === right.slice(4, 6)
  );
}
