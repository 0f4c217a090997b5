import { jaroWinkler } from './jaro-winkler';
import { nameWords } from './names';
import type { PersonNames } from './names';
import { isSameFirstName } from './nicknames';

/** From which likeness on two names count as similar (domain §2.4). */
export const SIMILAR_NAME_LIKENESS = 0.88;
/**
 * Neither half of the name may be less alike than this: without it, a shared first name and one surname letter
 * are enough ("maria gonzalez", "maria gomez").
 */
const LEAST_PART_LIKENESS = 0.8;

/** Words that join surnames and name nobody by themselves. */
const PARTICLES = new Set(
  'de del la las los el y e da do dos das di du van von der den ter bin ibn al san santa st'.split(' '),
);

/** One way to say a person's name, normalised; a part they don't have is empty. */
interface NameForm {
  readonly first: string;
  readonly last: string;
}

export type NameLikeness =
  | { readonly kind: 'same' | 'swapped' }
  /** `likeness` from 0.88 to 1. */
  | { readonly kind: 'similar'; readonly likeness: number }
  | { readonly kind: 'different' };

/**
 * Compares two people's names, each by every name they go by: legal, preferred and other names, nicknames, first
 * and last swapped, either half of a double surname (R-INT-06). Symmetric.
 */
export function nameLikeness(first: PersonNames, second: PersonNames): NameLikeness {
  const firstForms = nameForms(first);
  const secondForms = nameForms(second);
  let isSwapped = false;
  let best = 0;
  for (const left of firstForms) {
    for (const right of secondForms) {
      if (isSame(left, right)) return { kind: 'same' };
      isSwapped ||= isSame(left, swapped(right)) || isSame(swapped(left), right);
      best = Math.max(
        best,
        formLikeness(left, right),
        // Both ways round, so that it doesn't matter whose names are the first.
        formLikeness(left, swapped(right)),
        formLikeness(swapped(left), right),
      );
    }
  }
  if (isSwapped) return { kind: 'swapped' };
  return best >= SIMILAR_NAME_LIKENESS ? { kind: 'similar', likeness: best } : { kind: 'different' };
}

/** The surname itself and, of a double one, each half. `["garcia lopez", "garcia", "lopez"]`. */
export function lastNameForms(words: readonly string[]): readonly string[] {
  const halves = words.filter((word) => !PARTICLES.has(word) && word.length > 1);
  return [...new Set([words.join(' '), ...(words.length > 1 ? halves : [])])].filter((form) => form !== '');
}

function nameForms(names: PersonNames): readonly NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (firstWords: readonly string[], lastWords: readonly string[]): void => {
    const lasts = lastNameForms(lastWords);
    const firsts = new Set([firstWords.join(' '), firstWords[0] ?? '']);
    for (const first of firsts) {
      for (const last of lasts.length === 0 ? [''] : lasts) {
        if (first !== '' || last !== '') forms.set(`${first}/${last}`, { first, last });
      }
    }
  };
  const legalLast = nameWords(names.legalLastName ?? '');
  if (names.legalFirstName !== null || names.legalLastName !== null) {
    add(nameWords(names.legalFirstName ?? ''), legalLast);
  }
  if (names.preferredName !== null) {
    const preferred = nameWords(names.preferredName);
    add(preferred, legalLast);
    // A preferred name may be a whole one.
    if (preferred.length > 1) add(preferred.slice(0, 1), preferred.slice(1));
  }
  for (const alias of names.aliases) {
    const words = nameWords(alias);
    if (words.length > 1) add(words.slice(0, 1), words.slice(1));
    else add(words, legalLast);
  }
  return [...forms.values()];
}

function swapped(form: NameForm): NameForm {
  return { first: form.last, last: form.first };
}

function isSame(left: NameForm, right: NameForm): boolean {
  return left.last !== '' && left.last === right.last && isSameFirstName(left.first, right.first);
}

function formLikeness(left: NameForm, right: NameForm): number {
  // Somebody known by one name alone: that name must be the same, and it proves less than two would.
  if (isPartial(left) || isPartial(right)) {
    const isShared =
      isSameFirstName(left.first, right.first) ||
      (left.first === '' && right.first === '' && left.last === right.last);
    return isShared ? SIMILAR_NAME_LIKENESS : 0;
  }
  const first = isSameFirstName(left.first, right.first) ? 1 : jaroWinkler(left.first, right.first);
  const last = jaroWinkler(left.last, right.last);
  if (Math.min(first, last) < LEAST_PART_LIKENESS) return 0;
  return Math.max(
    jaroWinkler(`${left.first} ${left.last}`, `${right.first} ${right.last}`),
    (first + last) / 2,
  );
}

function isPartial(form: NameForm): boolean {
  return form.first === '' || form.last === '';
}
